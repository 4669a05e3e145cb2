import type { KindName } from "../generated/types.ts";
import { t } from "../text/l10n.ts";
import { soaKey } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";
import { ownRecords } from "./templateText.ts";

/** How far a control has come, from nothing said to shown to work. */
export type ControlState = "missing" | "excluded" | "planned" | "partial" | "implemented" | "evidenced";

/** The states in the order of progress. */
export const controlStates: readonly ControlState[] = ["missing", "excluded", "planned", "partial", "implemented", "evidenced"];

/** A state in words. */
export function stateLabel(state: ControlState): string {
  return {
    missing: t("no SoA entry"),
    excluded: t("excluded"),
    planned: t("planned"),
    partial: t("partly implemented"),
    implemented: t("implemented, no current evidence"),
    evidenced: t("implemented, with current evidence"),
  }[state];
}

/** A control of Annex A or of the organisation, with everything in the ISMS that hangs on it. */
export interface ControlCoverage {
  readonly id: string;
  readonly title: string;
  readonly state: ControlState;
  readonly entries: readonly IsmsRecord<"soaEntry">[];
  readonly risks: readonly IsmsRecord<"risks">[];
  readonly obligations: readonly IsmsRecord<"obligations">[];
  readonly actions: readonly IsmsRecord<"actions">[];
  readonly documents: readonly IsmsRecord<"document">[];
  readonly evidence: readonly IsmsRecord<"evidence">[];
}

/** A control with its state, and how much hangs on it. */
export interface CountedControl extends Pick<ControlCoverage, "id" | "title" | "state"> {
  readonly counts: Readonly<Record<"soaEntry" | "risks" | "obligations" | "actions" | "documents" | "evidence", number>>;
}

/** The coverage of one control, counted: in an ISMS of thousands of records a key must not put them all in order. */
export function countedControl(id: string, snapshot: Snapshot): CountedControl {
  const entries = entriesOf(id, snapshot);
  const citing = [...snapshot.index.anyCiting(keyOf(id, snapshot))];
  const evidence = evidenceOf(id, entries, ofKind(citing, "evidence"), snapshot);
  const counted = new Map<KindName, number>();
  for (const { kind } of citing) counted.set(kind, (counted.get(kind) ?? 0) + 1);
  const count = (kind: KindName) => counted.get(kind) ?? 0;
  const documents = documentsNamed(entries, snapshot);
  return {
    id,
    title: titleOf(id, snapshot),
    state: stateOf(entries[0], evidence, snapshot),
    counts: {
      soaEntry: entries.length,
      risks: count("risks"),
      obligations: count("obligations"),
      actions: count("actions"),
      documents: documents.length === 0 ? count("document") : new Set([...documents, ...ofKind(citing, "document")]).size,
      evidence: evidence.length,
    },
  };
}

/** The coverage of one control. */
export function controlCoverage(id: string, snapshot: Snapshot): ControlCoverage {
  const entries = entriesOf(id, snapshot);
  const citing = snapshot.index.allCiting(keyOf(id, snapshot));
  const evidence = evidenceOf(id, entries, ofKind(citing, "evidence"), snapshot);
  return {
    id,
    title: titleOf(id, snapshot),
    state: stateOf(entries[0], evidence, snapshot),
    entries,
    risks: ofKind(citing, "risks"),
    obligations: ofKind(citing, "obligations"),
    actions: ofKind(citing, "actions"),
    documents: [...new Set([...documentsNamed(entries, snapshot), ...ofKind(citing, "document")])],
    evidence,
  };
}

/** The coverage of all 93 controls and then of the organisation's own, in order. */
export function coverage(snapshot: Snapshot): ControlCoverage[] {
  return controlIds(snapshot).map((id) => controlCoverage(id, snapshot));
}

/** The same, counted. */
export function countedCoverage(snapshot: Snapshot): CountedControl[] {
  return controlIds(snapshot).map((id) => countedControl(id, snapshot));
}

function controlIds({ index, catalog }: Snapshot): string[] {
  return [...catalog.controls.map(({ id }) => id), ...index.ofKind("controls").flatMap(({ id }) => id ?? [])];
}

/** Evidence counts while it is valid and once it has been collected. */
export function isCurrent(evidence: IsmsRecord<"evidence">, today: string): boolean {
  const { validUntil, collectedOn } = evidence.data;
  return (validUntil === undefined || validUntil >= today) && (collectedOn === undefined || collectedOn <= today);
}

/** Its SoA entries. One under a number of the 2013 edition speaks for its successors until it is migrated. */
function entriesOf(id: string, { index, catalog }: Snapshot): readonly IsmsRecord<"soaEntry">[] {
  const own = index.soa(id);
  return own.length > 0 ? own : (catalog.control(id)?.predecessors ?? []).flatMap((old) => index.soa(old));
}

function stateOf(entry: IsmsRecord<"soaEntry"> | undefined, evidence: readonly IsmsRecord<"evidence">[], snapshot: Snapshot): ControlState {
  if (!entry || entry.data.applicable === undefined) return "missing";
  if (!entry.data.applicable) return "excluded";
  if (entry.data.status !== "implemented") return entry.data.status ?? "planned";
  return ownRecords(evidence, snapshot).some((record) => isCurrent(record, snapshot.today)) ? "evidenced" : "implemented";
}

function titleOf(id: string, { index, catalog }: Snapshot): string {
  return catalog.control(id)?.title ?? index.record("controls", id)?.title ?? "";
}

/** The key under which records cite a control. */
function keyOf(id: string, { index }: Snapshot): string {
  return index.record("controls", id) ? `record:${id}` : `control:${id}`;
}

function evidenceOf(
  id: string,
  entries: readonly IsmsRecord<"soaEntry">[],
  citing: readonly IsmsRecord<"evidence">[],
  { index }: Snapshot,
): IsmsRecord<"evidence">[] {
  const named = entries.flatMap((entry) => (soaKey(entry) === id ? index.records("evidence", entry.data.evidence) : []));
  return [...new Set([...named, ...citing])];
}

function documentsNamed(entries: readonly IsmsRecord<"soaEntry">[], { index }: Snapshot): IsmsRecord<"document">[] {
  return entries.flatMap((entry) => index.records("document", entry.data.documents));
}

function ofKind<K extends KindName>(records: readonly IsmsRecord[], kind: K): readonly IsmsRecord<K>[] {
  return records.filter((record) => record.kind === kind) as IsmsRecord[] as unknown as readonly IsmsRecord<K>[];
}
