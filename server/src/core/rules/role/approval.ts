import type { KindName } from "../../generated/types.ts";
import { actsAs, isFirmOfOne, isSamePerson } from "../../model/actors.ts";
import type { IsmsIndex } from "../../model/ismsIndex.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import { topManagement } from "../../model/topManagement.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const approvalRules = [
  defineRule({
    code: "role/author-approves",
    severity: "info",
    clause: "A.5.3",
    each: "record",
    docs: {
      what: "An approved document was approved by its own author, or by its owner where it names no author; or the scope, the methodology, the Statement of Applicability or the audit programme by its own owner.",
      why: "An approval is a second look (clause 7.5.2). Where writing and approving lie in one hand, conflicting duties are not kept apart (A.5.3).",
      how: "Have someone else with authority approve it. Top management, and whoever may accept risks above the limit or approves the scope of others, have nobody above and are left alone, as is a firm of one.",
    },
    check(record, { snapshot: { index }, report }) {
      if (!APPROVED_KINDS.has(record.kind)) return;
      const { status, author, owner, approvedBy, approvedOn } = record.data as Approved;
      const writer = author ?? owner;
      const isInForce = record.kind === "document" ? status === "approved" : approvedOn !== undefined;
      if (!isInForce || writer === undefined || approvedBy === undefined || !isSamePerson(index, writer, approvedBy)) return;
      if (isFirmOfOne(index) || isAtTheTop(approvedBy, index)) return;
      report(record, ["approvedBy"], messageOf(record, approvedBy, author !== undefined));
    },
  }),
];

/** What is written by one and approved by another. Risks, changes and exceptions have rules of their own. */
const APPROVED_KINDS: ReadonlySet<string> = new Set<KindName>(["document", "scope", "methodology", "soa", "auditProgramme"]);

interface Approved {
  readonly status?: string;
  readonly author?: string;
  readonly owner?: string;
  readonly approvedBy?: string;
  readonly approvedOn?: string;
}

function messageOf(record: IsmsRecord, approver: string, isAuthor: boolean): string {
  if (record.kind !== "document")
    return t(
      "`{0}` was approved by its owner {1}, so nobody else looked at it (A.5.3 and clause 7.5.2). Have another with authority approve it.",
      record.kind,
      approver,
    );
  return isAuthor
    ? t(
        "{0} was approved by {1}, who also wrote it, so nobody else looked at it (A.5.3 and clause 7.5.2). Have another approve it.",
        nameOf(record),
        approver,
      )
    : t(
        "{0} was approved by its owner {1}, so nobody else looked at it (A.5.3 and clause 7.5.2). Have another approve it, or name its author.",
        nameOf(record),
        approver,
      );
}

/** Who approves a scope that somebody else answers for is above them, as is whoever top management is by title. */
function isAtTheTop(approver: string, index: IsmsIndex): boolean {
  const authorities = index.ofKind("methodology").flatMap(({ data }) => data.acceptance?.authority ?? []);
  const approvers = index
    .ofKind("scope")
    .flatMap(({ data: { approvedBy = "", owner } }) => (owner !== undefined && isSamePerson(index, owner, approvedBy) ? [] : approvedBy));
  return [...authorities, ...approvers, ...topManagement(index)].some((top) => actsAs(index, approver, top) === true);
}
