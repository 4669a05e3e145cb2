import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { Severity } from "../core/model/config.ts";
import { rangeIn, type SourceFile } from "../core/model/sourceFile.ts";
import type { Finding } from "../core/ruleKit/rule.ts";
import { ruleUrl } from "../core/ruleKit/ruleUrl.ts";
import { t } from "../core/text/l10n.ts";

/** From the worst on. */
const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** As many as VS Code shows of a file. The last one says how many more there are. */
const MOST_IN_FILE = 1_000;

/** A file's findings as editors take them: the worst ones, where there are more than anyone reads. */
export function diagnosticsOf(file: SourceFile, findings: readonly Finding[], baselined: ReadonlySet<Finding>): Diagnostic[] {
  const severityOf = (finding: Finding) => (baselined.has(finding) ? DiagnosticSeverity.Hint : SEVERITIES[finding.severity]);
  const shown = findings.length > MOST_IN_FILE ? worst(findings, severityOf) : findings;
  const diagnostics = shown.map((finding) => toDiagnostic(finding, file, severityOf(finding), baselined.has(finding)));
  return shown === findings ? diagnostics : [...diagnostics, noteOf(findings.length - shown.length)];
}

/** What tells diagnostics apart, in a sixth of the room: some values for each, one after the other. */
export type Said = readonly unknown[];

/** What diagnostics say: all else that is in those of {@link diagnosticsOf} rests on this. */
export function saidBy(diagnostics: readonly Diagnostic[]): Said {
  const said: unknown[] = [];
  for (const { message, severity, code, range } of diagnostics) {
    const { start, end } = range;
    said.push(message, severity, code, start.line, start.character, end.line, end.character);
  }
  // a copy has no room to grow
  return said.slice();
}

/** True where a client would show the same. */
export function areSame(some: Said, others: Said): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index]);
}

function worst(findings: readonly Finding[], severityOf: (finding: Finding) => DiagnosticSeverity): readonly Finding[] {
  const chosen = new Set<Finding>();
  for (const severity of Object.values(SEVERITIES)) {
    for (const finding of findings) if (chosen.size < MOST_IN_FILE - 1 && severityOf(finding) === severity) chosen.add(finding);
  }
  return findings.filter((finding) => chosen.has(finding));
}

/** What the baseline holds is known: it stays in sight as a hint. */
function toDiagnostic(finding: Finding, file: SourceFile, severity: DiagnosticSeverity, isBaselined: boolean): Diagnostic {
  const { code, message } = finding;
  return {
    range: rangeIn(file, finding),
    severity,
    code,
    codeDescription: { href: ruleUrl(code) },
    source: "isms",
    message: isBaselined ? t("{0} (In the baseline, so it does not count as new.)", message) : message,
  };
}

function noteOf(more: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: "isms",
    message: t("{0} more findings in this file are not shown: these are the worst. `isms check` lists all of them.", String(more)),
  };
}
