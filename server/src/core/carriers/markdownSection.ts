import type { ProvenIds } from "../model/edition.ts";
import type { Mention, Segment } from "../model/record.ts";
import { sharedTarget } from "../model/sharedTarget.ts";
import type { MisplacedTitle, Wording } from "../model/sourceFile.ts";
import type { MarkdownSection } from "../syntax/markdownSections.ts";
import { enterHeading, type Named, namedIn, namesStandard, type OpenHeadings, type Outline, outlineOf } from "../syntax/references.ts";
import type { TableRow } from "../syntax/table.ts";
import { movedTable } from "../syntax/tables.ts";
import { resolvePath } from "../text/paths.ts";
import { sharedText } from "../text/sharedText.ts";
import type { Anchor } from "./anchor.ts";
import type { CarrierContext } from "./carrier.ts";
import { IGNORE_MARK } from "./ignores.ts";
import { type MeasuredProse, measureProse } from "./measureProse.ts";
import { titlesInProse, titlesInRecords } from "./misplacedTitles.ts";
import { provenIdsOf } from "./mixedEditions.ts";
import { partMentions } from "./prose.ts";
import type { Register } from "./register.ts";
import { type FoundRegister, foreignStarts, type RegisterTables, readFound, recogniser } from "./registers.ts";
import { runOf } from "./sections.ts";
import { certain, findVagueWords, type PossiblePlaceholders, placed, possiblePlaceholders } from "./wording.ts";

/** What a section gives to its file. */
export interface SectionContent extends RegisterTables {
  readonly misplacedTitles: readonly MisplacedTitle[];
  /** Of its mentions and those in its records. */
  readonly provenIds: ProvenIds;
}

/** What a section speaks of. */
export interface Spoken {
  /** The headings that are open before it. */
  readonly open: OpenHeadings;
  /** To parts of standards, and words that may be ids of records. */
  readonly references: readonly Mention[];
  /** With its links. */
  readonly mentions: readonly Mention[];
}

/** What a table that goes on over several sections is found to be. */
export interface LongRegister {
  readonly register: Register | undefined;
  /** Which of its rows is the header. */
  readonly headerIndex: number;
}

/** A section over which a table goes on, with where it starts. */
export interface LongPart {
  readonly start: number;
  readonly reading: SectionReading;
  readonly spoken: Spoken;
}

/** Vague words are looked for where they matter; `language` undefined means in all. */
export interface VagueWords {
  readonly language: string | undefined;
  /** Offset in the section of the first word that counts. */
  readonly from: number;
}

/** What a section without tables gives of registers. */
const NO_TABLES: Omit<RegisterTables, "mentions"> = { records: [], registers: [], rowProblems: [], doubts: [] };

/**
 * What is read of one section of a Markdown file. Each answer is worked out when it is asked for, and stays the same object for as long as
 * nothing that it depends on changes.
 */
export class SectionReading {
  readonly outline: Outline;
  /** What it names itself. */
  readonly named: Named;
  readonly placeholders: PossiblePlaceholders;
  /** The runs of headings that its own belong to, if those are registers. */
  readonly runs: readonly string[];
  /** The numbers that its headings bear. */
  readonly numbers: readonly string[];
  /** It may hold a comment that silences findings. */
  readonly mayIgnore: boolean;
  private measured: MeasuredProse | undefined;
  private namesOurs: boolean | undefined;
  private passed: { readonly before: OpenHeadings; readonly behind: OpenHeadings } | undefined;
  private spoken: Spoken | undefined;
  private content:
    | (SectionContent & { readonly spoken: Spoken; readonly before?: LongRegister; readonly behind?: LongRegister })
    | undefined;
  private long: { readonly parts: readonly LongPart[]; readonly long: LongRegister } | undefined;
  private basis:
    | { readonly open: OpenHeadings; readonly named: Named; numbers: ReadonlySet<string>; readonly asked: ReadonlyMap<string, boolean> }
    | undefined;
  private worded:
    | { readonly excluded: ReadonlySet<string>; readonly vague: VagueWords | undefined; readonly wording: readonly Wording[] }
    | undefined;

