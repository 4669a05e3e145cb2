import type { BaselineEntry } from "../../baseline.ts";
import type { Findings } from "../../check.ts";
import type { Fingerprint } from "../../fingerprints.ts";
import { type Severity, severities } from "../../model/config.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { rangeIn, type SourceFile } from "../../model/sourceFile.ts";
import type { Finding } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import type { Range } from "../../text/span.ts";

/** What a run of the check found, ready to be written in any format. Findings are in order of file and place. */
export interface FindingsReport {
  readonly tool: { readonly name: string; readonly version: string };
  /** The ISMS root as the user named it. */
  readonly root: string;
  readonly today: string;
  readonly snapshot: Snapshot;
  /** Those that count: where there is a baseline, the new ones. */
  readonly findings: readonly LocatedFinding[];
  readonly fingerprints: ReadonlyMap<Finding, Fingerprint>;
  readonly baseline?: ReportedBaseline;
}

/** What the run had to do with a baseline. */
export interface ReportedBaseline {
  /** As the user named it. */
  readonly file: string;
  /** The findings that it holds. */
  readonly known: readonly LocatedFinding[];
  /** Entries whose finding is gone. */
  readonly gone: readonly BaselineEntry[];
}

export interface LocatedFinding {
  readonly finding: Finding;
  readonly file: SourceFile;
  readonly range: Range;
}

/** Puts the findings in order of file and place, and keeps those whose code `isWanted`. */
export function locateFindings(snapshot: Snapshot, findings: Findings, isWanted: (code: string) => boolean): LocatedFinding[] {
  return [...findings].flatMap(([path, found]) => {
    const file = snapshot.files.get(path);
    return file ? found.filter(({ code }) => isWanted(code)).map((finding) => ({ finding, file, range: rangeIn(file, finding) })) : [];
  });
}

/** The line that says how many findings a baseline holds; undefined where there is none or it holds none. */
export function baselineLine({ baseline }: FindingsReport): string | undefined {
  const known = baseline?.known.length ?? 0;
  if (!baseline || known === 0) return undefined;
  return known === 1
    ? t("1 more finding is in the baseline {0} and left out here.", baseline.file)
    : t("{0} more findings are in the baseline {1} and left out here.", known, baseline.file);
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly LocatedFinding[]): Record<Severity, number> {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { finding } of findings) counts[finding.severity]++;
  return counts;
}
