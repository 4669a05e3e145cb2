import type { AdoptResult } from "../adoption/adopt.ts";
import type { Adoption } from "../adoption/adoption.ts";
import type { RegisterFound } from "../adoption/registers.ts";
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
import { bullets, escapeMarkdown, sections, table } from "./markdown.ts";

/** What was recognised in a folder and the `isms.yaml` proposed, as a page of Markdown to read beside the questions. */
export function adoptionAsPage(result: AdoptResult, name: string): string {
  const { adoption, problems } = result;
  return `${sections(
    `# ${escapeMarkdown(t("Adopt {0}", name))}`,
    t("{0} files read. Nothing is written before you say so, and then `isms.yaml` alone.", adoption.files),
    bullets(problems.map((problem) => `**${escapeMarkdown(problem)}**`)),
    facts(adoption),
    `## ${t("Registers")}`,
    registers(adoption.registers),
    adoption.unread.length > 0 ? `## ${t("Kept like registers, but read as none")}` : undefined,
    unread(adoption.unread),
    `## ${t("Documents")}`,
    documents(adoption.documents),
    leftOut(result),
    `## isms.yaml`,
    proposal(result),
  )}\n`;
}

function facts(adoption: Adoption): string {
  const rows: [string, string][] = [
    [t("Organisation"), organisationText(adoption.organisation)],
    [t("Language"), languageText(adoption.language)],
    [t("Edition of ISO/IEC 27001"), editionText(adoption.references)],
    [t("Statement of Applicability"), soaText(adoption.soa)],
    ...(adoption.formula ? [[t("Risk formula"), formulaText(adoption.formula)] as [string, string]] : []),
    [t("Other frameworks"), frameworksText(adoption.frameworks) || t("none cited")],
  ];
  return table(["", ""], rows);
}

function registers(found: readonly RegisterFound[]): string {
  if (found.length === 0) return t("None recognised. Where a table below is one, say what it is.");
  const head = [t("Sure?"), t("Kind"), t("Where"), t("Rows"), t("Why"), t("Columns not read")];
  const rows = found.map((register) => [
    `${SURENESS_MARKS[register.sureness]}\u00a0${surenessText(register.sureness)}`,
    sourceKind(register.kind),
    placeText(register),
    sizeText(register).replace(" ", "\u00a0"),
    register.reason,
    headersText(register.unreadColumns),
  ]);
  const values = found
    .filter(({ unknownValues }) => unknownValues.length > 0)
    .map((register) => `${escapeMarkdown(placeText(register))}: ${escapeMarkdown(valuesText(register.unknownValues))}`);
  const hint = t("Values that are not understood, which a quick fix maps once `isms.yaml` is there:");
  return sections(table(head, rows), values.length > 0 ? hint : undefined, bullets(values));
}

const MOST_TABLES = 30;

function unread(found: Adoption["unread"]): string | undefined {
  if (found.length === 0) return undefined;
  const rows = found
    .slice(0, MOST_TABLES)
    .map(({ headers, ...place }) => [placeText(place), sizeText(place), shortened(headers.map(oneLine).join(", "))]);
  const more = found.length > MOST_TABLES ? t("and {0} more", found.length - MOST_TABLES) : undefined;
  return sections(table([t("Where"), t("Rows"), t("Columns")], rows), more);
}

function documents({ types, withoutMetadata }: Adoption["documents"]): string {
  const rows = types.map(({ type, paths, lacking }) => [type ?? t("no type said"), String(paths.length), lackingText(lacking)]);
  const silent = withoutMetadata.length;
  if (silent > 0) rows.push([t("without metadata"), String(silent), t("only their references and links count")]);
  return rows.length > 0 ? table([t("Type"), t("Number"), t("Metadata")], rows) : t("None recognised.");
}

function leftOut({ copies, stale }: AdoptResult): string | undefined {
  const lines = [
    ...copies.map(({ path, of, records }) => escapeMarkdown(`${path}: ${t("the same {0} records as {1}", records, of)}`)),
    ...stale.map(({ files, why }) => escapeMarkdown(`${files}: ${why}`)),
  ];
  return lines.length > 0 ? sections(`## ${t("Left out")}`, bullets(lines)) : undefined;
}

function proposal({ before, config }: AdoptResult): string {
  if (config === before) return t("Nothing to change: isms.yaml says all that this folder tells.");
  if (before === undefined) return fence("yaml", config);
  return fence(
    "diff",
    lineDiff(before, config)
      .map(({ mark, text }) => `${mark} ${text}`)
      .join("\n"),
  );
}

/** A block of code whose fence is longer than any in it. */
function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}`;
}
