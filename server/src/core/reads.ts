import type { Snapshot } from "./model/snapshot.ts";
import type { SourceFile } from "./model/sourceFile.ts";

/** Someone whose answer rests on parts of a snapshot. */
export interface Reader {
  /** The keys of what it has read. */
  reads: readonly string[];
}

/** Remembers who has read what of a snapshot, so that a change leads to those whose answer may be another. */
export class Reads<R extends Reader> {
  private readonly readers = new Map<string, Set<R>>();
  private current: Set<string> | undefined;

  /** A view of a snapshot whose every lookup is noted, until {@link untrack}. */
  track(snapshot: Snapshot): Snapshot {
    snapshot.index.reader = (key) => this.current?.add(key);
    return {
      ...snapshot,
      files: new TrackedFiles(snapshot.files, (key) => this.current?.add(key)),
      exists: (path) => {
        this.current?.add(TREE);
        return snapshot.exists(path);
      },
      allPaths: () => {
        this.current?.add(TREE);
        return snapshot.allPaths();
      },
    };
  }

  untrack({ index }: Snapshot): void {
    index.reader = undefined;
  }

  /** Does `work`; what it reads counts as read by `reader`, and nothing else does. */
  by(reader: R, work: () => void): void {
    this.forget(reader);
    reader.reads = [...this.gather(work).keys];
    for (const key of reader.reads) {
      const readers = this.readers.get(key);
      if (readers) readers.add(reader);
      else this.readers.set(key, new Set([reader]));
    }
  }

  /** What `work` gives and has read: for a result that others use as well, who then {@link note} the keys. */
  gather<T>(work: () => T): { readonly value: T; readonly keys: ReadonlySet<string> } {
    const outer = this.current;
    const keys = new Set<string>();
    this.current = keys;
    try {
      return { value: work(), keys };
    } finally {
      this.current = outer;
    }
  }

  note(keys: Iterable<string>): void {
    for (const key of keys) this.current?.add(key);
  }

  forget(reader: R): void {
    for (const key of reader.reads) this.readers.get(key)?.delete(reader);
    reader.reads = [];
  }

  readersOf(key: string): Iterable<R> {
    return this.readers.get(key) ?? [];
  }
}

/** The key of which files and folders there are, read by us or not. */
export const TREE = "tree";
/** The key of lookups that go over all files. */
export const ALL_FILES = "files";

/** The key of a lookup of one file. */
export function fileKey(path: string): string {
  return `file:${path}`;
}

class TrackedFiles implements ReadonlyMap<string, SourceFile> {
  constructor(
    private readonly files: ReadonlyMap<string, SourceFile>,
    private readonly note: (key: string) => void,
  ) {}

  get(path: string): SourceFile | undefined {
    this.note(fileKey(path));
    return this.files.get(path);
  }

  has(path: string): boolean {
    this.note(fileKey(path));
    return this.files.has(path);
  }

  get size(): number {
    return this.all().size;
  }

  keys(): MapIterator<string> {
    return this.all().keys();
  }

  values(): MapIterator<SourceFile> {
    return this.all().values();
  }

  entries(): MapIterator<[string, SourceFile]> {
    return this.all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, SourceFile]> {
    return this.all().entries();
  }

  forEach(visit: (file: SourceFile, path: string, files: ReadonlyMap<string, SourceFile>) => void): void {
    for (const [path, file] of this.all()) visit(file, path, this);
  }

  private all(): ReadonlyMap<string, SourceFile> {
    this.note(ALL_FILES);
    return this.files;
  }
}
