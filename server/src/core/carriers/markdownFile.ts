import type { ProvenIds } from "../model/edition.ts";
import { listed, type MentionList } from "../model/mentionList.ts";
import { packedProse } from "../model/packedProse.ts";
import type { IsmsRecord, Mention, Segment } from "../model/record.ts";
import type { Headings, LongParagraph, Prose, SegmentStarts, Wording } from "../model/sourceFile.ts";
import type { FrontMatter, Heading, MarkdownFile } from "../syntax/markdown.ts";
import { headingsOf, type MarkdownSection, parseSections, type SectionedMarkdown, tablesOf } from "../syntax/markdownSections.ts";
import { NO_HEADINGS } from "../syntax/references.ts";
import { SegmentPlace } from "../syntax/segmentPlace.ts";
import { type ChangedRun, changedRun, spliced } from "../text/changedRun.ts";
import type { TextSource } from "../text/chunkedText.ts";
import { type Joined, joined, joinedLists } from "../text/joined.ts";
import type { Carried, CarrierContext, Previous } from "./carrier.ts";
import { type ReadDocument, readDocument } from "./markdownDocument.ts";
import {
  anchorOf,
  type LongPart,
  type LongRegister,
  type SectionContent,
  SectionReading,
  type Spoken,
  type VagueWords,
} from "./markdownSection.ts";
import { joinedIds, provenIn, type Summaries, summarise } from "./markdownSummaries.ts";
import { headReach } from "./metadata/documentHead.ts";
import { provenIdsOf } from "./mixedEditions.ts";
import { SAMPLE_ROWS } from "./register.ts";
import { readTables, registerProblems } from "./registers.ts";
import { sectionTables } from "./sections.ts";
import { SegmentPlaces } from "./segmentPlaces.ts";

/** What is kept of an open file from one version to the next. */
interface Cache {
  readonly markdown: SectionedMarkdown;
  /** What was read of each section. */
  readonly readings: readonly SectionReading[];
  readonly places: SegmentPlaces<MarkdownSection> | undefined;
  /** A segment that starts where the file does. */
  readonly whole: Segment;
  readonly summaries: Summaries;
  readonly read: Read;
  readonly gathered: Gathered;
  /** These of files in an ISMS only. */
  readonly document?: KeptDocument;
  readonly vague?: Vague | undefined;
  readonly wording?: Joined<Wording>;
  readonly prose?: KeptProse;
  /** What the file was read with; with anything else nothing of this counts. */
  readonly basis: string;
}

/** A document with the sections from the top that it was read from. */
interface KeptDocument extends ReadDocument {
  readonly sections: readonly MarkdownSection[];
  /** Those are all that the file had. */
  readonly areAll: boolean;
  readonly frontMatter: FrontMatter | undefined;
}

/**
 * Reads a Markdown file: the document that its front matter describes, and what its text points at. Of an open file, sections that an edit
 * did not touch give what they gave before.
 */
