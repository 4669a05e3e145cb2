import type { IsmsRecord } from "../model/record.ts";
import { nodeAt, type Path } from "../syntax/node.ts";
import { lineBreakOf } from "../text/edit.ts";
import { columnOf, insertLineBehind } from "./editYaml.ts";
import { setFieldFix } from "./fixes.ts";
import type { Fix } from "./rule.ts";

/** Adds a mapping of one field to the end of a list in a record, or starts the list. */
export function addItemFix(title: string, record: IsmsRecord, path: Path, field: string): Fix {
  const list = nodeAt(record.written, path);
  if (list?.type !== "seq" || list.items.length === 0) {
    return setFieldFix(title, record, path, record.written.flow || list ? `[{${field}}]` : `\n  - ${field}`);
  }
  return {
    title,
    edits: async ({ snapshot, text }) => {
      const file = snapshot.files.get(record.path);
      const source = await text(record.path);
      const last = list.items.at(-1);
      if (!file || source === undefined || !last) return [];
      const offset = file.segments.get(record.segment) ?? 0;
      const end = last.end + offset;
      if (list.flow) return [{ path: record.path, edits: [{ span: { start: end, end }, newText: `, {${field}}` }] }];
      const start = last.start + offset;
      const dash = source.lastIndexOf("-", start - 1);
      const indent = " ".repeat(columnOf(source, dash));
      const edit = insertLineBehind(source, end, `${indent}- ${field}`.split("\n").join(lineBreakOf(source)));
      return [{ path: record.path, edits: [edit] }];
    },
  };
}
