import type { AdoptResult } from "../../adoption/adopt.ts";
import type { Adoption } from "../../adoption/adoption.ts";
import type { RegisterFound, Sureness } from "../../adoption/registers.ts";
import { t } from "../../text/l10n.ts";
import { lineDiff } from "../../text/lineDiff.ts";
import { displayWidth } from "../../text/width.ts";
import type { Paint } from "../findings/pretty.ts";
import { kindText, surenessText } from "./words.ts";

interface TextOptions {
  readonly paint: Paint;
  /** Also where the folder is an ISMS already. */
  readonly all: boolean;
}

/** What was recognised and the `isms.yaml` proposed, for people at a terminal; where that is there already, only what changes. */
export function adoptionAsText(result: AdoptResult, options: TextOptions): string {
  const isNew = result.before === undefined;
  const parts = isNew || options.all ? recognised(result.adoption, options.paint) : [];
  return `${[...parts, ...leftOut(result, options.paint), proposal(result, options.paint)].join("\n\n")}\n`;
}

/** Files that are left out, and sources that fit nothing any more. */
function leftOut({ copies, stale }: AdoptResult, paint: Paint): string[] {
  const copyRows = copies.map(({ path, of, records }) => [clean(path), t("the same {0} records as {1}", records, clean(of))]);
  const staleRows = stale.map(({ files, why }) => [clean(files), why]);
  return [
    ...(copyRows.length > 0 ? [[paint("bold", t("Left out, because each record counts once")), ...table(copyRows)].join("\n")] : []),
    ...(staleRows.length > 0
      ? [[paint("bold", t("Sources in isms.yaml that give nothing any more")), ...table(staleRows)].join("\n")]
      : []),
  ];
}

/** Lines around a change that show where it is. */
const CONTEXT = 2;

function proposal({ before, config }: AdoptResult, paint: Paint): string {
  if (config === before) return t("Nothing to change: isms.yaml says all that this folder tells.");
  if (before === undefined) {
    return [paint("bold", t("isms.yaml would be")), ...linesOf(config).map((line) => `  ${line}`)].join("\n");
  }
  const lines = lineDiff(before, config);
  const isNear = (at: number) => lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ mark }) => mark !== " ");
  const shown = lines.flatMap(({ mark, text }, at) => (isNear(at) ? [paintedLine(mark, `  ${mark} ${clean(text, false)}`, paint)] : []));
  return [paint("bold", t("isms.yaml would change")), ...shown].join("\n");
}

function linesOf(text: string): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => clean(line, false));
}

function paintedLine(mark: string, line: string, paint: Paint): string {
  return mark === "+" ? paint("green", line) : mark === "-" ? paint("red", line) : line;
}

function recognised(adoption: Adoption, paint: Paint): string[] {
  const { organisation, language, references, documents, soa, frameworks, registers, unread } = adoption;
  const facts: [string, string][] = [
    [t("organisation"), `${clean(organisation.name)}  (${t("a guess: {0}", organisation.from)})`],
    [t("language"), language ? `${language.tag}  (${Math.round(language.share * 100)} %)` : t("not told by the texts")],
    [t("edition"), editionText(references)],
    [t("SoA"), soaText(soa)],
    ...(frameworks.length > 0 ? [[t("frameworks"), frameworksText(frameworks)] as [string, string]] : []),
  ];
  const width = Math.max(...facts.map(([name]) => displayWidth(name)));
  const head = [
    t("{0} files read. What they are taken for:", adoption.files),
    "",
    ...facts.map(([name, text]) => `  ${paint("bold", padded(name, width))}  ${text}`),
  ];
  return [head.join("\n"), documentsText(documents, paint), registersText(registers, paint), unreadText(unread, paint)].filter(
    (part) => part !== "",
  );
}

function editionText(references: Adoption["references"]): string {
  const { 2022: recent, 2013: old } = references;
  if (recent + old === 0) return t("no control of Annex A is cited");
  return old > recent
    ? t("2013: {0} references, {1} of them to 2022", recent + old, recent)
    : t("2022: {0} references, {1} of them to 2013", recent + old, old);
}

const BAR = 20;

function soaText({ covered, total, themes }: Adoption["soa"]): string {
  if (covered === 0) return t("none found: no register says which controls apply");
  const filled = Math.round((covered / total) * BAR);
  const parts = themes.map((theme) => `${theme.id} ${theme.covered}/${theme.total}`);
  return `${"█".repeat(filled)}${"░".repeat(BAR - filled)}  ${t("{0} of {1} controls", covered, total)}  (${parts.join(", ")})`;
}

