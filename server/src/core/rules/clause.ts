import { missingInformation } from "../model/clauseCoverage.ts";
import { isAnyRiskTreated } from "../model/riskRating.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { kinds as allKinds } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";

/** What the clauses require as documented information. */
export const rules = [
  defineRule({
    code: "clause/missing-information",
    severity: "warning",
    clause: "7.5.1",
    docs: {
      what: "Documented information that the clauses themselves require is not there: no record and no document shows it, or only those that are still as a template wrote them: tagged `example`, or with text to be filled in. A folder of documents without any other record is left alone.",
      why: "Clause 7.5.1 a asks for everything that the standard calls documented information. An auditor goes through that list at stage 1, and each item that is missing is a nonconformity.",
      how: "Keep the records that the message names, or write the document and name the clause in its `clauses`. The Clauses view shows what counts for each.",
    },
    check({ snapshot, report }) {
      const isms = snapshot.index.singleton("isms");
      if (!isms || !hasBegun(snapshot)) return;
      for (const { isTemplate, clause, title, kinds } of missingInformation(snapshot)) {
        // that risks are treated without a Statement of Applicability says `soa/missing-controls`
        if (kinds.includes("soaEntry") && !isTemplate && isAnyRiskTreated(snapshot.index)) continue;
        if (isTemplate) {
          report(
            isms,
            [],
            t(
              'Only the text of a template shows "{0}", which clause {1} requires as documented information. Make it your own.',
              title,
              clause,
            ),
          );
          continue;
        }
        const how =
          kinds.length === 0
            ? t("Write the document, and name the clause in its `clauses`.")
            : t(
                "Keep it as {0}, or name the clause in the `clauses` of a document that holds it.",
                kinds.map((kind) => `\`${kind === "soaEntry" ? "soa" : kind}\``).join(", "),
              );
        report(isms, [], t('Nothing shows "{0}", which clause {1} requires as documented information. {2}', title, clause, how));
      }
    },
  }),
];

/** A handbook that has just got its `isms.yaml` lacks nearly everything: the Clauses view says so, and no finding needs to. */
function hasBegun({ index }: Snapshot): boolean {
  return allKinds.some(({ name }) => name !== "isms" && name !== "document" && index.has(name));
}
