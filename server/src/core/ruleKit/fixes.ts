import { type IsmsRecord, isRow, type Mention, type Place } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type SourceFile, spanIn } from "../model/sourceFile.ts";
import { fieldAt, kindOf } from "../schema/kinds.ts";
import { csvCell } from "../syntax/csv.ts";
import { findFrontMatter, findHeadlessFrontMatter } from "../syntax/markdown.ts";
import { type Entry, entryOf, nodeAt, type Path } from "../syntax/node.ts";
import { markdownCell } from "../syntax/tables.ts";
import { firstLineOfValue } from "../syntax/yamlLines.ts";
import { type FileEdit, lineBreakOf, type TextEdit } from "../text/edit.ts";
import { t } from "../text/l10n.ts";
import { relativePath } from "../text/paths.ts";
import { replaceStated } from "./editProse.ts";
import { columnOf, insertField, scalarText } from "./editYaml.ts";
import { nearFiles } from "./nearNames.ts";
import type { Fix, FixFiles } from "./rule.ts";

/** Replaces what stands at a place. */
export function replaceFix(
  title: string,
  { path }: { readonly path: string },
  place: Place,
  newText: string,
  options: Pick<Fix, "preferred" | "safe"> = {},
): Fix {
  const edits = ({ snapshot }: FixFiles): FileEdit[] => {
    const file = snapshot.files.get(path);
    return file ? [{ path, edits: [{ span: spanIn(file, place), newText }] }] : [];
  };
  return { title, ...options, edits };
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
  return setFieldsFix(title, record, [{ path, value }], options);
}

/**
 * Sets several fields of a record, as {@link setFieldFix} does one. They are given in the order in which the schema has them. A record
 * that is no YAML takes values only where it states others, in its own words; where one is missing, nothing is changed.
 */
export function setFieldsFix(
  title: string,
  record: IsmsRecord,
  fields: readonly { readonly path: Path; readonly value: string }[],
  options: Pick<Fix, "preferred" | "safe"> = {},
): Fix {
  return {
    title,
    ...options,
    possible: !isRow(record) || fields.every(({ path, value }) => canSetCell(record, path, value)),
    edits: async ({ snapshot, text }): Promise<FileEdit[]> => {
      const file = snapshot.files.get(record.path);
      const source = await text(record.path);
      if (!file || source === undefined) return [];
      const offset = file.segments.get(record.segment) ?? 0;
      if (isRow(record)) {
        return [{ path: record.path, edits: fields.flatMap(({ path, value }) => setCell(source, offset, record, path, value)) }];
      }
      if (record.carrier !== "yaml" && record.carrier !== "frontMatter") {
        const edits = replaceStated(source, offset, record, fields);
        return edits.length > 0 ? [{ path: record.path, edits }] : [];
      }
      return [{ path: record.path, edits: fields.map(({ path, value }) => setField(source, offset, record, path, value)) }];
    },
  };
}

/** In a row a value can only take the place of another: there is no column for a field that the table lacks. */
function canSetCell(record: IsmsRecord, path: Path, value: string): boolean {
  return nodeAt(record.written, path)?.type === "scalar" && cellText(value) !== undefined;
}

function setCell(source: string, offset: number, record: IsmsRecord, path: Path, value: string): TextEdit[] {
  const cell = nodeAt(record.written, path);
  const text = cellText(value);
  if (cell?.type !== "scalar" || text === undefined) return [];
  const span = { start: cell.start + offset, end: cell.end + offset };
  if (record.carrier === "table") return [{ span, newText: markdownCell(text) }];
  if (record.carrier === "foreignYaml") return [{ span, newText: value }];
  if (record.carrier === "section") return [{ span, newText: text.replace(/(?<!\s)\s*[\r\n]\s*/g, " ") }];
  const isQuoted = source[span.start - 1] === '"' && source[span.end] === '"';
  return [{ span, newText: isQuoted ? text.replaceAll('"', '""') : csvCell(text) }];
}

