import { isBlankValue } from "../catalog/synonyms.ts";
import type { Problem } from "../model/record.ts";
import { t } from "../text/l10n.ts";
import type { Span } from "../text/span.ts";
import { fold } from "../text/suggest.ts";
import type { Register } from "./register.ts";
import type { RegisterFile } from "./registerRows.ts";

/** What of a file's registers nobody reads, although somebody wrote it: one finding of each sort, with how often it is so. */
export function registerDoubts(registers: readonly Register[], file: RegisterFile): Problem[] {
  if (file.form === "sections" || file.form === "yaml") return [];
  return [overlongRows(registers, file), repeatedHeaders(registers, file), rowsWithoutId(registers, file)].flatMap(
    (problem) => problem ?? [],
  );
}

/** Rows with more cells than the header, of which nobody can tell which column the last ones belong to. */
function overlongRows(registers: readonly Register[], { segment, form }: RegisterFile): Problem | undefined {
  const overlong = registers.flatMap(({ header, rows }) =>
    rows.flatMap(({ cells }) =>
      cells.slice(header.cells.length).some(({ value }) => value !== "") ? (cells[header.cells.length] ?? []) : [],
    ),
  );
  const [first] = overlong;
  if (!first) return undefined;
  if (form === "csv") {
    const message = t(
      "More cells than the header names columns (rows: {0}; this is the first). Mostly a text with a comma lacks its quotes, so its cells are read in the wrong columns. Put such texts in double quotes.",
      overlong.length,
    );
    return { code: "syntax/csv", ...marked(first), segment, message };
  }
  const message = t(
    "More cells than the header has columns (rows: {0}; this is the first), so what stands here is not read. Mostly a text holds a bar: write it as `\\|`, or add the column to the header.",
    overlong.length,
  );
  return { code: "register/ragged-row", ...marked(first), segment, message };
}

/** Of two columns with one header, one is read. */
function repeatedHeaders(registers: readonly Register[], { segment }: RegisterFile): Problem | undefined {
  const repeated = registers.flatMap(({ header, columns }) => {
    const read = new Set(columns.values());
    const names = new Set([...read].map((column) => fold(header.cells[column]?.value ?? "")));
    return header.cells.filter(({ value }, column) => !read.has(column) && fold(value) !== "" && names.has(fold(value)));
  });
  const [first] = repeated;
  if (!first) return undefined;
  const message = t(
    'Two columns are called "{0}", and only the first of them that fits is read. Give each a name of its own, or say under `sources` in isms.yaml which one counts.',
    first.value,
  );
  return { code: "register/duplicate-column", ...marked(first), segment, message };
}

/**
 * Rows that say something in several columns, but have no id: mostly cells that were merged in a spreadsheet, so that only the first of
 * several rows has it. Headings and sums between the rows say little and are none.
 */
function rowsWithoutId(registers: readonly Register[], { segment }: RegisterFile): Problem | undefined {
  const lacking = registers.flatMap((register) => {
    const { rows, columns, key } = register;
    const keyColumn = columns.get(key) ?? -1;
    const others = [...columns.values()].filter((column) => column !== keyColumn);
    return rows.filter((row) => {
      const said = others.filter((column) => isFilled(row.cells[column]?.value ?? "")).length;
      return said >= LEAST_SAID && isBlankValue(row.cells[keyColumn]?.value ?? "");
    });
  });
  const [first] = lacking;
  if (!first) return undefined;
  const cell = first.cells.find(({ value }) => !isBlankValue(value)) ?? first;
  const message = t(
    "This row says something but has no id, so it is no record and nothing in it is checked (such rows: {0}). Where cells were merged in a spreadsheet, give each row its id, or write what belongs to one record into one row.",
    lacking.length,
  );
  return { code: "register/row-without-id", ...marked(cell), segment, message };
}

const LEAST_SAID = 2;

/** Something that is neither blank nor a placeholder of a template. */
function isFilled(text: string): boolean {
  return !isBlankValue(text) && !/^(?:\[.*\]|<.*>|\{\{.*\}\})$/.test(text.trim());
}

function marked({ start, end }: Span): Span {
  return { start, end: Math.max(end, start + 1) };
}
