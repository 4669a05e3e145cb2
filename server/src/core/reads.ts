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
  /** What it has read. */
  readings: readonly Reading[];
}

/** Something that can be read, and change: the answer to a lookup. */
interface Topic {
  /** One for all readers whose same parts have read it. */
  readings: readonly Reading[];
  /** The number of the gathering that it was last noted in, and its place there. */
  gathering: number;
  place: number;
}

/** That some parts of an answer have read something. Most have one reader, for whom a set would take ten times the room. */
class Reading {
  private only: Reader | undefined;
  private several: Set<Reader> | undefined;

  constructor(
    readonly topic: Topic,
    readonly parts: Parts,
  ) {}

  get readers(): Iterable<Reader> {
    return this.several ?? (this.only ? [this.only] : []);
  }

  add(reader: Reader): void {
    if (this.several) this.several.add(reader);
    else if (!this.only) this.only = reader;
    else {
      this.several = new Set([this.only, reader]);
      this.only = undefined;
    }
  }

  /** False once nobody is left. */
  remove(reader: Reader): boolean {
    if (this.only === reader) this.only = undefined;
    this.several?.delete(reader);
    return this.only !== undefined || (this.several?.size ?? 0) > 0;
  }
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
    const readings: Reading[] = [];
    for (const reading of reader.readings) {
      const { topic } = reading;
      const still = (reading.parts & ~parts) | partsOf(topic, now);
      if (topic.gathering === now.number) now.parts[topic.place] = 0;
      if (still === reading.parts) readings.push(reading);
      else {
        leave(reading, reader);
        if (still !== 0) readings.push(entered(topic, still, reader));
      }
    }
    for (const [place, topic] of now.topics.entries()) {
      const by = now.parts[place] as Parts;
      if (by !== 0) readings.push(entered(topic, by, reader));
    }
    // a copy has no room to grow, and there are very many
    reader.readings = readings.slice();
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
    for (const reading of reader.readings) leave(reading, reader);
    reader.readings = [];
  }

  /** Visits those who have read something, each with the parts of its answer that rest on it. */
  visitReaders(question: string, about: string, visit: (reader: R, parts: Parts) => void): void {
    for (const { readers, parts } of this.topics.get(question, about)?.readings ?? []) {
      for (const reader of readers) visit(reader as R, parts);
    }
  }

  private noteLookup(question: string, about: string): void {
    if (!this.current) return;
    let topic = this.topics.get(question, about);
    if (!topic) {
      topic = { readings: [], gathering: 0, place: 0 };
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
function isSameReading({ readings }: Reader, parts: Parts, now: Gathering): boolean {
  let known = 0;
  for (let index = 0; index < readings.length; index++) {
    const { topic, parts: before } = readings[index] as Reading;
    if (topic.gathering === now.number) known++;
    if (((before & ~parts) | partsOf(topic, now)) !== before) return false;
  }
  return known === now.topics.length;
}

/** The parts that have read a topic in a gathering. */
function partsOf(topic: Topic, { number, parts }: Gathering): Parts {
  return topic.gathering === number ? (parts[topic.place] as Parts) : 0;
}

/** The reading of a topic by some parts, with one more who has read it so. */
function entered(topic: Topic, parts: Parts, reader: Reader): Reading {
  let reading = topic.readings.find((known) => known.parts === parts);
  if (!reading) {
    reading = new Reading(topic, parts);
    topic.readings = topic.readings.concat(reading);
  }
  reading.add(reader);
  return reading;
}

function leave(reading: Reading, reader: Reader): void {
  if (reading.remove(reader)) return;
  const { topic } = reading;
  topic.readings = topic.readings.filter((other) => other !== reading);
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