/** What a YAML scalar says, as text; undefined for what no cell can hold, and for empty texts. */
function cellText(value: string): string | undefined {
  if (/^[[{]/.test(value)) return undefined;
  const text = value.startsWith('"') ? String(JSON.parse(value)) : value;
  return text === "" ? undefined : text;
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
  const parentName = String(path[0]);
  const emptyParent = parentPath.length === 1 ? entryOf(record.written, parentName) : undefined;
  if (emptyParent) return fillMapping(source, offset, emptyParent, [`${name}: ${value}`]);
  return insertField(
    source,
    record.written,
    offset,
    parentName,
    record.written.flow ? `{${name}: ${value}}` : `\n  ${name}: ${value}`,
    root,
  );
}

/** Gives a key with nothing behind it a mapping of those fields. */
export function fillMapping(source: string, offset: number, { keySpan, value }: Entry, fields: readonly string[]): TextEdit {
  const start = lineBreakOf(source) + " ".repeat(columnOf(source, keySpan.start + offset) + 2);
  return {
    span: { start: keySpan.end + offset + 1, end: (value?.end ?? keySpan.end + 1) + offset },
    newText: fields.map((field) => start + field).join(""),
  };
}

/** Fixes that lead a link or path to a file that exists, written as the one in its place was. */
export function nearFileFixes(from: { readonly path: string }, mention: Mention, path: string, snapshot: Snapshot): Fix[] {
  return nearFiles(path, snapshot).map((near, index) => ({
    title: t("Change to {0}", near),
    preferred: index === 0,
    edits: async ({ snapshot: { files }, text }): Promise<FileEdit[]> => {
      const file = files.get(from.path);
      const source = await text(from.path);
      if (!file || source === undefined) return [];
      const span = spanIn(file, mention);
      const written = source.slice(span.start, span.end);
      const target = /^["'<]?\//.test(written) ? `/${near}` : relativePath(file.path, near);
      return [
        { path: file.path, edits: [{ span, newText: mention.field === undefined ? linkLike(written, target) : scalarText(target) }] },
      ];
    },
  }));
}

/** Keeps a link's fragment and angle brackets. */
function linkLike(written: string, target: string): string {
  const [, open, fragment = ""] = /^(<?)[^#>]*(#[^>]*)?/.exec(written) ?? [];
  const encoded = encodeURI(target).replace(/[()]/g, (mark) => (mark === "(" ? "%28" : "%29"));
  return open ? `<${target}${fragment}>` : `${encoded}${fragment}`;
}

/**
 * Silences a code at a place, with a reason for the user to write: until then the comment is a finding and silences nothing.
 * Changes nothing where no comment can stand.
 */
export function ignoreFix(code: string, file: SourceFile, place: Place): Fix {
  return {
    title: t("Ignore `{0}` here, with a reason", code),
    edits: async ({ text }) => {
      const source = file.language === "yaml" || file.language === "markdown" ? await text(file.path) : undefined;
      if (source === undefined || isInHeadlessFrontMatter(source, file, place)) return [];
      return [{ path: file.path, edits: [ignoreEdit(source, file, spanIn(file, place).start, `isms-ignore ${code}: TODO`)] }];
    },
  };
}

/** A comment of Markdown would be read as a part of it, and one of YAML as a heading. */
function isInHeadlessFrontMatter(source: string, file: SourceFile, place: Place): boolean {
  if (file.language !== "markdown" || findFrontMatter(source)) return false;
  return spanIn(file, place).start < (findHeadlessFrontMatter(source)?.end ?? 0);
}

function ignoreEdit(source: string, file: SourceFile, offset: number, words: string): TextEdit {
  const lines = source.split(/\r\n|\n|\r/);
  const { line } = file.lines.positionAt(offset);
  const isYaml = file.language === "yaml" || offset < (findFrontMatter(source)?.content.end ?? 0);
  const at = isYaml ? firstLineOfValue(lines, line) : line;
  const start = file.lines.startOf(at);
  const own = lines[at] ?? "";
  const comment = isYaml ? `# ${words}` : `<!-- ${words} -->`;
  if (isYaml || line === 0 || (lines[line - 1] ?? "").trim() === "") {
    const indent = /^[ \t]*/.exec(own)?.[0] ?? "";
    return { span: { start, end: start }, newText: `${indent}${comment}${lineBreakOf(source)}` };
  }
  // a line of its own would end the table, list item or paragraph that the line belongs to; a hard break stays the last of its line
  const end = start + own.trimEnd().replace(/\\$/, "").length;
  return { span: { start: end, end }, newText: ` ${comment}` };
}
