import type { Path } from "../syntax/node.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

/* What can be said of a record whatever its kind, for conditions that stand in data. */

/** An accepted value of a record, whatever its kind. */
export function at(record: IsmsRecord, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], record.data);
}

/** Its id, for {@link IsmsIndex.facts}. */
export function idOf({ id }: IsmsRecord): string | undefined {
  return id;
}

/** What facts say of each id: where several records share one, of the first. */
export function firstById<T>(ids: readonly (string | undefined)[], facts: readonly T[]): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const [place, id] of ids.entries()) if (id !== undefined && !first.has(id)) first.set(id, facts[place] as T);
  return first;
}

/** True for a day that has come. */
export function isPast(day: unknown, today: string): boolean {
  return typeof day === "string" && day <= today;
}

/** True for an audit, a training or a meeting that took place: its last day has come, or it has none and says so by its status. */
export function wasHeld(record: IsmsRecord, today: string): boolean {
  const day = at(record, ["until"]) ?? at(record, ["date"]);
  const status = String(at(record, ["status"]));
  if (["planned", "cancelled", "in-progress"].includes(status)) return false;
  return day === undefined ? status === "held" || status === "done" : isPast(day, today);
}

/** True for an audit, a training or a meeting that is still to take place on a day, in time or late. */
export function isPlanned(record: IsmsRecord, today: string): boolean {
  const hasDay = typeof at(record, ["date"]) === "string" || typeof at(record, ["until"]) === "string";
  return hasDay && !wasHeld(record, today) && at(record, ["status"]) !== "cancelled";
}

/** False for what is over and done with, and for an obligation that does not bind. */
export function isLive(record: IsmsRecord): boolean {
  if (record.kind === "obligations" && at(record, ["applicable"]) === false) return false;
  return !["closed", "cancelled", "retired"].includes(String(at(record, ["status"])));
}

/** False for records and reports: they are written down once, and nobody approves them. */
export function needsApproval(record: IsmsRecord): boolean {
  return isLive(record) && !["record", "report"].includes(String(at(record, ["type"])));
}

/** Approved by whom and when, or as a document says by its status. */
export function isApproved(record: IsmsRecord, today: string): boolean {
  if (record.kind === "document") return at(record, ["status"]) === "approved";
  return !saysNothing(record, ["approvedBy"]) && isPast(at(record, ["approvedOn"]), today);
}

/** The policy of clause 5.2: the one that says so, or is called so. */
export function isTopPolicy({ data, title }: IsmsRecord): boolean {
  const { type, clauses = [], controls = [] } = data as IsmsRecord<"document">["data"];
  const isCited = clauses.some((clause) => /^5\.2\b/.test(String(clause))) || controls.includes("A.5.1");
  return type === "policy" && (isCited || /information security policy/i.test(title ?? ""));
}
