import type { Catalog } from "../catalog/catalog.ts";
import { type Header, hasValueWords, headerOf, isBlankValue, type KindWords, kindWords, SIGN, valueMeaning } from "../catalog/synonyms.ts";
import type { KindName } from "../generated/types.ts";
import { NO_KIND, type RegisterMapping } from "../model/config.ts";
import type { RegisterLayout } from "../model/sourceFile.ts";
import { type Field, fieldAt, fieldByName, type Kind, kindOf } from "../schema/kinds.ts";
import { readControlId } from "../syntax/references.ts";
import type { Table, TableCell, TableRow } from "../syntax/table.ts";
import { amountMeant } from "../text/amount.ts";
import { daysMeant, momentsMeant } from "../text/dates.ts";
import { ratingValue } from "../text/rating.ts";
import type { Span } from "../text/span.ts";
import { fold } from "../text/suggest.ts";

/** A table that is a register: each of its rows is a record. */
export interface Register {
  readonly kind: Kind;
  readonly header: TableRow;
  /** The rows below the header. */
  readonly rows: readonly TableRow[];
  /** Field, with a dot into a mapping → index of its column. */
  readonly columns: ReadonlyMap<string, number>;
  /** The field without which a row is no record: `control` or `id`. */
  readonly key: string;
  readonly words: KindWords | undefined;
  readonly mapping: RegisterMapping | undefined;
}

/** What a table is recognised by, besides its own words. */
export interface RegisterContext {
  readonly catalog: Catalog;
  readonly mappings: readonly RegisterMapping[];
  /** True for a place where the id of another standard stands. */
  readonly isForeign: (span: Span) => boolean;
  readonly form: RegisterLayout["form"];
  /** How many rows may stand above the header and the header itself. */
  readonly headerRows: number;
}

/**
 * The register that a table is: as `sources` says where its header has the columns named there, else by the set of fields that its
 * header gives and the contents of its columns. Undefined for a table that is not surely one: a policy is full of tables.
 */
export function recogniseRegister(table: Table, context: RegisterContext): Register | undefined {
  if (context.mappings.some(({ kind }) => kind === NO_KIND)) return undefined;
  for (const mapping of context.mappings) {
    const register = isOnlyValues(mapping) || mapping.kind === NO_KIND ? undefined : mappedRegister(table, mapping.kind, mapping, context);
    if (register) return withValues(register, context.mappings);
  }
  const found = recognised(table, context);
  return found && withValues(found, context.mappings);
}

/** What values mean may be said in a source of its own, beside the one that names the columns. */
function withValues(register: Register, mappings: readonly RegisterMapping[]): Register {
  const ofKind = mappings.filter(({ kind, values }) => kind === register.kind.name && Object.keys(values).length > 0);
  const [first, ...others] = ofKind;
  if (!first) return register;
  const values: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const mapping of [first, ...others]) {
    for (const [field, meanings] of Object.entries(mapping.values)) values[field] = { ...meanings, ...values[field] };
  }
  return { ...register, mapping: { ...(register.mapping ?? first), values } };
}

/** A source that says what values mean, and leaves it to recognition where they stand. */
function isOnlyValues({ columns, values }: RegisterMapping): boolean {
  return Object.keys(columns).length === 0 && Object.keys(values).length > 0;
}

function recognised(table: Table, context: RegisterContext): Register | undefined {
  for (const [index, header] of table.rows.slice(0, context.headerRows).entries()) {
    if (header.cells.filter(({ value }) => value !== "").length < LEAST_COLUMNS) continue;
    const rows = table.rows.slice(index + 1);
    const headers = header.cells.map(({ value }) => headerOf(value));
    const found = kindWords().flatMap((words) => registerOf(words, header, headers, rows, context) ?? []);
    const [best] = found.sort((a, b) => b.columns.size - a.columns.size);
    if (best) return best;
  }
  return undefined;
}

/** The control that a cell names at its beginning, with its length there: `A.5.1` of `A.5.1 Policies`. */
export function leadingControl(text: string): { readonly id: string; readonly length: number } | undefined {
  const whole = readControlId(text);
  if (whole !== undefined) return { id: whole, length: text.length };
  const start = /^(?:A[. ]{0,2})?\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?=[\s:–-])/i.exec(text)?.[0];
  const id = start === undefined ? undefined : readControlId(start);
  return start === undefined || id === undefined ? undefined : { id, length: start.length };
}

