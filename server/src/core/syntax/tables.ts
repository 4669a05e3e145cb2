import type { SyntaxNode } from "@lezer/common";
import type { Span } from "../text/span.ts";
import type { CellLink, Table, TableCell, TableRow } from "./table.ts";

/** A table of a part that starts at an offset, with offsets in the whole. */
export function movedTable({ rows }: Table, by: number): Table {
  const moved = <S extends Span>(span: S): S => ({ ...span, start: span.start + by, end: span.end + by });
  return {
    rows: rows.map((row) => ({
      ...moved(row),
      cells: row.cells.map((cell) => ({ ...moved(cell), outerStart: cell.outerStart + by, links: cell.links.map(moved) })),
    })),
  };
}

/** The text of a cell as Markdown, so that it stays one cell. */
export function markdownCell(value: string): string {
  return value.replace(/\|/g, "\\|").replace(/\r\n|\n|\r/g, "<br>");
}

/**
 * Reads a row of a GFM table out of its node in the tree of a Markdown text, of which `text` is the part from `partStart` on. The tree has no
 * node for an empty cell, so cells are what stands between the bars.
 */
export function readMarkdownRow(text: string, row: SyntaxNode, partStart: number): TableRow {
  const bars: Span[] = [];
  const links: CellLink[] = [];
  for (let child = row.firstChild; child; child = child.nextSibling) {
    if (child.name === "TableDelimiter") bars.push({ start: child.from - partStart, end: child.to - partStart });
    else collectLinks(text, child, partStart, links);
  }
  const from = row.from - partStart;
  const to = row.to - partStart;
  const cells: TableCell[] = [];
  let start = from;
  for (const bar of bars) {
    const isBorder = cells.length === 0 && start === from && text.slice(start, bar.start).trim() === "";
    if (!isBorder) cells.push(readCell(text, start, bar.start, links));
    start = bar.end;
  }
  if (text.slice(start, to).trim() !== "" || bars.length === 0) cells.push(readCell(text, start, to, links));
  let end = to;
  while (end > from && isBlank(text[end - 1])) end--;
  return { start: from, end, cells };
}

function collectLinks(text: string, cell: SyntaxNode, partStart: number, links: CellLink[]): void {
  for (let child = cell.firstChild; child; child = child.nextSibling) {
    const url = child.name === "Link" ? child.getChild("URL") : null;
    if (url) {
      const start = url.from - partStart;
      const end = url.to - partStart;
      links.push({ start, end, target: text.slice(start, end).replace(/^<|>$/g, "") });
    } else collectLinks(text, child, partStart, links);
  }
}

function readCell(text: string, from: number, to: number, links: readonly CellLink[]): TableCell {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  for (let mark = emphasis(text, start, end); mark > 0; mark = emphasis(text, start, end)) {
    start += mark;
    end -= mark;
  }
  const emphasised = end < to && text[end] !== "|" && !isBlank(text[end]);
  const inside = links.filter((link) => link.start >= start && link.end <= end);
  return { outerStart: from, start, end, value: plainText(text.slice(start, end)), emphasised, quoted: false, links: inside };
}

/** How many marks stand around the whole of a text: 2 for `**bold**`. */
function emphasis(text: string, start: number, end: number): number {
  const first = text[start] ?? "";
  if (end - start < 3 || !"*_`~".includes(first) || text[end - 1] !== first) return 0;
  let marks = 1;
  while (marks < 3 && text[start + marks] === first && text[end - 1 - marks] === first) marks++;
  const inner = text.slice(start + marks, end - marks);
  // `*a* and *b*` are two, and `____` is a line to write on
  return inner.trim() === inner && inner.length > 0 && !inner.includes(first) ? marks : 0;
}

/** What a reader sees of inline Markdown. */
export function plainText(source: string): string {
  if (!/[*`[<\\~]/.test(source)) return source;
  return source
    .replace(/!?\[([^[\]]*)\]\([^()[\]]*\)/g, "$1")
    .replace(/<br\s{0,3}\/?>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/\*{1,3}(?=\S)|(?<=\S)\*{1,3}|`|~~/g, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .trim();
}

function isBlank(mark: string | undefined): boolean {
  return mark === " " || mark === "\t" || mark === "\r" || mark === "\u00a0";
}
