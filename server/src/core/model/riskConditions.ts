import { addFrequency } from "../text/dates.ts";
import { t } from "../text/l10n.ts";
import { type CountedControl, controlCoverage, countedCoverage, isCurrent } from "./coverage.ts";
import { soaKey } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import { at, isLive, isPast } from "./recordFacts.ts";
import { type Condition, each, filled, type Look } from "./recordLook.ts";
import { hasMeasures, treatmentOf } from "./riskRating.ts";
import type { Snapshot } from "./snapshot.ts";
import { missingControls } from "./soa.ts";
import { ownRecords } from "./templateText.ts";

/** Conditions for risks and the rows of the Statement of Applicability. */
export const riskConditions: Readonly<Record<string, Condition>> = {
  rated: {
    words: () => t("each risk rated"),
    todo: () => t("Rate likelihood and impact of each risk"),
    look: (records, snapshot) =>
      each(records.filter(isLive), snapshot, (record) => filled("likelihood")(record) && filled("impact")(record)),
  },
  treated: {
    words: () => t("each risk with a treatment"),
    todo: () => t("Choose a treatment for each risk"),
    look: (records, snapshot) => each(records.filter(isLive), snapshot, (record) => treatmentOf(asRisk(record)) !== undefined),
  },
  "treatment-approved": {
    words: () => t("treatments approved"),
    todo: () => t("Have the risk owners approve the treatment of their risks (clause 6.1.3 f)"),
    look: (records, snapshot) =>
      each(
        records.filter(isLive),
        snapshot,
        (record) => isPast(at(record, ["treatment", "approvedOn"]), snapshot.today) || isMerelyAccepted(asRisk(record)),
      ),
  },
  "residual-accepted": {
    words: () => t("residual risks accepted"),
    todo: () => t("Have the risk owners accept what remains of their risks (clause 6.1.3 f)"),
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
    look: (_, snapshot) => controlsWithout(snapshot, ({ state }) => state === "evidenced"),
  },
  "evidenced-lately": {
    words: () => t("controls with evidence of the last twelve months"),
    todo: () => t("Collect evidence of the last twelve months that the applicable controls work"),
    look: (_, snapshot) => {
      const { today } = snapshot;
      const isLate = ({ data }: IsmsRecord<"evidence">) =>
        (addFrequency(data.period?.to ?? data.collectedOn ?? today, "annually") ?? today) < today;
      return controlsWithout(snapshot, ({ id, state }) => {
        return (
          state === "evidenced" &&
          ownRecords(controlCoverage(id, snapshot).evidence, snapshot).some((one) => isCurrent(one, today) && !isLate(one))
        );
      });
    },
  },
};

/** The applicable controls, and which of them do not meet something. */
function controlsWithout(snapshot: Snapshot, meets: (control: CountedControl) => boolean): Look {
  const applicable = countedCoverage(snapshot).filter(({ state }) => state !== "missing" && state !== "excluded");
  return { of: applicable.length, open: applicable.filter((control) => !meets(control)).map(({ id }) => id) };
}

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
