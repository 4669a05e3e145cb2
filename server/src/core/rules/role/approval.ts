import { actsAs, isFirmOfOne, soleActor } from "../../model/actors.ts";
import type { IsmsIndex } from "../../model/ismsIndex.ts";
import { nameOf } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const approvalRules = [
  defineRule({
    code: "role/author-approves",
    severity: "info",
    clause: "A.5.3",
    kind: "document",
    docs: {
      what: "An approved document was approved by its own author, or by its owner where it names no author.",
      why: "An approval is a second look (clause 7.5.2). Where writing and approving lie in one hand, conflicting duties are not kept apart (A.5.3).",
      how: "Have someone else with authority approve it. Whoever may accept risks above the limit, or approves the scope, has nobody above and is left alone, as is a firm of one.",
    },
    check(document, { snapshot: { index }, report }) {
      const { status, author, owner, approvedBy } = document.data;
      const writer = author ?? owner;
      if (status !== "approved" || writer === undefined || approvedBy === undefined) return;
      const person = soleActor(index, writer);
      if (person === undefined || person !== soleActor(index, approvedBy)) return;
      if (isFirmOfOne(index) || isAtTheTop(approvedBy, index)) return;
      report(
        document,
        ["approvedBy"],
        author === undefined
          ? t(
              "{0} was approved by its owner {1}, so nobody else looked at it (A.5.3 and clause 7.5.2). Have another approve it, or name its author.",
              nameOf(document),
              approvedBy,
            )
          : t(
              "{0} was approved by {1}, who also wrote it, so nobody else looked at it (A.5.3 and clause 7.5.2). Have another approve it.",
              nameOf(document),
              approvedBy,
            ),
      );
    },
  }),
];

function isAtTheTop(approver: string, index: IsmsIndex): boolean {
  const authorities = index.ofKind("methodology").flatMap(({ data }) => data.acceptance?.authority ?? []);
  const approvers = index.ofKind("scope").flatMap(({ data }) => data.approvedBy ?? []);
  return [...authorities, ...approvers].some((top) => actsAs(index, approver, top) === true);
}
