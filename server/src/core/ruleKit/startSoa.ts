import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { kindOf } from "../schema/kinds.ts";
import { type FileEdit, lineBreakOf, type TextEdit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { columnOf, insertField, insertLineBehind } from "./editYaml.ts";
import type { FixFiles } from "./rule.ts";
import { flowRow, plainRow, type SoaDraft } from "./soaRow.ts";

/**
 * Writes the first rows of an SoA: below a `controls:` or `soa:` key that is still empty, into an `soa` record without
 * controls, or into a new file.
 */
export async function startSoa(drafts: readonly SoaDraft[], files: FixFiles): Promise<FileEdit[]> {
  const { snapshot, text } = files;
  const open = emptyKey(snapshot);
  const record = snapshot.index.ofKind("soa").find(({ path }) => snapshot.files.get(path)?.language === "yaml");
  const path = open?.path ?? record?.path;
  const source = path === undefined ? undefined : await text(path);
  if (path === undefined || source === undefined) return [newFile(drafts, snapshot)];
  const edits = open ? fillKey(source, open, drafts, record) : record ? addControls(source, record, drafts, snapshot) : [];
  return edits.length > 0 ? [{ path, edits }] : [];
}

interface EmptyKey {
  readonly path: string;
  readonly key: Span;
  /** `soa:` with nothing below it lacks `controls:` too. */
  readonly isHead: boolean;
}

function emptyKey({ files, index }: Snapshot): EmptyKey | undefined {
  for (const { path, collections } of files.values()) {
    const controls = collections.find(({ kind }) => kind === "soaEntry");
    if (controls) return { path, key: controls.key, isHead: false };
    const head = collections.find(({ kind }) => kind === "soa");
    if (head && !index.ofKind("soa").some((record) => record.path === path)) return { path, key: head.key, isHead: true };
  }
  return undefined;
}

/** Puts the rows below a key, in place of an empty list. Nothing where the key has a value of another shape. */
function fillKey(
  source: string,
  { key, isHead }: EmptyKey,
  drafts: readonly SoaDraft[],
  record: IsmsRecord<"soa"> | undefined,
): TextEdit[] {
  const rest = source.slice(key.end, nextBreak(source, key.end));
  const [, colon = "", value = ""] = /^([ \t]*:)([ \t]*(?:\[[ \t]*\]|null|~)?)/.exec(rest) ?? [];
  if (colon === "") return [];
  const valueSpan = { start: key.end + colon.length, end: key.end + colon.length + value.length };
  if (record?.written.flow) return [{ span: valueSpan, newText: ` [${drafts.map(flowRow).join(", ")}]` }];
  if (!/^[ \t\r]*(?:#.*)?$/.test(rest.slice(colon.length + value.length))) return [];
  const column = columnOf(source, key.start);
  const listColumn = isHead ? column + 4 : (columnOfNextDash(source, valueSpan.end) ?? column + 2);
  const lineBreak = lineBreakOf(source);
  const head = isHead ? `${" ".repeat(column + 2)}controls:\n` : "";
  const rows = head + drafts.map((draft) => plainRow(draft, " ".repeat(listColumn))).join("\n");
  const insertion = insertLineBehind(source, valueSpan.end, rows.split("\n").join(lineBreak));
  return value.trim() === "" ? [insertion] : [{ span: valueSpan, newText: "" }, insertion];
}

function addControls(source: string, record: IsmsRecord<"soa">, drafts: readonly SoaDraft[], { files }: Snapshot): TextEdit[] {
  const offset = files.get(record.path)?.segments.get(record.segment) ?? 0;
  const value = record.written.flow
    ? `[${drafts.map(flowRow).join(", ")}]`
    : `\n${drafts.map((draft) => plainRow(draft, "  ")).join("\n")}`;
  return [insertField(source, record.written, offset, "controls", value, kindOf("soa").root)];
}

function newFile(drafts: readonly SoaDraft[], { exists }: Snapshot): FileEdit {
  const rows = drafts.map((draft) => plainRow(draft, "    ")).join("\n");
  let path = "soa.yaml";
  for (let number = 2; exists(path); number++) path = `soa-${number}.yaml`;
  return { path, create: true, edits: [{ span: { start: 0, end: 0 }, newText: `soa:\n  version: "0.1"\n  controls:\n${rows}\n` }] };
}

/** The column of the list that follows a key, where its first line that is no comment starts with a dash. */
function columnOfNextDash(source: string, from: number): number | undefined {
  for (let at = nextBreak(source, from) + 1; at < source.length; at = nextBreak(source, at) + 1) {
    const line = source.slice(at, nextBreak(source, at));
    if (line.trim() === "" || /^ *#/.test(line)) continue;
    return /^( *)-(?:[ \r]|$)/.exec(line)?.[1]?.length;
  }
  return undefined;
}

function nextBreak(source: string, from: number): number {
  const feed = source.indexOf("\n", from);
  return feed < 0 ? source.length : feed;
}
