import { findNames, leading, type Name } from "./names.ts";
import { enterHeading, type HeadingMark, type OpenHeadings, type Outline } from "./outline.ts";
import type { Standard } from "./types.ts";

/** What the whole of a document says to one of its parts. */
export interface Whole {
  /** True when it names `standard` anywhere. */
  readonly has: (standard: Standard) => boolean;
  /** The law whose articles it means when it names no other. */
  readonly onlyLaw: Standard | undefined;
  /** True when one of its headings bears `number`. */
  readonly isOwnSection: (number: string) => boolean;
  /** The headings that are open where the part begins. */
  readonly open: OpenHeadings;
}

/** Where in its text a reference stands: what the words beside it, its column, its row and its headings name. */
export class Surroundings {
  readonly text: string;
  readonly names: readonly Name[];
  #layout: Layout | undefined;
  #cell: Cell = { lineStart: -1, at: 0, start: 0, column: 0 };
  #columns = new Map<number, readonly (Name | undefined)[]>();

  constructor(
    private readonly outline: Outline,
    private readonly whole: Whole,
  ) {
    this.text = outline.text;
    this.names = outline.names;
  }

  /** True when the text names `standard` anywhere. */
  has(standard: Standard): boolean {
    return this.whole.has(standard);
  }

  /** The law whose articles the text means when it names no other. */
  get onlyLaw(): Standard | undefined {
    return this.whole.onlyLaw;
  }

  /** The name right before `offset`, with nothing but filler such as "Annex A, control" in between. */
  beside(offset: number, accept: Accept): Name | undefined {
    const name = this.#lastBefore(offset);
    if (name === undefined || offset - name.end > 40 || !accept(name)) return undefined;
    return FILLER_BEFORE.test(this.text.slice(name.end, offset)) ? name : undefined;
  }

