import type { Severity } from "../../model/config.ts";
import { controlStates, countedCoverage } from "../../model/coverage.ts";
import { t } from "../../text/l10n.ts";
import { baselineLine, countBySeverity, type FindingsReport, type LocatedFinding } from "./report.ts";

/** Colours a piece of text, or leaves it as it is where the terminal has none. */
export type Paint = (style: "red" | "yellow" | "blue" | "gray" | "bold" | "underline" | "green", text: string) => string;

const COLOURS = { error: "red", warning: "yellow", info: "blue", hint: "gray" } as const satisfies Record<Severity, string>;

/** The findings for people at a terminal: by file, then one line of sums. */
export function findingsAsText(report: FindingsReport, paint: Paint): string {
  const byFile = new Map<string, LocatedFinding[]>();
  for (const located of report.findings) byFile.set(located.file.path, [...(byFile.get(located.file.path) ?? []), located]);
  const blocks = [...byFile].map(([path, found]) => [paint("underline", path), ...found.map((located) => line(located, paint))].join("\n"));
  const left = baselineLine(report);
  return `${[...blocks, summary(report, paint)].join("\n\n")}\n${left === undefined ? "" : `${left}\n`}`;
}

function line({ finding, range }: LocatedFinding, paint: Paint): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`.padEnd(8);
  const severity = paint(COLOURS[finding.severity], finding.severity.padEnd(7));
  const fixes =
    finding.fixes.length > 0 ? paint("gray", ` [${plural(finding.fixes.length, t("1 fix"), t("{0} fixes", finding.fixes.length))}]`) : "";
  return `  ${place} ${severity}  ${finding.message}  ${paint("gray", finding.code)}${fixes}`;
}

function summary(report: FindingsReport, paint: Paint): string {
  const counts = countBySeverity(report.findings);
  const files = report.snapshot.files.size;
  const words: [Severity, string][] = [
    ["error", plural(counts.error, t("1 error"), t("{0} errors", counts.error))],
    ["warning", plural(counts.warning, t("1 warning"), t("{0} warnings", counts.warning))],
    ["info", plural(counts.info, t("1 info"), t("{0} infos", counts.info))],
    ["hint", plural(counts.hint, t("1 hint"), t("{0} hints", counts.hint))],
  ];
  const some = words.filter(([severity]) => counts[severity] > 0).map(([severity, text]) => paint(COLOURS[severity], text));
  const verdict = some.length > 0 ? some.join(", ") : paint("green", t("no findings"));
  return `${paint("bold", verdict)} ${t("in {0} files, seen on {1}.", files, report.today)}${coverageLine(report)}`;
}

function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

function coverageLine({ snapshot }: FindingsReport): string {
  if (!snapshot.isIsms) return "";
  const controls = countedCoverage(snapshot).filter(({ id }) => snapshot.catalog.isControl2022(id));
  const counts = controlStates.map((state) => controls.filter((control) => control.state === state).length);
  const [missing = 0, excluded = 0, planned = 0, partial = 0, implemented = 0, evidenced = 0] = counts;
  const total = controls.length;
  return ` ${t("SoA: {0} of {1} controls have an entry; {2} implemented ({3} with current evidence), {4} partly, {5} planned, {6} excluded.", total - missing, total, implemented + evidenced, evidenced, partial, planned, excluded)}`;
}
