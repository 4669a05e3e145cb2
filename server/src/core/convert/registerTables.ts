import { sectionTables } from "../carriers/sections.ts";
import type { KindName } from "../generated/types.ts";
import type { IsmsRecord } from "../model/record.ts";
import { type RegisterLayout, type SourceFile, spanIn } from "../model/sourceFile.ts";
import { parseCsv } from "../syntax/csv.ts";
import { parseMarkdown } from "../syntax/markdown.ts";
import type { Table, TableRow } from "../syntax/table.ts";

/** A register as it stands in a file: its table, and the record that each of its rows is. */
export interface RegisterTable {
  readonly layout: RegisterLayout;
  /** Rows above the header, of CSV files. */
  readonly preamble: readonly TableRow[];
  readonly header: TableRow;
  readonly rows: readonly RegisterTableRow[];
}

export interface RegisterTableRow {
  readonly row: TableRow;
  /** Undefined for a heading or sum between the records. */
  readonly record: IsmsRecord | undefined;
}

/** The tables of a file whose rows are records of a kind, with the text that they stand in. */
export function registerTables(file: SourceFile, text: string, kind: KindName): RegisterTable[] {
  const records = new Map(file.records.filter((record) => record.kind === kind).map((record) => [spanIn(file, record).start, record]));
  const layouts = file.registers.filter((layout) => layout.kind === kind);
  const tables = layouts.some(({ form }) => form === "sections") ? sectionTables(text, parseMarkdown(text)) : [];
  const all: readonly Table[] = [...tables, ...(file.language === "csv" ? [parseCsv(text)] : parseMarkdown(text).tables)];
  return layouts.flatMap((layout): RegisterTable[] => {
    const { start } = spanIn(file, layout);
    for (const { rows } of all) {
      const at = rows.findIndex((row) => row.start === start);
      const header = rows[at];
      if (!header) continue;
      const below = rows.slice(at + 1).map((row) => ({ row, record: records.get(row.start) }));
      return [{ layout, preamble: rows.slice(0, at), header, rows: below }];
    }
    return [];
  });
}
