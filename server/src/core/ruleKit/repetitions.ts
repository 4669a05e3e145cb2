import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** A record whose id, or control, another one had first. */
export interface Repeated<R extends IsmsRecord> {
  readonly record: R;
  readonly first: R;
}

/** Records that repeat those of another file, so many that the one file is a copy of the other, or numbered like it. */
export interface Repetition<R extends IsmsRecord> {
  readonly path: string;
  readonly of: string;
  /** In the order in which they stand. */
  readonly records: readonly Repeated<R>[];
}

/** From so many on, records that repeat those of one other file have one cause: nobody wants to hear of each. */
const LEAST = 4;

/** Sorts repeated records into those that are for themselves, and whole files that repeat another. */
export function repetitions<R extends IsmsRecord>(
  repeated: readonly Repeated<R>[],
  { files }: Snapshot,
): { readonly single: readonly Repeated<R>[]; readonly whole: readonly Repetition<R>[] } {
  const pairs = new Map<string, Repeated<R>[]>();
  for (const each of repeated) {
    const key = JSON.stringify([each.record.path, each.first.path]);
    const list = pairs.get(key);
    if (list) list.push(each);
    else pairs.set(key, [each]);
  }
  const single: Repeated<R>[] = [];
  const whole: Repetition<R>[] = [];
  for (const list of pairs.values()) {
    const [{ record, first }] = list as [Repeated<R>];
    if (list.length < LEAST || record.path === first.path) {
      single.push(...list);
      continue;
    }
    const place = new Map<IsmsRecord, number>(files.get(record.path)?.records.map((each, index) => [each, index]));
    const records = [...list].sort((a, b) => (place.get(a.record) ?? 0) - (place.get(b.record) ?? 0));
    whole.push({ path: record.path, of: first.path, records });
  }
  return { single, whole };
}
