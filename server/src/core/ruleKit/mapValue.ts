import type { IsmsRecord, ValueMapping } from "../model/record.ts";
import { spanIn } from "../model/sourceFile.ts";
import { type MapNode, nodeAt } from "../syntax/node.ts";
import type { FileEdit, TextEdit } from "../text/edit.ts";
import { appendSource, isOfKind, sourcesFor } from "./editSources.ts";
import { insertField, scalarText } from "./editYaml.ts";
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
  const { path, kind, field, written, value } = mapping;
  const known = sourcesFor(path, isms).find((item) => isOfKind(item, kind));
  if (known) return editOfSource(mapping, known, source, offset);
  return appendSource({ path, kind, values: { [field]: { [written]: value } } }, isms, source, offset);
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
