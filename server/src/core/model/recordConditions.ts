import type { RecordCheck } from "../catalog/planTypes.ts";
import type { KindName } from "../generated/types.ts";
import { kindOf } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";
import { nextActivity } from "./activities.ts";
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
  const one = labelInSentence(kind);
  const todo = of === 0 && !condition.alsoFirst ? beginning(kind) : condition.todo(one, kindOf(kind).container === "singleton");
  return { kind, share: Math.min(1, share / enough), met: of - open.length, of, open, words: condition.words(one), todo };
}

/** The conditions by the names that they have in the catalogue's data. */
export const conditions: Readonly<Record<string, Condition>> = {
  ...riskConditions,
  recorded: {
    words: (one) => t("{0} recorded", one),
    todo: (one, isOnly) =>
      isOnly
        ? t("Write the {0} in your own words: so far there is the text of a template", one)
        : t("Record at least one {0} in your own words: so far there is the text of a template", one),
    look: (records, snapshot) => some(records, snapshot, () => true),
  },
  owned: {
    words: (one) => t("each {0} with an owner", one),
    todo: (one) => t("Give each {0} an owner", one),
    look: (records, snapshot) => each(records.filter(isLive), snapshot, filled("owner")),
  },
  approved: {
    words: (one) => t("{0} approved", one),
    todo: (one, isOnly) =>
      isOnly ? t("Have the {0} approved, and record by whom and when", one) : t("Have each {0} approved, and record by whom and when", one),
    look: (records, snapshot) => each(records.filter(needsApproval), snapshot, (record) => isApproved(record, snapshot.today)),
  },
  "took-place": {
    words: (one) => t("{0} held", one),
    todo: (one) => t("Hold the first {0} and record its date", one),
    alsoFirst: true,
    look: (records, snapshot) => some(records, snapshot, (record) => wasHeld(record, snapshot.today)),
  },
  done: {
    words: (one) => t("{0} done", one),
    todo: (one) => t("Finish each open {0}", one),
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
    words: () => t("each role with a holder"),
    todo: () => t("Say who holds each role"),
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
    words: (one) => t("required {0} achieved", one),
    todo: (one) => t("Bring each {0} to what is required, and record `achieved`", one),
    look: (records, snapshot) => each(records, snapshot, (record) => filled("achieved")(record) && at(record, ["achieved"]) !== false),
  },
  "carried-out": {
    words: (one) => t("{0} carried out", one),
    todo: (one) => t("Carry out each {0} and record when in `done`", one),
    look: (records, snapshot) => {
      // what comes back once a year cannot have been done before its first day
      const isDueYet = (record: IsmsRecord) => {
        const next = nextActivity(record as IsmsRecord<"activities">, snapshot.today);
        return filled("done")(record) || next === undefined || next.due <= snapshot.today;
      };
      const due = records.filter(isDueYet);
      return each(due.length > 0 ? due : records, snapshot, filled("done"));
    },
  },
  measured: {
    words: () => t("each metric measured"),
    todo: () => t("Record measurements of each metric"),
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
    words: () => t("each nonconformity with cause and action"),
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
    look: (records, snapshot) => some(records, snapshot, passed("stage1", snapshot.today)),
  },
  "stage-2-held": {
    words: () => t("stage 2 passed"),
    todo: () => t("Pass stage 2"),
    alsoFirst: true,
    look: (records, snapshot) => some(records, snapshot, passed("stage2", snapshot.today)),
  },
  decided: {
    words: () => t("certificate"),
    todo: () => t("Get the certificate"),
    alsoFirst: true,
    look: (records, snapshot) => {
      const isCertified = (record: IsmsRecord) =>
        wasOn(["decidedOn"], snapshot.today)(record) || wasOn(["certificate", "issued"], snapshot.today)(record);
      return some(records, snapshot, isCertified);
    },
  },
};

/** Held, and not failed: then it is held again. */
function passed(stage: "stage1" | "stage2", today: string): (record: IsmsRecord) => boolean {
  return (record) => wasOn([stage, "date"], today)(record) && at(record, [stage, "result"]) !== "failed";
}

/** Understood, with an action against the cause or the reason why there is none. */
function isAnswered(nonconformity: Nonconformity, { index }: Snapshot): boolean {
  if (saysNothing(nonconformity, ["cause"])) return false;
  return (
    !saysNothing(nonconformity, ["noActionReason"]) || actionsOf(nonconformity, nonconformity.data.correctiveActions, index).length > 0
  );
}

/** What a person calls a record of a kind, in the middle of a sentence. */
function labelInSentence(kind: KindName): string {
  const { label } = kindOf(kind);
  // the names of documents and short forms keep their capitals
  return /^\p{Lu}\p{Ll}+(?: \p{Ll}|$)/u.test(label) && kind !== "soa" ? `${label[0]?.toLowerCase()}${label.slice(1)}` : label;
}

/** What to do where no record of a kind is there yet. */
function beginning(kind: KindName): string {
  switch (kind) {
    case "project":
      return t(
        "Begin the project with “ISMS: Plan implementation” or `isms plan --write`: who answers for it, who runs it, and its phases",
      );
    case "gaps":
      return t("Record what is missing against the standard: “ISMS: Gap analysis” or `isms gaps --format yaml` writes `gaps` for a start");
    case "budget":
      return t("Begin the `budget`: what the way to the certificate may cost, as `isms plan` estimates it");
    case "soaEntry":
      return t("Begin the Statement of Applicability (`soa`): a row for each control of Annex A");
    case "nonconformities":
      return t("Hold the internal audit, and record what it finds as `nonconformities`, with cause and action (clause 10.2)");
    default:
      return kindOf(kind).container === "singleton"
        ? t("Write down the {0} (`{1}`): there is none yet", labelInSentence(kind), kind)
        : t("Record the first {0} (`{1}`): there is none yet", labelInSentence(kind), kind);
  }
}
