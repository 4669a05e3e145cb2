import type { Catalog } from "../catalog/catalog.ts";
import type { KindName } from "../generated/types.ts";
import type { IsmsRecord, Mention } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";

/** What in the ISMS rests on a control, looked up by the control's canonical id. */
export interface ControlUse {
  /** Risks that are not closed and whose treatment cites it. */
  risks(control: string): readonly IsmsRecord<"risks">[];
  /** Actions that are not cancelled. */
  actions(control: string): readonly IsmsRecord<"actions">[];
  /** Obligations in force on the snapshot's day. */
  obligations(control: string): readonly IsmsRecord<"obligations">[];
  /** Approved documents whose front matter cites it. */
  documents(control: string): readonly IsmsRecord<"document">[];
  /** Evidence that speaks for it and is collected, expired or not. */
  evidence(control: string): readonly IsmsRecord<"evidence">[];
}

/** A place in a record's field that names a control, or something that stands where a control should. */
interface ControlCitation {
  readonly id: string;
  readonly mention: Mention;
}

/** Collects the use of every control. One pass over the records; call it once for a whole rule. */
export function controlUse({ index, catalog, today }: Snapshot): ControlUse {
  const collect = <K extends KindName>(kind: K, field: string, counts: (record: IsmsRecord<K>) => boolean) => {
    const found = new Map<string, IsmsRecord<K>[]>();
    for (const record of index.ofKind(kind)) {
      for (const id of counts(record) ? citedControls(record, field, catalog) : []) {
        const list = found.get(id);
        if (list) list.push(record);
        else found.set(id, [record]);
      }
    }
    return (control: string) => found.get(control) ?? [];
  };
  return {
    risks: collect("risks", "treatment.controls", ({ data }) => data.status !== "closed"),
    actions: collect("actions", "controls", ({ data }) => data.status !== "cancelled"),
    obligations: collect("obligations", "controls", (record) => isInForce(record, today)),
    documents: collect("document", "controls", ({ data }) => data.status === "approved"),
    evidence: collect("evidence", "for", ({ data }) => (data.collectedOn ?? today) <= today),
  };
}

/** The places in a field (`treatment.controls`) of a record that name a control, in order. */
export function controlCitations(record: IsmsRecord, field: string): ControlCitation[] {
  return record.mentions.flatMap((mention) => {
    const { target } = mention;
    return mention.field === field && (target.type === "control" || target.type === "record") ? [{ id: target.id, mention }] : [];
  });
}

/** True for an obligation that binds on `day`. */
function isInForce({ data }: IsmsRecord<"obligations">, day: string): boolean {
  return (data.inForceFrom ?? day) <= day && (data.until ?? day) >= day;
}

/** Each control once. A number of the 2013 edition counts for its successors: that it is old is a finding of its own. */
function citedControls(record: IsmsRecord, field: string, catalog: Catalog): Set<string> {
  const ids = controlCitations(record, field).flatMap(({ id }) =>
    catalog.isControl2022(id) ? [id] : (catalog.control2013(id)?.successors ?? [id]),
  );
  return new Set(ids);
}
