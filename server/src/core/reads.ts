import type { Snapshot } from "./model/snapshot.ts";
import type { SourceFile } from "./model/sourceFile.ts";

/** Parts of an answer, one a bit: where what one has read changes, that part alone is worked out again. */
export type Parts = number;

export const ALL_PARTS: Parts = -1;

/** The bit of the part with a number; beyond the bits that there are, parts share them. */
export function partOf(number: number): Parts {
  return 1 << (number % 32);
}

/** Someone whose answer rests on parts of a snapshot. */
export interface Reader {
  /** What it has read, and which parts of it have. */
  reads: readonly Topic[];
  readParts: readonly Parts[];
}

/** Something that can be read, and change. */
interface Topic {
  readonly key: string;
  readonly readers: Set<Reader>;
}

/** What was read for a result, for whoever uses it. */
export type Sources = ReadonlyMap<Topic, Parts>;

/** Remembers who has read what of a snapshot, so that a change leads to those whose answer may be another. */
export class Reads<R extends Reader> {
  private readonly topics = new Map<string, Topic>();
  private current: Map<Topic, Parts> | undefined;
  private part: Parts = ALL_PARTS;

  /** A view of a snapshot whose every lookup is noted, until {@link untrack}. */
  track(snapshot: Snapshot): Snapshot {
    const note = (key: string) => this.noteKey(key);
    snapshot.index.reader = note;
    return {
      ...snapshot,
      files: new TrackedFiles(snapshot.files, note),
      exists: (path) => {
        note(TREE);
        return snapshot.exists(path);
      },
      allPaths: () => {
        note(TREE);
        return snapshot.allPaths();
      },
    };
  }

  untrack({ index }: Snapshot): void {
    index.reader = undefined;
  }

  /** Does `work` for some parts of a reader's answer; what it reads counts as read by these, in the place of what they read before. */
  by(reader: R, parts: Parts, work: () => void): void {
    const now = this.gather(work).sources as Map<Topic, Parts>;
    for (const [index, topic] of reader.reads.entries()) {
      const still = ((reader.readParts[index] as Parts) & ~parts) | (now.get(topic) ?? 0);
      if (still === 0) topic.readers.delete(reader);
      else now.set(topic, still);
    }
    for (const topic of now.keys()) topic.readers.add(reader);
    reader.reads = [...now.keys()];
    reader.readParts = [...now.values()];
  }

  /** From here on, what is read is read by these parts of the answer. */
  for(parts: Parts): void {
    this.part = parts;
  }

  /** What `work` gives and has read: for a result that others use as well, who then {@link note} the sources. */
  gather<T>(work: () => T): { readonly value: T; readonly sources: Sources } {
    const outer = this.current;
    const part = this.part;
    const sources = new Map<Topic, Parts>();
    this.current = sources;
    try {
      return { value: work(), sources };
    } finally {
      this.current = outer;
      this.part = part;
    }
  }

  note(sources: Sources): void {
    for (const topic of sources.keys()) this.noteTopic(topic);
  }

  forget(reader: R): void {
    for (const topic of reader.reads) topic.readers.delete(reader);
    reader.reads = [];
    reader.readParts = [];
  }

  /** Those who have read something, each with the parts of its answer that rest on it. */
  *readersOf(key: string): Iterable<readonly [R, Parts]> {
    const topic = this.topics.get(key);
    if (!topic) return;
    for (const reader of topic.readers) yield [reader as R, reader.readParts[reader.reads.indexOf(topic)] as Parts];
  }

  private noteKey(key: string): void {
    if (!this.current) return;
    let topic = this.topics.get(key);
    if (!topic) {
      topic = { key, readers: new Set() };
      this.topics.set(key, topic);
    }
    this.noteTopic(topic);
  }

  private noteTopic(topic: Topic): void {
    this.current?.set(topic, (this.current.get(topic) ?? 0) | this.part);
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
