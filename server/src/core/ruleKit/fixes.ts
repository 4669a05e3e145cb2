import type { IsmsRecord, Place } from "../model/record.ts";
import { type SourceFile, spanIn } from "../model/sourceFile.ts";
import { fieldAt, kindOf } from "../schema/kinds.ts";
import { nodeAt, type Path } from "../syntax/node.ts";
import type { FileEdit } from "../text/edit.ts";
import { t } from "../text/l10n.ts";
import { insertField } from "./editYaml.ts";
import type { Fix } from "./rule.ts";

/** Replaces what stands at a place. */
export function replaceFix(
  title: string,
  file: SourceFile,
  place: Place,
  newText: string,
  options: Pick<Fix, "preferred" | "safe"> = {},
): Fix {
  return { title, ...options, edits: () => [{ path: file.path, edits: [{ span: spanIn(file, place), newText }] }] };
}

/**
 * Sets the field at `path` of a record to `value` (YAML text): replaces a scalar, or adds the field where it is missing. A
 * missing mapping on the way is added with it.
 */
export function setFieldFix(
  title: string,
  record: IsmsRecord,
  path: Path,
  value: string,
  options: Pick<Fix, "preferred" | "safe"> = {},
): Fix {
  return {
    title,
    ...options,
    edits: async ({ snapshot, text }): Promise<FileEdit[]> => {
      const file = snapshot.files.get(record.path);
      const source = await text(record.path);
      if (!file || source === undefined) return [];
      return [{ path: record.path, edits: [setField(source, file.segments.get(record.segment) ?? 0, record, path, value)] }];
    },
  };
}

function setField(source: string, offset: number, record: IsmsRecord, path: Path, value: string) {
  const existing = nodeAt(record.written, path);
  if (existing) return { span: { start: existing.start + offset, end: existing.end + offset }, newText: value };
  const root = kindOf(record.kind).root;
  const parentPath = path.slice(0, -1);
  const parent = nodeAt(record.written, parentPath);
  const name = String(path.at(-1));
  if (parent?.type === "map") {
    const empty = parent.entries.find((entry) => entry.key === name && !entry.value);
    if (empty) return { span: { start: empty.keySpan.end + offset + 1, end: empty.keySpan.end + offset + 1 }, newText: ` ${value}` };
    return insertField(source, parent, offset, name, value, fieldAt(root, parentPath));
  }
  return insertField(source, record.written, offset, String(path[0]), `\n  ${name}: ${value}`, root);
}

/** Silences a code on the line of a place, with a reason for the user to write. */
export function ignoreFix(code: string, file: SourceFile, place: Place): Fix {
  return {
    title: t("Ignore `{0}` here, with a reason", code),
    edits: async ({ text }) => {
      const source = await text(file.path);
      if (source === undefined) return [];
      const { line } = file.lines.positionAt(spanIn(file, place).start);
      const start = file.lines.startOf(line);
      const indent = /^[ \t]*/.exec(source.slice(start))?.[0] ?? "";
      const lineBreak = source.includes("\r\n") ? "\r\n" : "\n";
      const words = `isms-ignore ${code}: `;
      const comment =
        file.language === "markdown" && !isInFrontMatter(source, start) ? `<!-- ${words}${t("why")} -->` : `# ${words}${t("why")}`;
      return [{ path: file.path, edits: [{ span: { start, end: start }, newText: `${indent}${comment}${lineBreak}` }] }];
    },
  };
}

function isInFrontMatter(source: string, offset: number): boolean {
  return source.startsWith("---") && source.indexOf("\n---", 3) >= offset;
}
