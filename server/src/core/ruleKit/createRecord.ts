import type { KindName } from "../generated/types.ts";
import { isRow } from "../model/record.ts";
import { kindByKey, kindOf } from "../schema/kinds.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { type FileEdit, lineBreakOf } from "../text/edit.ts";
import { t } from "../text/l10n.ts";
import { basename } from "../text/paths.ts";
import { columnOf, scalarText } from "./editYaml.ts";
import type { Fix, FixFiles } from "./rule.ts";

/** Fixes that create the record an id should have, one for each kind that it may be of; none for words that are no id. */
export function createRecordFixes(kinds: readonly KindName[], id: string): Fix[] {
  if (!/^[A-Za-z0-9](?:[\w./-]{0,78}[A-Za-z0-9])?$/.test(id)) return [];
  return kinds
    .filter((kind) => kindOf(kind).container === "collection")
    .map((kind) => ({
      title: t("Create {0} `{1}`", kindOf(kind).label.toLowerCase(), id),
      edits: (files) => appendRecord(kind, recordLines(kind, id), files),
    }));
}

/** A fix that creates an empty file; none for folders and for files that are no text. */
export function createFileFix(path: string): Fix[] {
  if (!path.endsWith(".md")) return [];
  const title = basename(path).replace(/\.md$/, "").replace(/[-_]+/g, " ");
  const text = `---\ntitle: ${scalarText(title)}\ntype: policy\nversion: "0.1"\nstatus: draft\n---\n\n# ${title}\n`;
  return [{ title: t("Create {0}", path), edits: () => [{ path, create: true, edits: [{ span: { start: 0, end: 0 }, newText: text }] }] }];
}

/** The lines of a new record: its id and the fields that it cannot be without, as `key: value`. */
function recordLines(kind: KindName, id: string): string[] {
  const { root, titleField } = kindOf(kind);
  const required = (root.fields ?? []).filter((field) => field.required && field.name !== "id");
  const lines = required.map((field) => `${field.name}: ${field.name === titleField ? scalarText(id) : (field.enum?.[0] ?? '""')}`);
  return [`id: ${scalarText(id)}`, ...lines];
}

/**
 * Appends a record to the list of its kind: in the file that holds most of them, or in a new file named after the kind. The
 * dashes stand where the list's other dashes stand.
 */
export async function appendRecord(kind: KindName, lines: readonly string[], files: FixFiles): Promise<FileEdit[]> {
  return appendRecords(kind, [lines], files);
}

/** Appends several records, as {@link appendRecord} does one; to the list in `home`, where that is said. */
export async function appendRecords(
  kind: KindName,
  records: readonly (readonly string[])[],
  { snapshot, text }: FixFiles,
  home?: string,
): Promise<FileEdit[]> {
  const path =
    home ??
    homeOf(snapshot.index.ofKind(kind).flatMap((record) => (isRow(record) ? [] : [record.path]))) ??
    [...snapshot.files.values()].find(({ collections }) => collections.some((found) => found.kind === kind))?.path;
  const source = path === undefined ? undefined : await text(path);
  if (path === undefined || source === undefined) {
    return [
      { path: `${kind}.yaml`, create: true, edits: [{ span: { start: 0, end: 0 }, newText: `${kind}:\n${items(records, "  ", "\n")}` }] },
    ];
  }
  const edit = appendItems(source, kind, records);
  return edit ? [{ path, edits: [edit] }] : [];
}

function appendItems(source: string, kind: string, records: readonly (readonly string[])[]) {
  const { segments, starts } = parseYaml(source);
  const lineBreak = lineBreakOf(source);
  const placed = segments.map((segment, index) => ({ ...segment, start: starts[index] as number }));
  const present = placed.filter(({ type, path }) => type === "item" && path.length === 1 && isKey(path[0], kind));
  const last = present[present.length - 1];
  if (last) {
    const dash = last.start + last.segment.text.search(/-/);
    const end = last.start + (last.segment.root?.end ?? 0);
    const feed = source.indexOf("\n", end > 0 && source[end - 1] === "\n" ? end - 1 : end);
    const at = feed < 0 ? source.length : feed + 1;
    return {
      span: { start: at, end: at },
      newText: `${feed < 0 ? lineBreak : ""}${items(records, " ".repeat(columnOf(source, dash)), lineBreak)}`,
    };
  }
  const head = placed.find(({ path }) => path.length === 1 && isKey(path[0], kind));
  if (head?.segment.root?.type !== "map") return undefined;
  const entry = head.segment.root.entries[0];
  if (!entry) return undefined;
  const keyEnd = head.start + entry.keySpan.end + 1;
  const valueEnd = entry.value ? head.start + entry.value.end : keyEnd;
  return { span: { start: keyEnd, end: valueEnd }, newText: `${lineBreak}${items(records, "  ", lineBreak).trimEnd()}` };
}

/** The key as written may be another spelling of the kind's. */
function isKey(key: string | undefined, kind: string): boolean {
  return key !== undefined && kindByKey(key)?.name === kind;
}

function items(records: readonly (readonly string[])[], indent: string, lineBreak: string): string {
  return records.flatMap((lines) => lines.map((line, index) => `${indent}${index === 0 ? "- " : "  "}${line}${lineBreak}`)).join("");
}

/** The file that holds most of a kind's records; the first of those where several do. */
function homeOf(paths: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
