import type { KindName } from "../generated/types.ts";
import type { IsmsRecord } from "../model/record.ts";
import { type RegisterLayout, type SourceFile, spanIn } from "../model/sourceFile.ts";
import { kindOf } from "../schema/kinds.ts";
import { eachScalar } from "../syntax/node.ts";
import { t } from "../text/l10n.ts";
import { type RegisterTable, registerTables } from "./registerTables.ts";

/** A register: the tables of a file that are read as one, or its records of a kind. */
export interface RegisterFound {
  readonly path: string;
  /** Line of its first header, from 1. */
  readonly line: number;
  /** How many tables with the same columns it is split over. */
  readonly tables: number;
  readonly kind: KindName;
  readonly form: RegisterLayout["form"] | "yaml";
  readonly rows: number;
  /** The columns that are read, by the field they give. */
  readonly columns: readonly { readonly header: string; readonly field: string }[];
  /** Headers of columns that no check reads. */
  readonly unreadColumns: readonly string[];
  /** Values that stand for none of ours, with their field and number of rows, the most frequent first. */
  readonly unknownValues: readonly UnknownValue[];
  readonly sureness: Sureness;
  /** Why it is as sure as that, in words. */
  readonly reason: string;
}

export interface UnknownValue {
  readonly field: string;
  readonly value: string;
  readonly rows: number;
}

export type Sureness = "sure" | "likely" | "unsure";

/** True where `sources` say that a file holds registers of a kind. */
export type IsSaid = (path: string, kind: KindName) => boolean;

/** The registers in a file: its tables that are read as one, or its records of a kind where it is a YAML file. */
export function registersIn(file: SourceFile, isSaid: IsSaid): RegisterFound[] {
  const alike = new Map<string, RegisterTable[]>();
  for (const table of registerTables(file)) {
    // people label sections as they go, so those of a kind are one register whatever their labels are
    const { kind, form, columns } = table.layout;
    const key = JSON.stringify(form === "sections" ? [kind, form] : [kind, columns]);
    const known = alike.get(key);
    if (known) known.push(table);
    else alike.set(key, [table]);
  }
  const found = [...alike.values()].map((tables) => registerFound(tables, file, isSaid));
  return file.language === "yaml" && found.length === 0 ? yamlRegisters(file) : found;
}

function registerFound(tables: readonly RegisterTable[], file: SourceFile, isSaid: IsSaid): RegisterFound {
  const { path, lines } = file;
  const [{ layout }] = tables as [RegisterTable];
  const { kind, form } = layout;
  const columns = new Map(tables.flatMap((table) => table.layout.columns.map(({ header, field }) => [header, field])));
  const rows = tables.flatMap((table) => table.rows);
  const { start } = spanIn(file, layout);
  const read = [...columns].flatMap(([header, field]) => (field === undefined ? [] : [{ header, field }]));
  const unreadColumns = [...columns].flatMap(([header, field]) => (field === undefined && header !== "" ? [header] : []));
  const { values, unknownValues } = countValues(rows.map(({ record }) => record));
  const unknown = unknownValues.reduce((sum, value) => sum + value.rows, 0);
  const isDecided = isSaid(path, kind);
  const all = read.length + unreadColumns.length;
  const isProse = form === "sections";
  const isEmpty = !isProse && values <= rows.length * (1 + (read.length - 1) * MOST_EMPTY);
  const isTemplate = isEmpty || rows.reduce((sum, { placeholders }) => sum + placeholders, 0) >= rows.length;
  const shares = {
    columns: isProse ? read.length / ENOUGH_LABELS : read.length / Math.max(1, all),
    values: 1 - unknown / Math.max(1, values),
  };
  const reason = [
    isProse ? t("{0} of {1} labels read", read.length, all) : t("{0} of {1} columns read", read.length, all),
    ...(unknown > 0 ? [t("{0} of {1} values not understood", unknown, values)] : []),
    ...(isTemplate ? [t("its rows are still to be filled in")] : []),
  ];
  return {
    path,
    line: lines.positionAt(start).line + 1,
    tables: tables.length,
    kind,
    form,
    rows: rows.length,
    columns: read,
    unreadColumns,
    unknownValues,
    sureness: isDecided ? "sure" : isTemplate ? "unsure" : surenessOf(shares),
    reason: (isDecided ? [t("isms.yaml says so"), ...reason] : reason).join(", "),
  };
}

/** Rows with an id and hardly anything else wait to be filled in. */
const MOST_EMPTY = 0.4;

/** A section says much that belongs to no field: so many labels that do make it a record. */
const ENOUGH_LABELS = 8;

function surenessOf({ columns, values }: { readonly columns: number; readonly values: number }): Sureness {
  if (columns >= 0.6 && values >= 0.97) return "sure";
  return columns >= 0.4 && values >= 0.8 ? "likely" : "unsure";
}

/** How many values rows have, and which of them their kind does not accept. */
function countValues(rows: readonly IsmsRecord[]): { readonly values: number; readonly unknownValues: UnknownValue[] } {
  let values = 0;
  const unknown = new Map<string, { field: string; value: string; rows: number }>();
  for (const { written, node } of rows) {
    const accepted = new Set<number>();
    eachScalar(node, ({ start }) => accepted.add(start));
    eachScalar(written, ({ start, value }, path) => {
      if (value === null) return;
      values++;
      if (accepted.has(start)) return;
      const field = path.filter((step) => typeof step === "string").join(".");
      const key = `${field} ${value}`;
      const known = unknown.get(key);
      if (known) known.rows++;
      else unknown.set(key, { field, value: String(value), rows: 1 });
    });
  }
  return { values, unknownValues: [...unknown.values()].sort((a, b) => b.rows - a.rows) };
}

/** Records in YAML are named by their key, so nothing about them is a guess. */
function yamlRegisters({ path, records, lines, ...file }: SourceFile): RegisterFound[] {
  const kinds = [...new Set(records.map(({ kind }) => kind))].filter((kind) => kindOf(kind).container !== "singleton");
  return kinds.map((kind): RegisterFound => {
    const rows = records.filter((record) => record.kind === kind);
    const [first] = rows as [IsmsRecord];
    const at = (file.segments.get(first.segment) ?? 0) + first.node.start;
    return {
      path,
      line: lines.positionAt(at).line + 1,
      tables: 1,
      kind,
      form: "yaml",
      rows: rows.length,
      columns: [],
      unreadColumns: [],
      unknownValues: [],
      sureness: "sure",
      reason: t("its key says so"),
    };
  });
}
