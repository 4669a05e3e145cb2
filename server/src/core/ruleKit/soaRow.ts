import type { SoaReason } from "../model/soa.ts";
import type { Entry, MapNode } from "../syntax/node.ts";
import { columnOf } from "./editYaml.ts";
import type { PlacedEntry } from "./soaList.ts";

/** What is known of a control that the SoA lacks. */
export interface SoaDraft {
  readonly control: string;
  readonly title: string;
  readonly reasons: readonly SoaReason[];
}

/** A row as it is written where there is no entry to imitate. Its lines are joined by `\n`. */
export function plainRow(draft: SoaDraft, indent: string): string {
  return plainFields(draft)
    .map((field, i) => `${indent}${i === 0 ? "- " : "  "}${field}`)
    .join("\n");
}

/** The same on one line, for lists in brackets. */
export function flowRow(draft: SoaDraft): string {
  return `{${plainFields(draft).join(", ")}}`;
}

/**
 * A row for a control in the style of an entry of the same file: the order of its fields, their names and alignment, quotes,
 * indentation, and whether it is written in braces.
 */
export function rowLike(draft: SoaDraft, sample: PlacedEntry, text: string, lineBreak: string): string {
  const entries = ownEntries(sample.node);
  const source = (start: number, end: number) => text.slice(start + sample.offset, end + sample.offset);
  const keyQuote = quoteOf(source(entries[0]?.keySpan.start ?? 0, entries[0]?.keySpan.end ?? 0));
  const fields = orderLike(entries).flatMap((name) => {
    const entry = entries.find(({ key }) => key === name);
    const key = entry ? source(entry.keySpan.start, entry.keySpan.end) : `${keyQuote}${name}${keyQuote}`;
    const scalar = entry?.value?.type === "scalar" ? entry.value : undefined;
    const between = entry && scalar ? source(entry.keySpan.end, scalar.start) : "";
    const value = plainValue(draft, name, scalar ? quoteOf(source(scalar.start, scalar.end)) : keyQuote);
    if (value === undefined) return [];
    if (name === "reasons" && sample.layout.type === "block" && !sample.node.flow) {
      const column = blockListColumn(entry, sample, text);
      if (column !== undefined) return [[`${key}:`, ...draft.reasons.map((reason) => `${" ".repeat(column)}- ${reason}`)].join(lineBreak)];
    }
    return [`${key}${/^ *: +$/.test(between) ? between : ": "}${value}`];
  });
  const { layout } = sample;
  if (layout.type === "block" && !sample.node.flow) {
    const dash = `${" ".repeat(layout.dashColumn)}-`.padEnd(layout.keyColumn);
    return fields.map((field, i) => `${i === 0 ? dash : " ".repeat(layout.keyColumn)}${field}`).join(lineBreak);
  }
  const pad = source(sample.node.start + 1, sample.node.start + 2) === " " ? " " : "";
  const row = `{${pad}${fields.join(", ")}${pad}}`;
  return layout.type === "block" ? `${`${" ".repeat(layout.dashColumn)}-`.padEnd(layout.keyColumn)}${row}` : row;
}

/** The fields of a new row, in the order of the schema. The title is written only where other entries write it. */
const FIELDS = ["control", "title", "applicable", "reasons", "justification", "status"] as const;
type FieldName = (typeof FIELDS)[number];

function plainFields(draft: SoaDraft): string[] {
  return FIELDS.flatMap((name) => {
    const value = name === "title" ? undefined : plainValue(draft, name, "");
    return value === undefined ? [] : [`${name}: ${value}`];
  });
}

/** A field's value as YAML; undefined for a field that the row goes without. */
function plainValue(draft: SoaDraft, name: FieldName, quote: string): string | undefined {
  const quoted = (word: string) => `${quote}${word}${quote}`;
  switch (name) {
    case "control":
      return quoted(draft.control);
    case "title":
      return quote === "" && /^[A-Za-z][\w ,()/-]*$/.test(draft.title) ? draft.title : JSON.stringify(draft.title);
    case "applicable":
      return "true";
    case "reasons":
      return draft.reasons.length > 0 ? `[${draft.reasons.join(", ")}]` : undefined;
    case "justification":
      return quote === "'" ? "''" : '""';
    case "status":
      return quoted("planned");
  }
}

/** The order in which an entry writes the fields; one that it lacks comes behind the one that the schema puts before it. */
function orderLike(entries: readonly Entry[]): FieldName[] {
  const order = entries.flatMap(({ key }) => FIELDS.find((name) => name === key) ?? []);
  for (const [i, name] of FIELDS.entries()) {
    if (order.includes(name) || name === "title") continue;
    const before = FIELDS.slice(0, i).filter((field) => order.includes(field));
    const last = before[before.length - 1];
    order.splice(last === undefined ? 0 : order.indexOf(last) + 1, 0, name);
  }
  return order;
}

/** The fields that stand in the entry itself, not those merged into it by an alias. */
function ownEntries(node: MapNode): Entry[] {
  return node.entries.filter(({ keySpan }) => keySpan.start >= node.start && keySpan.end <= node.end);
}

/** The column of the dashes where an entry writes its reasons below one another. */
function blockListColumn(entry: Entry | undefined, sample: PlacedEntry, text: string): number | undefined {
  const list = entry?.value?.type === "seq" && !entry.value.flow ? entry.value : undefined;
  if (!list) return undefined;
  const at = (list.items[0]?.start ?? list.start) + sample.offset;
  const prefix = /^( *)- *$/.exec(text.slice(at - columnOf(text, at), at));
  return prefix?.[1]?.length;
}

function quoteOf(raw: string): "" | '"' | "'" {
  return raw[0] === '"' || raw[0] === "'" ? raw[0] : "";
}
