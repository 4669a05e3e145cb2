import { foreignTable } from "../carriers/foreignYamlFile.ts";
import { isIdLike, leadingControl } from "../carriers/register.ts";
import type { SourceFile } from "../model/sourceFile.ts";
import { parseCsv } from "../syntax/csv.ts";
import { parseMarkdown } from "../syntax/markdown.ts";
import type { TableRow } from "../syntax/table.ts";
import { LineIndex } from "../text/lineIndex.ts";

/** A table that is kept like a register and read as none: a CSV file, or a table in a text or a list in YAML whose rows have ids. */
export interface TableFound {
  readonly path: string;
  /** Line of its first header, from 1. */
  readonly line: number;
  /** How many tables with the same headers it is split over. */
  readonly tables: number;
  readonly form: "table" | "csv" | "yaml";
  readonly rows: number;
  readonly headers: readonly string[];
}

/** So many rows and columns make a table worth asking about. */
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 3;
/** A header stands within so many rows from the top of a CSV file. */
const MOST_PREAMBLE = 30;

/** No table is without one, and parsing costs more than looking for it. */
const DELIMITER_ROW = /^[ \t>]{0,20}\|?[ \t]{0,20}:?-{1,200}:?[ \t]{0,20}\|/m;

/** The tables that may be registers of files in which no register was recognised: CSV files first, which are hardly anything else. */
export async function unreadTables(
  files: readonly SourceFile[],
  textOf: (path: string) => Promise<string | undefined>,
): Promise<TableFound[]> {
  const found: TableFound[] = [];
  for (const { path, language, registers, records } of files) {
    if (registers.length > 0 || language === "other" || (language === "yaml" && records.length > 0)) continue;
    const text = await textOf(path);
    if (text === undefined) continue;
    if (language === "csv") found.push(...csvTable(path, text));
    else if (language === "yaml") found.push(...yamlTable(path, text));
    else if (DELIMITER_ROW.test(text)) found.push(...markdownTables(path, text));
  }
  return found.sort((a, b) => Number(a.form === "table") - Number(b.form === "table"));
}

function csvTable(path: string, text: string): TableFound[] {
  const { rows } = parseCsv(text);
  const at = rows.slice(0, MOST_PREAMBLE).findIndex(isWide);
  const header = rows[at];
  const below = rows.length - at - 1;
  return header && below > 0 ? [tableFound(path, LineIndex.of(text), "csv", header, below)] : [];
}

function markdownTables(path: string, text: string): TableFound[] {
  const found = new Map<string, TableFound>();
  const lines = LineIndex.of(text);
  for (const { rows: all } of parseMarkdown(text).tables) {
    const [header, ...rows] = all;
    if (!header || !isWide(header) || !haveIds(rows)) continue;
    const table = tableFound(path, lines, "table", header, rows.length);
    const key = JSON.stringify(table.headers);
    const known = found.get(key);
    found.set(key, known ? { ...known, tables: known.tables + 1, rows: known.rows + table.rows } : table);
  }
  return [...found.values()];
}

/** The longest list or mapping of mappings, where each has an id of its own. */
function yamlTable(path: string, text: string): TableFound[] {
  if (text.length > MOST_YAML) return [];
  const [header, ...rows] = foreignTable(path, text)?.rows ?? [];
  const columns = header?.cells.flatMap(({ value }, column) => (value.startsWith("$") ? [] : [column])) ?? [];
  const chosen = (row: TableRow): TableRow => ({ ...row, cells: columns.flatMap((column) => row.cells[column] ?? []) });
  if (!header || !isWide(chosen(header)) || !haveIds(rows.map(chosen))) return [];
  return [tableFound(path, LineIndex.of(text), "yaml", chosen(header), rows.length)];
}

/** YAML that long is data of a program. */
const MOST_YAML = 1_000_000;

function tableFound(path: string, lines: LineIndex, form: TableFound["form"], header: TableRow, rows: number): TableFound {
  const headers = header.cells.map(({ value }) => value);
  return { path, line: lines.positionAt(header.start).line + 1, tables: 1, form, rows, headers };
}

function isWide({ cells }: TableRow): boolean {
  return cells.filter(({ value }) => value !== "").length >= LEAST_COLUMNS;
}

/** True where the first cells are different ids in most rows; numbers that count the rows, and years, are none. */
function haveIds(rows: readonly TableRow[]): boolean {
  const ids = rows
    .map(({ cells }) => cells[0]?.value ?? "")
    .filter((value) => leadingControl(value) ?? (isIdLike(value) && /\p{L}/u.test(value)));
  return ids.length >= LEAST_ROWS && ids.length * 2 > rows.length && new Set(ids).size * 2 > ids.length;
}
