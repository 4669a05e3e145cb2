import { saysNothing } from "../../model/recordFields.ts";
import { soaRecordWith } from "../../model/soa.ts";
import { overdueReview, reviewedTodayFix } from "../../ruleKit/reviews.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const approvalRules = [
  defineRule({
    code: "scope/unapproved",
    severity: "warning",
    clause: "7.5.2",
    kind: "scope",
    docs: {
      what: "The scope has no version, no approver or no date of approval, or a date in the future.",
      why: "Clause 4.3 asks for the scope as documented information, and clause 7.5.2 for its approval. The scope on the certificate is taken from it.",
      how: "Have top management approve it; record `version`, `approvedBy` and `approvedOn`.",
    },
    check(scope, { snapshot, report }) {
      const all = snapshot.index.ofKind("scope");
      const missing = ["version", "approvedBy", "approvedOn"].filter((field) => all.every((other) => saysNothing(other, [field])));
      const { approvedOn } = scope.data;
      if (missing.length > 0) {
        if (scope !== all[0]) return;
        report(
          scope,
          [],
          t(
            "The scope lacks {0}. It is documented information from which the certificate takes its scope (clauses 4.3 and 7.5.2): have it approved and record who approved which version, and when.",
            missing.map((field) => `\`${field}\``).join(", "),
          ),
        );
      } else if (approvedOn !== undefined && approvedOn > snapshot.today) {
        report(
          scope,
          ["approvedOn"],
          t("The scope is approved on {0}, which is still to come, so it is not approved yet (clause 7.5.2). Correct the day.", approvedOn),
        );
      }
    },
  }),
  defineRule({
    code: "scope/review-overdue",
    severity: "warning",
    clause: "7.5.2",
    kind: "scope",
    docs: {
      what: "The review of the scope is overdue, or the scope plans none and was last looked at more than a year ago.",
      why: "Sites, services and suppliers change, and with them the borders (clause 4.3). Clause 7.5.2 c asks that documented information is reviewed for being suitable and adequate.",
      how: "Compare the scope with what the organisation does today, record the day in `reviewedOn`, and plan the next review.",
    },
    check(scope, { snapshot: { today }, report }) {
      const due = overdueReview(scope, today, { yearly: true });
      if (due === undefined) return;
      const field = ["nextReview", "reviewedOn", "approvedOn"].find((name) => !saysNothing(scope, [name])) ?? "statement";
      report(
        scope,
        [field],
        t(
          "The review of the scope was due on {0}. Borders move with sites, services and suppliers (clauses 4.3 and 7.5.2): compare it with what you do today, and plan the next review.",
          due,
        ),
        [reviewedTodayFix(scope, today)],
      );
    },
  }),
  defineRule({
    code: "scope/newer-than-soa",
    severity: "info",
    clause: "6.1.3 d",
    kind: "scope",
    docs: {
      what: "The scope was approved after the Statement of Applicability.",
      why: "The controls that are necessary depend on what is inside. After the borders have moved, nobody has confirmed that the statement still fits (clause 6.1.3).",
      how: "Go through risks and Statement of Applicability with the new scope, and have the statement approved again.",
    },
    check(scope, { snapshot: { index, today }, report }) {
      const { approvedOn } = scope.data;
      const soaApprovedOn = soaRecordWith(index, "approvedOn")?.data.approvedOn;
      if (approvedOn === undefined || soaApprovedOn === undefined || approvedOn <= soaApprovedOn || approvedOn > today) return;
      report(
        scope,
        ["approvedOn"],
        t(
          "The scope was approved on {0}, the Statement of Applicability before that, on {1}. Which controls are necessary depends on the scope (clause 6.1.3 d): go through the statement and have it approved again.",
          approvedOn,
          soaApprovedOn,
        ),
      );
    },
  }),
];
