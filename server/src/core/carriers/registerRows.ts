import { isBlankValue, valueMeaning } from "../catalog/synonyms.ts";
import type { Carrier, IsmsRecord, Mention, Problem, ProblemFix, Segment } from "../model/record.ts";
import type { RegisterLayout } from "../model/sourceFile.ts";
import { fieldAt } from "../schema/kinds.ts";
import { type Entry, type MapNode, type Node, pathAt } from "../syntax/node.ts";
import type { TableCell, TableRow } from "../syntax/table.ts";
import { t } from "../text/l10n.ts";
import type { Span } from "../text/span.ts";
import { buildRecord } from "./buildRecord.ts";
import { columnPath, isIdLike, leadingControl, type Register } from "./register.ts";
import { cellValue, scalar } from "./registerCells.ts";

/** The file that a register stands in. */
export interface RegisterFile {
  readonly path: string;
  readonly text: string;
  /** The text in which references are looked for: with link targets blanked. Same offsets. */
  readonly prose: string;
  /** The segment that holds the whole text. */
  readonly segment: Segment;
  readonly form: RegisterLayout["form"];
}

const CARRIERS: Readonly<Record<RegisterLayout["form"], Carrier>> = {
  table: "table",
  csv: "csv",
  sections: "section",
  yaml: "foreignYaml",
};

/** What the rows of a register give. */
export interface RegisterContent {
  readonly records: readonly IsmsRecord[];
  readonly problems: readonly RowProblem[];
}

/** Something wrong with a row, with the field it is about: the same thing in many rows is one finding. */
export interface RowProblem {
  readonly field: string;
  readonly problem: Problem;
}

/** Makes a record of each row of a register that names one; headings and sums between the rows are none. */
export function readRegister(register: Register, file: RegisterFile): RegisterContent {
  const records: IsmsRecord[] = [];
  const problems: RowProblem[] = [];
  for (const row of register.rows) {
    if (!isRecord(register, row, file.form)) continue;
    const unknown: UnknownValue[] = [];
    const node = rowNode(register, row, file, unknown);
    const record = buildRecord(register.kind, node, file.path, file.segment, file.prose);
    records.push({
      ...record,
      problems: [],
      mentions: record.mentions.flatMap(rowMention),
      carrier: CARRIERS[file.form],
    });
    for (const problem of record.problems) {
      if (unknown.some(({ cell }) => cell.start === problem.start && cell.end === problem.end)) continue;
      const fixes = problem.code === "schema/bad-date" ? problem.fixes : undefined;
      problems.push({ field: pathAt(record.written, problem.start).path.join("."), problem: { ...problem, fixes } });
    }
    for (const value of unknown) problems.push({ field: value.field, problem: unknownValue(register, value, file) });
  }
  return { records, problems };
}

/**
 * One problem for what many rows have in common: the first of them, with their number. A column with more different problems
 * than anybody would mend one by one is one problem as a whole.
 */
export function joinRowProblems(problems: readonly RowProblem[]): Problem[] {
  const byField = groupBy(problems, ({ field, problem }) => `${problem.code} ${field}`);
  return byField.flatMap((ofField) => {
    const byMessage = groupBy(ofField, ({ problem }) => problem.message);
    const groups = byMessage.length > MOST_ALIKE ? [ofField] : byMessage;
    return groups.map((group) => {
      const first = (group[0] as RowProblem).problem;
      if (group.length === 1) return first;
      const message = t("{0} So it is in {1} rows of this file; this is the first.", first.message, group.length);
      // what is said in isms.yaml holds for all of the rows, a repair in place only for the first
      const fixes = group === ofField ? undefined : first.fixes?.filter(({ edit }) => "mapValue" in edit);
      return { ...first, message, fixes };
    });
  });
}

const MOST_ALIKE = 10;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/**
 * True for a row that names a record and says something of it: headings, sums, and rows that only have an id and wait to be filled in
 * do not. Where YAML has an id, a word is one as well.
 */
function isRecord({ key, columns, kind }: Register, { cells }: TableRow, form: RegisterFile["form"]): boolean {
  const column = columns.get(key) ?? -1;
  const cell = cells[column];
  const isWord = form === "yaml" && kind.container === "collection" && cell !== undefined && /^[^\s]+$/.test(cell.value);
  if (!cell || (leadingControl(cell.value) === undefined && !isIdLike(cell.value) && !isWord)) return false;
  const isBlank = [...columns.values()].every((other) => other === column || isBlankValue(cells[other]?.value ?? ""));
  if (isBlank && kind.container === "collection") return false;
  const title = columns.get("title");
  const isHeading = cell.emphasised && cells.every(({ value }, index) => index === column || index === title || value === "");
  return !isHeading || kind.container !== "entry";
}

interface UnknownValue {
  readonly field: string;
  readonly cell: TableCell;
}

function rowNode(register: Register, row: TableRow, file: RegisterFile, unknown: UnknownValue[]): MapNode {
  const entries: Entry[] = [];
  for (const [field, column] of register.columns) {
    const cell = row.cells[column];
    if (!cell) continue;
    const value = cellValue(register, field, cell, file.text);
    if (value.unknown) unknown.push({ field, cell });
    const keySpan = { start: cell.outerStart, end: value.node ? cell.start : Math.max(cell.end, cell.outerStart) };
    put(entries, columnPath(field), keySpan, value.node);
  }
  for (const [field, others] of Object.entries(register.words?.instead ?? {})) addInstead(entries, field, others, register, row);
  if (register.kind.name === "soaEntry" && !register.columns.has("applicable")) addApplicable(entries, register, row);
  for (const [field, other] of Object.entries(register.words?.leads ?? {})) addLead(entries, field, other, register, row);
  return { type: "map", start: row.start, end: row.end, flow: true, entries };
}

