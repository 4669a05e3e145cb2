import { rowKind } from "../model/config.ts";
import type { IsmsRecord, ValueMapping } from "../model/record.ts";
import { spanIn } from "../model/sourceFile.ts";
import { kindOf } from "../schema/kinds.ts";
import { type MapNode, type Node, nodeAt, type SeqNode } from "../syntax/node.ts";
import type { FileEdit, TextEdit } from "../text/edit.ts";
import { columnOf, insertField, insertLineBehind, scalarText } from "./editYaml.ts";
import type { FixFiles } from "./rule.ts";

/**
 * Says under `sources` in `isms.yaml` what a value in a file's registers means: in the source of that file and kind where there is
 * one, else in a new one. Nothing where the folder has no `isms` record, or it is written in a form without a place for it.
 */
export async function mapValue(mapping: ValueMapping, { snapshot, text }: FixFiles): Promise<FileEdit[]> {
  const isms = snapshot.index.singleton("isms");
  const file = isms && snapshot.files.get(isms.path);
  const source = isms && (await text(isms.path));
  if (!isms || !file || source === undefined) return [];
  const { start: offset } = spanIn(file, { start: 0, end: 0, segment: isms.segment });
  const edit = editOf(mapping, isms, source, offset);
  return edit ? [{ path: isms.path, edits: [edit] }] : [];
}

function editOf(mapping: ValueMapping, isms: IsmsRecord, source: string, offset: number): TextEdit | undefined {
  const sources = isms.written.entries.find(({ key }) => key === "sources");
  if (!sources) {
    const value = isms.written.flow ? `[${flowItem(mapping)}]` : `\n${blockItem(mapping, "  ").join("\n")}`;
    return insertField(source, isms.written, offset, "sources", value, kindOf("isms").root);
  }
  const list = sources.value;
  if (list?.type === "seq") return editOfList(mapping, list, source, offset);
  const isEmpty = list === undefined || (list.type === "scalar" && list.value === null);
  if (!isEmpty || isms.written.flow) return undefined;
  const indent = " ".repeat(columnOf(source, sources.keySpan.start + offset) + 2);
  return insertLineBehind(source, sources.keySpan.end + offset, blockItem(mapping, indent).join("\n"));
}

function editOfList(mapping: ValueMapping, list: SeqNode, source: string, offset: number): TextEdit | undefined {
  const known = list.items.find((item): item is MapNode => item.type === "map" && isFor(item, mapping));
  if (known) return editOfSource(mapping, known, source, offset);
  const last = list.items.at(-1);
  if (list.flow || !last) {
    const at = (last?.end ?? list.start + 1) + offset;
    return { span: { start: at, end: at }, newText: `${last ? ", " : ""}${flowItem(mapping)}` };
  }
  const lead = source.slice(last.start + offset - columnOf(source, last.start + offset), last.start + offset);
  const indent = /^( *)- +$/.exec(lead)?.[1];
  return indent === undefined ? undefined : insertLineBehind(source, endOf(last) + offset, blockItem(mapping, indent).join("\n"));
}

/** Adds a value to a source that is there. */
function editOfSource({ field, written, value }: ValueMapping, item: MapNode, source: string, offset: number): TextEdit | undefined {
  const values = nodeAt(item, ["values"]);
  const ofField = nodeAt(item, ["values", field]);
  const pair = `${scalarText(written)}: ${value}`;
  if (ofField?.type === "map") return insertField(source, ofField, offset, scalarText(written), value);
  if (values?.type === "map") return insertField(source, values, offset, field, values.flow ? `{${pair}}` : `\n  ${pair}`);
  if (values) return undefined;
  return insertField(source, item, offset, "values", item.flow ? `{${field}: {${pair}}}` : `\n  ${field}:\n    ${pair}`);
}

/** True for a source that names this file alone, and the kind. */
function isFor(item: MapNode, { path, kind }: ValueMapping): boolean {
  const files = scalarOf(item, "files");
  return (files === path || files === patternOf(path)) && rowKind(scalarOf(item, "kind")) === kind;
}

function scalarOf(item: MapNode, key: string): string {
  const node = nodeAt(item, [key]);
  return node?.type === "scalar" ? String(node.value) : "";
}

function flowItem({ path, kind, field, written, value }: ValueMapping): string {
  return `{files: ${JSON.stringify(patternOf(path))}, kind: ${sourceKind(kind)}, values: {${field}: {${scalarText(written)}: ${value}}}}`;
}

function blockItem({ path, kind, field, written, value }: ValueMapping, indent: string): string[] {
  const lines = [
    `- files: ${scalarText(patternOf(path))}`,
    `  kind: ${sourceKind(kind)}`,
    "  values:",
    `    ${field}:`,
    `      ${scalarText(written)}: ${value}`,
  ];
  return lines.map((line) => indent + line);
}

/** The SoA's rows are called by the SoA. */
function sourceKind(kind: ValueMapping["kind"]): string {
  return kind === "soaEntry" ? "soa" : kind;
}

/** A pattern in the syntax of `.gitignore` that only this path matches. */
function patternOf(path: string): string {
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
