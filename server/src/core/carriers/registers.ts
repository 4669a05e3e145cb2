import type { IsmsRecord, Mention, Problem } from "../model/record.ts";
import { targetKey } from "../model/record.ts";
import type { RegisterLayout } from "../model/sourceFile.ts";
import { eachScalar } from "../syntax/node.ts";
import type { Table } from "../syntax/table.ts";
import type { Span } from "../text/span.ts";
import type { CarrierContext } from "./carrier.ts";
import { type Register, recogniseRegister } from "./register.ts";
import { registerDoubts } from "./registerDoubts.ts";
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
  const headerRows = file.form === "csv" ? MOST_PREAMBLE : MOST_HEADERS;
  const records: IsmsRecord[] = [];
  const rowProblems: RowProblem[] = [];
  const found: Register[] = [];
  const registers: RegisterLayout[] = [];
  for (const table of tables) {
    const register = recogniseRegister(table, { catalog, mappings, isForeign, form: file.form, headerRows });
    if (!register) continue;
    const content = readRegister(register, file);
    registers.push(layoutOf(register, file));
    for (const record of content.records) records.push(record);
    for (const problem of content.problems) rowProblems.push(problem);
    found.push(register);
  }
  const problems = [...registerDoubts(found, file), ...joinRowProblems(rowProblems)];
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

/** In a CSV file the header stands within so many rows from the top. */
const MOST_PREAMBLE = 30;
/** A table may have a row of group headings above its header. */
const MOST_HEADERS = 2;

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
