import { problemSeverity } from "./activeRules.ts";
import type { Config } from "./model/config.ts";
import type { IsmsRecord, Problem } from "./model/record.ts";
import { rangeIn, type SourceFile } from "./model/sourceFile.ts";
import { problemFixes } from "./ruleKit/problemFixes.ts";
import type { Finding, Fix } from "./ruleKit/rule.ts";

/* What is said of one file: what its parser found, and its findings in the order and number in which people see them. */

/** What is wrong with a file in itself, whatever the rest of the ISMS says: known before that has been read. */
export function ownFindings(file: SourceFile, config: Config): readonly Finding[] {
  const inRecords = file.records.flatMap((record) => problemFindings(record.problems, file.path, record, config));
  return inOrder(file, [...problemFindings(file.problems, file.path, undefined, config), ...inRecords]);
}

/** What a parser found, as findings: without what `isms.yaml` switches off. */
export function problemFindings(problems: readonly Problem[], path: string, record: IsmsRecord | undefined, config: Config): Finding[] {
  return problems.flatMap((problem) => {
    const severity = problemSeverity(config, problem.code);
    const { code, message, segment, start, end } = problem;
    if (severity === "off") return [];
    return [{ code, severity, message, path, segment, start, end, fixes: offered(problemFixes(problem, path, record)) }];
  });
}

/** The fixes that can be made as things are. */
export function offered(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.filter(({ possible }) => possible !== false);
}

/** A file's findings from top to bottom, without those that a comment in it silences. */
export function inOrder(file: SourceFile, findings: readonly Finding[]): Finding[] {
  const shown = file.ignores.length === 0 ? findings : findings.filter((finding) => !isIgnored(file, finding));
  const { segments } = file;
  const placed = shown.map((finding) => ({ finding, at: (segments.get(finding.segment) ?? 0) + finding.start }));
  placed.sort((a, b) => a.at - b.at || compareSaid(a.finding, b.finding));
  const found: Finding[] = [];
  for (let index = 0; index < placed.length; index++) {
    const { finding, at } = placed[index] as (typeof placed)[number];
    const next = placed[index + 1];
    // a value that an anchor lends to many records is wrong once
    if (next?.at !== at || compareSaid(finding, next.finding) !== 0) found.push(finding);
  }
  return found;
}

function compareSaid(a: Finding, b: Finding): number {
  return compare(a.code, b.code) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An `isms-ignore` comment for the code or its family covers the line. */
function isIgnored(file: SourceFile, finding: Finding): boolean {
  const { code } = finding;
  const { line } = rangeIn(file, finding).start;
  return file.ignores.some(
    ({ firstLine, lastLine, codes }) =>
      firstLine <= line && line <= lastLine && codes.some(({ name }) => name === code || code.startsWith(`${name}/`)),
  );
}
