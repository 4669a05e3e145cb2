import type { FindingsReport, LocatedFinding } from "./report.ts";

/** The findings as JUnit XML: a suite a file, a case a finding. Errors and warnings are failures; the rest only shows. */
export function findingsAsJunit({ tool, findings }: FindingsReport): string {
  const byFile = new Map<string, LocatedFinding[]>();
  for (const located of findings) byFile.set(located.file.path, [...(byFile.get(located.file.path) ?? []), located]);
  const failures = findings.filter(isFailure).length;
  const suites = [...byFile].map(([path, found]) => {
    const cases = found.map((located) => testCase(path, located)).join("");
    return `  <testsuite name="${escapeXml(path)}" tests="${found.length}" failures="${found.filter(isFailure).length}">\n${cases}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escapeXml(tool.name)}" tests="${findings.length}" failures="${failures}">\n${suites.join("")}</testsuites>\n`;
}

function testCase(path: string, located: LocatedFinding): string {
  const { finding, range } = located;
  const place = `${path}:${range.start.line + 1}:${range.start.character + 1}`;
  const text = `${finding.severity}: ${finding.message}\n${place}`;
  const body = isFailure(located)
    ? `<failure type="${escapeXml(finding.code)}" message="${escapeXml(finding.message)}">${escapeXml(text)}</failure>`
    : `<system-out>${escapeXml(text)}</system-out>`;
  return `    <testcase classname="${escapeXml(finding.code)}" name="${escapeXml(place)}">${body}</testcase>\n`;
}

function isFailure({ finding }: LocatedFinding): boolean {
  return finding.severity === "error" || finding.severity === "warning";
}

/** XML 1.0 has no way to write control characters, so they go. */
function escapeXml(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return clean.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("\n", "&#10;");
}
