import type { TextSource } from "../text/chunkedText.ts";
import type { TextChange } from "../text/textChange.ts";
import { type FrontMatter, findFrontMatter, isLongTable, type MarkdownPart, type PlacedPart, parseParts } from "./markdown.ts";
import type { Table } from "./table.ts";
import { movedTable } from "./tables.ts";

/**
 * A heading of a Markdown file with what stands below it up to the next, or what stands above the first; of a long table some rows. It
 * stays the same object while its text does.
 */
export interface MarkdownSection extends MarkdownPart {
  /** What the places in it are known by once its text is gone. */
  readonly place: object;
  readonly text: string;
  /** The header of the table that its first rows belong to; "" where it begins with no row. */
  readonly lead: string;
}

export interface PlacedSection {
  readonly start: number;
  readonly section: MarkdownSection;
}

export interface SectionedMarkdown {
  readonly frontMatter: FrontMatter | undefined;
  readonly sections: readonly PlacedSection[];
}

/** Offsets up to here from its start decide that a heading is one. */
const LONGEST_MARK = "###### ".length;
/** What front matter begins with. */
const FENCE = "---";
/** Stands for a section that follows. */
const NEXT_HEADING = "# ";

/**
 * Parses a Markdown text by its sections. With the version before and the `change` that led from its text to this one, only the sections
 * that it touches are parsed, unless it opens or closes something that runs over several. Never throws.
 */
export function parseSections(text: TextSource, previous?: SectionedMarkdown, change?: TextChange): SectionedMarkdown {
  const frontMatter = frontMatterOf(text, previous, change);
  const patched = previous && change && patch(text, frontMatter, previous, change);
  return { frontMatter, sections: patched ?? keep(parseParts(text.toString(), frontMatter), previous?.sections ?? []) };
}

/** That of the version before, where the change is behind it: to put a large text together for each key takes longer than all else. */
function frontMatterOf(text: TextSource, previous?: SectionedMarkdown, change?: TextChange): FrontMatter | undefined {
  const before = previous?.frontMatter;
  if (before && change && change.start > before.end) return before;
  return text.slice(0, FENCE.length) === FENCE ? findFrontMatter(text.toString()) : undefined;
}

/** The tables of a file, each with all of its rows. */
export function tablesOf(sections: readonly PlacedSection[]): Table[] {
  const tables: { rows: Table["rows"][number][] }[] = [];
  for (const { start, section } of sections) {
    for (const [index, table] of section.tables.entries()) {
      const { rows } = movedTable(table, start);
      if (index === 0 && section.lead !== "") for (const row of rows) tables.at(-1)?.rows.push(row);
      else tables.push({ rows: [...rows] });
    }
  }
  return tables;
}

/** The sections after a change; undefined where it reaches further than into the sections that it touches. */
function patch(
  text: TextSource,
  frontMatter: FrontMatter | undefined,
  { sections: before, ...old }: SectionedMarkdown,
  { start, oldEnd, newEnd }: TextChange,
): PlacedSection[] | undefined {
  const shift = newEnd - oldEnd;
  const first = firstTouched(before, start);
  const last = lastFrom(before, oldEnd) + 1;
  const from = before[first]?.start ?? 0;
  const lead = before[first]?.section.lead ?? "";
  const next = before[last];
  const end = next ? next.start + shift : text.length;
  const isInside = first === 0 ? (frontMatter?.end ?? 0) <= end : frontMatter?.end === old.frontMatter?.end;
  if (!isInside) return undefined;
  const own = text.slice(from, end);
  const behind = next ? (next.section.lead === "" ? NEXT_HEADING : firstLine(next.section.text)) : "";
  const around = { lead, goesOn: next !== undefined && next.section.lead !== "" };
  const parts = parseParts(own + behind, first === 0 ? frontMatter : undefined, around);
  if (first > 0 && parts[0]?.opens !== (lead === "" ? "heading" : "row")) return undefined;
  const probe = next && parts.pop();
  if (next && (probe?.start !== own.length || probe.lead !== next.section.lead)) return undefined;
  const sections = before.slice(0, first);
  for (const { start: at, section } of keep(parts, before.slice(first, last))) sections.push({ start: at + from, section });
  const behindPatch = sections.length;
  for (let index = last; index < before.length; index++) {
    const placed = before[index] as PlacedSection;
    sections.push(shift === 0 ? placed : { start: placed.start + shift, section: placed.section });
  }
  return areLong(sections, first, behindPatch) ? sections : undefined;
}

/** The first section in which a change can make a difference. */
function firstTouched(sections: readonly PlacedSection[], start: number): number {
  // a heading whose marks are touched may have become a part of what stands before it
  const first = lastFrom(sections, Math.max(0, start - LONGEST_MARK));
  const { section, start: at } = sections[first] as PlacedSection;
  // a row that is touched at all may belong to those before it
  return section.lead !== "" && start <= at + firstLine(section.text).length ? first - 1 : first;
}

function firstLine(text: string): string {
  const feed = text.indexOf("\n");
  return feed < 0 ? text : text.slice(0, feed + 1);
}

/** The tables that are cut in or beside the sections from `first` to `last` are still long ones. */
function areLong(sections: readonly PlacedSection[], first: number, last: number): boolean {
  const isCut = (index: number) => (sections[index]?.section.lead ?? "") !== "";
  for (let index = first; index <= last && index < sections.length; index++) {
    if (!isCut(index)) continue;
    let head = index;
    while (isCut(head)) head--;
    let rows = sections[head]?.section.tables.at(-1)?.rows.length ?? 0;
    for (index = head + 1; isCut(index); index++) rows += sections[index]?.section.tables[0]?.rows.length ?? 0;
    if (!isLongTable(rows)) return false;
  }
  return true;
}

/** An edit leaves the sections before and behind it as they were: those are found by comparing from both ends. */
function keep(parts: readonly PlacedPart[], before: readonly PlacedSection[]): PlacedSection[] {
  const same = (now: number, then: number) => {
    const old = before[then]?.section;
    // what front matter is depends on more than the text of the first section
    const part = parts[now];
    return old?.text === part?.text && old?.lead === part?.lead && (now > 0 || old?.prose === parts[now]?.part.prose) ? old : undefined;
  };
  const sections = new Array<PlacedSection>(parts.length);
  const put = (index: number, section: MarkdownSection) => {
    sections[index] = { start: parts[index]?.start ?? 0, section };
  };
  let first = 0;
  for (let old = same(0, 0); old && first < parts.length; old = same(first, first)) put(first++, old);
  let now = parts.length - 1;
  let then = before.length - 1;
  for (let old = same(now, then); old && now >= first && then >= first; old = same(now, then)) {
    put(now--, old);
    then--;
  }
  for (let index = first; index <= now; index++) {
    const { text, lead, part } = parts[index] as PlacedPart;
    put(index, { place: {}, text, lead, ...part });
  }
  return sections;
}

/** Index of the last section that starts at or before an offset. */
function lastFrom(sections: readonly PlacedSection[], offset: number): number {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sections[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
