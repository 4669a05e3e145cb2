import { t } from "../text/l10n.ts";
import { coverage } from "./coverage.ts";
import { soaKey } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import { at, isLive, isPast } from "./recordFacts.ts";
import { type Condition, each, filled } from "./recordLook.ts";
import { hasMeasures, treatmentOf } from "./riskRating.ts";
import { missingControls } from "./soa.ts";

/** Conditions for risks and the rows of the Statement of Applicability. */
export const riskConditions: Readonly<Record<string, Condition>> = {
  rated: {
    words: () => t("`risks` rated"),
    todo: () => t("Rate likelihood and impact of `risks`"),
    look: (records, snapshot) =>
      each(records.filter(isLive), snapshot, (record) => filled("likelihood")(record) && filled("impact")(record)),
  },
  treated: {
    words: () => t("`risks` with a treatment"),
    todo: () => t("Choose a treatment for `risks`"),
    look: (records, snapshot) => each(records.filter(isLive), snapshot, (record) => treatmentOf(asRisk(record)) !== undefined),
  },
  "treatment-approved": {
    words: () => t("treatments approved"),
    todo: () => t("Have the risk owners approve the treatment of `risks` (clause 6.1.3 f)"),
    look: (records, snapshot) =>
      each(
        records.filter(isLive),
        snapshot,
        (record) => isPast(at(record, ["treatment", "approvedOn"]), snapshot.today) || isMerelyAccepted(asRisk(record)),
      ),
  },
  "residual-accepted": {
    words: () => t("residual risks accepted"),
    todo: () => t("Have the risk owners accept what remains of `risks` (clause 6.1.3 f)"),
    look: (records, snapshot) =>
      each(
        records.filter((record) => isLive(record) && treatmentOf(asRisk(record)) !== "avoid"),
        snapshot,
        (record) => isPast(at(record, ["residual", "acceptedOn"]), snapshot.today),
      ),
  },
  complete: {
    words: () => t("controls with a row in the SoA"),
    todo: () => t("Complete the Statement of Applicability: a row that says something for each control"),
    look: (records, snapshot) => {
      const open = records.length === 0 ? [] : [...missingControls(snapshot), ...records.filter(saysNothingYet).map(asRow).map(soaKey)];
      return { of: records.length === 0 ? 0 : snapshot.catalog.controls.length + snapshot.index.ofKind("controls").length, open };
    },
  },
  justified: {
    words: () => t("SoA rows decided and justified"),
    todo: () => t("Decide and justify the controls in the Statement of Applicability"),
    look: (records, snapshot) => each(records, snapshot, (record) => filled("applicable")(record) && isJustified(record)),
  },
  implemented: {
    words: () => t("controls implemented"),
    todo: () => t("Implement the applicable controls"),
    look: (records, snapshot) => {
      const applicable = records.filter((record) => at(record, ["applicable"]) === true);
      return each(applicable, snapshot, (record) => at(record, ["status"]) === "implemented");
    },
  },
  evidenced: {
    words: () => t("controls with evidence"),
    todo: () => t("Collect evidence that the applicable controls work"),
    look: (_, snapshot) => {
      const applicable = coverage(snapshot).filter(({ state }) => state !== "missing" && state !== "excluded");
      return { of: applicable.length, open: applicable.filter(({ state }) => state !== "evidenced").map(({ id }) => id) };
    },
  },
};

/** In a sentence; for an applicable control a reason will do, which other rules hold against the register. */
function isJustified(record: IsmsRecord): boolean {
  return filled("justification")(record) || (at(record, ["applicable"]) === true && filled("reasons")(record));
}

/** A row as a template has it: the control is to come, and nobody has said why. */
function saysNothingYet(record: IsmsRecord): boolean {
  const { applicable, status = "planned" } = asRow(record).data;
  return applicable !== false && status === "planned" && !isJustified(record) && !filled("implementation")(record);
}

function asRow(record: IsmsRecord): IsmsRecord<"soaEntry"> {
  return record as IsmsRecord<"soaEntry">;
}

function asRisk(record: IsmsRecord): IsmsRecord<"risks"> {
  return record as IsmsRecord<"risks">;
}

/** There is no plan to approve for a risk that is accepted as it is. */
function isMerelyAccepted(risk: IsmsRecord<"risks">): boolean {
  return treatmentOf(risk) === "accept" && !hasMeasures(risk.data);
}