/** True for a text that can name a record: no blanks, and a figure. */
export function isIdLike(text: string): boolean {
  return text.length <= 80 && /^[A-Za-z0-9](?:[\w./-]*[A-Za-z0-9])?$/.test(text) && /\d/.test(text);
}

const LEAST_COLUMNS = 3;
/** So many rows tell what a column holds. */
export const SAMPLE_ROWS = 200;
/** The share of filled cells that must read as what their column is taken for. */
const MOST = 0.5;

function registerOf(
  words: KindWords,
  header: TableRow,
  headers: readonly Header[],
  rows: readonly TableRow[],
  context: RegisterContext,
): Register | undefined {
  if (context.form === "sections" && !words.sections) return undefined;
  const hasSign = headers.some(words.isSign);
  const named = new Set(headers.flatMap((one) => words.meaningsOf(one).map(({ field }) => field)));
  const isNamed = (field: string) => (field === SIGN ? hasSign : named.has(field));
  if (!words.needs.some((need) => need.every(isNamed)) || headers.some(words.isForeign)) return undefined;
  const kind = kindOf(words.kind);
  const columns = assignColumns(kind, words, header, rows, context, new Map());
  const key = keyOf(kind);
  const has = (field: string) => (field === SIGN ? hasSign : columns.has(field));
  const isCount = (text: string) => kind.container === "collection" && !words.numbered && !/\p{L}/u.test(text);
  const keyed = rows.slice(0, SAMPLE_ROWS).filter(({ cells }) => {
    const text = cells[columns.get(key) ?? -1]?.value ?? "";
    return isKey(key, text) && !isCount(text);
  });
  if (!columns.has(key) || keyed.length < words.least || !words.needs.some((need) => need.every(has))) return undefined;
  return { kind, header, rows, columns, key, words, mapping: undefined };
}

/** The first row that holds the headers that the mapping names is the header. */
function mappedRegister(table: Table, name: KindName, mapping: RegisterMapping, context: RegisterContext): Register | undefined {
  const kind = kindOf(name);
  const key = keyOf(kind);
  const words = kindWords().find((candidate) => candidate.kind === name);
  for (const [index, header] of table.rows.slice(0, Math.max(context.headerRows, 1)).entries()) {
    const given = mappedColumns(kind, mapping, header);
    if (!given) continue;
    const rows = table.rows.slice(index + 1);
    const columns = assignColumns(kind, words, header, rows, context, given, true);
    // where no column is named, an id alone does not make a table the register that is meant
    const least = given.size > 0 ? 2 : LEAST_COLUMNS;
    if (columns.has(key) && columns.size >= least) return { kind, header, rows, columns, key, words, mapping };
  }
  return undefined;
}

/** Undefined where the header lacks one of the columns that the mapping names. */
function mappedColumns(kind: Kind, { columns }: RegisterMapping, header: TableRow): Map<string, number> | undefined {
  const given = new Map<string, number>();
  for (const [written, name] of Object.entries(columns)) {
    const column = header.cells.findIndex(({ value }) => fold(value) === fold(name) && (fold(name) !== "" || value === name));
    if (column < 0) return undefined;
    given.set(canonicalPath(kind, written), column);
  }
  return given;
}

/** `treatment.option` for `Treatment.strategy`: names as the schema has them, where it has them. */
function canonicalPath(kind: Kind, written: string): string {
  let at: Field | undefined = kind.root;
  const steps = written.split(".").map((step) => {
    const field: Field | undefined = at && fieldByName(at, step);
    at = field;
    return field?.name ?? step;
  });
  return steps.join(".");
}

function keyOf(kind: Kind): string {
  return kind.container === "entry" ? kind.titleField : "id";
}

