import type { KindName } from "../generated/types.ts";
import { t } from "../text/l10n.ts";
import { soaKey } from "./ismsIndex.ts";
import { type IsmsRecord, targetKey } from "./record.ts";
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

/** The coverage of one control. */
export function controlCoverage(id: string, snapshot: Snapshot): ControlCoverage {
  const { index, catalog } = snapshot;
  const entries = entriesOf(id, snapshot);
  const citing = recordsCiting(id, snapshot);
  const evidence = evidenceOf(id, entries, citing, snapshot);
  return {
    id,
    title: catalog.control(id)?.title ?? index.record("controls", id)?.title ?? "",
    state: stateOf(entries[0], evidence, snapshot),
    entries,
    risks: ofKind(citing, "risks"),
    obligations: ofKind(citing, "obligations"),
    actions: ofKind(citing, "actions"),
    documents: documentsOf(entries, ofKind(citing, "document"), snapshot),
    evidence,
  };
}

/** The coverage of all 93 controls and then of the organisation's own, in order. */
export function coverage(snapshot: Snapshot): ControlCoverage[] {
  const own = snapshot.index.ofKind("controls").flatMap(({ id }) => id ?? []);
  return [...snapshot.catalog.controls.map(({ id }) => id), ...own].map((id) => controlCoverage(id, snapshot));
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

/** The records whose fields (not their prose) cite a control, its SoA entries aside, by kind. */
function recordsCiting(id: string, { index }: Snapshot): Citing {
  const key = index.record("controls", id) ? `record:${id}` : `control:${id}`;
  const records = index.allCiting(key);
  const known = citingByList.get(records);
  if (known) return known;
  const citing = new Map<KindName, IsmsRecord[]>();
  for (const record of records) {
    const isCited = record.mentions.some(({ field, target }) => field !== undefined && targetKey(target) === key);
    if (record.kind === "soaEntry" || !isCited) continue;
    const own = citing.get(record.kind);
    if (own) own.push(record);
    else citing.set(record.kind, [record]);
  }
  citingByList.set(records, citing);
  return citing;
}

type Citing = ReadonlyMap<KindName, readonly IsmsRecord[]>;

/** The index keeps the list of who cites a control while nothing in it changes: so long this holds as well. */
const citingByList = new WeakMap<readonly IsmsRecord[], Citing>();

function evidenceOf(id: string, entries: readonly IsmsRecord<"soaEntry">[], citing: Citing, { index }: Snapshot): IsmsRecord<"evidence">[] {
  const named = entries
    .flatMap((entry) => (soaKey(entry) === id ? (entry.data.evidence ?? []) : []))
    .flatMap((other) => index.record("evidence", other) ?? []);
  return [...new Set([...named, ...ofKind(citing, "evidence")])];
}

function documentsOf(
  entries: readonly IsmsRecord<"soaEntry">[],
  citing: readonly IsmsRecord<"document">[],
  { index }: Snapshot,
): IsmsRecord<"document">[] {
  const named = entries.flatMap((entry) => index.records("document", entry.data.documents));
  return [...new Set([...named, ...citing])];
}

function ofKind<K extends KindName>(citing: Citing, kind: K): readonly IsmsRecord<K>[] {
  return (citing.get(kind) ?? []) as unknown as readonly IsmsRecord<K>[];
}
