import type { KindName } from "../generated/types.ts";
import { pathAt } from "../syntax/node.ts";
import type { IsmsIndex, LocatedMention } from "./ismsIndex.ts";
import { type IsmsRecord, type Mention, targetKey } from "./record.ts";
import { nameOf } from "./recordFields.ts";

/**
 * The last names of fields that say who answers for something, or has a part in it, from now on. Others, such as `approvedBy` and
 * `sentBy`, tell what somebody did; who was to attend a training needs nobody in their place.
 */
const DUTIES = new Set(
  (
    "owner custodian holders deputy manager sponsor team who trainer measuredBy analysedBy reportedTo auditors auditees " +
    "chair attendees implementedBy authority"
  ).split(" "),
);

const CLOSED = new Set(
  "done cancelled closed retired completed rejected rolled-back achieved missed held expired resolved ended false-alarm".split(" "),
);

/** Kinds of records that are over once their day is, where they do not say how they stand. */
const EVENTS = new Set<KindName>(["trainings", "audits", "managementReviews"]);

/** A mention that makes somebody answer for a record. */
export interface Duty extends LocatedMention {
  readonly record: IsmsRecord;
}

/** Where open records give a duty to the person or role of that id or name. */
export function dutiesOf(index: IsmsIndex, word: string, today: string): Duty[] {
  return index.mentionsOf(`record:${word}`).filter((found): found is Duty => {
    const { record, mention } = found;
    return record !== undefined && isDuty(mention, record, index, today);
  });
}

/** True where the person or role of that id answers for so many open records. Looks at no more of them than it must. */
export function answersForMany(index: IsmsIndex, id: string, today: string, least: number): boolean {
  const key = `record:${id}`;
  const names = new Set<string>();
  for (const record of index.anyCiting(key)) {
    const hasDuty = record.mentions.some((mention) => targetKey(mention.target) === key && isDuty(mention, record, index, today));
    if (hasDuty) names.add(nameOf(record));
    if (names.size >= least) return true;
  }
  return false;
}

/** True for a field that gives a duty, in a record and an item of its lists that are not over. */
function isDuty(mention: Mention, record: IsmsRecord, index: IsmsIndex, today: string): boolean {
  const { field = "", start } = mention;
  const name = field.slice(field.lastIndexOf(".") + 1);
  if (!DUTIES.has(name)) return false;
  if (name === "attendees" && record.kind === "trainings") return false;
  const items = itemsAround(record, start);
  if (!items.every((item) => isItemOpen(item, index))) return false;
  // what a review decided is carried out once it is over
  return isDecision(field, record) || (isOpen(record, today) && !(name === "implementedBy" && isMade(record)));
}

type Fields = Readonly<Record<string, unknown>>;

/** The items of lists in a record that a place lies in, the outermost first. */
function itemsAround(record: IsmsRecord, offset: number): Fields[] {
  const items: Fields[] = [];
  let at: unknown = record.data;
  for (const step of pathAt(record.node, offset).path) {
    at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step];
    if (typeof step === "number" && typeof at === "object" && at !== null) items.push(at as Fields);
  }
  return items;
}

function isItemOpen({ status, done, completedOn, closedOn, audit, actions }: Fields, index: IsmsIndex): boolean {
  if (typeof status === "string" && CLOSED.has(status)) return false;
  if (done !== undefined || completedOn !== undefined || closedOn !== undefined) return false;
  if (typeof audit === "string" && CLOSED.has(index.record("audits", audit)?.data.status ?? "")) return false;
  const known = Array.isArray(actions) ? actions.flatMap((id: string) => index.record("actions", id) ?? []) : [];
  return known.length === 0 || !known.every(({ data }) => CLOSED.has(data.status ?? ""));
}

function isDecision(field: string, { kind }: IsmsRecord): boolean {
  return kind === "managementReviews" && field.startsWith("decisions.");
}

function isMade({ data }: IsmsRecord): boolean {
  const { status, implementedOn } = data as Fields;
  return status === "implemented" || implementedOn !== undefined;
}

/** False for what is over: it stays on record with the people of its time. */
function isOpen(record: IsmsRecord, today: string): boolean {
  const { status, date, until, closedOn, completedOn, left, endsOn, reviewedOn } = record.data as Fields;
  if (typeof status === "string" && CLOSED.has(status)) return false;
  if (record.kind === "changes" && isMade(record) && reviewedOn !== undefined) return false;
  const isEvent = EVENTS.has(record.kind) && status === undefined;
  const days = [until, left, endsOn, isEvent ? date : undefined];
  return closedOn === undefined && completedOn === undefined && !days.some((day) => typeof day === "string" && day < today);
}

/** True until the end of a person's last day. */
export function isHere(person: IsmsRecord<"people">, today: string): boolean {
  return person.data.left === undefined || person.data.left >= today;
}

/** True from a person's first day on. */
export function hasJoined({ data }: IsmsRecord<"people">, today: string): boolean {
  return data.joined === undefined || data.joined <= today;
}

/** Who holds a role today, by id: named by the role or by themselves. A holder whom no register knows counts. */
export function holdersOf(index: IsmsIndex, role: IsmsRecord<"roles">, today: string): string[] {
  const named = (role.data.holders ?? []).filter((id) => id.trim() !== "");
  const selfNamed = index.ofKind("people").filter(({ data }) => role.id !== undefined && data.roles?.includes(role.id));
  const ids = [...named, ...selfNamed.flatMap(({ id }) => id ?? [])];
  return [...new Set(ids)].filter((id) => {
    const person = index.record("people", id);
    return person === undefined || (isHere(person, today) && hasJoined(person, today));
  });
}