/** Puts a value at its path. A figure in it is the only item of a list, which is there where anything is said in it. */
function put(entries: Entry[], [first = "", ...rest]: readonly (string | number)[], keySpan: Span, value: Node | undefined): void {
  const key = String(first);
  if (rest.length === 0) {
    entries.push({ key, keySpan, value });
    return;
  }
  const isItem = typeof rest[0] === "number";
  if (isItem && !value) return;
  const index = entries.findIndex((entry) => entry.key === key);
  const before = entries[index];
  const held = before?.value?.type === "seq" ? before.value.items[0] : before?.value;
  const inner: Entry[] = held?.type === "map" ? [...held.entries] : [];
  put(inner, isItem ? rest.slice(1) : rest, keySpan, value);
  const start = Math.min(keySpan.start, before?.value?.start ?? keySpan.start);
  const end = Math.max(keySpan.end, value?.end ?? 0, before?.value?.end ?? 0);
  const map: MapNode = { type: "map", start, end, flow: true, entries: inner };
  const entry: Entry = {
    key,
    keySpan: before?.keySpan ?? keySpan,
    value: isItem ? { type: "seq", start, end, flow: true, items: [map] } : map,
  };
  if (before) entries[index] = entry;
  else entries.push(entry);
}

/** What stands in for a field that the row says nothing in: a risk without a title is called by its description. */
function addInstead(entries: Entry[], field: string, others: readonly string[], { columns }: Register, { cells }: TableRow): void {
  const own = entries.findIndex(({ key }) => key === field);
  if (own >= 0 && entries[own]?.value) return;
  const cell = others.map((name) => cells[columns.get(name) ?? -1]).find((other) => other && !isBlankValue(other.value));
  if (!cell) return;
  if (own >= 0) entries.splice(own, 1);
  entries.push({ key: field, keySpan: { start: cell.outerStart, end: cell.start }, value: scalar(cell, cell.value) });
}

/** An SoA without a column for it says in the status whether a control applies: a control that has a status does. */
function addApplicable(entries: Entry[], { columns, kind }: Register, { cells }: TableRow): void {
  const cell = cells[columns.get("status") ?? -1];
  if (!cell) return;
  const status = valueMeaning(kind.name, "status", cell.value, false);
  const said = valueMeaning(kind.name, "applicable", cell.value, true);
  const isLeftOut = status === "nothing" && said !== undefined && said !== "nothing" && said.value === false;
  const applicable = status !== undefined && status !== "nothing" ? true : isLeftOut ? false : undefined;
  if (applicable === undefined) return;
  entries.push({ key: "applicable", keySpan: { start: cell.outerStart, end: cell.start }, value: scalar(cell, applicable) });
}

/** What a field means is often said before the value of another: whether a metric is to reach its target in `≤ 5` and `at least 95 %`. */
function addLead(entries: Entry[], field: string, other: string, { columns, kind }: Register, { cells }: TableRow): void {
  const cell = columns.has(field) ? undefined : cells[columns.get(other) ?? -1];
  const lead = cell && /^[^\d\s]{1,12}(?:\s[^\d\s]{1,12})?(?=\s?\d)/.exec(cell.value)?.[0];
  const meaning = lead ? valueMeaning(kind.name, field, lead, false) : undefined;
  if (!cell || !meaning || meaning === "nothing") return;
  entries.push({ key: field, keySpan: { start: cell.outerStart, end: cell.start }, value: scalar(cell, meaning.value) });
}

/**
 * In a register of somebody's own making a word is a reference where a record has that id, and free text otherwise. Files are
 * what its links lead to, and those are mentions of the file.
 */
function rowMention(mention: Mention): Mention[] {
  if (mention.target.type === "file") return [];
  if (mention.target.type !== "record" || mention.field === undefined || expectsControls(mention)) return [mention];
  const { start, end, segment, text, target } = mention;
  return [{ start, end, segment, text, target }];
}

function expectsControls({ expects = [] }: Mention): boolean {
  return expects.length > 0 && expects.every((target) => target === "control");
}

function unknownValue({ kind, columns, header }: Register, { field: name, cell }: UnknownValue, { path, segment }: RegisterFile): Problem {
  const field = fieldAt(kind.root, columnPath(name));
  const allowed = field?.enum ?? ["true", "false"];
  const text = cell.value.length > 40 ? `${cell.value.slice(0, 40)}…` : cell.value;
  const message = t(
    'The column "{0}" says "{1}", which is none of the values known for `{2}` ({3}), so it counts as not said. Write one of them, or say under `sources` in isms.yaml what it means.',
    header.cells[columns.get(name) ?? -1]?.value ?? name,
    text,
    name,
    allowed.join(", "),
  );
  const fixes = allowed.map((value): ProblemFix => {
    const mapping = { path, kind: kind.name, field: name, written: cell.value, value };
    return { title: t('Map "{0}" to `{1}` in isms.yaml', text, value), preferred: false, edit: { mapValue: mapping } };
  });
  return { code: "schema/bad-value", start: cell.start, end: cell.end, segment, message, fixes };
}
