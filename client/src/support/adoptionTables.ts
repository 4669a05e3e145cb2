import { l10n } from "vscode";
import type { RegisterFound, TableFound } from "../../../server/src/lsp/protocol.ts";
import { plain } from "./problems.ts";

/** A table of a folder that is adopted, whether it is read as a register or not. */
export type AdoptionTable = RegisterFound | TableFound;

/** Where it stands: a file, and the line where a file may hold several. */
export function placeOf({ path, line, form }: AdoptionTable): string {
  return plain(form === "csv" || form === "yaml" ? path : `${path}:${line}`);
}

export function sizeOf({ rows, tables, form }: AdoptionTable): string {
  if (form === "sections") return rows === 1 ? l10n.t("1 section") : l10n.t("{0} sections", rows);
  const size = rows === 1 ? l10n.t("1 row") : l10n.t("{0} rows", rows);
  return tables > 1 ? l10n.t("{0} in {1} tables", size, tables) : size;
}
