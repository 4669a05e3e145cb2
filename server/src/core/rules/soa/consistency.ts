import type { ControlUse } from "../../model/controlUse.ts";
import { soaKey } from "../../model/ismsIndex.ts";
import { nameOf } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { scopeContradictions } from "../../ruleKit/scopeContradictions.ts";
import { controlName, someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

export const consistencyRules = [
  defineRule({
    code: "soa/excluded-but-used",
    severity: "warning",
    clause: "6.1.3 d",
    docs: {
      what: "A control is excluded, although a risk treatment, an action or an approved document uses it.",
      why: "A control that treats a risk is necessary, so the Statement of Applicability and the treatment plan contradict each other (clauses 6.1.3 b and d).",
      how: "Include the control, or take it out of what cites it.",
    },
    kind: "soaEntry",
    check(entry, { snapshot, report, controlUse }) {
      const users = entry.data.applicable === false ? usersOf(soaKey(entry), controlUse()) : [];
      if (users.length === 0) return;
      report(
        entry,
        ["applicable"],
        t(
          "{0} is excluded but used by {1}. The Statement of Applicability and what it rests on contradict each other (clause 6.1.3 d): include the control, or take it out there.",
          controlName(snapshot.catalog, soaKey(entry)),
          someOf(users, 3),
        ),
      );
    },
  }),
  defineRule({
    code: "soa/contradicts-scope",
    severity: "warning",
    clause: "4.3",
    docs: {
      what: "A control is excluded, although the scope or a register shows that what it protects is there: development, suppliers, places of work, personal data and the like.",
      why: "Scope (clause 4.3) and Statement of Applicability (clause 6.1.3 d) must not contradict each other; auditors lay them side by side.",
      how: "Include the control, or correct the scope or register. Where the exclusion holds all the same, say why in an `isms-ignore` comment.",
    },
    kind: "soaEntry",
    check(entry, { snapshot, report, once }) {
      if (entry.data.applicable !== false) return;
      const sign = once("scope contradictions", () => scopeContradictions(snapshot))(soaKey(entry));
      if (sign === undefined) return;
      report(
        entry,
        ["applicable"],
        t(
          "{0} Yet {1} is excluded, so the scope (clause 4.3) and the Statement of Applicability (clause 6.1.3 d) contradict each other. Include the control, or correct the scope or register.",
          sign,
          controlName(snapshot.catalog, soaKey(entry)),
        ),
      );
    },
  }),
];

function usersOf(control: string, use: ControlUse): string[] {
  return [...use.risks(control), ...use.actions(control), ...use.documents(control)].map((record) =>
    record.kind === "document" ? (record.id ?? record.path) : nameOf(record),
  );
}
