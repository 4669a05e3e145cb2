import { type DocumentReview, documentReview, lastLook, usualInterval } from "../../model/documentReview.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { setFieldsFix } from "../../ruleKit/fixes.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

export const dateRules = [
  defineRule({
    code: "document/review-overdue",
    severity: "warning",
    clause: "7.5.2, A.5.1",
    kind: "document",
    docs: {
      what: "A document in force is past its `nextReview`, or was neither approved nor reviewed within the interval of its `reviewEvery`. Where it gives neither, a policy is overdue after a year, other documents after three.",
      why: "Clause 7.5.2 c asks that documents are suitable and adequate, and control A.5.1 that policies are reviewed at planned intervals. How often is the organisation's own decision: a day of its own that passed unnoticed shows that nobody looks, and a policy without any interval that nobody has decided.",
      how: "Review it, record the day in `reviewedOn`, and plan the next one in `nextReview` or `reviewEvery`. Drafts, retired documents, records and reports need no review.",
    },
    check(document, { report, snapshot: { today } }) {
      const review = documentReview(document);
      if (!review || review.due >= today) return;
      const looked = lastLook(document) ?? "";
      report(document, review.by === "usual" ? [] : [review.by], messageOf(review, document, looked), [reviewedToday(document, today)]);
    },
  }),
  defineRule({
    code: "document/conflicting-dates",
    severity: "warning",
    clause: "7.5.2",
    kind: "document",
    docs: {
      what: "Dates of a document contradict each other: its next review is not after its approval or last review, it takes effect before it was approved, or it was reviewed in the future.",
      why: "One of the dates is wrong, so none of them proves that the document was reviewed and approved, as clause 7.5.2 c asks.",
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

function messageOf({ due, by }: DocumentReview, { data }: IsmsRecord<"document">, looked: string): string {
  switch (by) {
    case "nextReview":
      return t(
        "The review was due on {0}. Clause 7.5.2 asks that documents stay suitable: review it, record the day, and plan the next review.",
        due,
      );
    case "reviewEvery":
      return t(
        "The document is to be reviewed `{0}` and was last looked at on {1}, so the review was due on {2}. Clause 7.5.2 asks that documents stay suitable: review it and record the day in `reviewedOn`.",
        data.reviewEvery ?? "",
        looked,
        due,
      );
    case "usual":
      return data.type === "policy"
        ? t(
            "The policy was last looked at on {0}, and no next review is planned. Policies are reviewed at planned intervals (A.5.1 and clause 7.5.2): review it, and plan the next review in `nextReview` or `reviewEvery`.",
            looked,
          )
        : t(
            "The document was last looked at on {0}, more than three years ago, and no next review is planned. Clause 7.5.2 asks that documents stay suitable: review it, and say in `reviewEvery` how often you want to.",
            looked,
          );
  }
}

/** The next review follows from `reviewEvery` where that is said; a day that was planned moves on by it, or by a year. */
function reviewedToday(document: IsmsRecord<"document">, today: string): Fix {
  const { nextReview, reviewEvery } = document.data;
  const every = reviewEvery ?? (nextReview === undefined ? usualInterval(document) : "annually");
  const next =
    reviewEvery !== undefined && nextReview === undefined ? [] : [{ path: ["nextReview"], value: addFrequency(today, every) ?? today }];
  return setFieldsFix(t("Record that it was reviewed today"), document, [{ path: ["reviewedOn"], value: today }, ...next]);
}
