import type { IsmsIndex, LocatedMention } from "./ismsIndex.ts";
import { type IsmsRecord, type Mention, targetKey } from "./record.ts";
import { nameOf } from "./recordFields.ts";

/**
 * Fields that name who answers for something from now on. Others, such as `approvedBy`, tell what somebody did; below lists, such as the
 * milestones of a project, nobody can tell what is over.
 */
const DUTIES = new Set(
  "owner custodian holders deputy acceptance.authority manager sponsor team who auditors trainer measuredBy analysedBy".split(" "),
);

const CLOSED = new Set("done cancelled closed retired completed rejected achieved held expired resolved ended false-alarm".split(" "));

/** A mention that makes somebody answer for a record. */
export interface Duty extends LocatedMention {
  readonly record: IsmsRecord;
}

/** Where open records give a duty to the person or role of that id or name. */
export function dutiesOf(index: IsmsIndex, word: string, today: string): Duty[] {
  return index.mentionsOf(`record:${word}`).filter((found): found is Duty => {
    const { record, mention } = found;
    return isDuty(mention) && record !== undefined && isOpen(record, today);
  });
}

/** True where the person or role of that id answers for so many open records. Looks at no more of them than it must. */
export function answersForMany(index: IsmsIndex, id: string, today: string, least: number): boolean {
  const key = `record:${id}`;
  const names = new Set<string>();
  for (const record of index.anyCiting(key)) {
    const hasDuty = record.mentions.some((mention) => isDuty(mention) && targetKey(mention.target) === key);
    if (hasDuty && isOpen(record, today)) names.add(nameOf(record));
    if (names.size >= least) return true;
  }
  return false;
}

function isDuty({ field }: Mention): boolean {
  return field !== undefined && DUTIES.has(field);
}

/** False for what is over: it stays on record with the people of its time. */
function isOpen({ kind, data }: IsmsRecord, today: string): boolean {
  const { status, date, until, closedOn, completedOn, left } = data as Readonly<Record<string, unknown>>;
  if (typeof status === "string" && CLOSED.has(status)) return false;
  const isEvent = (kind === "trainings" || kind === "audits") && status === undefined;
  const days = [until, left, isEvent ? date : undefined];
  return closedOn === undefined && completedOn === undefined && !days.some((day) => typeof day === "string" && day < today);
}

/** True until the end of a person's last day. */
export function isHere(person: IsmsRecord<"people">, today: string): boolean {
  return person.data.left === undefined || person.data.left >= today;
}

/** Who holds a role today, by id: named by the role or by themselves. A holder whom no register knows counts. */
export function holdersOf(index: IsmsIndex, role: IsmsRecord<"roles">, today: string): string[] {
  const named = (role.data.holders ?? []).filter((id) => id.trim() !== "");
  const selfNamed = index.ofKind("people").filter(({ data }) => role.id !== undefined && data.roles?.includes(role.id));
  const ids = [...named, ...selfNamed.flatMap(({ id }) => id ?? [])];
  return [...new Set(ids)].filter((id) => {
    const person = index.record("people", id);
    return person === undefined || isHere(person, today);
  });
}
