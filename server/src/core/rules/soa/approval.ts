import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type SoaHeadField, soaRecordWith } from "../../model/soa.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const approvalRules = [
  defineRule({
    code: "soa/unapproved",
    severity: "warning",
    clause: "7.5.2",
    docs: {
      what: "The Statement of Applicability has no version, no approver or no date of approval, or a date in the future.",
      why: "It is a controlled document (clause 7.5.2), and the certificate names its version: without them nobody can tell which one was approved.",
      how: "Give it a version and have it approved; record `version`, `approvedBy` and `approvedOn`.",
    },
    check({ snapshot, report, reportPlace }) {
      const { index, files, today } = snapshot;
      const [firstEntry] = index.ofKind("soaEntry");
      if (!firstEntry) return;
      const heads = index.ofKind("soa");
      const missing = REQUIRED.filter((field) => heads.every((head) => saysNothing(head, [field])));
      if (missing.length > 0) {
        const message = t(
          "The Statement of Applicability lacks {0}. It is a controlled document (clause 7.5.2) whose version the certificate names: have it approved and record who approved which version, and when.",
          missing.map((field) => `\`${field}\``).join(", "),
        );
        const file = files.get((heads[0] ?? firstEntry).path);
        const key = file?.collections.find(({ kind }) => kind === "soa")?.key;
        if (file && key) reportPlace(file, { ...key, segment: {} }, message);
        else report(firstEntry, [], message);
        return;
      }
      const approved = soaRecordWith(index, "approvedOn");
      if (!approved || (approved.data.approvedOn ?? "") <= today) return;
      report(
        approved,
        ["approvedOn"],
        t(
          "The Statement of Applicability is approved on {0}, which is still to come, so this version is not approved yet (clause 7.5.2). Correct the day, or wait with it until the approval.",
          approved.data.approvedOn ?? "",
        ),
      );
    },
  }),
  defineRule({
    code: "soa/stale",
    severity: "warning",
    clause: "6.1.3 d",
    docs: {
      what: "Risks, treatments or entries are newer than the approval of the Statement of Applicability, or its review is overdue.",
      why: "The statement follows from the risk treatment (clause 6.1.3). After a new assessment the approved version may no longer show the necessary controls.",
      how: "Go through the entries, raise the version and have it approved again.",
    },
    check({ snapshot, report }) {
      const { index, today } = snapshot;
      if (index.ofKind("soaEntry").length === 0) return;
      const approved = soaRecordWith(index, "approvedOn");
      const approvedOn = approved?.data.approvedOn ?? today;
      const { count, newest } = changesSince(approvedOn, snapshot);
      if (approved && newest) {
        report(
          approved,
          ["approvedOn"],
          count === 1
            ? t(
                "The Statement of Applicability was approved on {0}, but {1} was assessed, treated or checked later, on {2}. The statement follows from the risk treatment (clause 6.1.3 d): check its entries and have it approved again.",
                approvedOn,
                nameOf(newest.record),
                newest.day,
              )
            : t(
                "The Statement of Applicability was approved on {0}, but {1} records were assessed, treated or checked later, the last one {2} on {3}. The statement follows from the risk treatment (clause 6.1.3 d): check its entries and have it approved again.",
                approvedOn,
                count,
                nameOf(newest.record),
                newest.day,
              ),
        );
      }
      const reviewed = soaRecordWith(index, "nextReview");
      if (!reviewed || (reviewed.data.nextReview ?? today) >= today) return;
      report(
        reviewed,
        ["nextReview"],
        t(
          "The review of the Statement of Applicability was due on {0}. Until it is done nobody can rely on the statement being right (clause 7.5.2): review it and set the next day.",
          reviewed.data.nextReview ?? "",
        ),
      );
    },
  }),
];

const REQUIRED: readonly SoaHeadField[] = ["version", "approvedBy", "approvedOn"];

interface Change {
  readonly record: IsmsRecord;
  readonly day: string;
}

/** How many records were assessed, treated or checked after a day and not later than today, and which was the last one. */
function changesSince(approvedOn: string, { index, today }: Snapshot): { readonly count: number; readonly newest: Change | undefined } {
  let count = 0;
  let newest: Change | undefined;
  const take = (records: readonly IsmsRecord[], days: readonly (string | undefined)[]) => {
    days.forEach((day, number) => {
      if (day === undefined) return;
      count++;
      if (newest === undefined || day > newest.day) newest = { record: records[number] as IsmsRecord, day };
    });
  };
  take(index.ofKind("risks"), index.facts("risks", riskDay, approvedOn, today));
  take(index.ofKind("soaEntry"), index.facts("soaEntry", entryDay, approvedOn, today));
  return { count, newest };
}

/** The last day up to today on which a risk was looked at, if that is after another one. */
function riskDay({ data }: IsmsRecord<"risks">, after: string, today: string): string | undefined {
  const { status, identifiedOn, reviewedOn, treatment } = data;
  return status === "closed" ? undefined : lastBetween([identifiedOn, reviewedOn, treatment?.approvedOn], after, today);
}

function entryDay({ data }: IsmsRecord<"soaEntry">, after: string, today: string): string | undefined {
  return lastBetween([data.reviewedOn], after, today);
}

function lastBetween(days: readonly (string | undefined)[], after: string, today: string): string | undefined {
  const [last] = days
    .flatMap((day) => (day !== undefined && day <= today ? [day] : []))
    .sort()
    .reverse();
  return last !== undefined && last > after ? last : undefined;
}