export function readMarkdownFile(path: string, text: TextSource, context: CarrierContext, previous?: Previous): Carried {
  const { inIsms, keepsText = false, mappings = [] } = context;
  const basis = JSON.stringify([inIsms, mappings]);
  const cache = previous?.cache as Cache | undefined;
  const before = keepsText && cache?.basis === basis ? cache : undefined;
  const markdown = parseSections(text, before?.markdown, previous?.change);
  const { sections, starts, frontMatter } = markdown;
  const whole = before?.whole ?? new SegmentPlace();
  const run = changedRun(before?.markdown.sections ?? [], sections);
  const added = run.added.map((section, index) => {
    return new SectionReading(section, anchorOf(section, starts[run.start + index] as number, whole, keepsText), path, context);
  });
  const readings = spliced(before?.readings ?? [], run.start, run.removed.length, added);
  const places = keepsText ? SegmentPlaces.of({ parts: sections, starts, placeOf }, run, before?.places) : undefined;
  const others = new Map<Segment, number>([[whole, 0]]);
  if (!places)
    for (const [index, { anchor }] of readings.entries()) if (anchor.segment !== whole) others.set(anchor.segment, starts[index] as number);
  const segments = places ? new MarkdownPlaces(others, places) : others;
  const summaries = summarise(readings, before?.summaries);
  const isRead = inIsms || readings.some(({ namesStandard }) => namesStandard);
  const read = isRead ? readContents(markdown, readings, summaries, run, readBefore(before, summaries)) : NOTHING_READ;
  const { contents } = read;
  const gathered = gather(contents, keepsText, before?.gathered);
  const { records, registers, misplacedTitles } = gathered.found;
  const mentions = contents.map((content) => content.mentions);
  const view = new View(markdown);
  const headings = keepsText ? new SectionHeadings(markdown) : { all: view.headings.filter(({ level }) => level === 1) };
  const common = {
    records,
    mentions,
    proseParts: keepsText ? gathered.parts : undefined,
    registers,
    misplacedTitles,
    segments,
    headings,
    collections: [],
    mayIgnore: readings.some(({ mayIgnore }) => mayIgnore),
  };
  const keep = (ofOurs?: Pick<Cache, "document" | "vague" | "wording" | "prose">) =>
    keepsText ? ({ markdown, readings, places, whole, summaries, read, gathered, basis, ...ofOurs } satisfies Cache) : undefined;
  if (!inIsms) return { ...common, problems: [], cache: keep() };

  const document = keptDocument(before?.document, markdown) ?? documentIn(path, text.toString(), markdown, view, whole);
  if (document.head) others.set(document.head.segment, document.head.start);
  const { record } = document;
  const vague = vagueIn(record as IsmsRecord<"document"> | undefined, frontMatter, before?.vague);
  const wording = wordingOf(readings, summaries.excluded.sum, vague, before?.wording);
  const prose = proseOf(readings, before?.prose);
  const mayHold = summaries.mayHoldRegister.sum;
  const inSections = mayHold ? readSectionTables(text.toString(), view, { path, whole, segments }, mentions.flat(), context) : undefined;
  const hasSections = inSections !== undefined && inSections.records.length > 0;
  return {
    ...common,
    records: [...(record ? [record] : []), ...records, ...(inSections?.records ?? [])],
    mentions: hasSections ? [inSections.mentions] : mentions,
    proseParts: hasSections ? undefined : common.proseParts,
    problems: [
      ...document.problems,
      ...registerProblems([gathered.found], "table"),
      ...registerProblems(inSections ? [inSections] : [], "sections"),
    ],
    registers: [...registers, ...(inSections?.registers ?? [])],
    wording: wording.all,
    prose: keepsText ? prose.prose : packedProse(prose.prose),
    provenIds: hasSections ? undefined : joinedIds([gathered.proven, provenIdsOf([record?.mentions ?? []], context.catalog)]),
    cache: keep({ document, vague, wording, prose }),
  };
}

function placeOf({ place }: MarkdownSection): Segment {
  return place;
}

/** What was read in the version before, if it was read on what is still the same. */
function readBefore(before: Cache | undefined, { named, numbers }: Summaries): Read | undefined {
  const isSame = before?.summaries.named.sum === named.sum && before.summaries.numbers.sum === numbers.sum;
  return isSame && before.read !== NOTHING_READ ? before.read : undefined;
}

/** What all sections speak of and give. */
interface Read {
  readonly spoken: readonly Spoken[];
  readonly contents: readonly SectionContent[];
}

const NOTHING_READ: Read = { spoken: [], contents: [] };

