import type { RecordCheck } from "../catalog/planTypes.ts";
import type { KindName } from "../generated/types.ts";
import { t } from "../text/l10n.ts";
import { holdersOf } from "./duties.ts";
import { actionsOf, breaksRequirement, type Nonconformity } from "./nonconformities.ts";
import type { IsmsRecord } from "./record.ts";
import { at, isApproved, isLive, isTopPolicy, needsApproval, wasHeld } from "./recordFacts.ts";
import { saysNothing } from "./recordFields.ts";
import { type Condition, each, filled, some, wasOn } from "./recordLook.ts";
import { riskConditions } from "./riskConditions.ts";
import type { Snapshot } from "./snapshot.ts";

/** How far the records of a kind meet a condition. */
export interface CheckResult {
  readonly kind: KindName;
  /** From 0 to 1. */
  readonly share: number;
  readonly met: number;
  readonly of: number;
  /** The ids or names of what does not meet it yet. */
  readonly open: readonly string[];
  /** What the condition asks for, for a list. */
  readonly words: string;
  /** What is to be done about it. */
  readonly todo: string;
}

/** Holds the records of a snapshot against a condition. Throws for a name that is none: those come from the catalogue. */
export function checkRecords({ kind, is, enough = 1 }: RecordCheck, snapshot: Snapshot): CheckResult {
  const condition = conditions[is];
  if (!condition) throw new Error(`no condition ${is}`);
  const { of, open } = condition.look(snapshot.index.ofKind(kind), snapshot);
  const share = of === 0 ? 0 : (of - open.length) / of;
  const todo = of === 0 && !condition.alsoFirst ? beginning(kind) : condition.todo(kind);
  return { kind, share: Math.min(1, share / enough), met: of - open.length, of, open, words: condition.words(kind), todo };
}

