import type { IsmsRecord } from "../../model/record.ts";
import { saysNothing } from "../../model/recordFields.ts";
import { setFieldsFix } from "../../ruleKit/fixes.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

export const dateRules = [
  defineRule({
    code: "document/review-overdue",
    severity: "warning",
    clause: "7.5.2",
    kind: "document",
    docs: {
      what: "A document in force is past its `nextReview`; or it names no next review and was neither approved nor reviewed within a year.",
      why: "Clause 7.5.2 c asks that documents are reviewed for being suitable and adequate, and control A.5.1 that policies are at planned intervals. How often is the organisation's own decision: a day of its own that passed unnoticed shows that nobody looks.",
      how: "Review it, record the day in `reviewedOn`, and plan the next one in `nextReview`. Drafts, retired documents, records and reports need no review.",
    },
    check(document, { report, snapshot: { today } }) {
      const { nextReview, status, type } = document.data;
      if (status === "draft" || status === "retired" || type === "record" || type === "report") return;
      const looked = lastLook(document);
      if (nextReview !== undefined) {
        if (nextReview >= today || (looked !== undefined && nextReview <= looked)) return;
        const message = t(
          "The review was due on {0}. Clause 7.5.2 asks that documents stay suitable: review it, record the day, and plan the next review.",
          nextReview,
        );
        report(document, ["nextReview"], message, [reviewedToday(document, today)]);
      } else if (status === "approved" && looked !== undefined && saysNothing(document, ["nextReview"])) {
        if ((addFrequency(looked, "annually") ?? today) >= today) return;
        const message = t(
          "The document was last looked at on {0} and names no next review. Clause 7.5.2 asks that documents stay suitable: review it and plan the next review.",
          looked,
        );
        report(document, [], message, [reviewedToday(document, today)]);
      }
    },
  }),
  defineRule({
    code: "document/conflicting-dates",
    severity: "warning",
    clause: "7.5.2",
    kind: "document",
    docs: {
      what: "Dates of a document contradict each other: its next review is not after its approval or last review, it takes effect before it was approved, or it was reviewed in the future.",
      why: "One of the dates is wrong, so none of them proves that the document was approved and reviewed.",
      how: "Correct the date that is wrong. After a review, move `nextReview` on.",
    },
    check(document, { report, snapshot: { today } }) {
      const { approvedOn, effectiveFrom, reviewedOn, nextReview } = document.data;
      const looked = lastLook(document);
      if (nextReview !== undefined && looked !== undefined && nextReview <= looked) {
        const act = looked === approvedOn ? t("approved on {0}", looked) : t("reviewed on {0}", looked);
        report(
          document,
          ["nextReview"],
          t(
            "The next review, {0}, is not after the day on which the document was {1} (clause 7.5.2). Plan it anew, or correct the date.",
            nextReview,
            act,
          ),
        );
      }
      if (effectiveFrom !== undefined && approvedOn !== undefined && effectiveFrom < approvedOn) {
        report(
          document,
          ["effectiveFrom"],
          t(
            "The document takes effect on {0}, before it was approved on {1} (clause 7.5.2). Correct one of the dates.",
            effectiveFrom,
            approvedOn,
          ),
        );
      }
      if (reviewedOn !== undefined && reviewedOn > today) {
        report(
          document,
          ["reviewedOn"],
          t("The last review is dated {0}, which is still to come (clause 7.5.2). Correct it, or plan it as `nextReview`.", reviewedOn),
        );
      }
    },
  }),
];

/** The day on which someone with authority last looked at the document. */
function lastLook({ data }: IsmsRecord<"document">): string | undefined {
  return [data.approvedOn, data.reviewedOn]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

function reviewedToday(document: IsmsRecord<"document">, today: string): Fix {
  return setFieldsFix(t("Record that it was reviewed today"), document, [
    { path: ["reviewedOn"], value: today },
    { path: ["nextReview"], value: addFrequency(today, "annually") ?? today },
  ]);
}
