import { isBlankValue } from "../catalog/synonyms.ts";
import type { KindName } from "../generated/types.ts";
import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type SourceFile, spanIn } from "../model/sourceFile.ts";
import { eachScalar, nodeAt } from "../syntax/node.ts";
import type { TableCell } from "../syntax/table.ts";
import { applyEdits, type FileEdit, lineBreakOf } from "../text/edit.ts";
import { t } from "../text/l10n.ts";
import { basename, dirname, relativePath } from "../text/paths.ts";
import { fold } from "../text/suggest.ts";
import { type DraftRecord, recordsYaml } from "./recordsYaml.ts";
import { type RegisterTable, registerTables } from "./registerTables.ts";

/** Why a register is not converted: something in it would be lost. */
export interface Refusal {
  /** In a sentence, with what is in danger. */
  readonly reason: string;
  /** How many cells or rows are meant. */
  readonly count: number;
  /** The first of them, absolute in the file. */
  readonly start: number;
  readonly end: number;
  /** Keeping what has no field of its own, in fields whose names begin with `x-` and in comments, lets it be converted. */
  readonly canKeep: boolean;
}

/** A register as YAML records. */
export interface Conversion {
  readonly refusals: readonly Refusal[];
  /** The new file. */
  readonly path: string;
  readonly text: string;
  readonly records: number;
  /** Writes the new file, and takes the register out of the old one so that no id stands twice. */
  readonly edits: readonly FileEdit[];
}

/**
 * Turns the tables or the CSV file that hold a file's records of a kind into YAML. Every cell that says something must be found in the new
 * file: what has no field there, and what a field holds only a part of, is refused, or kept as it is where `keepsUnknown` is set. Undefined
 * for a file without such a register.
 */
export function convertRegister(
  file: SourceFile,
  text: string,
  kind: KindName,
  snapshot: Snapshot,
  keepsUnknown: boolean,
): Conversion | undefined {
  const tables = registerTables(file, text, kind);
  const records = tables.flatMap(({ rows }) => rows.flatMap(({ record }) => record ?? []));
  if (tables.length === 0 || records.length === 0) return undefined;
  const losses = new Losses();
  const drafts: DraftRecord[] = [];
  for (const table of tables) {
    let comments: string[] = [];
    for (const { row, record } of table.rows) {
      comments.push(...commentsIn(text.slice(row.start, row.end)));
      if (record) {
        drafts.push(draftOf(record, row.cells, table, { file, text, losses, comments, keepsUnknown }));
        comments = [];
        continue;
      }
      const words = row.cells.map(({ value }) => value.trim()).filter((value) => value !== "");
      if (words.length === 0) continue;
      if (keepsUnknown) comments.push(words.join(" | "));
      else losses.add("row", row.start, row.end, t("A row is no record: {0}", words.join(" | ").slice(0, 80)), true);
    }
  }
  if (tables.some(({ layout }) => layout.form === "sections")) {
    losses.add("sections", 0, 1, t("The records are sections of a text, in which more may stand than fields"), false);
  }
  const refusals = losses.list();
  const head = tables.flatMap(({ preamble }) =>
    preamble.map(({ cells }) =>
      cells
        .map(({ value }) => value.trim())
        .filter(Boolean)
        .join(" | "),
    ),
  );
  const path = freePath(file.path, kind, snapshot);
  const yaml = recordsYaml(
    kind,
    drafts,
    head.filter((line) => line !== ""),
  );
  const written = lineBreakOf(text) === "\r\n" ? yaml.replaceAll("\n", "\r\n") : yaml;
  return { refusals, path, text: written, records: records.length, edits: [newFile(path, written), ...removal(file, text, tables, path)] };
}

interface Context {
  readonly file: SourceFile;
  readonly text: string;
  readonly losses: Losses;
  readonly comments: readonly string[];
  readonly keepsUnknown: boolean;
}

