import { hasValueWords, isBlankValue, valueMeaning } from "../catalog/synonyms.ts";
import { type Field, fieldAt } from "../schema/kinds.ts";
import type { Node, ScalarNode } from "../syntax/node.ts";
import { readClauseIds, readControlId, scanReferences } from "../syntax/references.ts";
import type { TableCell } from "../syntax/table.ts";
import { amountMeant } from "../text/amount.ts";
import { daysMeant, momentsMeant } from "../text/dates.ts";
import { ratingValue } from "../text/rating.ts";
import { sharedText } from "../text/sharedText.ts";
import { fold } from "../text/suggest.ts";
import { columnPath, isIdLike, isYesNo, leadingControl, type Register } from "./register.ts";

/** What a cell says in its field. */
export interface CellValue {
  /** Undefined for a cell that says nothing. */
  readonly node: Node | undefined;
  /** The text stands for none of the values that the field may have. */
  readonly unknown: boolean;
}

/** Reads a cell as the value of a field, with its exact place. `source` is the text that the cell stands in. */
export function cellValue(register: Register, name: string, cell: TableCell, source: string): CellValue {
  const field = fieldAt(register.kind.root, columnPath(name));
  if (!field || isBlankValue(cell.value)) return NOTHING;
  const mapped = mappedValue(register, name, cell);
  if (mapped) return mapped;
  if (name === "control") return { node: controlNode(cell, source), unknown: false };
  if (field.types.includes("array")) return { node: listNode(register, name, field, cell, source), unknown: false };
  if (isYesNo(field) || hasValueWords(register.kind.name, name)) return wordValue(register, name, field, cell, source);
  return { node: scalar(cell, plainValueOf(field, cell.value)), unknown: false };
}

const NOTHING: CellValue = { node: undefined, unknown: false };

/** A value that a cell gives. */
export function scalar(cell: TableCell, value: ScalarNode["value"], start = cell.start, end = cell.end): ScalarNode {
  return { type: "scalar", start, end, value: typeof value === "string" ? sharedText(value) : value, quoted: true };
}

/** What `sources` says that the text means. */
function mappedValue({ mapping }: Register, name: string, cell: TableCell): CellValue | undefined {
  const values = mapping?.values[name];
  const found =
    values &&
    Object.entries(values).find(([written]) => written === cell.value || (fold(written) !== "" && fold(written) === fold(cell.value)));
  if (!found) return undefined;
  const [, value] = found;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return { node: scalar(cell, value), unknown: false };
  return NOTHING;
}

/** Only the id, where a title stands behind it. */
function controlNode(cell: TableCell, source: string): ScalarNode {
  const length = leadingControl(cell.value)?.length ?? cell.value.length;
  const id = cell.value.slice(0, length);
  return source.startsWith(id, cell.start) ? scalar(cell, id, cell.start, cell.start + length) : scalar(cell, id);
}

function wordValue({ kind }: Register, name: string, field: Field, cell: TableCell, source: string): CellValue {
  const meaning = valueMeaning(kind.name, name, cell.value, isYesNo(field));
  if (meaning === "nothing") return NOTHING;
  if (meaning === undefined) return { node: scalar(cell, cell.value), unknown: isYesNo(field) || field.enum !== undefined };
  // the word alone where more stands behind it: `Mitigate: new backups`
  const isPart = meaning.written !== "" && meaning.written.length < cell.value.length && source.startsWith(meaning.written, cell.start);
  return { node: scalar(cell, meaning.value, cell.start, isPart ? cell.start + meaning.written.length : cell.end), unknown: false };
}

function plainValueOf(field: Field, text: string): string | number {
  if (field.format === "date" || field.format === "moment") {
    const days = field.format === "date" ? daysMeant(text) : momentsMeant(text);
    return days.length === 1 ? (days[0] as string) : text;
  }
  // the number of a clause is a name: 7.10 is not 7.1
  if (!field.types.includes("number") || field.refs) return text;
  return (field.types.includes("string") ? ratingValue(text) : amountMeant(text)) ?? text;
}