  constructor(
    private readonly section: MarkdownSection,
    readonly anchor: Anchor,
    private readonly path: string,
    private readonly context: CarrierContext,
  ) {
    this.outline = outlineOf(section.lead + section.prose);
    this.named = namedIn(this.outline.names);
    this.numbers = this.outline.marks.flatMap(({ number }) => number ?? []);
    this.mayIgnore = section.text.includes(IGNORE_MARK);
    this.placeholders = context.inIsms ? possiblePlaceholders(section.text, section.wording) : NO_PLACEHOLDERS;
    this.runs = context.inIsms ? section.headings.flatMap((heading) => runOf(heading) ?? []) : [];
  }

  /** It names the standard. */
  get namesStandard(): boolean {
    this.namesOurs ??= namesStandard(this.section.text);
    return this.namesOurs;
  }

  get prose(): MeasuredProse {
    this.measured ??= measureProse(this.section.text, this.section.paragraphs, this.anchor);
    return this.measured;
  }

  /** The headings that are open behind the section, where `open` are before it. */
  pass(open: OpenHeadings): { readonly before: OpenHeadings; readonly behind: OpenHeadings } {
    const { passed } = this;
    // whatever makes a function takes room whenever it is called, so most calls are left out
    if (passed && (passed.before === open || areSame(passed.before, open))) return passed;
    this.passed = { before: open, behind: this.outline.marks.reduce(enterHeading, open) };
    return this.passed;
  }

  /** It begins with rows of a table that began before it. */
  get goesOn(): boolean {
    return this.section.lead !== "";
  }

  get tableCount(): number {
    return this.section.tables.length;
  }

  /** How many rows of that table are in it. */
  get openRows(): number {
    return this.goesOn ? (this.section.tables[0]?.rows.length ?? 0) : 0;
  }

  /** What it speaks of below the headings that are open before it, in a file that names so much and has headings of such numbers. */
  speak(open: OpenHeadings, named: Named, numbers: ReadonlySet<string>): Spoken {
    return this.spoken && this.restsOn(open, named, numbers) ? this.spoken : this.speakAnew(open, named, numbers);
  }

  private speakAnew(open: OpenHeadings, named: Named, numbers: ReadonlySet<string>): Spoken {
    const asked = new Map<string, boolean>();
    const isOwnSection = (number: string) => {
      const answer = numbers.has(number);
      asked.set(number, answer);
      return answer;
    };
    this.basis = { open, named, numbers, asked };
    const references = partMentions(this.outline, { ...named, isOwnSection, open }, this.anchor, this.section.lead.length);
    this.spoken = { open, references, mentions: this.context.inIsms ? [...references, ...this.linkMentions()] : references };
    return this.spoken;
  }

  /** What it gives, where it speaks so. `before` and `behind` are what its first and last table are found to be that go on beyond it. */
  read(spoken: Spoken, before: LongRegister | undefined, behind: LongRegister | undefined): SectionContent {
    const known = this.content;
    if (known?.spoken === spoken && known.before === before && known.behind === behind) return known;
    const { section, anchor, path, context } = this;
    const { text, prose } = section;
    const file = { path, text, prose, segment: anchor.segment, form: "table" } as const;
    const found = context.inIsms ? this.registers(spoken, before, behind) : [];
    const read = found.length > 0 ? readFound(found, file, spoken.mentions) : { ...NO_TABLES, mentions: spoken.mentions };
    const misplacedTitles = [...titlesInProse(prose, spoken.references, anchor.offset), ...titlesInRecords(read.records)];
    const provenIds = provenIdsOf([read.mentions, ...read.records.map(({ mentions }) => mentions)], context.catalog);
    this.content = { ...read, misplacedTitles, provenIds, spoken, before, behind };
    return this.content;
  }

  /** Which of its tables are registers. */
  private registers(spoken: Spoken, before: LongRegister | undefined, behind: LongRegister | undefined): FoundRegister[] {
    const { tables } = this.section;
    const recognise = recogniser(foreignStarts(spoken.mentions, startOf), this.context, "table");
    return tables.flatMap((table, index): FoundRegister[] => {
      const isOpen = index === 0 && this.goesOn;
      const long = isOpen ? before : index === tables.length - 1 ? behind : undefined;
      if (!long) {
        const register = recognise(table);
        return register ? [{ register, hasHeader: true }] : [];
      }
      const { register, headerIndex } = long;
      if (!register) return [];
      if (isOpen) return [{ register: { ...register, rows: table.rows }, hasHeader: false }];
      const header = table.rows[headerIndex] ?? register.header;
      return [{ register: { ...register, header, rows: table.rows.slice(headerIndex + 1) }, hasHeader: true }];
    });
  }

