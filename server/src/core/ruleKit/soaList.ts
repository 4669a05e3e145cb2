import type { IsmsRecord } from "../model/record.ts";
import type { SourceFile } from "../model/sourceFile.ts";
import type { MapNode } from "../syntax/node.ts";
import { lineBreakOf, type TextEdit } from "../text/edit.ts";
import { columnOf } from "./editYaml.ts";

/** An SoA entry as it stands in a YAML text. Offsets are absolute. */
export interface PlacedEntry {
  readonly record: IsmsRecord<"soaEntry">;
  readonly node: MapNode;
  /** What to add to the node's offsets. */
  readonly offset: number;
  readonly layout: EntryLayout;
}

/** `block`: the entry starts with a dash on a line of its own; `inline`: it stands in `[…, …]`. */
type EntryLayout =
  | {
      readonly type: "block";
      /** Start of the line with the dash. */
      readonly start: number;
      /** Behind the line break of its last line. */
      readonly end: number;
      readonly dashColumn: number;
      readonly keyColumn: number;
    }
  | {
      readonly type: "inline";
      /** What stands between it and the bracket or comma before it. */
      readonly lead: string;
    };

/** Finds how an entry stands in its file's text; undefined where it is written in a way that has no place to insert beside. */
export function placeEntry(text: string, file: SourceFile, record: IsmsRecord<"soaEntry">): PlacedEntry | undefined {
  const node = record.written;
  const offset = file.segments.get(record.segment) ?? 0;
  const start = node.start + offset;
  const lineStart = start - columnOf(text, start);
  const [, indent = "", dash] = /^( *)(- +)(?:[&!][^\s,[\]{}]+ +)*$/.exec(text.slice(lineStart, start)) ?? [];
  if (dash !== undefined) {
    const end = endOfItem(text, node, offset, indent.length);
    const layout = { type: "block", start: lineStart, end, dashColumn: indent.length, keyColumn: indent.length + dash.length } as const;
    return { record, node, offset, layout };
  }
  const lead = /[[,](\s*)$/.exec(text.slice(Math.max(0, start - LONGEST_LEAD), start))?.[1];
  return node.flow && lead !== undefined ? { record, node, offset, layout: { type: "inline", lead } } : undefined;
}

/** Blanks before an entry in `[…]` beyond this are not looked through. */
const LONGEST_LEAD = 400;

/** True where most entries of a file are followed by a blank line. */
export function isSpaced(text: string, entries: readonly PlacedEntry[]): boolean {
  const ends = entries.flatMap(({ layout }) => (layout.type === "block" ? [layout.end] : [])).sort((a, b) => a - b);
  const inner = ends.slice(0, -1);
  return inner.filter((end) => BLANK_LINE.test(lineAt(text, end))).length * 2 > inner.length;
}

/** Inserts rows behind an entry; comments between it and the next entry stay with that one. */
export function insertBehind(text: string, entry: PlacedEntry, rows: readonly string[], spaced: boolean): TextEdit {
  const { layout, node, offset } = entry;
  if (layout.type === "inline") {
    const at = node.end + offset;
    return { span: { start: at, end: at }, newText: rows.map((row) => `,${layout.lead || " "}${row}`).join("") };
  }
  const lineBreak = lineBreakOf(text);
  const gap = spaced ? lineBreak : "";
  const atEnd = layout.end === text.length && !text.endsWith("\n");
  const newText = rows.map((row) => (atEnd ? `${lineBreak}${gap}${row}` : `${gap}${row}${lineBreak}`)).join("");
  return { span: { start: layout.end, end: layout.end }, newText };
}

/** Inserts rows before an entry. A comment of the entry's own stays with it, a heading stays above the rows. */
export function insertBefore(text: string, entry: PlacedEntry, rows: readonly string[], spaced: boolean): TextEdit {
  const { layout, node, offset } = entry;
  if (layout.type === "inline") {
    const at = node.start + offset;
    return { span: { start: at, end: at }, newText: rows.map((row) => `${row},${layout.lead || " "}`).join("") };
  }
  const lineBreak = lineBreakOf(text);
  const at = ownCommentStart(text, layout.start);
  return { span: { start: at, end: at }, newText: rows.map((row) => `${row}${lineBreak}${spaced ? lineBreak : ""}`).join("") };
}

const BLANK_LINE = /^[ \t]*\r?\n/;
const HEADING =
  /^\s*#+\s*(?:[-=*#~]{2,}|(?:annex a\s*)?a\.[5-8](?!\.?\d)|(?:theme|domain)\b|(?:organi[sz]ational|people|physical|technological) controls\b)/i;

/** Behind the last line that belongs to an item: its values, and comments indented deeper than its dash. */
function endOfItem(text: string, node: MapNode, offset: number, dashColumn: number): number {
  const last = lastOffset(node) + offset;
  let end = text[last - 1] === "\n" ? withoutBlankLines(text, last) : nextLine(text, last);
  let next = end;
  while (next < text.length) {
    const line = lineAt(text, next);
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const isBlank = line.trim() === "";
    if (!isBlank && indent <= dashColumn) break;
    next += line.length;
    if (!isBlank) end = next;
  }
  return end;
}

/** The last offset of a map's own entries; those merged into it from elsewhere do not count, nor does the break behind a text block. */
function lastOffset(node: MapNode): number {
  if (node.flow) return node.end;
  let last = node.start;
  for (const { keySpan, value } of node.entries) {
    if (keySpan.start < node.start) continue;
    last = Math.max(last, keySpan.end, value && value.start >= keySpan.end ? value.end : 0);
  }
  return last;
}

/** A text block reaches up to what follows it: the blank lines at its end separate entries. */
function withoutBlankLines(text: string, end: number): number {
  let at = end;
  for (;;) {
    const above = text.lastIndexOf("\n", at - 2) + 1;
    if (above === 0 || above >= at || text.slice(above, at).trim() !== "") return at;
    at = above;
  }
}

/** Start of the comment lines right above a line that speak of it. */
function ownCommentStart(text: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const above = text.lastIndexOf("\n", start - 2) + 1;
    const line = text.slice(above, start);
    if (!/^ *#/.test(line) || HEADING.test(line)) break;
    start = above;
  }
  return start;
}

/** The line that starts at `offset`, with its break. */
function lineAt(text: string, offset: number): string {
  return text.slice(offset, nextLine(text, offset));
}

/** Behind the next line break at or after `offset`; the text's end where there is none. */
function nextLine(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  return feed < 0 ? text.length : feed + 1;
}
