import { type IsmsRecord, isRow } from "../model/record.ts";
import { entryOf, nodeAt, type Path } from "../syntax/node.ts";
import { lineBreakOf } from "../text/edit.ts";
import { columnOf, insertLineBehind, scalarText } from "./editYaml.ts";
import { setFieldFix } from "./fixes.ts";
import type { Fix } from "./rule.ts";

/** Adds a mapping of one field to the end of a list in a record, or starts the list. */
export function addItemFix(title: string, record: IsmsRecord, path: Path, field: string): Fix {
  return addItemsFix(title, record, path, [[field]]);
}

/** Adds mappings to the end of a list in a record, each given by its fields, or starts the list. */
export function addItemsFix(title: string, record: IsmsRecord, path: Path, items: readonly (readonly string[])[]): Fix {
  return addToList(
    title,
    record,
    path,
    items.map((fields) => ({ lines: fields, flow: `{${fields.join(", ")}}` })),
  );
}

/** Adds texts to the end of a list in a record, or starts the list. */
export function addValuesFix(title: string, record: IsmsRecord, path: Path, values: readonly string[]): Fix {
  const items = values.map(scalarText).map((value) => ({ lines: [value], flow: value }));
  return addToList(title, record, path, items);
}

/** An item as lines behind a dash, and as it stands between brackets. */
interface ListItem {
  readonly lines: readonly string[];
  readonly flow: string;
}

function addToList(title: string, record: IsmsRecord, path: Path, items: readonly ListItem[]): Fix {
  const list = nodeAt(record.written, path);
  const inFlow = items.map(({ flow }) => flow).join(", ");
  if (list?.type !== "seq" || list.items.length === 0) {
    const parent = nodeAt(record.written, path.slice(0, -1));
    const inLine = (parent?.type === "map" && parent.flow) || entryOf(parent, String(path.at(-1))) !== undefined;
    return setFieldFix(title, record, path, inLine ? `[${inFlow}]` : `\n${linesOf(items, "  ")}`);
  }
  return {
    title,
    possible: !isRow(record),
    edits: async ({ snapshot, text }) => {
      const file = snapshot.files.get(record.path);
      const source = await text(record.path);
      const last = list.items.at(-1);
      if (!file || source === undefined || !last) return [];
      const offset = file.segments.get(record.segment) ?? 0;
      const end = last.end + offset;
      if (list.flow) return [{ path: record.path, edits: [{ span: { start: end, end }, newText: `, ${inFlow}` }] }];
      const start = last.start + offset;
      const dash = source.lastIndexOf("-", start - 1);
      const indent = " ".repeat(columnOf(source, dash));
      const edit = insertLineBehind(source, end, linesOf(items, indent).split("\n").join(lineBreakOf(source)));
      return [{ path: record.path, edits: [edit] }];
    },
  };
}

function linesOf(items: readonly ListItem[], indent: string): string {
  return items.flatMap(({ lines }) => lines.map((line, at) => `${indent}${at === 0 ? "- " : "  "}${line}`)).join("\n");
}