  /** What the table is that goes on behind the section, by its first rows: `parts` are the section and those that follow it, as they are read. */
  longRegister(parts: readonly LongPart[]): LongRegister {
    const known = this.long;
    if (known?.parts.length === parts.length && parts.every(({ spoken }, index) => spoken === known.parts[index]?.spoken))
      return known.long;
    const rows: TableRow[] = [];
    const foreign: number[] = [];
    for (const [index, { start, reading, spoken }] of parts.entries()) {
      const table = reading.section.tables.at(index === 0 ? -1 : 0);
      if (table) for (const row of movedTable(table, start).rows) rows.push(row);
      foreign.push(...foreignStarts(spoken.mentions, (mention) => startOf(mention) + start));
    }
    const register = recogniser(foreign, this.context, "table")({ rows });
    const found = { register, headerIndex: register ? rows.indexOf(register.header) : -1 };
    const long = known && areAlike(known.long, found) ? known.long : found;
    this.long = { parts, long };
    return long;
  }

  /** What was read was read on the same basis. */
  private restsOn(open: OpenHeadings, named: Named, numbers: ReadonlySet<string>): boolean {
    const { basis } = this;
    if (basis?.open !== open || basis.named !== named) return false;
    if (basis.numbers === numbers) return true;
    for (const [number, answer] of basis.asked) if (numbers.has(number) !== answer) return false;
    basis.numbers = numbers;
    return true;
  }

  /** Its words that a reviewer would stop at, where some names are excluded from being placeholders. */
  wording(excluded: ReadonlySet<string>, vague: VagueWords | undefined): readonly Wording[] {
    if (this.worded && this.worded.excluded === excluded && this.worded.vague === vague) return this.worded.wording;
    const { placeholders, section, anchor } = this;
    const wording = placed(section.text, certain(placeholders, excluded), anchor);
    if (vague) wording.push(...findVagueWords(section.wording, vague.from, anchor, vague.language));
    this.worded = { excluded, vague, wording: wording.sort((a, b) => a.start - b.start) };
    return this.worded.wording;
  }

  private linkMentions(): Mention[] {
    const { segment, offset } = this.anchor;
    return this.section.links.flatMap(({ target, span }): Mention[] => {
      const file = linkedFile(target);
      if (file === undefined) return [];
      const path = resolvePath(this.path, file);
      return [
        {
          start: span.start + offset,
          end: span.end + offset,
          segment,
          text: sharedText(target),
          target: sharedTarget({ type: "file", path }),
        },
      ];
    });
  }
}

const NO_PLACEHOLDERS: PossiblePlaceholders = { certain: [], unless: [], excludes: [] };

/** Where a section's places are kept: in its own segment, or in that of a whole file, which takes less room. */
export function anchorOf(section: MarkdownSection, start: number, whole: Segment, isKept: boolean): Anchor {
  return isKept || section.tables.length > 0 ? { segment: section.place, offset: 0 } : { segment: whole, offset: start };
}

/** Where a mention starts in a section that has a segment of its own, as all with tables have. */
function startOf({ start }: Mention): number {
  return start;
}

/** What is read of rows does not tell the two apart. */
function areAlike({ register: a, headerIndex }: LongRegister, { register: b, headerIndex: other }: LongRegister): boolean {
  if (!a || !b) return a === b;
  const textOf = ({ header, columns, key, mapping }: Register) =>
    JSON.stringify([header.cells.map(({ value }) => value), [...columns], key, mapping]);
  return a.kind === b.kind && a.words === b.words && headerIndex === other && textOf(a) === textOf(b);
}

function areSame(a: OpenHeadings, b: OpenHeadings): boolean {
  if (a.clause?.level !== b.clause?.level || a.clause?.clause !== b.clause?.clause || a.named.length !== b.named.length) return false;
  return a.named.every(({ level, name }, index) => {
    const other = b.named[index];
    if (other?.level !== level) return false;
    const { standard, edition, kind, guidance } = other.name;
    return name.standard === standard && name.edition === edition && name.kind === kind && name.guidance === guidance;
  });
}

/** The file that a link leads to: undefined for addresses of the web and places in the same file. */
function linkedFile(target: string): string | undefined {
  if (target === "" || /^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//")) return undefined;
  const path = target.split("?")[0] ?? "";
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
