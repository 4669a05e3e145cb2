import type { RecordCheck } from "../catalog/types.ts";
import type { KindName } from "../generated/types.ts";
import { kinds } from "../schema/kinds.ts";
import type { Path } from "../syntax/node.ts";
import { t } from "../text/l10n.ts";
import { coverage } from "./coverage.ts";
import { soaKey } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import { at, isApproved, isLive, isPast, isTopPolicy, needsApproval, wasHeld } from "./recordFacts.ts";
import { nameOf, saysNothing } from "./recordFields.ts";
import { hasMeasures, treatmentOf } from "./riskRating.ts";
import type { Snapshot } from "./snapshot.ts";
import { missingControls } from "./soa.ts";

/** How far the records of a kind meet a condition. */
export interface CheckResult {
  readonly kind: KindName;
  /** From 0 to 1. */
  readonly share: number;
  readonly met: number;
  readonly of: number;
  /** The ids or names of what does not meet it yet. */
  readonly open: readonly string[];
  /** What is to be done about it. */
  readonly todo: string;
}

/** Holds the records of a snapshot against a condition; undefined for a kind that this version does not have. */
export function checkRecords({ kind, is, enough = 1 }: RecordCheck, snapshot: Snapshot): CheckResult | undefined {
  const known = kinds.find(({ name }) => name === kind);
  const condition = conditions[is];
  if (!known || !condition) return undefined;
  const { of, open } = condition.look(snapshot.index.ofKind(known.name), snapshot);
  const share = of === 0 ? 0 : (of - open.length) / of;
  const todo = of === 0 ? t("Begin `{0}`: nothing is recorded yet", kind) : condition.todo(kind);
  return { kind: known.name, share: Math.min(1, share / enough), met: of - open.length, of, open, todo };
}

interface Condition {
  /** What is to be done about records of `kind` that do not meet it. */
  readonly todo: (kind: string) => string;
  readonly look: (records: readonly IsmsRecord[], snapshot: Snapshot) => Look;
}

/** How many things are looked at, and which of them do not meet the condition. */
interface Look {
  readonly of: number;
  readonly open: readonly string[];
}

