import { t } from "../text/l10n.ts";
import type { Adoption } from "./adoption.ts";
import type { RegisterFound, Sureness } from "./registers.ts";

/* What both reports of an adoption say in the same words. */

export function surenessText(sureness: Sureness): string {
  return { sure: t("sure"), likely: t("likely"), unsure: t("unsure") }[sureness];
}

export const SURENESS_MARKS = { sure: "✓", likely: "~", unsure: "?" } as const satisfies Record<Sureness, string>;

export function organisationText({ name, from }: Adoption["organisation"]): string {
  return `${oneLine(name)}  (${t("a guess: {0}", from)})`;
}

export function languageText(language: Adoption["language"]): string {
  if (!language) return t("not told by the texts");
  const share = t("{0} % of the files looked at", Math.round(language.share * 100));
  const others = language.others.map(({ tag, share: part }) => `${tag} ${Math.round(part * 100)} %`);
  return `${language.tag}  (${[share, ...others].join(", ")})`;
}

export function formulaText({ text, fits, of }: NonNullable<Adoption["formula"]>): string {
  return `${text}  (${t("fits {0} of {1} risks; a quick fix in the risk register proposes it as methodology", fits, of)})`;
}

export function editionText({ 2022: recent, 2013: old }: Adoption["references"]): string {
  if (recent + old === 0) return t("no control of Annex A is cited");
  const [edition, others, other] = old > recent ? ["2013", recent, "2022"] : ["2022", old, "2013"];
  return others === 0
    ? t("{0}, in all {1} references", edition, recent + old)
    : t("{0}; {1} of {2} references are to {3}", edition, others, recent + old, other);
}

export function soaText({ covered, total, themes }: Adoption["soa"]): string {
  if (covered === 0) return t("none found: no register says which controls apply");
  const parts = themes.map((theme) => `${theme.id} ${theme.covered}/${theme.total}`);
  return `${t("{0} of {1} controls", covered, total)}  (${parts.join(", ")})`;
}

export function frameworksText(frameworks: Adoption["frameworks"]): string {
  return frameworks.map(({ name, references }) => `${name} ${references}`).join(", ");
}

export function sizeText({ rows, tables, form }: Pick<RegisterFound, "rows" | "tables" | "form">): string {
  if (form === "sections") return rows === 1 ? t("1 section") : t("{0} sections", rows);
  return tables > 1 ? t("{0} in {1} tables", rowsText(rows), tables) : rowsText(rows);
}

function rowsText(rows: number): string {
  return rows === 1 ? t("1 row") : t("{0} rows", rows);
}

/** A CSV or YAML file is a register as a whole; in a text the line tells which table is meant. */
export function placeText({ path, line, form }: Pick<RegisterFound, "path" | "line" | "form">): string {
  return oneLine(form === "csv" || form === "yaml" ? path : `${path}:${line}`);
}

const MOST_HEADERS = 12;

/** Headers of columns, as many as anybody reads. */
export function headersText(headers: readonly string[]): string {
  const shown = headers.slice(0, MOST_HEADERS).map(oneLine).join(", ");
  return headers.length > MOST_HEADERS ? t("{0} and {1} more", shown, headers.length - MOST_HEADERS) : shown;
}

const MOST_VALUES = 6;

export function valuesText(values: RegisterFound["unknownValues"]): string {
  const shown = values.slice(0, MOST_VALUES).map(({ field, value, rows }) => `${field} "${shortened(value)}" (${rowsText(rows)})`);
  return values.length > MOST_VALUES ? `${shown.join(", ")}, ${t("and {0} more", values.length - MOST_VALUES)}` : shown.join(", ");
}

/** What is left out of a document's metadata, the most frequent first. */
export function lackingText(lacking: Adoption["documents"]["types"][number]["lacking"]): string {
  return lacking.length > 0 ? t("lacking: {0}", lacking.map(({ field, count }) => `${field} ${count}`).join(", ")) : t("complete metadata");
}

const LONGEST = 80;

export function shortened(text: string): string {
  const line = oneLine(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** A text from a file on one line, without characters that mean something to a terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
