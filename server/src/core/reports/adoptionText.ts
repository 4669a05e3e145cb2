import type { AdoptResult } from "../adoption/adopt.ts";
import type { Adoption } from "../adoption/adoption.ts";
import type { RegisterFound, Sureness } from "../adoption/registers.ts";
import {
  editionText,
  formulaText,
  frameworksText,
  headersText,
  lackingText,
  languageText,
  oneLine,
  organisationText,
  placeText,
  SURENESS_MARKS,
  shortened,
  sizeText,
  soaText,
  surenessText,
  valuesText,
} from "../adoption/words.ts";
import { sourceKind } from "../ruleKit/editSources.ts";
import { t } from "../text/l10n.ts";
import { lineDiff } from "../text/lineDiff.ts";
import { displayWidth } from "../text/width.ts";
import type { Paint } from "./findings/pretty.ts";
import { padded, section, table } from "./textTable.ts";

interface TextOptions {
  readonly paint: Paint;
  /** Also where the folder is an ISMS already. */
  readonly all: boolean;
}

/** What was recognised and the `isms.yaml` proposed, for people at a terminal; where that is there already, only what changes. */
export function adoptionAsText(result: AdoptResult, options: TextOptions): string {
  const isNew = result.before === undefined;
  const { paint } = options;
  const parts = isNew || options.all ? recognised(result.adoption, paint) : undecided(result, paint);
  return `${[...parts, ...leftOut(result, paint), proposal(result, paint)].join("\n\n")}\n`;
}

/** What nobody has said yet whether it is a register. */
function undecided({ undecided: registers }: AdoptResult, paint: Paint): string[] {
  if (registers.length === 0) return [];
  return [
    registersText(registers, paint, t("Not surely registers, and isms.yaml says nothing of them (`--kind FILE=none` where they are none)")),
  ];
}

/** Files that are left out, and sources that fit nothing any more. */
function leftOut({ copies, stale }: AdoptResult, paint: Paint): string[] {
  const copyRows = copies.map(({ path, of, records }) => [oneLine(path), t("the same {0} records as {1}", records, oneLine(of))]);
  const staleRows = stale.map(({ files, why }) => [oneLine(files), why]);
  return [
    ...(copyRows.length > 0 ? [section(t("Left out, because each record counts once"), table(copyRows), paint)] : []),
    ...(staleRows.length > 0 ? [section(t("Sources in isms.yaml that give nothing any more"), table(staleRows), paint)] : []),
  ];
}

/** Lines around a change that show where it is. */
const CONTEXT = 2;

function proposal({ before, config }: AdoptResult, paint: Paint): string {
  if (config === before) return t("Nothing to change: isms.yaml says all that this folder tells.");
  if (before === undefined) {
    const lines = config.trimEnd().split("\n");
    return section(
      t("isms.yaml would be"),
      lines.map((line) => `  ${harmless(line)}`),
      paint,
    );
  }
  const lines = lineDiff(before, config);
  const isNear = (at: number) => lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ mark }) => mark !== " ");
  const shown = lines.flatMap(({ mark, text }, at) => (isNear(at) ? [paintedLine(mark, `  ${mark} ${harmless(text)}`, paint)] : []));
  return section(t("isms.yaml would change"), shown, paint);
}

function paintedLine(mark: string, line: string, paint: Paint): string {
  return mark === "+" ? paint("green", line) : mark === "-" ? paint("red", line) : line;
}

/** With its indentation, without characters that mean something to a terminal. */
function harmless(line: string): string {
  return line.replace(/\p{Cc}+/gu, " ").trimEnd();
}

function recognised(adoption: Adoption, paint: Paint): string[] {
  const { frameworks } = adoption;
  const facts: [string, string][] = [
    [t("organisation"), organisationText(adoption.organisation)],
    [t("language"), languageText(adoption.language)],
    [t("edition"), editionText(adoption.references)],
    [t("SoA"), `${bar(adoption.soa)}${soaText(adoption.soa)}`],
    ...(adoption.formula ? [[t("risk formula"), formulaText(adoption.formula)] as [string, string]] : []),
    ...(frameworks.length > 0 ? [[t("frameworks"), frameworksText(frameworks)] as [string, string]] : []),
  ];
  const width = Math.max(...facts.map(([name]) => displayWidth(name)));
  const lines = facts.map(([name, text]) => `  ${paint("bold", padded(name, width))}  ${text}`);
  const head = [t("{0} files read. What they are taken for:", adoption.files), "", ...lines].join("\n");
  const parts = [
    head,
    documentsText(adoption.documents, paint),
    registersText(adoption.registers, paint),
    unreadText(adoption.unread, paint),
  ];
  return parts.filter((part) => part !== "");
}

const BAR = 20;

/** A bar of blocks, filled as far as the SoA covers the controls; none where there is no SoA. */
function bar({ covered, total }: Adoption["soa"]): string {
  if (covered === 0) return "";
  const filled = Math.max(1, Math.floor((covered / total) * BAR));
  return `${"█".repeat(filled)}${"░".repeat(BAR - filled)}  `;
}

function documentsText({ types, withoutMetadata }: Adoption["documents"], paint: Paint): string {
  const rows = types.map(({ type, paths, lacking }) => [String(paths.length), type ?? t("no type said"), lackingText(lacking)]);
  const silent = withoutMetadata.length;
  if (silent > 0) rows.push([String(silent), t("without metadata"), t("only their references and links count")]);
  return rows.length === 0 ? "" : section(t("Documents"), table(rows), paint);
}

const COLOURS = { sure: "green", likely: "yellow", unsure: "red" } as const satisfies Record<Sureness, string>;

function registersText(registers: readonly RegisterFound[], paint: Paint, title = t("Registers")): string {
  if (registers.length === 0) return section(title, [`  ${t("none recognised")}`], paint);
  const rows = table(
    registers.map((register) => [
      `${SURENESS_MARKS[register.sureness]} ${surenessText(register.sureness)}`,
      sourceKind(register.kind),
      sizeText(register),
      placeText(register),
      register.reason,
    ]),
  );
  const lines = registers.flatMap((register, index) => [
    paint(COLOURS[register.sureness], rows[index] as string),
    ...details(register).map((line) => paint("gray", `      ${line}`)),
  ]);
  return section(title, lines, paint);
}

/** What a register's columns are read as, and what is not understood. */
function details({ columns, unreadColumns, unknownValues }: RegisterFound): string[] {
  return [
    ...(columns.length > 0 ? [columns.map(({ header, field }) => `${oneLine(header)} → ${field}`).join(", ")] : []),
    ...(unreadColumns.length > 0 ? [t("not read: {0}", headersText(unreadColumns))] : []),
    ...(unknownValues.length > 0 ? [t("not understood: {0}", valuesText(unknownValues))] : []),
  ];
}

const MOST_TABLES = 12;

function unreadText(found: Adoption["unread"], paint: Paint): string {
  if (found.length === 0) return "";
  const rows = table(
    found
      .slice(0, MOST_TABLES)
      .map(({ headers, ...place }) => [sizeText(place), placeText(place), shortened(headers.map(oneLine).join(", "))]),
  );
  const more = found.length > MOST_TABLES ? [`  ${t("and {0} more", found.length - MOST_TABLES)}`] : [];
  return section(t("Kept like registers, but read as none"), [...rows, ...more], paint);
}
