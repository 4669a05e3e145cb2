import { headerOf, kindWords } from "../catalog/synonyms.ts";
import type { Heading, MarkdownFile } from "../syntax/markdown.ts";
import type { Table, TableCell, TableRow } from "../syntax/table.ts";
import { plainText } from "../syntax/tables.ts";
import type { Span } from "../text/span.ts";
import { fold } from "../text/suggest.ts";
import { statementsIn } from "./metadata/statements.ts";
import { isIdLike, leadingControl } from "./register.ts";

/**
 * Registers that are written as sections: headings of one level that begin with an id (`### A.5.1 Policies`, `## R-001: Theft`), each with
 * labelled fields below it. They are given as tables with a row for each section, so that they are recognised and read as tables are;
 * labels that mean the same share a column.
 */
export function sectionTables(text: string, markdown: Pick<MarkdownFile, "headings" | "tables" | "prose">): Table[] {
  if (markdown.headings.length < LEAST_SECTIONS) return [];
  return runsOf(markdown.headings).flatMap((run) => {
    const sections = run.flatMap(({ heading, end }) => readSection(text, markdown, heading, end) ?? []);
    return sections.length >= LEAST_SECTIONS ? [tableOf(sections)] : [];
  });
}

/** A single section with fields is a section of a text, not a register. */
export const LEAST_SECTIONS = 2;
const LEAST_FIELDS = 2;

interface Section {
  readonly heading: Heading;
  readonly end: number;
  readonly id: TableCell;
  readonly title: TableCell;
  readonly fields: readonly Field[];
}

interface Field {
  readonly label: string;
  readonly place: Span;
  readonly value: TableCell;
}

/**
 * Headings of one level that begin with ids of one kind, by what stands before the first figure or dash, with where their sections end.
 * They may stand below several headings: a register is often cut by category.
 */
function runsOf(headings: readonly Heading[]): { readonly heading: Heading; readonly end: number }[][] {
  const runs = new Map<string, { heading: Heading; end: number }[]>();
  for (const [index, heading] of headings.entries()) {
    const key = runOf(heading);
    if (key === undefined) continue;
    let next = index + 1;
    while (next < headings.length && (headings[next] as Heading).level > heading.level) next++;
    const run = runs.get(key) ?? [];
    run.push({ heading, end: headings[next]?.start ?? Number.POSITIVE_INFINITY });
    runs.set(key, run);
  }
  return [...runs.values()].filter(({ length }) => length >= LEAST_SECTIONS);
}

/** What the headings of one register have in common; undefined for a heading of none. */
export function runOf(heading: Heading): string | undefined {
  const id = idIn(heading)?.id;
  return id === undefined ? undefined : `${heading.level} ${/^[A-Za-z]*/.exec(id)?.[0]}`;
}

/** The id that a heading begins with, and its length in the heading's text. */
function idIn({ text }: Heading): { readonly id: string; readonly from: number } | undefined {
  const from = /^[\s*_`[(]*/.exec(text)?.[0].length ?? 0;
  const words = text.slice(from);
  const control = leadingControl(words);
  if (control) return { id: words.slice(0, control.length), from };
  const word = /^[\w./-]{2,40}/.exec(words)?.[0].replace(/(?<![.-])[.-]+$/, "") ?? "";
  // a number alone numbers the sections of a text
  return /^[A-Za-z]/.test(word) && isIdLike(word) && /^(?:$|[\s:*_`\])–—-])/.test(words.slice(word.length))
    ? { id: word, from }
    : undefined;
}

