import { soaKey } from "../model/ismsIndex.ts";
import type { IsmsRecord } from "../model/record.ts";
import { isRow } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** A file that holds the same records as another: a translation, an older state, an example. */
export interface Copy {
  readonly path: string;
  readonly of: string;
  readonly records: number;
}

/** So many records in common, and so large a share of both, are no chance. */
const LEAST_RECORDS = 3;
const LEAST_SHARE = 0.8;
/** Nobody keeps more copies than that, and each is held against each. */
const MOST_FILES = 200;

/** The files whose registers stand in another file as well, record by record. Of two, the one with the shorter path is kept. */
export function copiesIn({ files }: Snapshot): Copy[] {
  const copies = new Map<string, Copy>();
  const originals: { readonly path: string; readonly keys: ReadonlySet<string> }[] = [];
  for (const { path, registers, records } of [...files.values()].sort((a, b) => a.path.length - b.path.length)) {
    const keys = new Set(registers.length > 0 ? records.flatMap(keyOf) : []);
    if (keys.size < LEAST_RECORDS || originals.length > MOST_FILES) continue;
    const original = originals.find((other) => areSame(keys, other.keys));
    if (original) copies.set(path, { path, of: original.path, records: keys.size });
    else originals.push({ path, keys });
  }
  return [...copies.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What makes a record the same one in another file. */
function keyOf(record: IsmsRecord): string[] {
  if (!isRow(record)) return [];
  const key = record.kind === "soaEntry" ? soaKey(record as IsmsRecord<"soaEntry">) : record.id;
  return key === undefined || key === "" ? [] : [`${record.kind} ${key}`];
}

function areSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const most = Math.max(a.size, b.size);
  if (Math.min(a.size, b.size) < LEAST_SHARE * most) return false;
  let common = a.size;
  for (const key of a) if (!b.has(key) && --common < LEAST_SHARE * most) return false;
  return common >= LEAST_RECORDS;
}
