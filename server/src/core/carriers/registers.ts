import type { IsmsRecord, Mention, Problem } from "../model/record.ts";
import { targetKey } from "../model/record.ts";
import type { RegisterLayout } from "../model/sourceFile.ts";
import { eachScalar } from "../syntax/node.ts";
import type { Table } from "../syntax/table.ts";
import { t } from "../text/l10n.ts";
import type { Span } from "../text/span.ts";
import type { CarrierContext } from "./carrier.ts";
import { type Register, recogniseRegister } from "./register.ts";
import { joinRowProblems, type RegisterFile, type RowProblem, readRegister } from "./registerRows.ts";

/** What the tables of a file give, and the mentions of the file without those that its records hold themselves. */
export interface Registers {
  readonly records: readonly IsmsRecord[];
  readonly problems: readonly Problem[];
  readonly mentions: readonly Mention[];
  readonly registers: readonly RegisterLayout[];
}

/** Reads those of a file's tables that are registers. A register may be split over several tables. */
export function readRegisters(
  tables: readonly Table[],
  file: RegisterFile,
  mentions: readonly Mention[],
  { catalog, mappings = [] }: CarrierContext,
): Registers {
  const foreign = mentions.filter(({ target }) => target.type === "foreign").sort((a, b) => a.start - b.start);
  const isForeign = (span: Span) => {
    const next = foreign[firstFrom(foreign, span.start)];
    return next !== undefined && next.start < span.end;
  };
  const headerRows = file.form === "csv" ? MOST_PREAMBLE : 1;
  const records: IsmsRecord[] = [];
  const rowProblems: RowProblem[] = [];
  const problems: Problem[] = [];
  const registers: RegisterLayout[] = [];
  for (const table of tables) {
    const register = recogniseRegister(table, { catalog, mappings, isForeign, headerRows });
    if (!register) continue;
    const content = readRegister(register, file);
    registers.push(layoutOf(register, file));
    for (const record of content.records) records.push(record);
    for (const problem of content.problems) rowProblems.push(problem);
    if (file.form === "csv") problems.push(...overlongRows(register, file));
  }
  for (const problem of joinRowProblems(rowProblems)) problems.push(problem);
  return { records, problems, mentions: withoutRecords(mentions, records), registers };
}

function layoutOf({ kind, header, columns }: Register, { form, segment }: RegisterFile): RegisterLayout {
  const fields = new Map([...columns].map(([field, column]) => [column, field]));
  return {
    kind: kind.name,
    form,
    start: header.start,
    end: header.end,
    segment,
    columns: header.cells.map(({ value }, column) => ({ header: value, field: fields.get(column) })),
  };
}

/** A header stands within so many rows from the top. */
const MOST_PREAMBLE = 30;

/** Rows with more cells than the header, of which nobody can tell which column the last ones belong to. */
function overlongRows({ header, rows }: Register, { segment }: RegisterFile): Problem[] {
  const width = header.cells.length;
  const overlong = rows.filter(({ cells }) => cells.slice(width).some(({ value }) => value !== ""));
  const first = overlong[0]?.cells[width];
  if (!first) return [];
  const message = t(
    "More cells than the header names columns (rows: {0}; this is the first). Mostly a text with a comma lacks its quotes, so its cells are read in the wrong columns. Put such texts in double quotes.",
    overlong.length,
  );
  return [{ code: "syntax/csv", start: first.start, end: Math.max(first.end, first.start + 1), segment, message }];
}

/** The mentions of a file that stand outside what its records' fields hold: those have their own. */
function withoutRecords(mentions: readonly Mention[], records: readonly IsmsRecord[]): readonly Mention[] {
  if (records.length === 0) return mentions;
  const held: Span[] = [];
  for (const { node } of records) eachScalar(node, ({ start, end }) => held.push({ start, end }));
  held.sort((a, b) => a.start - b.start);
  const own = new Set(records.flatMap((record) => record.mentions.map((mention) => `${mention.start} ${targetKey(mention.target)}`)));
  return mentions.filter((mention) => {
    if (own.has(`${mention.start} ${targetKey(mention.target)}`)) return false;
    const before = held[firstFrom(held, mention.start + 1) - 1];
    return mention.target.type === "file" || before === undefined || mention.end > before.end;
  });
}

/** Index of the first span that starts at or behind an offset. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