  /** The name right after `offset`: "… of ISO 9001", "… DSGVO", "… (ISO 42001)". */
  behind(offset: number, accept: Accept): Name | undefined {
    const name = this.names[this.#countBefore(offset + 1)];
    if (name === undefined || name.start - offset > 40 || !accept(name)) return undefined;
    return FILLER_BEHIND.test(this.text.slice(offset, name.start)) ? name : undefined;
  }

  /** The nearest name before `offset` in the same cell and sentence. */
  near(offset: number, accept: Accept, reach = 160): Name | undefined {
    const name = this.#search(offset, this.#cellAt(offset).start, accept);
    if (name === undefined || offset - name.end > reach) return undefined;
    return SENTENCE_END.test(this.text.slice(name.end, offset + 1)) ? undefined : name;
  }

  /** What the header of the table column names. */
  column(offset: number, accept: Accept): Name | undefined {
    const layout = this.#layoutOf();
    const header = layout.headers[layout.lineAt(offset)] ?? -1;
    if (header < 0) return undefined;
    const name = this.#headerNames(header, layout)[this.#cellAt(offset).column];
    return name !== undefined && accept(name) ? name : undefined;
  }

  /** The words of the header of the table column, without marks; undefined outside tables. */
  header(offset: number): string | undefined {
    const layout = this.#layoutOf();
    const line = layout.headers[layout.lineAt(offset)] ?? -1;
    if (line < 0) return undefined;
    const row = this.text.slice(layout.starts[line] ?? 0, layout.starts[line + 1] ?? this.text.length);
    const cell = row.slice(0, 2000).split("|")[this.#cellAt(offset).column] ?? "";
    return cell.replace(/[*_`]/g, "").trim();
  }

  /** The clause that the section is about: 8 below "Clause 8 – Operation". */
  clauseSection(offset: number): number | undefined {
    const layout = this.#layoutOf();
    return layout.clauses[layout.lineAt(offset)];
  }

  /** True in a table whose header names a standard in any column. */
  hasNamedColumns(offset: number): boolean {
    const layout = this.#layoutOf();
    const header = layout.headers[layout.lineAt(offset)] ?? -1;
    return header >= 0 && this.#headerNames(header, layout).some((name) => name !== undefined);
  }

  /** The nearest name in an earlier cell of the same row. */
  row(offset: number, accept: Accept): Name | undefined {
    const cell = this.#cellAt(offset);
    return this.#search(cell.start, cell.lineStart, accept);
  }

  /** What the innermost heading that names a standard names. */
  heading(offset: number, accept: Accept): Name | undefined {
    const layout = this.#layoutOf();
    const name = layout.headings[layout.lineAt(offset)];
    return name !== undefined && accept(name) ? name : undefined;
  }

  /** True when a heading of the text itself bears `number`, so that "§ 4.2" may mean it. */
  isOwnSection(number: string): boolean {
    return this.whole.isOwnSection(number);
  }

  #layoutOf(): Layout {
    this.#layout ??= readLayout(this.text, this.outline.marks, this.whole.open);
    return this.#layout;
  }

  #lastBefore(offset: number): Name | undefined {
    return this.names[this.#countBefore(offset) - 1];
  }

  /** The nearest acceptable name that lies between `from` and `offset`; a bounded look so that hostile lines stay cheap. */
  #search(offset: number, from: number, accept: Accept): Name | undefined {
    const last = this.#countBefore(offset) - 1;
    for (let index = last; index >= 0 && last - index < 12; index--) {
      const name = this.names[index];
      if (name === undefined || name.start < from) return undefined;
      if (accept(name)) return name;
    }
    return undefined;
  }

  /** How many names end at or before `offset`. */
  #countBefore(offset: number): number {
    return countUntil(this.names.length, (index) => (this.names[index]?.end ?? 0) <= offset);
  }

  /** The cell of a table row; on any other line the line. Goes on from the last answer: asked from left to right. */
  #cellAt(offset: number): Cell {
    const layout = this.#layoutOf();
    const lineStart = layout.starts[layout.lineAt(offset)] ?? 0;
    const known = this.#cell;
    const cell = known.lineStart === lineStart && known.at <= offset ? known : fresh(lineStart);
    for (let at = cell.at; at < offset; at++) {
      if (this.text[at] !== "|" || this.text[at - 1] === "\\") continue;
      cell.start = at + 1;
      cell.column++;
    }
    cell.at = offset;
    this.#cell = cell;
    return cell;
  }

  #headerNames(header: number, layout: Layout): readonly (Name | undefined)[] {
    const known = this.#columns.get(header);
    if (known !== undefined) return known;
    const line = this.text.slice(layout.starts[header] ?? 0, layout.starts[header + 1] ?? this.text.length);
    const names = line.split("|").map((cell) => leading(findNames(cell)));
    this.#columns.set(header, names);
    return names;
  }
}

export type Accept = (name: Name) => boolean;

interface Cell {
  readonly lineStart: number;
  at: number;
  start: number;
  column: number;
}

/** What is known of each line of a Markdown text. */
interface Layout {
  readonly starts: readonly number[];
  /** For a line of a table, the line of its header; -1 elsewhere. */
  readonly headers: readonly number[];
  readonly headings: readonly (Name | undefined)[];
  /** For each line, the clause of the innermost heading that begins with one. */
  readonly clauses: readonly (number | undefined)[];
  lineAt(offset: number): number;
}

const FILLER_BEFORE = new RegExp(
  "^[\\s:,.)([\"'*_`–—-]{0,6}(?:(?:Annexe?|Anhang|Anexo|ANNEX|Appendix)\\b[\\s,:(-]{0,3}(?:A\\b[\\s,:(-]{0,3})?)?" +
    "(?:(?:[Cc]ontrol|[Cc]lause|Maßnahme|Kontrolle|contrôle|mesure)\\w{0,3}[\\s:(]{0,3})?[\"'*_`([]{0,3}$",
);
const FILLER_BEHIND = new RegExp(
  "^[\"'*_`)]{0,3}\\s?(?:\\(|(?:of|in|from|under|per|der|des|von|aus|gemäß|du|de|del|de la|de l['’])[\\s\"'*_]{0,3}" +
    "(?:(?:the|[Nn]orm[ae]?|[Ss]tandard|Directive|Regulation|\\(EU\\)|UK|EU) ){0,3}|(?:UK|EU) )?$",
);
const SENTENCE_END = /[a-z\d)]{2}[.!?]["')*_]{0,3}\s{1,4}[A-ZÄÖÜ]/;

function fresh(lineStart: number): Cell {
  return { lineStart, at: lineStart, start: lineStart, column: 0 };
}

function readLayout(text: string, marks: readonly HeadingMark[], before: OpenHeadings): Layout {
  const starts = lineStarts(text);
  const headers: number[] = [];
  const headings: (Name | undefined)[] = [];
  const clauses: (number | undefined)[] = [];
  let open = before;
  let header = -1;
  let next = 0;
  for (const [line, start] of starts.entries()) {
    const end = starts[line + 1] ?? text.length + 1;
    if (isDelimiterRow(text, start, end)) header = line - 1;
    else if (header >= 0 && !text.slice(start, Math.min(end, start + 2000)).includes("|")) header = -1;
    const mark = marks[next];
    if (mark?.start === start) {
      open = enterHeading(open, mark);
      next++;
    }
    headers.push(header);
    headings.push(open.named.at(-1)?.name);
    clauses.push(open.clause?.clause);
  }
  return {
    starts,
    headers,
    headings,
    clauses,
    lineAt: (offset) => countUntil(starts.length, (index) => (starts[index] ?? 0) <= offset) - 1,
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The row of dashes under a table's header: `|---|:-:|`. */
function isDelimiterRow(text: string, start: number, end: number): boolean {
  const first = text[start] ?? "";
  if (!"|:- ".includes(first) || end - start > 2000) return false;
  const line = text.slice(start, end);
  return /^[\s:|-]+$/.test(line) && line.includes("|") && line.includes("-");
}

/** How many of the first indexes below `length` satisfy `holds`, which is true up to some index and false from there. */
function countUntil(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
