import { mentionsAt } from "../../model/audits.ts";
import { saysNothing } from "../../model/recordFields.ts";
import { blankFieldsFixes } from "../../ruleKit/blankFields.ts";
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
  defineRule({
    code: "scope/clause-excluded",
    severity: "warning",
    clause: "4.3, 4.4",
    kind: "scope",
    docs: {
      what: "The scope leaves out a clause of the standard.",
      why: "Only what the organisation does can be outside of the scope (clause 4.3). The requirements of clauses 4 to 10 hold for all that is inside (clause 4.4): none of them can be left out, and no certification body certifies without one. Controls of Annex A are left out in the Statement of Applicability.",
      how: "Strike the exclusion out and meet the clause, as small as it fits the organisation; or say which part of the organisation is meant, without the clause.",
    },
    check(scope, { report }) {
      for (const [position, { what = "" }] of (scope.data.excludes ?? []).entries()) {
        // the clause by which borders are drawn is cited, not left out
        const clause = mentionsAt(scope, ["excludes", position, "what"]).find(
          ({ target }) => target.type === "clause" && target.id !== "4.3",
        );
        if (!clause) continue;
        report(
          scope,
          ["excludes", position, "what"],
          t(
            "The scope leaves out “{0}”. None of the requirements of clauses 4 to 10 can be left out, whatever the scope (clauses 4.3 and 4.4): meet the clause, or name the part of the organisation that is outside.",
            shorten(what),
          ),
        );
      }
    },
  }),
  defineRule({
    code: "scope/no-borders",
    severity: "info",
    clause: "4.3",
    kind: "scope",
    docs: {
      what: "The scope is a statement alone: it lists no processes, no sites, no technology and nothing else that is inside; and no document names clause 4.3.",
      why: "Clause 4.3 asks for the boundaries of the ISMS and for what it applies to. Of a sentence nobody can tell whether an asset, a site or a supplier is inside, and no rule can.",
      how: "List what is inside under `processes`, `sites` and `technology`, or under `includes`; where nobody works from an office, `sites` stays empty.",
    },
    check(scope, { snapshot: { index }, report }) {
      const all = index.ofKind("scope");
      if (scope !== all[0] || saysNothing(scope, ["statement"])) return;
      if (!BORDERS.every((field) => all.every((other) => saysNothing(other, [field])))) return;
      if (index.ofKind("document").some(({ data: { clauses = [] } }) => clauses.some((clause) => /^4\.3\b/.test(String(clause))))) return;
      report(
        scope,
        ["statement"],
        t(
          "The scope is a sentence, and lists neither processes nor sites nor technology. Clause 4.3 asks for its boundaries, or nobody can tell what is inside: list them.",
        ),
        blankFieldsFixes(scope, [["processes"], ["sites"], ["technology"]]),
      );
    },
  }),
];

const BORDERS = ["includes", "processes", "sites", "technology"];
