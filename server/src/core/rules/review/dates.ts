import { nameOf } from "../../model/recordFields.ts";
import { isReviewHeld } from "../../model/reviews.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const dateRules = [
  defineRule({
    code: "review/dates",
    severity: "warning",
    clause: "9.3.3",
    kind: "managementReviews",
    docs: {
      what: "Dates of a management review contradict each other: it is called held on a day to come, plans the next one before itself, or a decision of it was carried out before it was taken.",
      why: "What is kept of a review (clause 9.3.3) has to show when top management decided what. One wrong date, and it does not.",
      how: "Correct the date or the status that is wrong. What was carried out before the review is an input to it, not a decision of it.",
    },
    check(review, { snapshot: { today }, report }) {
      const { status, date, nextReview, decisions = [] } = review.data;
      const name = nameOf(review);
      if (date === undefined || status === "cancelled") return;
      if (status === "held" && date > today) {
        report(
          review,
          ["date"],
          t(
            "{0} is called held, and its day, {1}, is still to come. The record shows when top management decided (clause 9.3.3): correct the day or the status.",
            name,
            date,
          ),
        );
        return;
      }
      if (nextReview !== undefined && nextReview <= date) {
        report(
          review,
          ["nextReview"],
          t("The review after {0} is planned for {1}, not after its own day, {2} (clause 9.3.1). Plan it anew.", name, nextReview, date),
        );
      }
      if (!isReviewHeld(review, today)) return;
      for (const [position, { completedOn }] of decisions.entries()) {
        if (completedOn === undefined || completedOn >= date) continue;
        report(
          review,
          ["decisions", position, "completedOn"],
          t(
            "This decision of {0} was carried out on {1}, before the review on {2} (clause 9.3.3). Correct the day, or record it as an input.",
            name,
            completedOn,
            date,
          ),
        );
      }
    },
  }),
];
