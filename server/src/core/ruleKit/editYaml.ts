import type { Field } from "../schema/kinds.ts";
import type { Entry, MapNode } from "../syntax/node.ts";
import { lineBreakOf, type TextEdit } from "../text/edit.ts";

/**
 * Edits of YAML text that keep what people wrote: comments, order, quoting, indentation and line ends.
 * Nodes are relative to a segment that starts at `offset` in `text`; edits are absolute.
 */

/**
 * Adds `name: value` to a mapping, behind the last of its fields that the schema puts before it. `value` is YAML, without
 * a line break at its end; its further lines are indented below the key.
 */
export function insertField(text: string, map: MapNode, offset: number, name: string, value: string, schema?: Field): TextEdit {
  const line = `${name}:${value === "" ? "" : value.startsWith("\n") ? value : ` ${value}`}`;
  const own = map.entries.filter((entry) => entry.keySpan.start >= map.start && entry.keySpan.end <= map.end);
  const [first] = own;
  const anchor = anchorFor(own, name, schema);
  if (first && !anchor) return insertFirst(text, first.keySpan.start + offset, line, map.flow);
  if (map.flow || !anchor) {
    const at = anchor ? endOf(anchor) + offset : map.start + offset + 1;
    return { span: { start: at, end: at }, newText: anchor ? `, ${line}` : line };
  }
  const indent = " ".repeat(columnOf(text, anchor.keySpan.start + offset));
  const lineBreak = lineBreakOf(text);
  const body = line.split("\n").join(`${lineBreak}${indent}`);
  return insertLineBehind(text, endOf(anchor) + offset, `${indent}${body}`);
}

/** Before all others, as the id goes where a record begins. */
function insertFirst(text: string, at: number, line: string, flow: boolean): TextEdit {
  const next = lineBreakOf(text) + " ".repeat(columnOf(text, at));
  return { span: { start: at, end: at }, newText: flow ? `${line}, ` : line.replaceAll("\n", next) + next };
}

/** Inserts whole lines behind the line on which `at` lies; a trailing comment stays with its line. */
export function insertLineBehind(text: string, at: number, added: string): TextEdit {
  const lineBreak = lineBreakOf(text);
  const lines = added.replace(/\r?\n/g, lineBreak);
  const behindBreak = at > 0 && text[at - 1] === "\n";
  if (behindBreak) return { span: { start: at, end: at }, newText: `${lines}${lineBreak}` };
  const feed = text.indexOf("\n", at);
  if (feed < 0) return { span: { start: text.length, end: text.length }, newText: `${lineBreak}${lines}` };
  return { span: { start: feed + 1, end: feed + 1 }, newText: `${lines}${lineBreak}` };
}

/** The column of an offset in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** Writes a text as a YAML scalar: plain where that is safe, in double quotes otherwise. */
export function scalarText(value: string): string {
  const isPlain = /^[A-Za-z][\w ./()+-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value) && value.trim() === value;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isPlain || isDate ? value : JSON.stringify(value);
}

/** The field to insert behind; undefined where it comes before all that are there. */
function anchorFor(own: readonly Entry[], name: string, schema: Field | undefined): Entry | undefined {
  const order = (schema?.fields ?? []).map((field) => field.name);
  const place = order.indexOf(name);
  const before = place < 0 ? own : own.filter(({ key }) => order.indexOf(key) < place);
  return before[before.length - 1];
}

function endOf(entry: Entry): number {
  return Math.max(entry.keySpan.end, entry.value?.end ?? 0);
}
