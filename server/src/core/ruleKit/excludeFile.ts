import type { IsmsRecord } from "../model/record.ts";
import { spanIn } from "../model/sourceFile.ts";
import { kindOf } from "../schema/kinds.ts";
import type { TextEdit } from "../text/edit.ts";
import { t } from "../text/l10n.ts";
import { patternOf } from "./editSources.ts";
import { columnOf, insertField, insertLineBehind } from "./editYaml.ts";
import type { Fix } from "./rule.ts";

/** Leaves a file out of the ISMS: adds it to `exclude` in `isms.yaml`. Nothing where that has no `isms` record. */
export function excludeFix(path: string): Fix {
  return {
    title: t("Leave {0} out of the ISMS (`exclude` in isms.yaml)", path),
    edits: async ({ snapshot, text }) => {
      const isms = snapshot.index.singleton("isms");
      const file = isms && snapshot.files.get(isms.path);
      const source = isms && (await text(isms.path));
      if (!isms || !file || source === undefined) return [];
      const edit = excludeEdit(path, isms, source, spanIn(file, { start: 0, end: 0, segment: isms.segment }).start);
      return edit ? [{ path: isms.path, edits: [edit] }] : [];
    },
  };
}

/**
 * Adds a file to `exclude` of an `isms` record that starts at `offset` of its text. Undefined where it is there already, or the list is
 * written in a form without a place for it.
 */
export function excludeEdit(path: string, { written }: IsmsRecord, text: string, offset: number): TextEdit | undefined {
  const pattern = JSON.stringify(patternOf(path));
  const list = written.entries.find(({ key }) => key === "exclude");
  if (!list) return insertField(text, written, offset, "exclude", `[${pattern}]`, kindOf("isms").root);
  const { value } = list;
  if (value?.type !== "seq") return undefined;
  if (value.items.some((item) => item.type === "scalar" && (item.value === path || item.value === patternOf(path)))) return undefined;
  const last = value.items.at(-1);
  if (value.flow || !last) {
    const at = (last?.end ?? value.start + 1) + offset;
    return { span: { start: at, end: at }, newText: last ? `, ${pattern}` : pattern };
  }
  const column = columnOf(text, last.start + offset);
  const indent = /^( *)- +$/.exec(text.slice(last.start + offset - column, last.start + offset))?.[1];
  return indent === undefined ? undefined : insertLineBehind(text, last.end + offset, `${indent}- ${pattern}`);
}
