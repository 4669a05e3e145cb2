import { leadingControl } from "../carriers/register.ts";
import { otherTitle } from "../catalog/titles.ts";
import type { IsmsRecord } from "../model/record.ts";
import { type RegisterColumn, type RegisterLayout, type SourceFile, spanIn } from "../model/sourceFile.ts";
import { csvCell, parseCsv } from "../syntax/csv.ts";
import { parseMarkdown } from "../syntax/markdown.ts";
import { nodeAt } from "../syntax/node.ts";
import type { Table, TableCell, TableRow } from "../syntax/table.ts";
import { markdownCell } from "../syntax/tables.ts";
import type { TextEdit } from "../text/edit.ts";
import { displayWidth } from "../text/width.ts";
import type { SoaDraft } from "./soaRow.ts";
import { spelledLike } from "./spelledLike.ts";

/** An SoA entry as it stands in a row of a Markdown table or CSV file. Offsets are absolute. */
export interface PlacedRow {
  readonly record: IsmsRecord<"soaEntry">;
  readonly row: TableRow;
  readonly header: TableRow;
  readonly columns: readonly RegisterColumn[];
  readonly form: RegisterLayout["form"];
  /** What sets cells apart: a bar, or the delimiter of the CSV file. */
  readonly delimiter: string;
  /** How the register writes that a control applies and that it is planned; "" where no row says so. */
  readonly words: Readonly<Record<string, string>>;
}

/** Finds the rows of a file's SoA in its text: none where the file holds no SoA in rows. */
export function placeRows(text: string, file: SourceFile, entries: readonly IsmsRecord<"soaEntry">[]): PlacedRow[] {
  const layouts = file.registers.filter(({ kind }) => kind === "soaEntry");
  if (layouts.length === 0) return [];
  const csv = file.language === "csv" ? parseCsv(text) : undefined;
  const tables: readonly Table[] = csv ? [csv] : parseMarkdown(text).tables;
  const byStart = new Map(entries.map((entry) => [startOf(entry, file) + entry.node.start, entry]));
  const headers = new Map(layouts.map((layout) => [spanIn(file, layout).start, layout]));
  return tables.flatMap((table) => {
    const header = table.rows.find((row) => headers.has(row.start));
    const layout = header && headers.get(header.start);
    if (!layout || !header) return [];
    const own = table.rows.flatMap((row) => {
      const record = byStart.get(row.start);
      return record ? [{ row, record }] : [];
    });
    const wordFor = (field: string, value: unknown) => mostUsedWord(own, text, file, field, value);
    const words = { applicable: wordFor("applicable", true), status: wordFor("status", "planned") };
    const { columns, form } = layout;
    return own.map(({ row, record }) => ({ record, row, header, columns, form, delimiter: csv?.delimiter ?? "|", words }));
  });
}

/** Where a record's places count from. */
function startOf({ segment }: IsmsRecord, file: SourceFile): number {
  return file.segments.get(segment) ?? 0;
}

/** Inserts rows for controls behind or before a row, each cell written and aligned like the one of that row. */
export function insertRows(text: string, beside: PlacedRow, side: "behind" | "before", drafts: readonly SoaDraft[]): TextEdit {
  const { row } = beside;
  const lineStart = Math.max(text.lastIndexOf("\n", row.start - 1), text.lastIndexOf("\r", row.start - 1)) + 1;
  const lineEnd = endOfLine(text, row.end);
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const prefix = text.slice(lineStart, row.start);
  const lines = drafts.map((draft) => prefix + rowText(text, beside, draft));
  const at = side === "behind" ? lineEnd : lineStart;
  const newText = lines.map((line) => (side === "behind" ? lineBreak + line : line + lineBreak)).join("");
  return { span: { start: at, end: at }, newText };
}