/** Gives each field the column whose header names it best and whose contents can be it. */
function assignColumns(
  kind: Kind,
  words: KindWords | undefined,
  header: TableRow,
  rows: readonly TableRow[],
  context: RegisterContext,
  given: ReadonlyMap<string, number>,
  isSaid = false,
): Map<string, number> {
  const columns = new Map(given);
  const taken = new Set(given.values());
  const candidates = header.cells.flatMap(({ value }, column) =>
    meaningsOf(kind, words, value, isSaid).map(({ field, rank }) => ({ field, rank, column })),
  );
  const split = (words?.together ?? []).filter((group) => !group.every((name) => candidates.some(({ field }) => field === name)));
  candidates.sort((a, b) => a.rank - b.rank || a.column - b.column);
  const sample = rows.slice(0, SAMPLE_ROWS);
  for (const { field, column } of candidates) {
    if (columns.has(field) || taken.has(column) || split.some((group) => group.includes(field))) continue;
    const cells = sample.flatMap(({ cells: all }) => all[column] ?? []);
    if (!canHold(kind, field, cells, context)) continue;
    columns.set(field, column);
    taken.add(column);
  }
  return new Map([...columns].sort((a, b) => a[1] - b[1]));
}

/** In a table that is said to be a register of the kind, the names and synonyms of its fields count beside the words for headers. */
function meaningsOf(kind: Kind, words: KindWords | undefined, header: string, isSaid: boolean) {
  const meanings = words?.meaningsOf(headerOf(header)) ?? [];
  if (meanings.length > 0 || !isSaid) return meanings;
  const field = fieldByName(kind.root, header);
  return field ? [{ field: field.name, rank: 0 }] : [];
}

/** True for a field that is true or false, and nothing else besides. */
export function isYesNo({ types }: Field): boolean {
  return types.includes("boolean") && !types.includes("string");
}

/** The path of a field that a column gives: names, and a figure for an item of a list. */
export function columnPath(name: string): (string | number)[] {
  return name.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** True where the cells of a column can be a field's values. */
function canHold(kind: Kind, name: string, cells: readonly TableCell[], context: RegisterContext): boolean {
  const field = fieldAt(kind.root, columnPath(name));
  if (!field) return false;
  const filled = cells.filter(({ value }) => !isBlankValue(value));
  if (name === keyOf(kind)) {
    const good = filled.filter((cell) => isKey(name, cell.value) && !(name === "control" && isElsewhere(cell, context)));
    const isUnique = new Set(good.map(({ value }) => value)).size > good.length * MOST;
    return good.length > 0 && isUnique && good.length >= filled.length * MOST;
  }
  const mostly = (test: (text: string) => boolean) => filled.filter(({ value }) => test(value)).length >= filled.length * MOST;
  // words for what says nothing, such as "no" for an agreement, do not make the others unknown
  const isClosed = field.enum !== undefined || field.items?.enum !== undefined || field.suggest !== undefined;
  if (isYesNo(field) || (isClosed && hasValueWords(kind.name, name))) {
    if (field.types.includes("array")) return true;
    return mostly((text) => valueMeaning(kind.name, name, text, isYesNo(field)) !== undefined);
  }
  if (field.format === "date") return mostly((text) => daysMeant(text).length > 0);
  if (field.format === "moment") return mostly((text) => momentsMeant(text).length > 0);
  // one header often names both: what stands below it tells a score from a level
  if (name.endsWith("score")) return mostly((text) => ratingValue(text) !== undefined);
  if (name.endsWith("level")) return mostly((text) => ratingValue(text) === undefined && text.length <= LONGEST_RATING);
  if (field.types.includes("number") && !field.types.includes("string")) return mostly((text) => amountMeant(text) !== undefined);
  if (field.types.includes("number")) return mostly((text) => text.length <= LONGEST_RATING || ratingValue(text) !== undefined);
  return true;
}

const LONGEST_RATING = 40;

function isKey(key: string, text: string): boolean {
  return key === "control" ? leadingControl(text) !== undefined : isIdLike(text);
}

/** Neither of our editions has the control, or what is around it says that another standard is meant. */
function isElsewhere(cell: TableCell, { catalog, isForeign }: RegisterContext): boolean {
  const id = leadingControl(cell.value)?.id ?? "";
  return isForeign(cell) || !(catalog.isControl2022(id) || catalog.isControl2013(id));
}