function readSection(text: string, markdown: Pick<MarkdownFile, "tables" | "prose">, heading: Heading, end: number): Section | undefined {
  const found = idIn(heading);
  if (!found) return undefined;
  const lineEnd = text.indexOf("\n", heading.start);
  const at = text.indexOf(found.id, heading.start);
  if (at < 0 || (lineEnd >= 0 && at > lineEnd)) return undefined;
  const behind = at + found.id.length;
  const stop = Math.min(end, text.length);
  const titleEnd = lineEnd < 0 ? text.length : lineEnd;
  const id = cellAt(text, at, behind);
  const title = cellAt(text, behind + (/^[\s*_`:.)\]–—-]*/.exec(text.slice(behind, titleEnd))?.[0].length ?? 0), titleEnd);
  const tables = markdown.tables.filter(({ rows: [first] }) => first && first.start >= heading.end && first.start < stop);
  const fields = [...fieldsInTables(text, tables), ...fieldsInLines(text, markdown.prose, tables, heading.end, stop)];
  return fields.length >= LEAST_FIELDS ? { heading, end: stop, id, title, fields } : undefined;
}

/** The rows of a table with two columns: a label and its value. */
function fieldsInTables(text: string, tables: readonly Table[]): Field[] {
  return tables.flatMap(({ rows }) => {
    if (rows.some(({ cells }) => cells.length > 2)) return [];
    return rows.flatMap(({ cells: [label, value] }): Field[] =>
      label && value && label.value !== "" ? [{ label: label.value, place: label, value: cellAt(text, value.start, value.end) }] : [],
    );
  });
}

/** `**Label:** value` and `- Label: value`; behind a label without one on its line, the lines up to the next label are its value. */
function fieldsInLines(text: string, prose: string, tables: readonly Table[], from: number, to: number): Field[] {
  const inTable = (offset: number) => tables.some(({ rows }) => (rows[0]?.start ?? 0) <= offset && offset < (rows.at(-1)?.end ?? 0));
  const fields: Field[] = [];
  let open: { label: string; place: Span; start: number; end: number } | undefined;
  const close = () => {
    if (open) fields.push({ label: open.label, place: open.place, value: cellAt(text, open.start, open.end) });
    open = undefined;
  };
  for (let start = from; start < to; ) {
    const feed = prose.indexOf("\n", start);
    const next = feed < 0 || feed >= to ? to : feed + 1;
    const line = prose.slice(start, next);
    const statements = inTable(start) ? [] : statementsIn(line, start).filter(({ label }) => isLabel(line, label.start - start));
    const isHeading = /^ {0,3}#{1,6}\s/.test(line);
    if (statements.length > 0 || isHeading || inTable(start)) close();
    for (const { label, value } of statements) {
      const { start: place, end } = label;
      if (/[^*_\s]/.test(value.text))
        fields.push({ label: label.text, place: { start: place, end }, value: cellAt(text, value.start, value.end) });
      else open = { label: label.text, place: { start: place, end }, start: next, end: next };
    }
    for (const field of inTable(start) ? [] : ratingsIn(text, line, start)) fields.push(field);
    if (open && statements.length === 0 && line.trim() !== "") {
      if (open.end === open.start) open.start = start + (/^\s*(?:[-*+]\s+)?/.exec(line)?.[0].length ?? 0);
      open.end = start + line.trimEnd().length;
    }
    start = next;
  }
  close();
  return fields;
}

/** Ratings between bars that have no colon: `Probability 4/5 | Impact 3/5`. */
function ratingsIn(text: string, line: string, lineStart: number): Field[] {
  const fields: Field[] = [];
  for (const match of line.matchAll(RATING)) {
    const [whole, label = "", value = ""] = match;
    const start = lineStart + match.index + whole.lastIndexOf(label);
    const at = lineStart + match.index + whole.lastIndexOf(value);
    if (isRated(label)) fields.push({ label, place: { start, end: start + label.length }, value: cellAt(text, at, at + value.length) });
  }
  return fields;
}

const RATING = /(?<=^|[|·•:*]\s{0,3})[*_]{0,3}(\p{L}[\p{L} ]{1,30}\p{L}) (\d{1,4}(?:[.,]\d{1,3})?(?: ?\/ ?\d{1,4})?)(?=\s|$|[|*])/gu;

function isRated(label: string): boolean {
  const header = headerOf(label);
  return kindWords().some((words) => words.meaningsOf(header).some(({ field }) => RATED.has(field)));
}

const RATED = new Set(["likelihood", "impact", "score", "residual.likelihood", "residual.impact", "residual.score"]);

/** A label is in bold, or a list item's or line's beginning; a sentence with a colon in it is prose. */
function isLabel(line: string, offset: number): boolean {
  const before = line.slice(0, offset);
  return /^\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?[*_]{0,3}$/.test(before) || /(?:[|·•]\s*|\s)[*_]{0,3}$/.test(before);
}

function tableOf(sections: readonly Section[]): Table {
  const [first] = sections as [Section];
  const columns = columnsOf(sections);
  const headerAt = (value: string, { start, end }: Span): TableCell => ({ ...emptyCell(start), end, value });
  const heading = { start: first.heading.start, end: first.heading.end };
  const cells = [
    headerAt(sections.every(({ id }) => leadingControl(id.value)) ? "Control" : "ID", heading),
    headerAt("Title", heading),
    ...columns.map(({ label, place }) => headerAt(label, place)),
  ];
  const rows = sections.map(({ heading: { start, end: headingEnd }, end, id, title, fields }): TableRow => {
    const values = columns.map(({ labels }) => fields.find(({ label }) => labels.has(fold(label)))?.value ?? emptyCell(headingEnd));
    return { start, end, cells: [id, title, ...values] };
  });
  return { rows: [{ ...heading, cells }, ...rows] };
}

interface Column {
  readonly label: string;
  readonly place: Span;
  /** Every label that the column stands for. */
  readonly labels: Set<string>;
}

/** A column for each label; one for several that mean the same field and never stand in the same section. */
function columnsOf(sections: readonly Section[]): Column[] {
  const columns: Column[] = [];
  for (const { fields } of sections) {
    for (const { label, place } of fields) {
      const key = fold(label);
      if (key === "" || columns.some(({ labels }) => labels.has(key))) continue;
      const alike = columns.find((column) => meanTheSame(column.label, label) && !areTogether(sections, column.labels, key));
      if (alike) alike.labels.add(key);
      else columns.push({ label, place, labels: new Set([key]) });
    }
  }
  return columns;
}

function areTogether(sections: readonly Section[], labels: ReadonlySet<string>, other: string): boolean {
  return sections.some(({ fields }) => {
    const own = new Set(fields.map(({ label }) => fold(label)));
    return own.has(other) && [...labels].some((label) => own.has(label));
  });
}

function meanTheSame(label: string, other: string): boolean {
  const [header, another] = [headerOf(label), headerOf(other)];
  return kindWords().some((words) => {
    const fields = new Set(words.meaningsOf(header).map(({ field }) => field));
    return words.meaningsOf(another).some(({ field }) => fields.has(field));
  });
}

/** A cell of what stands in the text, without the blanks and marks around it, and without badges beside it. */
function cellAt(text: string, from: number, to: number): TableCell {
  let end = Math.max(from, to);
  const lead = LEADING_BADGES.exec(text.slice(from, end))?.[0].length ?? 0;
  let start = from + (lead < end - from ? lead : 0);
  const badge = text.slice(start, end).search(/\s\[?!\[/);
  if (badge > 0) end = start + badge;
  while (start < end && /[\s*_]/.test(text[start] ?? "")) start++;
  while (end > start && /[\s*_\\]/.test(text[end - 1] ?? "")) end--;
  if (/[`<]/.test(text[start] ?? "") && text[start] === text[end - 1] && end - start > 2) return cellAt(text, start + 1, end - 1);
  return { ...emptyCell(start), end, value: plainText(text.slice(start, end).replace(/\r?\n[ \t]*(?:[-*+]\s+)?/g, "\n")) };
}

const LEADING_BADGES =
  /^[\s*_]*(?:(?:\[!\[[^[\]]{0,200}\]\([^()\s]{0,500}\)\]\([^()\s]{0,500}\)|!\[[^[\]]{0,200}\]\([^()\s]{0,500}\))\s*)+/;

function emptyCell(at: number): TableCell {
  return { start: at, end: at, outerStart: at, value: "", emphasised: false, quoted: false, links: [] };
}
