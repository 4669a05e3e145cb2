import { nameOf } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import type { Path } from "../../syntax/node.ts";
import { t } from "../../text/l10n.ts";

export const dateRules = [
  defineRule({
    code: "risk/dates",
    severity: "warning",
    clause: "8.2",
    kind: "risks",
    docs: {
      what: "Dates of a risk contradict each other: identified or assessed on a day to come, or assessed, approved or accepted before it was identified.",
      why: "Results of assessments and treatment are kept as evidence (clauses 8.2 and 8.3). A risk that was treated before anybody knew of it looks like a record written afterwards.",
      how: "Correct the date that is wrong. The day of the next assessment belongs in `nextReview`.",
    },
    check(risk, { snapshot: { today }, report }) {
      const { status, identifiedOn, reviewedOn, treatment, residual } = risk.data;
      if (status === "closed") return;
      const name = nameOf(risk);
      for (const [field, day] of [["identifiedOn", identifiedOn] as const, ["reviewedOn", reviewedOn] as const]) {
        if (day === undefined || day <= today) continue;
        report(
          risk,
          [field],
          t("`{0}` of {1} is {2}, which is still to come, so it records no assessment (clause 8.2). Correct the day.", field, name, day),
        );
      }
      if (identifiedOn === undefined || identifiedOn > today) return;
      const later: readonly (readonly [Path, string | undefined])[] = [
        [["reviewedOn"], reviewedOn],
        [["treatment", "approvedOn"], treatment?.approvedOn],
        [["residual", "acceptedOn"], residual?.acceptedOn],
      ];
      const [path, day] = later.find(([, on]) => on !== undefined && on < identifiedOn) ?? [];
      if (path === undefined || day === undefined) return;
      report(
        risk,
        path,
        t(
          "`{0}` of {1} is {2}, before the risk was identified on {3}. Nobody treats what they do not know of yet (clauses 8.2 and 8.3): correct one of the days.",
          path.join("."),
          name,
          day,
          identifiedOn,
        ),
      );
    },
  }),
];