/** The conditions by the names that they have in the catalogue's data. */
export const conditions: Readonly<Record<string, Condition>> = {
  recorded: { todo: (kind) => t("Record `{0}`", kind), look: (records) => ({ of: Math.min(1, records.length), open: [] }) },
  owned: {
    todo: (kind) => t("Give each record of `{0}` an owner", kind),
    look: (records) => each(records.filter(isLive), filled("owner")),
  },
  approved: {
    todo: (kind) => t("Have `{0}` approved", kind),
    look: (records, { today }) => each(records.filter(needsApproval), (record) => isApproved(record, today)),
  },
  dated: {
    todo: (kind) => t("Hold the first of `{0}` and record its date", kind),
    look: (records, { today }) => some(records, (record) => isPast(at(record, ["date"]), today)),
  },
  done: {
    todo: (kind) => t("Finish what is open in `{0}`", kind),
    look: (records) => each(records.filter(isLive), (record) => at(record, ["status"]) === "done"),
  },
  sponsored: {
    todo: () => t("Win a sponsor in top management and record it in `project`"),
    look: (records) => some(records, filled("sponsor")),
  },
  managed: { todo: () => t("Name a manager in `project`"), look: (records) => some(records, filled("manager")) },
  held: {
    todo: () => t("Say who holds each of `roles`"),
    look: (records, { index }) => {
      const byPeople = new Set(index.ofKind("people").flatMap(({ data }) => data.roles ?? []));
      return each(records, (record) => filled("holders")(record) || byPeople.has(record.id ?? ""));
    },
  },
  "policy-approved": {
    todo: () => t("Have the information security policy approved (clause 5.2)"),
    look: (records, { today }) => some(records.filter(isTopPolicy), (record) => isApproved(record, today)),
  },
  rated: {
    todo: () => t("Rate likelihood and impact of `risks`"),
    look: (records) => each(records.filter(isLive), (record) => filled("likelihood")(record) && filled("impact")(record)),
  },
  treated: {
    todo: () => t("Choose a treatment for `risks`"),
    look: (records) => each(records.filter(isLive), (record) => treatmentOf(asRisk(record)) !== undefined),
  },
  "treatment-approved": {
    todo: () => t("Have the risk owners approve the treatment of `risks` (clause 6.1.3 f)"),
    look: (records, { today }) =>
      each(records.filter(isLive), (record) => isPast(at(record, ["treatment", "approvedOn"]), today) || isMerelyAccepted(asRisk(record))),
  },
  "residual-accepted": {
    todo: () => t("Have the risk owners accept what remains of `risks` (clause 6.1.3 f)"),
    look: (records, { today }) =>
      each(
        records.filter((record) => isLive(record) && treatmentOf(asRisk(record)) !== "avoid"),
        (record) => isPast(at(record, ["residual", "acceptedOn"]), today),
      ),
  },
  complete: {
    todo: () => t("Complete the Statement of Applicability: a row for each control"),
    look: (records, snapshot) => {
      const open = records.length === 0 ? [] : missingControls(snapshot);
      return { of: records.length === 0 ? 0 : snapshot.catalog.controls.length + snapshot.index.ofKind("controls").length, open };
    },
  },
  justified: {
    todo: () => t("Decide and justify the controls in the Statement of Applicability"),
    look: (records) => each(records, (record) => filled("applicable")(record) && filled("justification")(record)),
  },
  implemented: {
    todo: () => t("Implement the applicable controls"),
    look: (records) => {
      const applicable = records.filter((record) => at(record, ["applicable"]) === true);
      return each(applicable, (record) => at(record, ["status"]) === "implemented");
    },
  },
  evidenced: {
    todo: () => t("Collect evidence that the applicable controls work"),
    look: (_, snapshot) => {
      const applicable = coverage(snapshot).filter(({ state }) => state !== "missing" && state !== "excluded");
      return { of: applicable.length, open: applicable.filter(({ state }) => state !== "evidenced").map(({ id }) => id) };
    },
  },
  measured: { todo: () => t("Record measurements of `metrics`"), look: (records) => each(records, filled("measurements")) },
  audited: {
    todo: () => t("Hold the internal audit and record its date (clause 9.2)"),
    look: (records, { today }) => some(records, (record) => at(record, ["type"]) === "internal" && wasHeld(record, today)),
  },
  "body-chosen": {
    todo: () => t("Choose an accredited certification body"),
    look: (records) => some(records, (record) => !saysNothing(record, ["body", "name"]) && !saysNothing(record, ["body", "accreditedBy"])),
  },
  "stage-1-held": { todo: () => t("Pass stage 1"), look: (records, { today }) => some(records, wasOn(["stage1", "date"], today)) },
  "stage-2-held": { todo: () => t("Pass stage 2"), look: (records, { today }) => some(records, wasOn(["stage2", "date"], today)) },
  decided: { todo: () => t("Get the certificate"), look: (records, { today }) => some(records, wasOn(["decidedOn"], today)) },
};

function each(records: readonly IsmsRecord[], meets: (record: IsmsRecord) => boolean): Look {
  return { of: records.length, open: records.filter((record) => !meets(record)).map(called) };
}

/** One record that meets it is enough. */
function some(records: readonly IsmsRecord[], meets: (record: IsmsRecord) => boolean): Look {
  return { of: Math.min(1, records.length), open: records.some(meets) ? [] : records.slice(0, 1).map(called) };
}

function called(record: IsmsRecord): string {
  return record.kind === "soaEntry" ? soaKey(record as IsmsRecord<"soaEntry">) : nameOf(record);
}

function filled(field: string): (record: IsmsRecord) => boolean {
  return (record) => !saysNothing(record, [field]);
}

function wasOn(path: Path, today: string): (record: IsmsRecord) => boolean {
  return (record) => isPast(at(record, path), today);
}

function asRisk(record: IsmsRecord): IsmsRecord<"risks"> {
  return record as IsmsRecord<"risks">;
}

/** There is no plan to approve for a risk that is accepted as it is. */
function isMerelyAccepted(risk: IsmsRecord<"risks">): boolean {
  return treatmentOf(risk) === "accept" && !hasMeasures(risk.data);
}
