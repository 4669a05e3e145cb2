import type { IsmsRecord, Mention, Problem } from "../model/record.ts";
import { targetKey } from "../model/record.ts";
import type { RegisterLayout } from "../model/sourceFile.ts";
import { eachScalar } from "../syntax/node.ts";
import type { Table } from "../syntax/table.ts";
import { sharedText } from "../text/sharedText.ts";
import type { Span } from "../text/span.ts";
import type { CarrierContext } from "./carrier.ts";
import { type Register, recogniseRegister } from "./register.ts";
import { doubtProblems, doubtsIn, type RegisterDoubts } from "./registerDoubts.ts";
import { joinRowProblems, type RegisterFile, type RowProblem, readRegister } from "./registerRows.ts";

/** What the tables of a file give, and the mentions of the file without those that its records hold themselves. */
export interface Registers extends Omit<RegisterTables, "rowProblems" | "doubts"> {
  readonly problems: readonly Problem[];
}

/** What the tables of a part of a file give. What is wrong with them is said of the whole file: see {@link registerProblems}. */
export interface RegisterTables {
  readonly records: readonly IsmsRecord[];
  readonly mentions: readonly Mention[];
  readonly registers: readonly RegisterLayout[];
  readonly rowProblems: readonly RowProblem[];
  readonly doubts: readonly RegisterDoubts[];
}

/** Reads those of a file's tables that are registers. A register may be split over several tables. */
export function readRegisters(
  tables: readonly Table[],
  file: RegisterFile,
  mentions: readonly Mention[],
  context: CarrierContext,
): Registers {
  const { rowProblems, doubts, ...found } = readTables(tables, file, mentions, context);
  return { ...found, problems: registerProblems([{ rowProblems, doubts }], file.form) };
}

/** What is wrong with the registers of a file, whatever parts of it they stand in. */
export function registerProblems(parts: readonly Pick<RegisterTables, "rowProblems" | "doubts">[], form: RegisterFile["form"]): Problem[] {
  const doubts: RegisterDoubts[] = [];
  const rowProblems: RowProblem[] = [];
  for (const part of parts) {
    for (const doubt of part.doubts) doubts.push(doubt);
    for (const problem of part.rowProblems) rowProblems.push(problem);
  }
  return [...doubtProblems(doubts, form), ...joinRowProblems(rowProblems)];
}

/** Reads those tables of a part of a file that are registers. `startOf` tells where a mention starts in what the tables' offsets count from. */
export function readTables(
  tables: readonly Table[],
  file: RegisterFile,
  mentions: readonly Mention[],
  context: CarrierContext,
  startOf: (mention: Mention) => number = ({ start }) => start,
): RegisterTables {
  const recognise = recogniser(foreignStarts(mentions, startOf), context, file.form);
  const found = tables.flatMap((table): FoundRegister[] => {
    const register = recognise(table);
    return register ? [{ register, hasHeader: true }] : [];
  });
  return readFound(found, file, mentions, startOf);
}

/** Where ids of other standards start, in order. */
export function foreignStarts(mentions: readonly Mention[], startOf: (mention: Mention) => number): number[] {
  return mentions.flatMap((mention) => (mention.target.type === "foreign" ? startOf(mention) : [])).sort((a, b) => a - b);
}

/** What tells a register among tables, where ids of other standards start at some places. */
export function recogniser(
  foreign: readonly number[],
  { catalog, mappings = [] }: CarrierContext,
  form: RegisterFile["form"],
): (table: Table) => Register | undefined {
  const starts = foreign.map((start) => ({ start }));
  const isForeign = (span: Span) => {
    const next = starts[firstFrom(starts, span.start)];
    return next !== undefined && next.start < span.end;
  };
  const headerRows = form === "csv" ? MOST_PREAMBLE : MOST_HEADERS;
  return (table) => recogniseRegister(table, { catalog, mappings, isForeign, form, headerRows });
}

/** A register in a part of a file. */
export interface FoundRegister {
  readonly register: Register;
  /** Its header stands in the part, above its rows. */
  readonly hasHeader: boolean;
}

/** Reads the registers of a part of a file. */
export function readFound(
  found: readonly FoundRegister[],
  file: RegisterFile,
  mentions: readonly Mention[],
  startOf: (mention: Mention) => number = ({ start }) => start,
): RegisterTables {
  const records: IsmsRecord[] = [];
  const rowProblems: RowProblem[] = [];
  const doubts: RegisterDoubts[] = [];
  const registers: RegisterLayout[] = [];
  for (const { register, hasHeader } of found) {
    const content = readRegister(register, file);
    if (hasHeader) registers.push(layoutOf(register, file));
    for (const record of content.records) records.push(record);
    for (const problem of content.problems) rowProblems.push(problem);
    if (file.form === "table" || file.form === "csv") doubts.push(...doubtsIn(register, file.segment, hasHeader));
  }
  return { records, rowProblems, doubts, mentions: withoutRecords(mentions, records, startOf), registers };
}

function layoutOf({ kind, header, columns }: Register, { form, segment }: RegisterFile): RegisterLayout {
  const fields = new Map([...columns].map(([field, column]) => [column, field]));
  return {
    kind: kind.name,
    form,
    start: header.start,
    end: header.end,
    segment,
    columns: header.cells.map(({ value }, column) => ({ header: sharedText(value), field: fields.get(column) })),
  };
}

/** In a CSV file the header stands within so many rows from the top. */
const MOST_PREAMBLE = 30;
/** A table may have a row of group headings above its header. */
const MOST_HEADERS = 2;

/** The mentions that stand outside what records' fields hold: those have their own. */
function withoutRecords(
  mentions: readonly Mention[],
  records: readonly IsmsRecord[],
  startOf: (mention: Mention) => number,
): readonly Mention[] {
  if (records.length === 0) return mentions;
  const held: Span[] = [];
  for (const { node } of records) eachScalar(node, ({ start, end }) => held.push({ start, end }));
  held.sort((a, b) => a.start - b.start);
  const own = new Set(records.flatMap((record) => record.mentions.map((mention) => `${mention.start} ${targetKey(mention.target)}`)));
  return mentions.filter((mention) => {
    const start = startOf(mention);
    if (own.has(`${start} ${targetKey(mention.target)}`)) return false;
    const before = held[firstFrom(held, start + 1) - 1];
    return mention.target.type === "file" || before === undefined || start + mention.end - mention.start > before.end;
  });
}

/** Index of the first span that starts at or behind an offset. */
function firstFrom(spans: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