function frameworksText(frameworks: Adoption["frameworks"]): string {
  return frameworks.map(({ name, references }) => `${name} ${references}`).join(", ");
}

function documentsText({ types, withoutMetadata }: Adoption["documents"], paint: Paint): string {
  const rows = types.map(({ type, count, lacking }) => [
    String(count),
    type ?? t("no type said"),
    lacking.length > 0 ? t("lacking: {0}", lacking.map((lack) => `${lack.field} ${lack.count}`).join(", ")) : t("complete metadata"),
  ]);
  const silent = withoutMetadata.length;
  if (silent > 0) rows.push([String(silent), t("without metadata"), t("only their references and links count")]);
  return rows.length === 0 ? "" : [paint("bold", t("Documents")), ...table(rows)].join("\n");
}

const MARKS = { sure: "✓", likely: "~", unsure: "?" } as const satisfies Record<Sureness, string>;
const COLOURS = { sure: "green", likely: "yellow", unsure: "red" } as const satisfies Record<Sureness, string>;

function registersText(registers: readonly RegisterFound[], paint: Paint): string {
  const head = paint("bold", t("Registers"));
  if (registers.length === 0) return `${head}\n  ${t("none recognised")}`;
  const rows = table(
    registers.map(({ sureness, kind, rows: count, tables, path, line, form, reason }) => [
      `${MARKS[sureness]} ${surenessText(sureness)}`,
      kindText(kind),
      rowsText(count, tables),
      clean(form === "csv" ? path : `${path}:${line}`),
      reason,
    ]),
  );
  const lines = registers.flatMap((register, index) => [
    paint(COLOURS[register.sureness], rows[index] as string),
    ...details(register, paint),
  ]);
  return [head, ...lines].join("\n");
}

/** What a register's columns are read as, and what is not understood. */
function details({ columns, unreadColumns, unknownValues }: RegisterFound, paint: Paint): string[] {
  const lines = [
    ...(columns.length > 0 ? [columns.map(({ header, field }) => `${clean(header)} → ${field}`).join(", ")] : []),
    ...(unreadColumns.length > 0 ? [t("not read: {0}", unreadColumns.map((text) => clean(text)).join(", "))] : []),
    ...(unknownValues.length > 0 ? [t("not understood: {0}", valuesText(unknownValues))] : []),
  ];
  return lines.map((line) => paint("gray", `      ${line}`));
}

const MOST_VALUES = 6;

function valuesText(values: RegisterFound["unknownValues"]): string {
  const shown = values.slice(0, MOST_VALUES).map(({ field, value, rows }) => `${field} "${shortened(value)}" (${rowsText(rows)})`);
  return values.length > MOST_VALUES ? `${shown.join(", ")}, ${t("and {0} more", values.length - MOST_VALUES)}` : shown.join(", ");
}

const MOST_TABLES = 12;

function unreadText(found: Adoption["unread"], paint: Paint): string {
  if (found.length === 0) return "";
  const rows = table(
    found.slice(0, MOST_TABLES).map(({ path, line, form, rows: count, tables, headers }) => {
      return [
        rowsText(count, tables),
        clean(form === "csv" ? path : `${path}:${line}`),
        shortened(headers.map((text) => clean(text)).join(", ")),
      ];
    }),
  );
  const more = found.length > MOST_TABLES ? [`  ${t("and {0} more", found.length - MOST_TABLES)}`] : [];
  return [paint("bold", t("Kept like registers, but read as none")), ...rows, ...more].join("\n");
}

function rowsText(rows: number, tables = 1): string {
  const text = rows === 1 ? t("1 row") : t("{0} rows", rows);
  return tables > 1 ? t("{0} in {1} tables", text, tables) : text;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  return rows.map((row) => `  ${row.map((cell, i) => (i === row.length - 1 ? cell : padded(cell, widths[i] ?? 0))).join("  ")}`.trimEnd());
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

const LONGEST = 80;

function shortened(text: string): string {
  const line = clean(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** A text from a file on one line, without characters that mean something to a terminal. */
function clean(text: string, isTrimmed = true): string {
  return isTrimmed ? text.replace(/[\s\p{Cc}]+/gu, " ").trim() : text.replace(/\p{Cc}+/gu, " ").trimEnd();
}