/** A list in a cell, each item with its own place. */
function listNode(register: Register, name: string, field: Field, cell: TableCell, source: string): Node | undefined {
  const refs = field.items?.refs ?? [];
  if (refs.includes("file") && cell.links.length > 0) {
    return sequence(
      cell,
      cell.links.map((link) => scalar(cell, link.target, link.start, link.end)),
    );
  }
  const isOnlyControls = refs.every((ref) => ref === "control" || ref === "clause");
  // controls and words stand in a column of clauses too, and those are read as prose is
  const isOnlyClauses = refs.length > 0 && refs.every((ref) => ref === "clause");
  const items = isOnlyClauses
    ? textItems(cell, source).filter(({ value }) => readClauseIds(String(value)).length > 0)
    : refs.includes("control")
      ? controlItems(cell, source, isOnlyControls)
      : textItems(cell, source);
  const wanted = field.items?.enum ? items.flatMap((item) => enumItem(register, name, item)) : items;
  return wanted.length > 0 ? sequence(cell, wanted) : undefined;
}

function sequence(cell: TableCell, items: readonly Node[]): Node {
  return { type: "seq", start: cell.start, end: cell.end, items, flow: true };
}

/** Words that are none of the field's are somebody's prose, not a wrong value. */
function enumItem({ kind }: Register, name: string, item: ScalarNode): ScalarNode[] {
  const meaning = valueMeaning(kind.name, name, String(item.value), false);
  return meaning === undefined || meaning === "nothing" ? [] : [{ ...item, value: meaning.value }];
}

/**
 * The controls that a cell cites. Where it is not a list of them, there is nothing in it for a field that has only controls: prose is
 * read as prose. In other fields it is an item as it stands.
 */
function controlItems(cell: TableCell, source: string, isOnlyControls: boolean): ScalarNode[] {
  const parts = textItems(cell, source).flatMap((item) => {
    if (readControlId(String(item.value)) !== undefined) return [item];
    const words = splitAt(String(item.value), item.start, /\s+/g, source, cell);
    return words.length > 1 && words.every(({ value }) => readControlId(String(value)) !== undefined) ? words : [item];
  });
  return parts.flatMap((item) => {
    const text = String(item.value);
    if (readControlId(text) !== undefined) return [item];
    const found = scanReferences(text, { namesStandard: true }).filter(
      ({ standard, type }) => standard === "iso27001" && type === "control",
    );
    if (found.length === 0 && !isOnlyControls) return [item];
    const isExact = source.startsWith(text, item.start);
    return found.map(({ start, end }) =>
      scalar(cell, text.slice(start, end), isExact ? item.start + start : item.start, isExact ? item.start + end : item.end),
    );
  });
}

/** The parts of a cell between commas, semicolons and line breaks; ids also between blanks. */
function textItems(cell: TableCell, source: string): ScalarNode[] {
  const raw = source.slice(cell.start, cell.end);
  const parts = splitAt(raw, cell.start, /[,;\n]|<br\s{0,3}\/?>/gi, source, cell);
  return parts.flatMap((part) => {
    const words = String(part.value).split(/\s+/);
    return words.length > 1 && words.every(isIdLike) ? splitAt(String(part.value), part.start, /\s+/g, source, cell) : [part];
  });
}

function splitAt(text: string, offset: number, separator: RegExp, source: string, cell: TableCell): ScalarNode[] {
  const items: ScalarNode[] = [];
  const add = (from: number, to: number) => {
    let start = offset + from;
    let end = offset + to;
    while (start < end && PADDING.test(source[start] ?? "")) start++;
    while (end > start && PADDING.test(source[end - 1] ?? "")) end--;
    const value = source.slice(start, end);
    if (!isBlankValue(value)) items.push(scalar(cell, value, start, end));
  };
  let at = 0;
  for (const match of text.matchAll(separator)) {
    add(at, match.index);
    at = match.index + match[0].length;
  }
  add(at, text.length);
  return items;
}

const PADDING = /[\s*`]/;
