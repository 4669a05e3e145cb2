import type { KindName } from "../generated/types.ts";
import { isInForce } from "./obligations.ts";
import type { IsmsRecord, Mention } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";

/** What in the ISMS rests on a control, looked up by the control's canonical id; each record once. */
export interface ControlUse {
  /** Risks that are not closed and whose treatment cites it. */
  risks(control: string): readonly IsmsRecord<"risks">[];
  /** Actions that are not cancelled. */
  actions(control: string): readonly IsmsRecord<"actions">[];
  /** Obligations in force on the snapshot's day. */
  obligations(control: string): readonly IsmsRecord<"obligations">[];
  /** Interested parties with a requirement that it answers. */
  parties(control: string): readonly IsmsRecord<"interestedParties">[];
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

/** Gives the use of each control, looked up when asked for. */
export function controlUse(snapshot: Snapshot): ControlUse {
  const { today } = snapshot;
  const users = <K extends KindName>(kind: K, field: string, counts: (record: IsmsRecord<K>) => boolean) => {
    return (control: string) => citingRecords(control, kind, field, snapshot).filter(counts);
  };
  return {
    risks: users("risks", "treatment.controls", ({ data }) => data.status !== "closed"),
    actions: users("actions", "controls", ({ data }) => data.status !== "cancelled"),
    obligations: users("obligations", "controls", (record) => isInForce(record, today)),
    parties: users("interestedParties", "requirements.addressedBy", () => true),
    documents: users("document", "controls", ({ data }) => data.status === "approved"),
    evidence: users("evidence", "for", ({ data }) => (data.collectedOn ?? today) <= today),
  };
}

/**
 * The records of a kind that name a control in a field, each once. A number of the 2013 edition counts for its successors: that it is
 * old is a finding of its own.
 */
function citingRecords<K extends KindName>(control: string, kind: K, field: string, { index, catalog }: Snapshot): IsmsRecord<K>[] {
  const found = [control, ...catalog.retiredIds(control)].flatMap((id) => [
    ...index.citing(`control:${id}`, field),
    ...index.citing(`record:${id}`, field),
  ]);
  const ofKind = found.filter((record) => record.kind === kind) as IsmsRecord[] as IsmsRecord<K>[];
  return [...new Set(ofKind)];
}

/** The places in a field (`treatment.controls`) of a record that name a control, in order. */
export function controlCitations(record: IsmsRecord, field: string): ControlCitation[] {
  return record.mentions.flatMap((mention) => {
    const { target } = mention;
    return mention.field === field && (target.type === "control" || target.type === "record") ? [{ id: target.id, mention }] : [];
  });
}
