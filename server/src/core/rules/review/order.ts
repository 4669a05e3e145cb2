import { isHeld, isInternalAudit, lastDayOfAudit, mentionsAt } from "../../model/audits.ts";
import type { IsmsIndex } from "../../model/ismsIndex.ts";
import type { IsmsRecord, Mention } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import { isReviewHeld } from "../../model/reviews.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

export const orderRules = [
  defineRule({
    code: "review/later-input",
    severity: "warning",
    clause: "9.3.2",
    kind: "managementReviews",
    docs: {
      what: "The inputs of a management review name an audit, a nonconformity or an incident of a later day.",
      why: "Top management cannot have looked at what had not happened yet (clause 9.3.2). Minutes that know the future look as if they were written for the audit.",
      how: "Correct the day of one of the records, or take the later one out: it belongs to the next review.",
    },
    check(review, { snapshot: { index, today }, report }) {
      const { date } = review.data;
      if (date === undefined || !isReviewHeld(review, today)) return;
      const later = mentionsAt(review, ["inputs"]).flatMap((mention) => laterRecord(mention, date, index) ?? []);
      if (later.length === 0) return;
      report(
        review,
        ["inputs"],
        t(
          "{0} was held on {1} and is said to have looked at {2}, which came later (clause 9.3.2). Correct the day, or leave it to the next review.",
          nameOf(review),
          date,
          someOf([...new Set(later.map(nameOf))], 4),
        ),
      );
    },
  }),
  defineRule({
    code: "review/before-audit",
    severity: "info",
    clause: "9.3.2",
    docs: {
      what: "Management reviews were held, but none since the first internal audit.",
      why: "Results of audits are an input of the review (clause 9.3.2 d). A body that certifies wants to see an internal audit, and then a review that looked at it.",
      how: "Hold a review, if only a short one, once the audit is reported.",
    },
    check({ snapshot: { index, today }, report }) {
      const reviews = index.ofKind("managementReviews").filter((review) => isReviewHeld(review, today) && review.data.date !== undefined);
      const audits = index.ofKind("audits").filter((audit) => isInternalAudit(audit) && isHeld(audit, today));
      const audited = audits.flatMap((audit) => lastDayOfAudit(audit) ?? []).sort()[0];
      const last = reviews.sort((a, b) => (a.data.date ?? "").localeCompare(b.data.date ?? "")).at(-1);
      if (!last || audited === undefined || (last.data.date ?? "") >= audited) return;
      report(
        last,
        ["date"],
        t(
          "{0} was held on {1}, before the first internal audit of {2}, so no review has looked at the result of an audit yet (clause 9.3.2 d). Hold one before the certification audit.",
          nameOf(last),
          last.data.date ?? "",
          audited,
        ),
      );
    },
  }),
];

function laterRecord({ target }: Mention, date: string, index: IsmsIndex): IsmsRecord | undefined {
  if (target.type !== "record") return undefined;
  const audit = index.record("audits", target.id);
  if (audit) return (audit.data.date ?? "") > date ? audit : undefined;
  const nonconformity = index.record("nonconformities", target.id);
  if (nonconformity) return (nonconformity.data.foundOn ?? "") > date ? nonconformity : undefined;
  const incident = index.record("incidents", target.id);
  return incident && (incident.data.detectedOn ?? "").slice(0, 10) > date ? incident : undefined;
}
