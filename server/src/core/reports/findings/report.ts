import type { Findings } from "../../check.ts";
import { type Severity, severities } from "../../model/config.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { rangeIn, type SourceFile } from "../../model/sourceFile.ts";
import type { Finding } from "../../ruleKit/rule.ts";
import type { Range } from "../../text/span.ts";

/** What a run of the check found, ready to be written in any format. Findings are in order of file and place. */
export interface FindingsReport {
  readonly tool: { readonly name: string; readonly version: string };
  /** The ISMS root as the user named it. */
  readonly root: string;
  readonly today: string;
  readonly snapshot: Snapshot;
  readonly findings: readonly LocatedFinding[];
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

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly LocatedFinding[]): Record<Severity, number> {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { finding } of findings) counts[finding.severity]++;
  return counts;
}
