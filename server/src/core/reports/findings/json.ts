import type { SourceFile } from "../../model/sourceFile.ts";
import { countBySeverity, type FindingsReport } from "./report.ts";

/** The findings as JSON, in the shape that docs/cli.md promises. The same ISMS gives the same bytes. */
export function findingsAsJson({ tool, root, today, snapshot, findings, baseline }: FindingsReport): string {
  const counts = countBySeverity(findings);
  const files = [...snapshot.files.values()];
  const document = {
    tool,
    root,
    today,
    summary: {
      files: files.length,
      records: files.reduce((sum, file) => sum + file.records.length, 0),
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      hints: counts.hint,
    },
    records: recordCounts(files),
    findings: findings.map(({ finding, range }) => ({
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      file: finding.path,
      range,
      fixes: finding.fixes.map(({ title }) => title),
    })),
    // beside the findings, whose shape is a promise
    baseline: baseline && { file: baseline.file, known: baseline.known.length, gone: baseline.gone.length },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function recordCounts(files: readonly SourceFile[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) for (const { kind } of file.records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
