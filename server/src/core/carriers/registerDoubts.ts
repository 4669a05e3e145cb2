import { isBlankValue } from "../catalog/synonyms.ts";
import type { Place, Problem, Segment } from "../model/record.ts";
import type { RegisterLayout } from "../model/sourceFile.ts";
import { t } from "../text/l10n.ts";
import type { Span } from "../text/span.ts";
import { fold } from "../text/suggest.ts";
import type { Register } from "./register.ts";

/** What of a register nobody reads, although somebody wrote it. */
export interface RegisterDoubts {
  /** Rows with more cells than the header, of which nobody can tell which column the last ones belong to. */
  readonly overlong: Doubt;
  /** Of two columns with one header, one is read. */
  readonly repeated: Doubt & { readonly header: string };
  /**
   * Rows that say something in several columns, but have no id: mostly cells that were merged in a spreadsheet, so that only the first of
   * several rows has it. Headings and sums between the rows say little and are none.
   */
  readonly withoutId: Doubt;
}

interface Doubt {
  readonly count: number;
  /** Undefined for none. */
  readonly first: Place | undefined;
}

/** What nobody reads of a register, or of some of its rows without their header, whose places are in `segment`: nothing for most. */
export function doubtsIn(register: Register, segment: Segment, hasHeader: boolean): RegisterDoubts[] {
  const doubt = (found: readonly Span[]): Doubt => ({ count: found.length, first: found[0] && { ...marked(found[0]), segment } });
  const repeated = hasHeader ? repeatedHeaders(register) : [];
  const doubts = {
    overlong: doubt(overlongRows(register)),
    repeated: { ...doubt(repeated), header: repeated[0]?.value ?? "" },
    withoutId: doubt(rowsWithoutId(register)),
  };
  return Object.values(doubts).some(({ count }) => count > 0) ? [doubts] : [];
}

/** One finding of each sort for all registers of a file, with how often it is so. */
export function doubtProblems(doubts: readonly RegisterDoubts[], form: RegisterLayout["form"]): Problem[] {
  const overlong = sum(doubts.map((doubt) => doubt.overlong));
  const repeated = doubts.find((doubt) => doubt.repeated.first)?.repeated;
  const withoutId = sum(doubts.map((doubt) => doubt.withoutId));
  const problems: Problem[] = [];
  if (overlong.first) problems.push(overlongProblem(overlong.first, overlong.count, form));
  if (repeated?.first) {
    const message = t(
      'Two columns are called "{0}", and only the first of them that fits is read. Give each a name of its own, or say under `sources` in isms.yaml which one counts.',
      repeated.header,
    );
    problems.push({ code: "register/duplicate-column", ...repeated.first, message });
  }
  if (withoutId.first) {
    const message = t(
      "This row says something but has no id, so it is no record and nothing in it is checked (such rows: {0}). Where cells were merged in a spreadsheet, give each row its id, or write what belongs to one record into one row.",
      withoutId.count,
    );
    problems.push({ code: "register/row-without-id", ...withoutId.first, message });
  }
  return problems;
}

function sum(doubts: readonly Doubt[]): Doubt {
  const count = doubts.reduce((all, doubt) => all + doubt.count, 0);
  return { count, first: doubts.find(({ first }) => first)?.first };
}

function overlongProblem(first: Place, count: number, form: RegisterLayout["form"]): Problem {
  if (form === "csv") {
    const message = t(
      "More cells than the header names columns (rows: {0}; this is the first). Mostly a text with a comma lacks its quotes, so its cells are read in the wrong columns. Put such texts in double quotes.",
      count,
    );
    return { code: "syntax/csv", ...first, message };
  }
  const message = t(
    "More cells than the header has columns (rows: {0}; this is the first), so what stands here is not read. Mostly a text holds a bar: write it as `\\|`, or add the column to the header.",
    count,
  );
  return { code: "register/ragged-row", ...first, message };
}

function overlongRows({ header, rows }: Register): Span[] {
  return rows.flatMap(({ cells }) =>
    cells.slice(header.cells.length).some(({ value }) => value !== "") ? (cells[header.cells.length] ?? []) : [],
  );
}

function repeatedHeaders({ header, columns }: Register) {
  const read = new Set(columns.values());
  const names = new Set([...read].map((column) => fold(header.cells[column]?.value ?? "")));
  return header.cells.filter(({ value }, column) => !read.has(column) && fold(value) !== "" && names.has(fold(value)));
}

function rowsWithoutId({ rows, columns, key }: Register): Span[] {
  const keyColumn = columns.get(key) ?? -1;
  const others = [...columns.values()].filter((column) => column !== keyColumn);
  const lacking = rows.filter((row) => {
    const said = others.filter((column) => isFilled(row.cells[column]?.value ?? "")).length;
    return said >= LEAST_SAID && isBlankValue(row.cells[keyColumn]?.value ?? "");
  });
  return lacking.map((row) => row.cells.find(({ value }) => !isBlankValue(value)) ?? row);
}

const LEAST_SAID = 2;

/** Something that is neither blank nor a placeholder of a template. */
function isFilled(text: string): boolean {
  return !isBlankValue(text) && !/^(?:\[.*\]|<.*>|\{\{.*\}\})$/.test(text.trim());
}

function marked({ start, end }: Span): Span {
  return { start, end: Math.max(end, start + 1) };
}
