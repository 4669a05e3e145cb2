import { spliced } from "../text/changedRun.ts";
import type { IsmsRecord } from "./record.ts";
import { type SourceFile, spanIn } from "./sourceFile.ts";

/** By path, sorted. */
export type Files = ReadonlyMap<string, SourceFile>;

/** The records that share a key; in order once someone asks for them. */
interface Shelf {
  readonly records: Set<IsmsRecord>;
  ordered: readonly IsmsRecord[] | undefined;
}

/** Records by a key that they may share. Most share it with none, and stand there without a shelf. */
export class Shelves {
  private readonly byKey = new Map<string, IsmsRecord | Shelf>();

  /** `files` says that lists in order stay so, and where records stand. */
  put(key: string, record: IsmsRecord, files: Files | undefined): void {
    const there = this.byKey.get(key);
    if (there === undefined) this.byKey.set(key, record);
    else if (!isShelf(there)) {
      if (there !== record) this.byKey.set(key, { records: new Set([there, record]), ordered: undefined });
    } else if (!there.records.has(record)) {
      there.records.add(record);
      there.ordered = files && there.ordered && inserted(there.ordered, record, files);
    }
  }

  remove(key: string, record: IsmsRecord, files: Files | undefined): void {
    const there = this.byKey.get(key);
    if (there === record) this.byKey.delete(key);
    else if (there && isShelf(there)) {
      there.records.delete(record);
      there.ordered = files && there.ordered && without(there.ordered, record);
      if (there.records.size === 0) this.byKey.delete(key);
    }
  }

  keys(): Iterable<string> {
    return this.byKey.keys();
  }

  count(key: string): number {
    const there = this.byKey.get(key);
    return there === undefined ? 0 : isShelf(there) ? there.records.size : 1;
  }

  /** In no order. */
  all(key: string): Iterable<IsmsRecord> {
    const there = this.byKey.get(key);
    return there === undefined ? [] : isShelf(there) ? there.records : [there];
  }

  /** Those of files by path, and what stands in one from top to bottom: the same list until one is put or removed, where there are several. */
  inOrder(key: string, files: Files): readonly IsmsRecord[] {
    const there = this.byKey.get(key);
    if (there === undefined || !isShelf(there)) return there ? [there] : [];
    there.ordered ??= sorted([...there.records], files);
    return there.ordered;
  }
}

function isShelf(one: IsmsRecord | Shelf): one is Shelf {
  return "records" in one;
}

/** A list that is in order, with a record more. */
export function inserted(list: readonly IsmsRecord[], record: IsmsRecord, files: Files): readonly IsmsRecord[] {
  const { path } = record;
  const start = startOf(record, files);
  const isBehind = (other: IsmsRecord) => (other.path === path ? startOf(other, files) > start : other.path > path);
  return spliced(list, firstIndex(list, isBehind), 0, [record]);
}

/** A list without a record; the same list where it is not in it. */
export function without(list: readonly IsmsRecord[], record: IsmsRecord): readonly IsmsRecord[] {
  const at = list.indexOf(record);
  return at < 0 ? list : spliced(list, at, 1, []);
}

/** What stands in several shelves under a key, each record once, in the order of {@link Shelves.inOrder}. */
export function togetherInOrder(shelves: readonly Shelves[], key: string, files: Files): readonly IsmsRecord[] {
  const lists = shelves.map((some) => some.inOrder(key, files)).filter(({ length }) => length > 0);
  return lists.length > 1 ? sorted([...new Set(lists.flat())], files) : (lists[0] ?? []);
}

function startOf(record: IsmsRecord, files: Files): number {
  const file = files.get(record.path);
  return file ? spanIn(file, record).start : 0;
}

function sorted(records: IsmsRecord[], files: Files): IsmsRecord[] {
  if (records.length < 2) return records;
  const placed = records.map((record) => ({ record, at: startOf(record, files) }));
  placed.sort((a, b) => (a.record.path < b.record.path ? -1 : a.record.path > b.record.path ? 1 : a.at - b.at));
  return placed.map(({ record }) => record);
}

/** The first index in a list at which something holds that holds for all behind it; the length where it never does. */
export function firstIndex<T>(all: readonly T[], holds: (one: T) => boolean): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(all[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
