import type { KindName } from "../generated/types.ts";
import type { Heading } from "../syntax/markdown.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { Range, Span } from "../text/span.ts";
import type { MentionList } from "./mentionList.ts";
import type { Edition, IsmsRecord, Mention, Place, Problem, Segment } from "./record.ts";

/**
 * What a file gives to the ISMS: its summary. Other files, and every rule, see nothing else of it, so an edit that leaves the
 * summary equal changes nothing elsewhere.
 */
export interface SourceFile {
  /** Relative to the ISMS root, with `/`. */
  readonly path: string;
  readonly language: Language;
  readonly lines: LineIndex;
  /** Where each segment starts. */
  readonly segments: SegmentStarts;
  readonly records: readonly IsmsRecord[];
  /** Its mentions that stand in none of its records, by parts of the file: the list of a part stays the same object while nothing in it changes. */
  readonly proseParts: readonly MentionList[];
  readonly problems: readonly Problem[];
  readonly ignores: readonly Ignore[];
  /** False where no comment in it can be one of these. */
  readonly mayIgnore: boolean;
  /** All of them while an editor has the file open, and those of the first level otherwise. */
  readonly headings: Headings;
  /** Words of a Markdown text that a reviewer would stop at, in order. */
  readonly wording: readonly Wording[];
  /** What its paragraphs say; of Markdown only. */
  readonly prose: Prose;
  /** Set where ids of both editions are cited. */
  readonly mixed: MixedEditions | undefined;
  /** Ids of controls that stand beside the title of another control. */
  readonly misplacedTitles: readonly MisplacedTitle[];
  /** The registers in it: which records stand in rows, and what their columns were read as. */
  readonly registers: readonly RegisterLayout[];
  /** Top-level keys that hold records, to insert more of them. */
  readonly collections: readonly Collection[];
  /** The edition that most of its control ids belong to. */
  readonly edition: Edition;
  /** The whole text, kept only while an editor has the file open. */
  readonly text: string | undefined;
  /** What the carrier wants back when the file changes, to keep what an edit did not touch. */
  readonly cache: unknown;
}

/** The headings of a file, put together for whoever asks: few do. */
export interface Headings {
  readonly all: readonly Heading[];
}

export const NO_HEADINGS: Headings = { all: [] };

/** Where the segments of a file start; undefined for one that is not of it. */
export interface SegmentStarts {
  get(segment: Segment): number | undefined;
  has(segment: Segment): boolean;
  values(): Iterable<number>;
}

export type Language = "yaml" | "markdown" | "csv" | "other";

/** An `isms-ignore` comment: it silences `codes` on the lines from `firstLine` to `lastLine`, counted from 0. */
export interface Ignore extends Span {
  readonly codes: readonly IgnoredCode[];
  readonly reason: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A code or family that a comment names, with the absolute span of its name. */
export interface IgnoredCode extends Span {
  readonly name: string;
}

export interface Wording extends Place {
  /** `placeholder`: still to be written. `vague`: leaves open what must happen; looked for in approved documents that bind people. */
  readonly kind: "placeholder" | "vague";
  readonly text: string;
  /** The language of vague words, as a primary subtag; undefined for placeholders. */
  readonly language?: string;
}

/** The paragraphs of a text as a whole: texts themselves are kept of open files only. */
export interface Prose {
  readonly words: number;
  /** Those of 40 words and more, in order; of two with one `hash` one is a copy. */
  readonly long: readonly LongParagraph[];
  /** Of those. */
  readonly hashes: readonly number[];
}

export interface LongParagraph extends Place {
  readonly hash: number;
}

/** The control ids of a file that can only be of one edition each. */
export interface MixedEditions {
  readonly ids: Readonly<Record<Edition, readonly string[]>>;
  /** The first one that is not of the file's edition. */
  readonly first: Mention;
}

/** A control's id and, in the same table cell, heading, list item or SoA entry, the title of another control. */
export interface MisplacedTitle {
  readonly mention: Mention;
  /** The SoA entry whose fields both are; undefined in prose. */
  readonly record?: IsmsRecord;
  /** The title as written, in the mention's segment. */
  readonly title: Span;
  /** The control whose title it is. */
  readonly meant: string;
  /** The title of the mention's control in the same language. */
  readonly right: string;
}

/** A table, CSV file, run of sections or YAML of a foreign shape whose rows are records of a kind. The place is that of its header row, or first heading. */
export interface RegisterLayout extends Place {
  readonly kind: KindName;
  readonly form: "table" | "csv" | "sections" | "yaml";
  readonly columns: readonly RegisterColumn[];
}

export interface RegisterColumn {
  /** As a reader sees it; "" for a column without one. */
  readonly header: string;
  /** The field that its cells are read as, with a dot into a mapping; undefined where they are read as none. */
  readonly field: string | undefined;
}

export interface Collection {
  readonly kind: KindName;
  /** Absolute span of the key. */
  readonly key: Span;
}

/** Every mention in a file, those in its records included. */
export function mentionsIn(file: Pick<SourceFile, "proseParts" | "records">): readonly Mention[] {
  const prose = proseMentionsIn(file);
  return file.records.length === 0 ? prose : [...prose, ...file.records.flatMap((record) => record.mentions)];
}

/** The mentions in a file that stand in none of its records. */
export function proseMentionsIn({ proseParts }: Pick<SourceFile, "proseParts">): readonly Mention[] {
  return proseParts.length === 1 ? (proseParts[0] as MentionList).all : proseParts.flatMap(({ all }) => all);
}

/** The absolute span of a place in `file`. */
export function spanIn(file: SourceFile, place: Place): Span {
  const offset = file.segments.get(place.segment) ?? 0;
  return { start: place.start + offset, end: place.end + offset };
}

/** True where a place lies in another one of the same file. */
export function isWithin(file: SourceFile, place: Place, holder: Place): boolean {
  const isSame = place.segment === holder.segment;
  const inner = isSame ? place : spanIn(file, place);
  const outer = isSame ? holder : spanIn(file, holder);
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The place's range as editors count it. */
export function rangeIn(file: SourceFile, place: Place): Range {
  return file.lines.range(spanIn(file, place));
}
