import type { KindName } from "../generated/types.ts";
import { NO_KIND, rowKind } from "../model/config.ts";
import type { IsmsRecord } from "../model/record.ts";
import { kindOf } from "../schema/kinds.ts";
import { type MapNode, type Node, nodeAt, type SeqNode } from "../syntax/node.ts";
import { lineBreakOf, type TextEdit } from "../text/edit.ts";
import { columnOf, insertField, insertLineBehind, scalarText } from "./editYaml.ts";

/** What `sources` in `isms.yaml` is to say of one file. */
export interface SourceItem {
  readonly path: string;
  readonly kind: KindName | typeof NO_KIND;
  /** Field → header. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Field → value in the file → YAML of our value. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The sources that name this file alone. */
export function sourcesFor(path: string, isms: IsmsRecord): MapNode[] {
  const list = listOf(isms)?.value;
  const names = [path, patternOf(path)];
  const isFor = (item: Node): item is MapNode => item.type === "map" && names.includes(scalarOf(item, "files"));
  return list?.type === "seq" ? list.items.filter(isFor) : [];
}

/** True for a source of that kind. */
export function isOfKind(item: MapNode, kind: SourceItem["kind"]): boolean {
  const written = scalarOf(item, "kind");
  return kind === NO_KIND ? written === NO_KIND : rowKind(written) === kind;
}

/** Adds a source behind the others. Undefined where `sources` is written in a form without a place for it. */
export function appendSource(item: SourceItem, isms: IsmsRecord, source: string, offset: number): TextEdit | undefined {
  const sources = listOf(isms);
  if (!sources) {
    const value = isms.written.flow ? `[${sourceInFlow(item)}]` : `\n${sourceLines(item, "  ").join("\n")}`;
    return insertField(source, isms.written, offset, "sources", value, kindOf("isms").root);
  }
  const list = sources.value;
  if (list?.type === "seq") return appendToList(item, list, source, offset);
  const isEmpty = list === undefined || (list.type === "scalar" && list.value === null);
  if (!isEmpty || isms.written.flow) return undefined;
  const indent = " ".repeat(columnOf(source, sources.keySpan.start + offset) + 2);
  return insertLineBehind(source, sources.keySpan.end + offset, sourceLines(item, indent).join("\n"));
}

/** Writes a source in the place of another. */
export function replaceSource(item: SourceItem, old: MapNode, source: string, offset: number): TextEdit {
  const span = { start: old.start + offset, end: endOf(old) + offset };
  if (old.flow) return { span, newText: sourceInFlow(item) };
  const indent = " ".repeat(columnOf(source, span.start));
  const [first = "", ...rest] = sourceLines(item, "");
  return { span, newText: [first.slice(2), ...rest.map((line) => indent + line.slice(2))].join(lineBreakOf(source)) };
}

function appendToList(item: SourceItem, list: SeqNode, source: string, offset: number): TextEdit | undefined {
  const last = list.items.at(-1);
  if (list.flow || !last) {
    const at = (last?.end ?? list.start + 1) + offset;
    return { span: { start: at, end: at }, newText: `${last ? ", " : ""}${sourceInFlow(item)}` };
  }
  const lead = source.slice(last.start + offset - columnOf(source, last.start + offset), last.start + offset);
  const indent = /^( *)- +$/.exec(lead)?.[1];
  return indent === undefined ? undefined : insertLineBehind(source, endOf(last) + offset, sourceLines(item, indent).join("\n"));
}

function listOf(isms: IsmsRecord) {
  return isms.written.entries.find(({ key }) => key === "sources");
}

function scalarOf(item: MapNode, key: string): string {
  const node = nodeAt(item, [key]);
  return node?.type === "scalar" ? String(node.value) : "";
}

function sourceInFlow({ path, kind, columns, values }: SourceItem): string {
  const parts = [`files: ${JSON.stringify(patternOf(path))}`, `kind: ${sourceKind(kind)}`];
  if (columns) parts.push(`columns: ${flowMap(columns, JSON.stringify)}`);
  if (values) parts.push(`values: ${flowMap(values, (meanings) => flowMap(meanings, String))}`);
  return `{${parts.join(", ")}}`;
}

function flowMap<V>(map: Readonly<Record<string, V>>, write: (value: V) => string): string {
  return `{${Object.entries(map)
    .map(([key, value]) => `${scalarText(key)}: ${write(value)}`)
    .join(", ")}}`;
}

/** A source as an item of a block list. */
function sourceLines({ path, kind, columns, values }: SourceItem, indent: string): string[] {
  const lines = [`- files: ${scalarText(patternOf(path))}`, `  kind: ${sourceKind(kind)}`];
  if (columns) lines.push("  columns:", ...Object.entries(columns).map(([field, header]) => `    ${field}: ${scalarText(header)}`));
  if (values) lines.push("  values:");
  for (const [field, meanings] of Object.entries(values ?? {})) {
    lines.push(`    ${field}:`, ...Object.entries(meanings).map(([written, value]) => `      ${scalarText(written)}: ${value}`));
  }
  return lines.map((line) => indent + line);
}

/** The SoA's rows are called by the SoA. */
export function sourceKind(kind: SourceItem["kind"]): string {
  return kind === "soaEntry" ? "soa" : kind;
}

/** A pattern in the syntax of `.gitignore` that only this path matches. */
export function patternOf(path: string): string {
  const escaped = path
    .replace(/[\\*?[\]]/g, "\\$&")
    .replace(/ $/, "\\ ")
    .replace(/^[!#]/, "\\$&");
  return escaped.includes("/") ? escaped : `/${escaped}`;
}

/** The end of the last scalar or key in a node: block nodes may reach over the comments behind them. */
function endOf(node: Node): number {
  if (node.type === "scalar" || node.flow) return node.end;
  if (node.type === "seq") return node.items.length > 0 ? endOf(node.items.at(-1) as Node) : node.end;
  const last = node.entries.at(-1);
  return last ? Math.max(last.keySpan.end, last.value ? endOf(last.value) : 0) : node.end;
}
