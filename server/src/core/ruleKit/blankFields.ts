import { type IsmsRecord, isRow } from "../model/record.ts";
import { fieldAt, kindOf } from "../schema/kinds.ts";
import { entryOf, nodeAt, type Path } from "../syntax/node.ts";
import type { FileEdit, TextEdit } from "../text/edit.ts";
import { t } from "../text/l10n.ts";
import { insertField } from "./editYaml.ts";
import { fillMapping } from "./fixes.ts";
import type { Fix } from "./rule.ts";

/**
 * Adds the keys of fields that a record lacks, with nothing behind them: until people write there, it lacks them still. A missing
 * mapping on the way is added with them. None where all keys are there, or the record is kept in a form that has no place for them.
 */
export function blankFieldsFixes(record: IsmsRecord, fields: readonly Path[]): Fix[] {
  if (isRow(record) || (record.carrier !== "yaml" && record.carrier !== "frontMatter")) return [];
  const missing = fields.filter((path) => isMissing(record, path));
  if (missing.length === 0) return [];
  const names = missing.map((path) => `\`${String(path.at(-1))}\``).join(", ");
  return [
    {
      title: t("Add {0} to be written", names),
      edits: async ({ snapshot, text }): Promise<FileEdit[]> => {
        const offset = snapshot.files.get(record.path)?.segments.get(record.segment);
        const source = await text(record.path);
        if (offset === undefined || source === undefined) return [];
        const edits = innermostFirst(missing).flatMap((group) => addBlanks(source, offset, record, group));
        return [{ path: record.path, edits }];
      },
    },
  ];
}

/** A key can be added to a mapping, or to one that is still to be added; a text or list in its place is for people to change. */
function isMissing({ written }: IsmsRecord, path: Path): boolean {
  const parent = nodeAt(written, path.slice(0, -1));
  return parent === undefined || (parent.type === "map" && entryOf(parent, String(path.at(-1))) === undefined);
}

/** Paths by their parents: where two of those end at one place, what is added to the inner one comes first. */
function innermostFirst(paths: readonly Path[]): Path[][] {
  const groups = new Map<string, Path[]>();
  for (const path of paths) {
    const key = path.slice(0, -1).join("\n");
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return [...groups.values()].sort((one, other) => (other[0]?.length ?? 0) - (one[0]?.length ?? 0));
}

function addBlanks(source: string, offset: number, record: IsmsRecord, paths: readonly Path[]): TextEdit[] {
  const parentPath = paths[0]?.slice(0, -1) ?? [];
  const { root } = kindOf(record.kind);
  const schema = fieldAt(root, parentPath);
  const order = (schema?.fields ?? []).map(({ name }) => name);
  const names = paths.map((path) => String(path.at(-1))).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const parent = nodeAt(record.written, parentPath);
  if (parent?.type === "map") {
    return names.map((name) => insertField(source, parent, offset, name, "", schema));
  }
  const [key] = parentPath;
  const empty = entryOf(record.written, String(key));
  if (empty)
    return [
      fillMapping(
        source,
        offset,
        empty,
        names.map((name) => `${name}:`),
      ),
    ];
  const value = record.written.flow ? `{${names.map((name) => `${name}:`).join(", ")}}` : names.map((name) => `\n  ${name}:`).join("");
  return [insertField(source, record.written, offset, String(key), value, root)];
}
