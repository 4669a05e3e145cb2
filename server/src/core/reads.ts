import { Keyed } from "./model/keyed.ts";
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

/** Something that can be read, and change: the answer to a lookup. */
interface Topic {
  readonly readers: Set<Reader>;
  /** The number of the gathering that it was last noted in, and its place there. */
  gathering: number;
  place: number;
}

/** What was read for a result, for whoever uses it. */
export interface Sources {
  readonly topics: readonly Topic[];
}

/** What is being read, each topic once, and by which parts of an answer. */
interface Gathering {
  readonly number: number;
  readonly topics: Topic[];
  readonly parts: Parts[];
}

/** Remembers who has read what of a snapshot, so that a change leads to those whose answer may be another. */
export class Reads<R extends Reader> {
  private readonly topics = new Keyed<Topic>();
  private current: Gathering | undefined;
  private gatherings = 0;
  private part: Parts = ALL_PARTS;

  /** True while nobody has read anything. */
  get isEmpty(): boolean {
    return this.gatherings === 0;
  }

  /** A view of a snapshot whose every lookup is noted, until {@link untrack}. */
  track(snapshot: Snapshot): Snapshot {
    const note = (question: string, about: string) => this.noteLookup(question, about);
    snapshot.index.reader = note;
    return {
      ...snapshot,
      files: new TrackedFiles(snapshot.files, note),
      exists: (path) => {
        note(TREE, "");
        return snapshot.exists(path);
      },
      allPaths: () => {
        note(TREE, "");
        return snapshot.allPaths();
      },
    };
  }

  untrack({ index }: Snapshot): void {
    index.reader = undefined;
  }

  /** Does `work` for some parts of a reader's answer; what it reads counts as read by these, in the place of what they read before. */
  by(reader: R, parts: Parts, work: () => void): void {
    const now = this.gather(work).sources;
    if (isSameReading(reader, parts, now)) return;
    const reads: Topic[] = [];
    const readParts: Parts[] = [];
    for (let index = 0; index < reader.reads.length; index++) {
      const topic = reader.reads[index] as Topic;
      const again = topic.gathering === now.number ? (now.parts[topic.place] as Parts) : 0;
      const still = ((reader.readParts[index] as Parts) & ~parts) | again;
      if (again !== 0) now.parts[topic.place] = 0;
      if (still === 0) {
        topic.readers.delete(reader);
        continue;
      }
      reads.push(topic);
      readParts.push(still);
    }
    for (let index = 0; index < now.topics.length; index++) {
      const topic = now.topics[index] as Topic;
      const bits = now.parts[index] as Parts;
      if (bits === 0) continue;
      topic.readers.add(reader);
      reads.push(topic);
      readParts.push(bits);
    }
    // copies have no room to grow, and there are very many
    reader.reads = reads.slice();
    reader.readParts = readParts.slice();
  }

  /** From here on, what is read is read by these parts of the answer. */
  for(parts: Parts): void {
    this.part = parts;
  }

  /** What `work` gives and has read: for a result that others use as well, who then {@link note} the sources. */
  gather<T>(work: () => T): { readonly value: T; readonly sources: Gathering } {
    const outer = this.current;
    const part = this.part;
    const sources: Gathering = { number: ++this.gatherings, topics: [], parts: [] };
    this.current = sources;
    try {
      return { value: work(), sources };
    } finally {
      this.current = outer;
      this.part = part;
      if (outer) for (const [place, topic] of outer.topics.entries()) putInto(outer, topic, place);
    }
  }

  note({ topics }: Sources): void {
    for (const topic of topics) this.noteTopic(topic);
  }

  forget(reader: R): void {
    for (const topic of reader.reads) topic.readers.delete(reader);
    reader.reads = [];
    reader.readParts = [];
  }

  /** Visits those who have read something, each with the parts of its answer that rest on it. */
  visitReaders(question: string, about: string, visit: (reader: R, parts: Parts) => void): void {
    const topic = this.topics.get(question, about);
    if (!topic) return;
    for (const reader of topic.readers) visit(reader as R, reader.readParts[reader.reads.indexOf(topic)] as Parts);
  }

  private noteLookup(question: string, about: string): void {
    if (!this.current) return;
    let topic = this.topics.get(question, about);
    if (!topic) {
      topic = { readers: new Set(), gathering: 0, place: 0 };
      this.topics.set(question, about, topic);
    }
    this.noteTopic(topic);
  }

  private noteTopic(topic: Topic): void {
    const { current, part } = this;
    if (!current) return;
    if (topic.gathering === current.number) {
      current.parts[topic.place] = (current.parts[topic.place] as Parts) | part;
      return;
    }
    putInto(current, topic, current.topics.push(topic) - 1);
    current.parts.push(part);
  }
}

/** True where parts of an answer have read what they had read before, as they do in most of thousands of records: nothing has to be taken down. */
function isSameReading({ reads, readParts }: Reader, parts: Parts, now: Gathering): boolean {
  let known = 0;
  for (let index = 0; index < reads.length; index++) {
    const topic = reads[index] as Topic;
    const before = readParts[index] as Parts;
    const isAgain = topic.gathering === now.number;
    if (isAgain) known++;
    if (((before & ~parts) | (isAgain ? (now.parts[topic.place] as Parts) : 0)) !== before) return false;
  }
  return known === now.topics.length;
}

/** Writes to a topic where it stands in a gathering: finding that out is what would cost, with a million lookups. */
function putInto({ number }: Gathering, topic: Topic, place: number): void {
  topic.gathering = number;
  topic.place = place;
}

/** The lookup of which files and folders there are, read by us or not. */
export const TREE = "tree";
/** Lookups that go over all files. */
export const ALL_FILES = "files";
/** The lookup of one file, by its path. */
export const ONE_FILE = "file";

class TrackedFiles implements ReadonlyMap<string, SourceFile> {
  constructor(
    private readonly files: ReadonlyMap<string, SourceFile>,
    private readonly note: (question: string, about: string) => void,
  ) {}

  get(path: string): SourceFile | undefined {
    this.note(ONE_FILE, path);
    return this.files.get(path);
  }

  has(path: string): boolean {
    this.note(ONE_FILE, path);
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
    this.note(ALL_FILES, "");
    return this.files;
  }
}
