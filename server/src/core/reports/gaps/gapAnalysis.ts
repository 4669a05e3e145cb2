import clauseRecords from "../../../../catalog/clause-records.yaml";
import readinessData from "../../../../catalog/readiness.yaml";
import { clauseGuidance } from "../../catalog/guidance.ts";
import type { RecordCheck } from "../../catalog/planTypes.ts";
import type { Clause } from "../../catalog/types.ts";
import { coverage } from "../../model/coverage.ts";
import { methodologyOf } from "../../model/methodology.ts";
import type { IsmsRecord } from "../../model/record.ts";
import type { CheckResult } from "../../model/recordConditions.ts";
import { nameOf } from "../../model/recordFields.ts";
import { clauseChecks, shownBy } from "../../model/shownRequirements.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { t } from "../../text/l10n.ts";
import { controlRequirement } from "./controlGap.ts";
import { oneStepLess, usualEffort } from "./effort.ts";
import type { GapState, RequirementState } from "./requirement.ts";

/** Every clause with requirements, every control of Annex A and the organisation's own, each held against the records. */
export function gapAnalysis(snapshot: Snapshot): RequirementState[] {
  const recorded = openGaps(snapshot);
  const methodology = methodologyOf(snapshot.index);
  const clauses = snapshot.catalog.clauses.filter(({ requirement }) => requirement).map((clause) => clauseRequirement(clause, snapshot));
  const controls = coverage(snapshot).map((control) => controlRequirement(control, methodology));
  return [...clauses, ...controls].map((derived) => withRecorded(derived, recorded.get(derived.id) ?? []));
}

function clauseRequirement(clause: Clause, snapshot: Snapshot): RequirementState {
  const { id } = clause;
  const wanted = clauseRecords().clauses[id] ?? [];
  const checks = clauseChecks(id, snapshot);
  const open = checks.filter(({ share }) => share < 1);
  const state = shownBy(checks);
  const whole = usualEffort("clause", id);
  return {
    id,
    type: "clause",
    title: titleOf(clause, snapshot),
    state,
    current: clauseWords(state, open),
    target:
      checks.length === 0 ? t("Met, and shown to the auditor") : t("Met, and shown: {0}", checks.map(({ words }) => words).join(", ")),
    gap: [...new Set(open.map(({ todo }) => todo))].join("; "),
    priority: open.length === 0 ? undefined : state === "missing" && isAskedForFirst(id, wanted, snapshot) ? "high" : "medium",
    effort: open.length === 0 ? undefined : state === "missing" ? whole : oneStepLess(whole),
    remediation: open.length === 0 ? "" : (clauseGuidance(id)?.goodPractice?.[0] ?? ""),
    actions: [],
    recorded: [],
  };
}

/** Its title; with that of the clause above where it is only called general, as several are. */
function titleOf({ id, title }: Clause, { catalog }: Snapshot): string {
  const above = catalog.clause(id.split(".").slice(0, -1).join("."))?.title;
  return title === "General" && above !== undefined ? t("{0}, in general", above) : title;
}

/** True for what the standard itself wants written down, and for what the certification body asks for at stage 1. */
function isAskedForFirst(id: string, wanted: readonly RecordCheck[], { catalog }: Snapshot): boolean {
  const atStage1 = readinessData().stages.flatMap((stage) => (stage.id === "stage1" ? stage.items.flatMap(({ shownBy }) => shownBy) : []));
  return (
    catalog.documentedInformation.some(({ clause }) => isSameTopic(clause.split(" ")[0] as string, id)) ||
    wanted.some(({ kind, is }) => atStage1.some((check) => check.kind === kind && check.is === is))
  );
}

/** Clauses of one topic, such as 9.2.1 and 9.2.2: what is written down under the one is asked for by the other. */
function isSameTopic(one: string, other: string): boolean {
  const topic = (id: string) => id.split(".").slice(0, 2).join(".");
  return one === other || (topic(one) === topic(other) && one !== topic(one) && other !== topic(other));
}

function clauseWords(state: GapState, open: readonly CheckResult[]): string {
  if (state === "unknown") return t("Records cannot show it");
  if (state === "met") return t("Shown by the records");
  if (open.every(({ of }) => of === 0)) return t("Nothing recorded in {0}", kindList(open));
  return open.map(({ words, met, of }) => (of > 1 ? t("{0}: {1} of {2}", words, met, of) : t("{0}: not yet", words))).join(", ");
}

function kindList(checks: readonly CheckResult[]): string {
  return [...new Set(checks.map(({ kind }) => `\`${kind}\``))].join(", ");
}

/** The gaps that the ISMS records and that are not closed, by the clause or control that they are of. */
function openGaps({ index }: Snapshot): Map<string, IsmsRecord<"gaps">[]> {
  const found = new Map<string, IsmsRecord<"gaps">[]>();
  for (const gap of index.ofKind("gaps")) {
    if (gap.data.status === "closed" || gap.data.status === "accepted") continue;
    for (const { field, target } of gap.mentions) {
      if (field !== "requirement" || !("id" in target)) continue;
      const id = target.type === "clause" ? (target.id.split(" ")[0] as string) : target.id;
      found.set(id, [...(found.get(id) ?? []), gap]);
    }
  }
  return found;
}

/** What people have recorded of a requirement goes before what is derived, except for how it stands: a gap of theirs is one. */
function withRecorded(derived: RequirementState, gaps: readonly IsmsRecord<"gaps">[]): RequirementState {
  const [first] = gaps;
  if (!first) return derived;
  const { current, target, gap, priority, effort, remediation } = first.data;
  return {
    ...derived,
    current: derived.state === "met" && current !== undefined ? String(current) : derived.current,
    state: derived.state === "missing" ? "missing" : "partial",
    target: target === undefined ? derived.target : String(target),
    gap: gap ?? (derived.gap || (first.title ?? "")),
    priority: priority ?? derived.priority ?? "medium",
    effort: effort ?? derived.effort ?? oneStepLess(usualEffort(derived.type, derived.id)),
    remediation: remediation ?? derived.remediation,
    actions: [...new Set([...derived.actions, ...gaps.flatMap(({ data }) => data.actions ?? [])])],
    recorded: gaps.map(nameOf),
  };
}
