import type { IsmsRecord } from "./record.ts";
import { nameOf, saysNothing } from "./recordFields.ts";
import type { Snapshot } from "./snapshot.ts";

export type Obligation = IsmsRecord<"obligations">;

/** True for one that binds on `day`. */
export function isInForce({ data }: Obligation, day: string): boolean {
  return data.applicable !== false && (data.inForceFrom ?? day) <= day && (data.until ?? day) >= day;
}

/** True for one that ended before `day`. */
export function hasEnded({ data }: Obligation, day: string): boolean {
  return data.until !== undefined && data.until < day;
}

/** True for one with something that answers it: in its own fields, or a record or document that cites it. */
export function isAnswered(obligation: Obligation, snapshot: Snapshot): boolean {
  return !saysNothing(obligation, ["controls"]) || !saysNothing(obligation, ["addressedBy"]) || citing(obligation, snapshot).length > 0;
}

/** The records that cite it, in a field or in their texts, and the documents that do. Evidence answers nothing. */
export function citing(obligation: Obligation, { index, files }: Snapshot): string[] {
  if (obligation.id === undefined) return [];
  const names = index.mentionsOf(`record:${obligation.id}`).flatMap(({ path, record }) => {
    const from = record ? [record] : (files.get(path)?.records ?? []).filter(({ kind }) => kind === "document");
    return from.filter((other) => other !== obligation && other.kind !== "evidence").map(nameOf);
  });
  return [...new Set(names)];
}
