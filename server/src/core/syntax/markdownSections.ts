import { spliced } from "../text/changedRun.ts";
import type { TextSource } from "../text/chunkedText.ts";
import { lastUpTo } from "../text/lastUpTo.ts";
import type { TextChange } from "../text/textChange.ts";
import {
  type FrontMatter,
  findFrontMatter,
  type Heading,
  isLongTable,
  type MarkdownPart,
  type PlacedPart,
  parseParts,
} from "./markdown.ts";
import { SegmentPlace } from "./segmentPlace.ts";
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

export interface PlacedSections {
  readonly sections: readonly MarkdownSection[];
  /** Where each of them starts. An edit moves all behind it, and these numbers are all that changes of them. */
  readonly starts: Uint32Array;
}

export interface SectionedMarkdown extends PlacedSections {
  readonly frontMatter: FrontMatter | undefined;
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
  return { frontMatter, ...(patched ?? placed(parseParts(text.toString(), frontMatter), previous?.sections ?? [])) };
}

/** That of the version before, where the change is behind it: to put a large text together for each key takes longer than all else. */
function frontMatterOf(text: TextSource, previous?: SectionedMarkdown, change?: TextChange): FrontMatter | undefined {
  const before = previous?.frontMatter;
  if (before && change && change.start > before.end) return before;
  return text.slice(0, FENCE.length) === FENCE ? findFrontMatter(text.toString()) : undefined;
}

/** The tables of a file, each with all of its rows. */
export function tablesOf({ sections, starts }: PlacedSections): Table[] {
  const tables: { rows: Table["rows"][number][] }[] = [];
  for (const [place, section] of sections.entries()) {
    for (const [index, table] of section.tables.entries()) {
      const { rows } = movedTable(table, starts[place] as number);
      if (index === 0 && section.lead !== "") for (const row of rows) tables.at(-1)?.rows.push(row);
      else tables.push({ rows: [...rows] });
    }
  }
  return tables;
}

/** The headings of a file, with offsets in the whole of it. */
export function headingsOf({ sections, starts }: PlacedSections): Heading[] {
  return sections.flatMap(({ headings }, index) => headings.map((heading) => moved(heading, starts[index] as number)));
}

function moved({ level, text, start, end }: Heading, by: number): Heading {
  return { level, text, start: start + by, end: end + by };
}

/** The sections after a change; undefined where it reaches further than into the sections that it touches. */
function patch(
  text: TextSource,
  frontMatter: FrontMatter | undefined,
  { sections: before, starts: oldStarts, ...old }: SectionedMarkdown,
  { start, oldEnd, newEnd }: TextChange,
): PlacedSections | undefined {
  const shift = newEnd - oldEnd;
  const first = firstTouched(before, oldStarts, start);
  const last = lastUpTo(oldStarts, oldEnd) + 1;
  const from = oldStarts[first] as number;
  const lead = before[first]?.lead ?? "";
  const next = before[last];
  const end = next ? (oldStarts[last] as number) + shift : text.length;
  const isInside = first === 0 ? (frontMatter?.end ?? 0) <= end : frontMatter?.end === old.frontMatter?.end;
  if (!isInside) return undefined;
  const own = text.slice(from, end);
  const behind = next ? (next.lead === "" ? NEXT_HEADING : firstLine(next.text)) : "";
  const around = { lead, goesOn: next !== undefined && next.lead !== "" };
  const parts = parseParts(own + behind, first === 0 ? frontMatter : undefined, around);
  if (first > 0 && parts[0]?.opens !== (lead === "" ? "heading" : "row")) return undefined;
  const probe = next && parts.pop();
  if (next && (probe?.start !== own.length || probe.lead !== next.lead)) return undefined;
  const now = keep(parts, before.slice(first, last));
  const sections = spliced(before, first, last - first, now);
  const starts = new Uint32Array(sections.length);
  starts.set(oldStarts.subarray(0, first));
  for (const [index, part] of parts.entries()) starts[first + index] = from + part.start;
  for (let i = last, j = first + parts.length; i < before.length; i++, j++) starts[j] = (oldStarts[i] as number) + shift;
  return areLong(sections, first, first + parts.length) ? { sections, starts } : undefined;
}

/** The first section in which a change can make a difference. */
function firstTouched(sections: readonly MarkdownSection[], starts: Uint32Array, start: number): number {
  // a heading whose marks are touched may have become a part of what stands before it
  const first = lastUpTo(starts, Math.max(0, start - LONGEST_MARK));
  const { lead, text } = sections[first] as MarkdownSection;
  // a row that is touched at all may belong to those before it
  return lead !== "" && start <= (starts[first] as number) + firstLine(text).length ? first - 1 : first;
}

function firstLine(text: string): string {
  const feed = text.indexOf("\n");
  return feed < 0 ? text : text.slice(0, feed + 1);
}

/** The tables that are cut in or beside the sections from `first` to `last` are still long ones. */
function areLong(sections: readonly MarkdownSection[], first: number, last: number): boolean {
  const isCut = (index: number) => (sections[index]?.lead ?? "") !== "";
  for (let index = first; index <= last && index < sections.length; index++) {
    if (!isCut(index)) continue;
    let head = index;
    while (isCut(head)) head--;
    let rows = sections[head]?.tables.at(-1)?.rows.length ?? 0;
    for (index = head + 1; isCut(index); index++) rows += sections[index]?.tables[0]?.rows.length ?? 0;
    if (!isLongTable(rows)) return false;
  }
  return true;
}

function placed(parts: readonly PlacedPart[], before: readonly MarkdownSection[]): PlacedSections {
  return { sections: keep(parts, before), starts: Uint32Array.from(parts, ({ start }) => start) };
}

/** An edit leaves the sections before and behind it as they were: those are found by comparing from both ends. */
function keep(parts: readonly PlacedPart[], before: readonly MarkdownSection[]): MarkdownSection[] {
  const same = (now: number, then: number) => {
    const old = before[then];
    // what front matter is depends on more than the text of the first section
    const part = parts[now];
    return old?.text === part?.text && old?.lead === part?.lead && (now > 0 || old?.prose === parts[now]?.part.prose) ? old : undefined;
  };
  const sections = new Array<MarkdownSection>(parts.length);
  let first = 0;
  for (let old = same(0, 0); old && first < parts.length; old = same(first, first)) sections[first++] = old;
  let now = parts.length - 1;
  let then = before.length - 1;
  for (let old = same(now, then); old && now >= first && then >= first; old = same(now, then)) {
    sections[now--] = old;
    then--;
  }
  for (let index = first; index <= now; index++) {
    const { text, lead, part } = parts[index] as PlacedPart;
    sections[index] = { place: new SegmentPlace(), text, lead, ...part };
  }
  return sections;
}
