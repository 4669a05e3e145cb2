import type { Path } from "../syntax/node.ts";
import { soaKey } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import { at, isPast } from "./recordFacts.ts";
import { nameOf, saysNothing } from "./recordFields.ts";
import type { Snapshot } from "./snapshot.ts";
import { isTemplateText } from "./templateText.ts";

/** Something that records may meet or not. */
export interface Condition {
  /** What there is where it is met, for a list; `one` is what a person calls a record of the kind, in a sentence. */
  readonly words: (one: string) => string;
  /** What is to be done about records that do not meet it; `isOnly` where an ISMS has one of the kind. */
  readonly todo: (one: string, isOnly: boolean) => string;
  /** `todo` says what to do where nothing is recorded as well. */
  readonly alsoFirst?: boolean;
  readonly look: (records: readonly IsmsRecord[], snapshot: Snapshot) => Look;
}

/** How many things are looked at, and which of them do not meet the condition. */
export interface Look {
  readonly of: number;
  readonly open: readonly string[];
}

/** Looks at each record. What a template wrote meets nothing. */
export function each(records: readonly IsmsRecord[], snapshot: Snapshot, meets: (record: IsmsRecord) => boolean): Look {
  return { of: records.length, open: records.filter((record) => !meets(record) || isTemplateText(record, snapshot)).map(called) };
}

/** One record that meets it is enough, other than one that a template wrote. */
export function some(records: readonly IsmsRecord[], snapshot: Snapshot, meets: (record: IsmsRecord) => boolean): Look {
  const isMet = records.some((record) => meets(record) && !isTemplateText(record, snapshot));
  return { of: Math.min(1, records.length), open: isMet ? [] : records.slice(0, 1).map(called) };
}

function called(record: IsmsRecord): string {
  return record.kind === "soaEntry" ? soaKey(record as IsmsRecord<"soaEntry">) : nameOf(record);
}

/** True for a record that says something in `field`. */
export function filled(field: string): (record: IsmsRecord) => boolean {
  return (record) => !saysNothing(record, [field]);
}

/** True for a record with a day at `path` that has come. */
export function wasOn(path: Path, today: string): (record: IsmsRecord) => boolean {
  return (record) => isPast(at(record, path), today);
}
