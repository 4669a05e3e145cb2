import type { KindName } from "../generated/types.ts";
import { missingInformation, unshownClauses } from "../model/clauseCoverage.ts";
import type { IsmsRecord } from "../model/record.ts";
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
      what: "Documented information that the clauses themselves require is not there: no record and no document shows it, or only those that are still as a template wrote them: tagged `example`, or with text to be filled in. Results are asked for once there can be some: those of treatment once a risk is treated, those of operation, monitoring, audits and reviews once the Statement of Applicability is approved, work is on record or the first approval is half a year old. A folder of documents without any other record is left alone.",
      why: "Clause 7.5.1 a asks for everything that the standard calls documented information. An auditor goes through that list at stage 1, and each item that is missing is a nonconformity.",
      how: "Keep the records that the message names, or write the document and name the clause in its `clauses`. The Clauses view shows what counts for each.",
    },
    check({ snapshot, report }) {
      const isms = snapshot.index.singleton("isms");
      if (!isms || !hasBegun(snapshot)) return;
      for (const { key, isTemplate, clause, title, kinds } of missingInformation(snapshot)) {
        // that nothing shows the policy either (5.2 e) has the same cause: there is no document of one's own
        if (key === "organization-determined-documents") continue;
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
        } else if (!isSaidElsewhere(key, snapshot)) {
          report(
            isms,
            [],
            t('Nothing shows "{0}", which clause {1} requires as documented information. {2}', title, clause, howToShow(key, kinds)),
          );
        }
      }
    },
  }),
  defineRule({
    code: "clause/nothing-shown",
    severity: "warning",
    clause: "4.1, 4.2, 5.3, 7.3, 7.4",
    docs: {
      what: "Nothing shows how the ISMS meets a clause that requires no documented information and that every audit asks about all the same: issues (4.1) and interested parties (4.2) once the scope is approved, roles (5.3) from then on as well, communication (7.4) once the Statement of Applicability is approved, awareness (7.3) once there was an audit. One finding for all of them.",
      why: "The scope is drawn from issues and interested parties (clause 4.3), and people are to know their roles (clause 5.3), the policy (clause 7.3) and whom to tell what (clause 7.4). An auditor wants to see it, and asking around without a single record seldom convinces; the decision on climate change (clause 4.1) has no other place.",
      how: "Keep the records that the message names, or name the clause in the `clauses` of a document that answers it. A training that is planned is enough until its day.",
    },
    check({ snapshot, report }) {
      const isms = snapshot.index.singleton("isms");
      const unshown = isms ? unshownClauses(snapshot) : [];
      if (!isms || unshown.length === 0) return;
      report(
        isms,
        [],
        t(
          "Nothing shows how the ISMS meets what every audit asks about by now: {0}. Keep {1}, or name the clause in the `clauses` of a document that answers it.",
          unshown.map(({ clause, title }) => t("clause {0} ({1})", clause, title)).join(", "),
          namesOf(unshown.flatMap(({ kinds }) => kinds)),
        ),
      );
    },
  }),
];

/** What another rule says of the cause, with the fix at hand. */
function isSaidElsewhere(key: string, { index }: Snapshot): boolean {
  // `soa/missing-controls`
  if (key === "statement-of-applicability") return isAnyRiskTreated(index);
  // `audit/finding-without-nonconformity`
  const found = ({ data: { counted } }: IsmsRecord<"audits">) => (counted?.major ?? 0) + (counted?.minor ?? 0) > 0;
  return key === "nonconformities-and-actions" && index.ofKind("audits").some(found);
}

function howToShow(key: string, kinds: readonly KindName[]): string {
  if (kinds.length === 0) return t("Write the document, and name the clause in its `clauses`.");
  if (key === "nonconformities-and-actions")
    return t("Keep it as {0}; where an audit found none, say so in its `counted`.", namesOf(kinds));
  return t("Keep it as {0}, or name the clause in the `clauses` of a document that holds it.", namesOf(kinds));
}

function namesOf(kinds: readonly KindName[]): string {
  return kinds.map((kind) => `\`${kind === "soaEntry" ? "soa" : kind}\``).join(", ");
}

/** A handbook that has just got its `isms.yaml` lacks nearly everything: the Clauses view says so, and no finding needs to. */
function hasBegun({ index }: Snapshot): boolean {
  return allKinds.some(({ name }) => name !== "isms" && name !== "document" && index.has(name));
}
