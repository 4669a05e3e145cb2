import type { KindName } from "../generated/types.ts";
import { NO_KIND, rowKind } from "../model/config.ts";
import { appendSource, isOfKind, replaceSource, type SourceItem, sourcesFor } from "../ruleKit/editSources.ts";
import { insertField, scalarText } from "../ruleKit/editYaml.ts";
import { excludeEdit } from "../ruleKit/excludeFile.ts";
import { type MapNode, nodeAt } from "../syntax/node.ts";
import { applyEdits, type TextEdit } from "../text/edit.ts";
import type { Correction } from "./choice.ts";
import { configRecordIn } from "./config.ts";

/** True for a name that may stand as `kind` of a correction. */
export function isCorrectionKind(name: string): boolean {
  return kindNamed(name) !== undefined;
}

/** An `isms.yaml` that says what the corrections say, with everything else as it was. It must have an `isms` record. */
export function withCorrections(text: string, corrections: readonly Correction[]): string {
  return corrections.reduce(withCorrection, text);
}

function withCorrection(text: string, correction: Correction): string {
  const config = configRecordIn(text);
  if (config === undefined || config === "damaged") return text;
  if ("exclude" in correction) return applied(text, excludeEdit(correction.path, config.record, text, config.offset));
  const kind = kindNamed(correction.kind);
  if (kind === undefined) return text;
  const { path, columns = {} } = correction;
  const item: SourceItem = { path, kind, ...(Object.keys(columns).length > 0 && { columns }) };
  const sources = sourcesFor(path, config.record);
  const same = sources.find((source) => isOfKind(source, kind));
  if (same) return withColumns(text, item);
  const other = kind === NO_KIND || sources.some((source) => isOfKind(source, NO_KIND)) ? sources[0] : undefined;
  const { record, offset } = config;
  return applied(text, other ? replaceSource(item, other, text, offset) : appendSource(item, record, text, offset));
}

function kindNamed(name: string): KindName | typeof NO_KIND | undefined {
  return name === NO_KIND ? NO_KIND : rowKind(name);
}

function applied(text: string, edit: TextEdit | undefined): string {
  return edit ? applyEdits(text, [edit]) : text;
}

/** Says in a source that is there which header a field has, one after the other. */
function withColumns(text: string, { path, kind, columns = {} }: SourceItem): string {
  return Object.entries(columns).reduce((before, [field, header]) => {
    const config = configRecordIn(before);
    if (config === undefined || config === "damaged") return before;
    const source = sourcesFor(path, config.record).find((candidate) => isOfKind(candidate, kind));
    return source ? applied(before, columnEdit(source, field, header, before, config.offset)) : before;
  }, text);
}

function columnEdit(source: MapNode, field: string, header: string, text: string, offset: number): TextEdit | undefined {
  const value = scalarText(header);
  const columns = nodeAt(source, ["columns"]);
  const old = nodeAt(columns, [field]);
  if (old) return { span: { start: old.start + offset, end: old.end + offset }, newText: value };
  if (columns?.type === "map") return insertField(text, columns, offset, field, columns.flow ? JSON.stringify(header) : value);
  if (columns) return undefined;
  return insertField(text, source, offset, "columns", source.flow ? `{${field}: ${JSON.stringify(header)}}` : `\n  ${field}: ${value}`);
}