/** Reads all sections, or only what an edit can have changed where `before` was read in the version before, in which `run` is what differs. */
function readContents(
  { starts }: SectionedMarkdown,
  readings: readonly SectionReading[],
  { named, numbers }: Summaries,
  run: ChangedRun<MarkdownSection>,
  before: Read | undefined,
): Read {
  const shift = run.added.length - run.removed.length;
  const spoken = before ? before.spoken.slice(0, run.start) : [];
  let end = spoken.length;
  let open = end > 0 ? (readings[end - 1] as SectionReading).pass((spoken[end - 1] as Spoken).open).behind : NO_HEADINGS;
  for (; end < readings.length; end++) {
    const reading = readings[end] as SectionReading;
    const passed = reading.pass(open);
    // as soon as the same headings are open behind the edit, all that follow speak as before
    if (end >= run.start + run.added.length && before?.spoken[end - shift]?.open === passed.before) break;
    open = passed.behind;
    spoken.push(reading.speak(passed.before, named.sum, numbers.sum));
  }
  for (let index = end; index < readings.length; index++) spoken.push(before?.spoken[index - shift] as Spoken);

  const partAt = (index: number): LongPart => ({
    start: starts[index] as number,
    reading: readings[index] as SectionReading,
    spoken: spoken[index] as Spoken,
  });
  // a table that is touched is read from where it begins to where it ends
  let first = before ? Math.max(0, run.start - 1) : 0;
  while (first > 0 && readings[first]?.goesOn) first--;
  const contents = before ? before.contents.slice(0, first) : [];
  let long: LongRegister | undefined;
  let index = first;
  for (; index < readings.length && (index < end || readings[index]?.goesOn); index++) {
    const reading = readings[index] as SectionReading;
    const above = reading.goesOn ? long : undefined;
    const isCut = readings[index + 1]?.goesOn === true;
    const isSame = reading.goesOn && reading.tableCount === 1;
    long = isCut ? (isSame ? above : reading.longRegister(sampleOf(readings, index).map(partAt))) : undefined;
    contents.push(reading.read(spoken[index] as Spoken, above, isCut && !isSame ? long : undefined));
  }
  for (; index < readings.length; index++) contents.push(before?.contents[index - shift] as SectionContent);
  return { spoken, contents };
}

/** The indexes of the sections from one on over which a table goes on, as many as tell what it is. */
function sampleOf(readings: readonly SectionReading[], from: number): number[] {
  const sample = [from];
  let rows = 0;
  for (let index = from + 1; readings[index]?.goesOn && rows < SAMPLE_ROWS; index++) {
    rows += readings[index]?.openRows ?? 0;
    sample.push(index);
  }
  return sample;
}

/** What all sections give, one behind the other, but for their mentions: those stay in the list of their section. */
type Found = Omit<SectionContent, "mentions" | "provenIds">;

/** That, with the sections' own. */
interface Gathered {
  readonly contents: readonly SectionContent[];
  readonly found: Found;
  /** The mentions of each that has any, where the file is open. */
  readonly parts: readonly MentionList[];
  readonly proven: ProvenIds;
}

const NOTHING: Gathered = {
  contents: [],
  found: { records: [], registers: [], rowProblems: [], doubts: [], misplacedTitles: [] },
  parts: [],
  proven: { "2022": new Set(), "2013": new Set() },
};

function gather(contents: readonly SectionContent[], isOpen: boolean, before = NOTHING): Gathered {
  const run = changedRun(before.contents, contents);
  const all = <T extends object>(listOf: (part: Found) => readonly T[]) => joined(listOf(before.found), before.contents, run, listOf);
  const found = {
    records: all(({ records }) => records),
    registers: all(({ registers }) => registers),
    rowProblems: all(({ rowProblems }) => rowProblems),
    doubts: all(({ doubts }) => doubts),
    misplacedTitles: all(({ misplacedTitles }) => misplacedTitles),
  };
  const parts = isOpen ? joined(before.parts, before.contents, run, ({ mentions }) => (mentions.length > 0 ? [listed(mentions)] : [])) : [];
  return { contents, found, parts, proven: provenIn(contents, run, before.proven) };
}

function wordingOf(
  readings: readonly SectionReading[],
  excluded: ReadonlySet<string>,
  vague: Vague | undefined,
  before: Joined<Wording> | undefined,
): Joined<Wording> {
  const lists = readings.map((reading, index) => reading.wording(excluded, index === 0 ? vague?.first : vague?.others));
  return joinedLists(lists, before);
}

/** Where the sections of an open file start, and what else its places are relative to. */
class MarkdownPlaces implements SegmentStarts {
  constructor(
    private readonly others: ReadonlyMap<Segment, number>,
    private readonly sections: SegmentStarts,
  ) {}

  get(segment: Segment): number | undefined {
    return this.sections.get(segment) ?? this.others.get(segment);
  }

  has(segment: Segment): boolean {
    return this.get(segment) !== undefined;
  }

  values(): Iterable<number> {
    return [...this.others.values(), ...this.sections.values()];
  }
}