/** The conditions by the names that they have in the catalogue's data. */
export const conditions: Readonly<Record<string, Condition>> = {
  ...riskConditions,
  recorded: {
    words: (kind) => t("`{0}` recorded", kind),
    todo: (kind) => t("Write `{0}` in your own words: so far there is the text of a template", kind),
    look: (records, snapshot) => some(records, snapshot, () => true),
  },
  owned: {
    words: (kind) => t("`{0}` with an owner", kind),
    todo: (kind) => t("Give each record of `{0}` an owner", kind),
    look: (records, snapshot) => each(records.filter(isLive), snapshot, filled("owner")),
  },
  approved: {
    words: (kind) => t("`{0}` approved", kind),
    todo: (kind) => t("Have `{0}` approved", kind),
    look: (records, snapshot) => each(records.filter(needsApproval), snapshot, (record) => isApproved(record, snapshot.today)),
  },
  "took-place": {
    words: (kind) => t("`{0}` held", kind),
    todo: (kind) => t("Hold the first of `{0}` and record its date", kind),
    look: (records, snapshot) => some(records, snapshot, (record) => wasHeld(record, snapshot.today)),
  },
  done: {
    words: (kind) => t("`{0}` done", kind),
    todo: (kind) => t("Finish what is open in `{0}`", kind),
    look: (records, snapshot) => each(records.filter(isLive), snapshot, (record) => at(record, ["status"]) === "done"),
  },
  sponsored: {
    words: () => t("a sponsor"),
    todo: () => t("Win a sponsor in top management and record it in `project`"),
    look: (records, snapshot) => some(records, snapshot, filled("sponsor")),
  },
  managed: {
    words: () => t("a manager"),
    todo: () => t("Name a manager in `project`"),
    look: (records, snapshot) => some(records, snapshot, filled("manager")),
  },
  held: {
    words: () => t("`roles` with a holder"),
    todo: () => t("Say who holds each of `roles`"),
    look: (records, snapshot) =>
      each(records, snapshot, (record) => holdersOf(snapshot.index, record as IsmsRecord<"roles">, snapshot.today).length > 0),
  },
  "climate-decided": {
    words: () => t("decision on climate change"),
    todo: () => t("Decide in `context` whether climate change is a relevant issue, and why (clause 4.1)"),
    look: (records, snapshot) =>
      some(records, snapshot, (record) => ["relevant", "reason"].every((field) => !saysNothing(record, ["climateChange", field]))),
  },
  "policy-approved": {
    words: () => t("information security policy approved"),
    todo: () => t("Have the information security policy approved (clause 5.2)"),
    alsoFirst: true,
    look: (records, snapshot) => some(records.filter(isTopPolicy), snapshot, (record) => isApproved(record, snapshot.today)),
  },
  achieved: {
    words: (kind) => t("`{0}` achieved", kind),
    todo: (kind) => t("Close what is not achieved in `{0}`", kind),
    look: (records, snapshot) => each(records, snapshot, (record) => filled("achieved")(record) && at(record, ["achieved"]) !== false),
  },
  "carried-out": {
    words: (kind) => t("`{0}` carried out", kind),
    todo: (kind) => t("Carry out `{0}` and record when", kind),
    look: (records, snapshot) => each(records, snapshot, filled("done")),
  },
  measured: {
    words: () => t("`metrics` measured"),
    todo: () => t("Record measurements of `metrics`"),
    look: (records, snapshot) => each(records, snapshot, filled("measurements")),
  },
  audited: {
    words: () => t("internal audit held"),
    todo: () => t("Hold the internal audit and record its date (clause 9.2)"),
    alsoFirst: true,
    look: (records, snapshot) =>
      some(records, snapshot, (record) => at(record, ["type"]) === "internal" && wasHeld(record, snapshot.today)),
  },
  answered: {
    words: () => t("`nonconformities` with cause and action"),
    todo: () => t("Record the cause of each nonconformity, and what is done about it (clause 10.2)"),
    look: (records, snapshot) => {
      const broken = (records as IsmsRecord[] as Nonconformity[]).filter(breaksRequirement);
      if (broken.length > 0) return each(broken as IsmsRecord[], snapshot, (record) => isAnswered(record as Nonconformity, snapshot));
      // an audit that found nothing leaves nothing to answer
      const wasAudited = checkRecords({ kind: "audits", is: "audited" }, snapshot).share === 1;
      return { of: wasAudited ? 1 : 0, open: [] };
    },
  },
  "body-chosen": {
    words: () => t("certification body chosen"),
    todo: () => t("Choose an accredited certification body"),
    alsoFirst: true,
    look: (records, snapshot) =>
      some(records, snapshot, (record) => !saysNothing(record, ["body", "name"]) && !saysNothing(record, ["body", "accreditedBy"])),
  },
  "stage-1-held": {
    words: () => t("stage 1 passed"),
    todo: () => t("Pass stage 1"),
    alsoFirst: true,
    look: (records, snapshot) => some(records, snapshot, wasOn(["stage1", "date"], snapshot.today)),
  },
  "stage-2-held": {
    words: () => t("stage 2 passed"),
    todo: () => t("Pass stage 2"),
    alsoFirst: true,
    look: (records, snapshot) => some(records, snapshot, wasOn(["stage2", "date"], snapshot.today)),
  },
  decided: {
    words: () => t("certificate"),
    todo: () => t("Get the certificate"),
    alsoFirst: true,
    look: (records, snapshot) => some(records, snapshot, wasOn(["decidedOn"], snapshot.today)),
  },
};

/** Understood, with an action against the cause or the reason why there is none. */
function isAnswered(nonconformity: Nonconformity, { index }: Snapshot): boolean {
  if (saysNothing(nonconformity, ["cause"])) return false;
  return (
    !saysNothing(nonconformity, ["noActionReason"]) || actionsOf(nonconformity, nonconformity.data.correctiveActions, index).length > 0
  );
}

/** What to do where no record of a kind is there yet. */
function beginning(kind: KindName): string {
  switch (kind) {
    case "project":
      return t("Begin `project`: who answers for it in top management, who runs it, and its phases");
    case "gaps":
      return t("Begin `gaps`: what is missing against the standard, as the gap analysis proposes it");
    case "budget":
      return t("Begin `budget`: what the way to the certificate may cost");
    case "soaEntry":
      return t("Begin `soa`: a row for each control of Annex A");
    default:
      return t("Begin `{0}`: nothing is recorded yet", kind);
  }
}
