import type { Duty } from "../model/duties.ts";
import { type IsmsRecord, isRow, type Mention } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { spanIn } from "../model/sourceFile.ts";
import { nodeAt, pathAt, plainValue } from "../syntax/node.ts";
import type { FileEdit, TextEdit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Fix } from "./rule.ts";

/** Puts `successor` in the place of somebody in all duties that are there when it is chosen. */
export function handOverFix(title: string, duties: (snapshot: Snapshot) => readonly Duty[], successor: string): Fix {
  return {
    title,
    edits: async ({ snapshot, text }): Promise<FileEdit[]> => {
      const byPath = new Map<string, TextEdit[]>();
      for (const { path, record, mention } of duties(snapshot)) {
        const file = snapshot.files.get(path);
        const source = await text(path);
        if (!file || source === undefined) continue;
        const edit = editFor(record, mention, spanIn(file, mention), source, successor);
        if (edit) byPath.set(path, [...(byPath.get(path) ?? []), edit]);
      }
      return [...byPath].map(([path, edits]) => ({ path, edits }));
    },
  };
}

/** A list that names the successor already only loses the other: nobody audits or holds a role twice, or deputises for themselves. */
function editFor(record: IsmsRecord, mention: Mention, span: Span, source: string, successor: string): TextEdit | undefined {
  const others = othersInList(record, mention);
  if (others.includes(successor)) return isRow(record) ? undefined : withoutItem(source, span);
  if (record.kind === "roles") {
    const { holders = [], deputy } = (record as IsmsRecord<"roles">).data;
    if (mention.field === "deputy" && holders.includes(successor)) return undefined;
    if (mention.field === "holders" && deputy === successor && others.length > 0) {
      return isRow(record) ? undefined : withoutItem(source, span);
    }
  }
  return { span, newText: successor };
}

/** What else stands in the list that a mention stands in. */
function othersInList(record: IsmsRecord, { start }: Mention): readonly unknown[] {
  const { path } = pathAt(record.node, start);
  const list = typeof path.at(-1) === "number" ? nodeAt(record.node, path.slice(0, -1)) : undefined;
  return list?.type === "seq" ? list.items.flatMap((item) => (item.start === start ? [] : [plainValue(item)])) : [];
}

/** Takes an item out of a list: with its line in a block, with one comma between brackets. */
function withoutItem(source: string, { start, end }: Span): TextEdit {
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  const feed = source.indexOf("\n", end);
  const lineEnd = feed < 0 ? source.length : feed + 1;
  if (/^\s*-\s+$/.test(source.slice(lineStart, start)) && /^\s*(?:#.*(?:\r?\n)?)?$/.test(source.slice(end, lineEnd))) {
    return { span: { start: lineStart, end: lineEnd }, newText: "" };
  }
  const after = /^\s*,\s*/.exec(source.slice(end, end + 20))?.[0].length;
  if (after !== undefined) return { span: { start, end: end + after }, newText: "" };
  const before = /,\s*$/.exec(source.slice(Math.max(0, start - 20), start))?.[0].length ?? 0;
  return { span: { start: start - before, end }, newText: "" };
}