/** The headings of an open file. */
class SectionHeadings implements Headings {
  constructor(private readonly markdown: SectionedMarkdown) {}

  get all(): readonly Heading[] {
    return headingsOf(this.markdown);
  }
}

/**
 * What a file's sections are together, with offsets in the whole of it. Few ask for tables and prose. Getters in an object literal would
 * keep all of the file alive until the next large collection of garbage.
 */
class View implements Pick<MarkdownFile, "frontMatter" | "headings" | "tables" | "prose"> {
  private joinedTables: MarkdownFile["tables"] | undefined;
  private joinedProse: string | undefined;
  private joinedHeadings: readonly Heading[] | undefined;

  constructor(private readonly markdown: SectionedMarkdown) {}

  get headings(): readonly Heading[] {
    this.joinedHeadings ??= headingsOf(this.markdown);
    return this.joinedHeadings;
  }

  get frontMatter(): FrontMatter | undefined {
    return this.markdown.frontMatter;
  }

  get tables(): MarkdownFile["tables"] {
    this.joinedTables ??= tablesOf(this.markdown);
    return this.joinedTables;
  }

  get prose(): string {
    this.joinedProse ??= this.markdown.sections.map(({ prose }) => prose).join("");
    return this.joinedProse;
  }
}

/** The document of the version before, if all that it was read from is the same. */
function keptDocument(before: KeptDocument | undefined, { sections, frontMatter }: SectionedMarkdown): KeptDocument | undefined {
  if (!before || before.frontMatter?.end !== frontMatter?.end || (before.areAll && before.sections.length !== sections.length))
    return undefined;
  return before.sections.every((section, index) => section === sections[index]) ? before : undefined;
}

function documentIn(
  path: string,
  text: string,
  { sections, starts, frontMatter }: SectionedMarkdown,
  markdown: View,
  whole: Segment,
): KeptDocument {
  const reach = headReach(text, markdown);
  const top = sections.filter((_, index) => (starts[index] as number) < reach);
  return { ...readDocument({ path, text, markdown, whole }), sections: top, areAll: reach > text.length, frontMatter };
}

interface WholeFile {
  readonly path: string;
  readonly whole: Segment;
  readonly segments: SegmentStarts;
}

/** Registers that are written as sections, and the mentions that are not in those. */
function readSectionTables(
  text: string,
  view: View,
  { path, whole, segments }: WholeFile,
  mentions: readonly Mention[],
  context: CarrierContext,
) {
  const file = { path, text, prose: view.prose, segment: whole, form: "sections" } as const;
  return readTables(sectionTables(text, view), file, mentions, context, ({ segment, start }) => start + (segments.get(segment) ?? 0));
}

/** Where vague words are looked for in a file: in its first section, behind the front matter, and in the others. */
interface Vague {
  readonly first: VagueWords;
  readonly others: VagueWords;
}

/** Vague words matter in what binds people: approved policies, procedures and standards. The same objects while they are looked for in the same way. */
function vagueIn(
  document: IsmsRecord<"document"> | undefined,
  frontMatter: FrontMatter | undefined,
  before: Vague | undefined,
): Vague | undefined {
  const { status, type, language } = document?.data ?? {};
  const from = frontMatter?.end ?? 0;
  if (status !== "approved" || (type !== "policy" && type !== "procedure" && type !== "standard")) return undefined;
  const others = before?.others.language === language ? before?.others : undefined;
  const first = others && before?.first.from === from ? before.first : undefined;
  return { first: first ?? { language, from }, others: others ?? { language, from: 0 } };
}

/** What the paragraphs of all sections say. */
interface KeptProse {
  readonly long: Joined<LongParagraph>;
  readonly prose: Prose;
}

function proseOf(readings: readonly SectionReading[], before: KeptProse | undefined): KeptProse {
  const long = joinedLists(
    readings.map(({ prose }) => prose.long),
    before?.long,
  );
  let words = 0;
  for (const { prose } of readings) words += prose.words;
  const hashes = before?.long.all === long.all ? before.prose.hashes : long.all.map(({ hash }) => hash);
  return { long, prose: { words, long: long.all, hashes } };
}
