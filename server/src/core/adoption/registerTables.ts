import type { IsmsRecord } from "../model/record.ts";
import { type RegisterLayout, type SourceFile, spanIn } from "../model/sourceFile.ts";

/** A table of a file that is read as a register, or a run of sections. */
export interface RegisterTable {
  readonly layout: RegisterLayout;
  readonly rows: readonly RegisterRow[];
}

export interface RegisterRow {
  readonly record: IsmsRecord;
  /** How many places in it wait to be filled in. */
  readonly placeholders: number;
}

/** The tables of a file that are registers, each with the records between its header, or first section, and the next table. */
export function registerTables(file: SourceFile): RegisterTable[] {
  const layouts = file.registers.map((layout) => ({ layout, ...spanIn(file, layout) })).sort((a, b) => a.start - b.start);
  const rows = placedRows(file);
  let at = 0;
  return layouts.map(({ layout, start, end }, index) => {
    const hasHeader = layout.form === "table" || layout.form === "csv";
    const from = hasHeader ? end : start;
    const upTo = layouts[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own: RegisterRow[] = [];
    for (let row = rows[at]; row && row.start < upTo; row = rows[++at]) {
      if (row.start >= from && row.record.kind === layout.kind) own.push(row);
    }
    return { layout, rows: own };
  });
}

/** The records of a file in the order in which they stand, with the placeholders in each. */
function placedRows(file: SourceFile): (RegisterRow & { readonly start: number })[] {
  const marks = file.wording.flatMap((place) => (place.kind === "placeholder" ? spanIn(file, place).start : []));
  marks.sort((a, b) => a - b);
  const rows = file.records.map((record) => ({ record, ...spanIn(file, { ...record.node, segment: record.segment }) }));
  rows.sort((a, b) => a.start - b.start);
  let at = 0;
  return rows.map(({ record, start, end }) => {
    while ((marks[at] ?? end) < start) at++;
    const first = at;
    while ((marks[at] ?? end) < end) at++;
    return { record, start, placeholders: at - first };
  });
}