/** The word with which most rows say `value` in `field`: "Yes" rather than the one "Partly applicable". */
function mostUsedWord(
  rows: readonly { readonly record: IsmsRecord<"soaEntry"> }[],
  text: string,
  file: SourceFile,
  field: string,
  value: unknown,
): string {
  const counts = new Map<string, number>();
  for (const { record } of rows) {
    const node = nodeAt(record.node, [field]);
    if (node?.type !== "scalar" || node.value !== value) continue;
    const offset = startOf(record, file);
    const word = text.slice(node.start + offset, node.end + offset);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}

function rowText(text: string, beside: PlacedRow, draft: SoaDraft): string {
  const { row, header, columns, form, delimiter } = beside;
  const cells = columns.map((column, index) => {
    const like = row.cells[index];
    const value = textIn(text, beside, draft, column.field, like);
    return form === "csv" ? csvText(text, value, like, row) : tableText(text, value, like, header.cells[index], row, header);
  });
  if (form === "csv") return cells.join(delimiter);
  const close = text.slice(row.start, row.end).trimEnd().endsWith("|") ? "|" : "";
  return `${text.slice(row.start, row.cells[0]?.outerStart)}${cells.join(delimiter)}${close}`.trimEnd();
}

/** What the new row says in a column; every column that is not ours stays empty. */
function textIn(text: string, { row, columns, words }: PlacedRow, draft: SoaDraft, field: string | undefined, like?: TableCell): string {
  if (field === "control") return like ? controlLike(text, like, draft) : draft.control;
  if (field === "title") {
    const title = row.cells[columns.findIndex((column) => column.field === "title")]?.value ?? "";
    return titleLike(title, draft);
  }
  return field === undefined ? "" : (words[field] ?? "");
}

/** The title in the language of a title beside it. */
function titleLike(title: string, { control, title: english }: SoaDraft): string {
  return otherTitle(control, title)?.right ?? english;
}

/** The control spelled as another: `5.7`, `A 5.7`, `**A.05.07**`, with its title behind it where the other has one. */
function controlLike(text: string, { start, end, value }: TableCell, draft: SoaDraft): string {
  if (text.slice(start, end) !== value) return draft.control;
  const length = leadingControl(value)?.length ?? value.length;
  const id = value.slice(0, length);
  const spelled = /^A\.\d+\.\d+$/.test(draft.control) ? spelledLike(id, draft.control) : draft.control;
  const rest = value.slice(length);
  const separator = /^[\s:–-]+/.exec(rest)?.[0] ?? "";
  return rest.trim() === "" ? spelled : `${spelled}${separator || " "}${titleLike(rest.slice(separator.length), draft)}`;
}

/** In quotes where the whole row is. */
function csvText(text: string, value: string, like: TableCell | undefined, row: TableRow): string {
  const isQuoted = row.cells.every(({ quoted }) => quoted);
  const lead = like ? /^ */.exec(text.slice(like.outerStart, like.start))?.[0] : "";
  return `${lead}${isQuoted ? `"${value.replaceAll('"', '""')}"` : csvCell(value)}`;
}

/** With the marks of emphasis that are around the other, and as wide where the table is drawn with even columns. */
function tableText(
  text: string,
  value: string,
  like: TableCell | undefined,
  head: TableCell | undefined,
  row: TableRow,
  header: TableRow,
): string {
  const raw = like ? rawCell(text, like, row) : " ";
  const headRaw = head ? rawCell(text, head, header) : "";
  const marks = like?.emphasised && value !== "" ? (/(?<![*_~`])[*_~`]+$/.exec(text.slice(like.outerStart, like.start))?.[0] ?? "") : "";
  const lead = /^[ \t]+/.exec(raw)?.[0].slice(0, 1) ?? (raw === "" ? " " : "");
  const content = value === "" ? lead : `${lead}${marks}${markdownCell(value)}${[...marks].reverse().join("")}`;
  if (displayWidth(raw) === displayWidth(headRaw)) return content + " ".repeat(Math.max(0, displayWidth(raw) - displayWidth(content)));
  return value !== "" && /[ \t]$/.test(raw) ? `${content} ` : content;
}

/** A cell as written, with its padding, without the bar behind it. */
function rawCell(text: string, cell: TableCell, row: TableRow): string {
  const next = row.cells[row.cells.indexOf(cell) + 1];
  const line = text.slice(row.start, row.end).trimEnd();
  const last = line.endsWith("|") ? row.start + line.length - 1 : row.end;
  return text.slice(cell.outerStart, next ? next.outerStart - 1 : Math.max(last, cell.end));
}
