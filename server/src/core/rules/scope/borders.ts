import { saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { shorten, someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

export const borderRules = [
  defineRule({
    code: "scope/exclusion-without-reason",
    severity: "warning",
    clause: "4.3",
    kind: "scope",
    docs: {
      what: "The scope leaves something out without saying why.",
      why: "Clause 4.3 lets the organisation draw the borders, but an auditor asks of each exclusion whether it weakens the security of what is inside.",
      how: "Give each exclusion its `reason`: who is responsible there instead, and why nothing inside depends on it without control.",
    },
    check(scope, { report }) {
      const bare = (scope.data.excludes ?? []).flatMap(({ what }, index) =>
        saysNothing(scope, ["excludes", index, "reason"]) ? [{ index, name: `"${shorten(what ?? "")}"` }] : [],
      );
      const [first] = bare;
      if (!first) return;
      report(
        scope,
        ["excludes", first.index],
        t(
          "The scope leaves out {0} without a reason. An auditor asks whether that weakens what is inside (clause 4.3): say why it does not, in `reason`.",
          someOf(
            bare.map(({ name }) => name),
            3,
          ),
        ),
      );
    },
  }),
  defineRule({
    code: "scope/no-interfaces",
    severity: "info",
    clause: "4.3",
    kind: "scope",
    docs: {
      what: "The scope names no interfaces to what others do.",
      why: "Clause 4.3 c asks to consider interfaces and dependencies between what the organisation does and what others do. Hosting, cloud services and external mandates are nearly always some.",
      how: "List the borders to suppliers, customers and group functions under `interfaces`, each with who is responsible for what.",
    },
    check(scope, { snapshot: { index }, report }) {
      const all = index.ofKind("scope");
      if (scope !== all[0] || !all.every((other) => saysNothing(other, ["interfaces"]))) return;
      report(
        scope,
        [],
        t(
          "The scope names no interfaces. Clause 4.3 c asks to consider those between you and others, such as hosting and external mandates: list them under `interfaces`.",
        ),
      );
    },
  }),
];
