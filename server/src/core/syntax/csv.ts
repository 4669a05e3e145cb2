import type { Span } from "../text/span.ts";
import type { Table, TableCell, TableRow } from "./table.ts";

/** What a CSV text holds. Blank lines are no rows. */
export interface CsvFile extends Table {
  readonly delimiter: Delimiter;
  /** Opening quotes without an end: each is read as an ordinary character. */
  readonly unclosedQuotes: readonly Span[];
}

export type Delimiter = "," | ";" | "\t";

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];

/**
 * Reads a CSV text (RFC 4180, also with `;` or tabs and with any line ends), every cell with its place. Never throws, takes
 * time that grows with the length of the text. Own code, because the usual libraries tell at
 * most where a row starts, not where its cells are.
 */
export function parseCsv(text: string): CsvFile {
  const delimiter = detectDelimiter(text);
  return { delimiter, ...readRows(text, delimiter, Number.POSITIVE_INFINITY) };
}

/** The text of a cell in a file with that delimiter: in quotes where it has to be. */
export function csvCell(value: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** So many rows tell how cells are set apart. */
const SAMPLE_ROWS = 50;

/** The delimiter that cuts the most rows into one and the same number of cells; of several, the one that gives the most cells. */
function detectDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; rows: number; cells: number } = { delimiter: ",", rows: 0, cells: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    const sample = readRows(text, delimiter, SAMPLE_ROWS);
    for (const { cells } of sample.rows) {
      if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    }
    for (const [cells, alike] of counts) {
      // the wrong delimiter cuts through quoted texts
      const rows = alike - sample.unclosedQuotes.length / 2;
      if (rows > best.rows || (rows === best.rows && cells > best.cells)) best = { delimiter, rows, cells };
    }
  }
  return best.delimiter;
}

function readRows(text: string, delimiter: Delimiter, most: number): Pick<CsvFile, "rows" | "unclosedQuotes"> {
  const rows: TableRow[] = [];
  const unclosedQuotes: Span[] = [];
  for (let at = 0; at < text.length && rows.length < most; ) {
    const start = at;
    const cells: TableCell[] = [];
    for (;;) {
      const cell = readCell(text, at, delimiter, unclosedQuotes);
      cells.push(cell);
      at = cell.next;
      if (text[at] !== delimiter) break;
      at++;
    }
    if (cells.length > 1 || cells[0]?.value !== "") rows.push({ start, end: at, cells });
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return { rows, unclosedQuotes };
}

/** A cell with the offset of the delimiter, line break or end behind it. */
interface ReadCell extends TableCell {
  readonly next: number;
}

function readCell(text: string, outerStart: number, delimiter: Delimiter, unclosedQuotes: Span[]): ReadCell {
  const open = skipBlanks(text, outerStart);
  if (text[open] === '"') {
    const quoted = readQuoted(text, outerStart, open, delimiter);
    if (quoted) return quoted;
    unclosedQuotes.push({ start: open, end: open + 1 });
  }
  let next = open;
  while (next < text.length && !isEnd(text, next, delimiter)) next++;
  let end = next;
  while (end > open && isBlank(text[end - 1])) end--;
  return { outerStart, start: open, end, value: text.slice(open, end), emphasised: false, quoted: false, links: [], next };
}

/** Undefined for a quote that nothing closes before a delimiter, line break or the end. */
function readQuoted(text: string, outerStart: number, open: number, delimiter: Delimiter): ReadCell | undefined {
  let close = open;
  do {
    close = text.indexOf('"', close + 1);
    if (close < 0) return undefined;
    if (text[close + 1] !== '"') break;
    close++;
  } while (close < text.length);
  const next = skipBlanks(text, close + 1);
  if (next < text.length && !isEnd(text, next, delimiter)) return undefined;
  const value = text
    .slice(open + 1, close)
    .replaceAll('""', '"')
    .replace(/\r\n?/g, "\n");
  return { outerStart, start: open + 1, end: close, value, emphasised: false, quoted: true, links: [], next };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}

function isBlank(mark: string | undefined): boolean {
  return mark === " " || mark === "\t";
}

function isEnd(text: string, at: number, delimiter: Delimiter): boolean {
  const mark = text[at];
  return mark === delimiter || mark === "\n" || mark === "\r";
}