function draftOf(record: IsmsRecord, cells: readonly TableCell[], { layout, header }: RegisterTable, context: Context): DraftRecord {
  const { losses, keepsUnknown, comments } = context;
  const extra: Record<string, string> = {};
  for (const [index, cell] of cells.entries()) {
    const column = layout.columns[index];
    if (isBlankValue(cell.value) || (column?.field && isHeld(record, column.field, cell, context))) continue;
    const name = column?.header || header.cells[index]?.value || String(index + 1);
    if (keepsUnknown) {
      extra[nameFor(name, extra)] = cell.value;
      continue;
    }
    const message = column?.field
      ? t('"{0}" says more than `{1}` can hold: {2}', name, column.field, shorten(cell.value))
      : t('The column "{0}" is read as no field: {1}', name, shorten(cell.value));
    losses.add(`${column?.field ?? ""} ${name}`, cell.start, cell.end, message, true);
  }
  return { data: record.data as Record<string, unknown>, extra, comments: [...comments] };
}

/** True where the record's field holds all that a cell says: its words, a number or day, or one of our values for the whole of it. */
function isHeld(record: IsmsRecord, name: string, cell: TableCell, { file, text }: Context): boolean {
  const node = nodeAt(record.node, name.split("."));
  if (!node) return false;
  const offset = file.segments.get(record.segment) ?? 0;
  let rest = cell.value;
  let isWhole = false;
  const take = (start: number, end: number) => {
    if (start <= cell.start && end >= cell.end) isWhole = true;
    rest = rest.replace(text.slice(start, end), "");
  };
  if (node.type === "scalar") take(node.start + offset, node.end + offset);
  else eachScalar(node, ({ start, end }) => take(start + offset, end + offset));
  return isWhole || fold(rest.replace(/[,;|]|<br\s{0,3}\/?>/gi, " ")) === "";
}

/** Losses of one kind are one refusal. */
class Losses {
  private readonly byKey = new Map<string, { reason: string; count: number; start: number; end: number; canKeep: boolean }>();

  add(key: string, start: number, end: number, reason: string, canKeep: boolean): void {
    const known = this.byKey.get(key);
    if (known) known.count++;
    else this.byKey.set(key, { reason, count: 1, start, end: Math.max(end, start + 1), canKeep });
  }

  list(): Refusal[] {
    return [...this.byKey.values()];
  }
}

/** `x-nist-csf` for a column "NIST CSF". */
function nameFor(header: string, taken: Readonly<Record<string, string>>): string {
  const words = header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const stem = `x-${words || "column"}`;
  let name = stem;
  for (let number = 2; name in taken; number++) name = `${stem}-${number}`;
  return name;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function commentsIn(row: string): string[] {
  return [...row.matchAll(/<!--([\s\S]{1,2000}?)-->/g)].map(([, comment = ""]) => comment.trim());
}

/** Beside the register, called like it. */
function freePath(path: string, kind: KindName, { exists }: Snapshot): string {
  const stem = path.endsWith(".csv") ? basename(path).replace(/\.csv$/, "") : kind === "soaEntry" ? "soa" : kind;
  const folder = dirname(path);
  const at = (name: string) => (folder === "" ? name : `${folder}/${name}`);
  let free = at(`${stem}.yaml`);
  for (let number = 2; exists(free); number++) free = at(`${stem}-${number}.yaml`);
  return free;
}

function newFile(path: string, newText: string): FileEdit {
  return { path, create: true, edits: [{ span: { start: 0, end: 0 }, newText }] };
}

/** A CSV file goes; in a Markdown file a sentence says where the register is now. */
function removal(file: SourceFile, text: string, tables: readonly RegisterTable[], path: string): FileEdit[] {
  if (file.language === "csv") return [{ path: file.path, remove: true, edits: [] }];
  const link = relativePath(file.path, path);
  const edits = tables.map(({ layout, header, rows }, index) => {
    const { start } = spanIn(file, layout);
    const end = rows.at(-1)?.row.end ?? header.end;
    return { span: { start, end }, newText: index === 0 ? t("The register is kept in [{0}]({1}).", basename(path), link) : "" };
  });
  return applyEdits(text, edits) === text ? [] : [{ path: file.path, edits }];
}
