import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import { isReviewHeld } from "../../model/reviews.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { startRecordFix } from "../../ruleKit/startRecord.ts";
import { addDays, addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

/** How much later than a year after the last one a review may be where no day is planned. */
const GRACE_DAYS = 31;

export const intervalRules = [
  defineRule({
    code: "review/overdue",
    severity: "warning",
    clause: "9.3.1",
    docs: {
      what: "The last management review is more than a year and a month old, its `nextReview` has passed, or a planned one was not held.",
      why: "Top management reviews the ISMS at planned intervals (clause 9.3.1), and certification bodies expect at least one a year.",
      how: "Hold the review and record it; until then plan a day.",
    },
    check({ snapshot, report }) {
      const { index, today } = snapshot;
      const reviews = index.ofKind("managementReviews");
      const missed = reviews.filter(({ data }) => data.status === "planned" && data.date !== undefined && data.date < today);
      for (const review of missed) {
        report(
          review,
          ["date"],
          t(
            "{0} was planned for {1} and is not held. Top management reviews the ISMS at planned intervals (clause 9.3.1): hold it, or set a new day with the reason.",
            nameOf(review),
            review.data.date ?? "",
          ),
        );
      }
      const last = newest(reviews.filter((review) => isReviewHeld(review, today)));
      if (missed.length > 0 || !last) return;
      const { date = "", nextReview } = last.data;
      const year = addFrequency(date, "annually");
      const due = nextReview ?? (year === undefined ? today : addDays(year, GRACE_DAYS));
      if (due >= today) return;
      report(
        last,
        [nextReview === undefined ? "date" : "nextReview"],
        nextReview === undefined
          ? t(
              "The last management review was held on {0}, more than a year ago. Top management reviews the ISMS at planned intervals (clause 9.3.1): hold the next one and record it.",
              date,
            )
          : t(
              "The management review after that of {0} was due on {1}. Top management reviews the ISMS at planned intervals (clause 9.3.1): hold it and record it.",
              date,
              nextReview,
            ),
        reviews.some(({ data }) => data.status === "planned") ? [] : [planReviewFix()],
      );
    },
  }),
];

/** The day, who takes part and what is looked at are for people to write. */
function planReviewFix(): Fix {
  return startRecordFix(t("Plan the next management review"), "managementReviews", [
    `title: ${scalarText(t("Management review"))}`,
    "status: planned",
    "date:",
    "attendees:",
    "inputs:",
    ..."abcdefg".split("").map((letter) => `  ${letter}:`),
  ]);
}

function newest(reviews: readonly IsmsRecord<"managementReviews">[]): IsmsRecord<"managementReviews"> | undefined {
  const dated = reviews.filter(({ data }) => data.date !== undefined);
  return dated.reduce<IsmsRecord<"managementReviews"> | undefined>(
    (last, review) => (last && (last.data.date ?? "") >= (review.data.date ?? "") ? last : review),
    undefined,
  );
}
