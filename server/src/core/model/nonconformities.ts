import { addDays } from "../text/dates.ts";
import type { IsmsIndex } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

export type Nonconformity = IsmsRecord<"nonconformities">;

/** False for what an audit observed or proposed: no requirement is broken, so clause 10.2 asks for nothing. */
export function breaksRequirement({ data }: Nonconformity): boolean {
  return data.grade !== "observation" && data.grade !== "opportunity";
}

export function isClosed({ data }: Nonconformity): boolean {
  return data.status === "closed" || (data.status === undefined && data.closedOn !== undefined);
}

/** True once something must be there: the record is closed, or it was found more than `days` ago, or nobody says when. */
export function hasHadTime(nonconformity: Nonconformity, days: number, today: string): boolean {
  const { foundOn } = nonconformity.data;
  return isClosed(nonconformity) || foundOn === undefined || addDays(foundOn, days) < today;
}

/** The actions that a record lists in a field, and those that name it in `for`; without cancelled ones. */
export function actionsOf(record: IsmsRecord, listed: readonly string[] | undefined, index: IsmsIndex): IsmsRecord<"actions">[] {
  const named = index.records("actions", listed);
  const naming = record.id === undefined ? [] : index.citing(`record:${record.id}`, "for").filter(({ kind }) => kind === "actions");
  const all = [...named, ...(naming as IsmsRecord[] as IsmsRecord<"actions">[])];
  return [...new Set(all)].filter(({ data }) => data.status !== "cancelled");
}

/**
 * True where something is done about a record: an action that is not cancelled, listed in `field` or naming the record, or one that
 * no register knows, which is said elsewhere.
 */
export function isActedOn(record: IsmsRecord, field: string, listed: readonly string[] | undefined, index: IsmsIndex): boolean {
  if (actionsOf(record, listed, index).length > 0) return true;
  if (saysNothing(record, [field])) return false;
  return listed === undefined || listed.some((id) => index.record("actions", id) === undefined);
}
