import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { hasNewerCertificate, isActive, isLight, isVital, matters, supplierReview } from "../../model/suppliers.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

export const reviewRules = [
  defineRule({
    code: "supplier/not-reviewed",
    severity: "warning",
    clause: "A.5.22",
    kind: "suppliers",
    docs: {
      what: "A supplier on which much depends, or that processes personal data, was neither assessed nor reviewed, and no review is planned.",
      why: "Services and security of suppliers are monitored and reviewed (A.5.22). Trust that nobody ever checked is a hope.",
      how: "Review certificates, reports, incidents and performance; record `lastReview` and plan `nextReview`. Looked at where `criticality` is `high` or `critical`, or personal data are processed.",
    },
    check(supplier, { snapshot: { today }, report }) {
      if (!isActive(supplier, today) || !matters(supplier)) return;
      if (["lastReview", "assessedOn", "nextReview"].some((field) => !saysNothing(supplier, [field]))) return;
      report(
        supplier,
        [],
        isVital(supplier)
          ? t(
              "Much depends on {0}, but nobody has reviewed its security, nor is a review planned (A.5.22). Review it, and record `lastReview` and `nextReview`.",
              nameOf(supplier),
            )
          : t(
              "{0} processes personal data, but nobody has reviewed its security, nor is a review planned (A.5.22). Review it, and record `lastReview` and `nextReview`.",
              nameOf(supplier),
            ),
      );
    },
  }),
  defineRule({
    code: "supplier/review-overdue",
    severity: "warning",
    clause: "A.5.22",
    kind: "suppliers",
    docs: {
      what: "The review of a supplier is past its day; or nothing plans one, much depends on the supplier or it processes personal data, and nobody has looked for more than a year.",
      why: "Suppliers are reviewed at regular intervals (A.5.22); a day that passed unnoticed shows that nobody looks.",
      how: "Review it, record the day in `lastReview`, and plan the next one. The day is `nextReview`, or else follows from `lastReview` (or `assessedOn`) and `reviewEvery`. Where a longer interval is enough, say so there.",
    },
    check(supplier, { snapshot: { today }, report }) {
      const due = supplierReview(supplier);
      if (!isActive(supplier, today) || due === undefined || due.day >= today) return;
      report(
        supplier,
        [due.field],
        due.isAssumed
          ? t(
              "Nobody has looked at {0} since {1}, more than a year ago, and no review is planned (A.5.22). Look at certificates, incidents and performance, record the day in `lastReview`, and plan the next one in `nextReview` or `reviewEvery`.",
              nameOf(supplier),
              supplier.data[due.field] ?? "",
            )
          : t(
              "The review of {0} was due on {1} (A.5.22). Look at certificates, incidents and performance, record the day in `lastReview`, and plan the next one.",
              nameOf(supplier),
              due.day,
            ),
      );
    },
  }),
  defineRule({
    code: "supplier/no-next-review",
    severity: "info",
    clause: "A.5.22",
    kind: "suppliers",
    docs: {
      what: "A supplier was assessed or reviewed once, but nothing says when the next time is.",
      why: "Monitoring is regular (A.5.22). Without a day for the next review there is none.",
      how: "Plan `nextReview`, or say in `reviewEvery` how often. Not asked for where little depends on the supplier.",
    },
    check(supplier, { snapshot: { today }, report }) {
      const { lastReview, assessedOn } = supplier.data;
      const last = lastReview ?? assessedOn;
      if (!isActive(supplier, today) || isLight(supplier) || last === undefined) return;
      if (!saysNothing(supplier, ["nextReview"]) || !saysNothing(supplier, ["reviewEvery"])) return;
      const next = addFrequency(last, "annually") ?? today;
      // that a year has passed is `supplier/review-overdue`
      if (next < today && matters(supplier)) return;
      report(
        supplier,
        [lastReview === undefined ? "assessedOn" : "lastReview"],
        t(
          "{0} was looked at on {1}, but no next review is planned (A.5.22). Record `nextReview` or `reviewEvery`.",
          nameOf(supplier),
          last,
        ),
        next > today ? [setFieldFix(t("Plan the next review for {0}", next), supplier, ["nextReview"], next)] : [],
      );
    },
  }),
  defineRule({
    code: "supplier/certificate-expired",
    severity: "info",
    clause: "A.5.22",
    kind: "suppliers",
    docs: {
      what: "A certificate or report of a supplier has expired, and no newer one of the same standard is recorded.",
      why: "Where the review of a supplier rests on its certificate, nothing shows its security once that has run out (A.5.22).",
      how: "Ask for the new one and record it; read whether the service that you use is still in its scope.",
    },
    check(supplier, { snapshot: { today }, report }) {
      if (!isActive(supplier, today)) return;
      const certificates = supplier.data.certifications ?? [];
      certificates.forEach(({ standard = "", validUntil }, at) => {
        if (validUntil === undefined || validUntil >= today) return;
        if (hasNewerCertificate(supplier, at)) return;
        report(
          supplier,
          ["certifications", at, "validUntil"],
          t(
            "{0} of {1} was valid until {2}; since then it shows nothing (A.5.22). Ask for the new one and record it.",
            standard === "" ? t("This certificate") : standard,
            nameOf(supplier),
            validUntil,
          ),
        );
      });
    },
  }),
  defineRule({
    code: "supplier/dates",
    severity: "warning",
    clause: "A.5.22",
    kind: "suppliers",
    docs: {
      what: "Dates of a supplier contradict each other or lie in the future: reviewed on a day to come, a next review not after the last, an agreement that ends before it begins.",
      why: "One of the dates is wrong, so none of them shows that the supplier is bound and watched (A.5.22).",
      how: "Correct the date that is wrong. After a review, move `nextReview` on.",
    },
    check(supplier, { snapshot: { today }, report }) {
      const { lastReview, nextReview, agreementFrom, agreementUntil } = supplier.data;
      if (lastReview !== undefined && lastReview > today) {
        report(
          supplier,
          ["lastReview"],
          t("{0} was last reviewed on {1}, which is still to come (A.5.22). Correct the day.", nameOf(supplier), lastReview),
        );
      } else if (lastReview !== undefined && nextReview !== undefined && nextReview <= lastReview && isActive(supplier, today)) {
        report(
          supplier,
          ["nextReview"],
          t("The next review of {0}, {1}, is not after the last, {2} (A.5.22). Plan it anew.", nameOf(supplier), nextReview, lastReview),
        );
      }
      if (agreementFrom !== undefined && agreementUntil !== undefined && agreementUntil < agreementFrom) {
        report(
          supplier,
          ["agreementUntil"],
          t(
            "The agreement with {0} ends on {1}, before it begins on {2} (A.5.20). Correct one of the days.",
            nameOf(supplier),
            agreementUntil,
            agreementFrom,
          ),
        );
      }
    },
  }),
];
