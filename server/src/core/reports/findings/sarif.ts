import { rules } from "../../generated/rules.ts";
import type { Severity } from "../../model/config.ts";
import { ruleUrl } from "../../ruleKit/ruleUrl.ts";
import type { Range } from "../../text/span.ts";
import type { FindingsReport, LocatedFinding } from "./report.ts";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note", hint: "note" };

/**
 * The findings as SARIF 2.1.0 (OASIS), with the rules that they come from and fingerprints that survive moved lines. With a
 * baseline those that it holds are there as well: `baselineState` tells them from the new ones.
 */
export function findingsAsSarif(report: FindingsReport): string {
  const { tool, findings, baseline } = report;
  const known = new Set(baseline?.known.map(({ finding }) => finding));
  const results = baseline ? inOrder([...findings, ...baseline.known]) : findings;
  const codes = [...new Set(results.map(({ finding }) => finding.code))].sort();
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        informationUri: "https://github.com/isms-as-code/isms-as-code",
        rules: codes.map(ruleDescriptor),
      },
    },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { ROOT: { description: { text: "The ISMS root" } } },
    results: results.map((located) => ({
      ...result(located, codes, report),
      ...(baseline && { baselineState: known.has(located.finding) ? "unchanged" : "new" }),
    })),
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

function ruleDescriptor(code: string) {
  const rule = rules.find((candidate) => candidate.code === code);
  if (!rule) return { id: code };
  const { what, why, how } = rule.docs;
  return {
    id: code,
    name: code.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: what },
    fullDescription: { text: why },
    help: { text: how, markdown: `${what}\n\n${why}\n\n${how}` },
    helpUri: ruleUrl(code),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: ["iso27001", ...(rule.clause ? [rule.clause] : [])] },
  };
}

function result({ finding, range }: LocatedFinding, codes: readonly string[], { fingerprints }: FindingsReport) {
  return {
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(finding.path).replaceAll("#", "%23").replaceAll("?", "%3F"), uriBaseId: "ROOT" },
          region: region(range),
        },
      },
    ],
    partialFingerprints: { "findingContent/v1": fingerprints.get(finding)?.text },
  };
}

function inOrder(findings: readonly LocatedFinding[]): LocatedFinding[] {
  return [...findings].sort((a, b) => {
    const [left, right] = [a.range.start, b.range.start];
    if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1;
    return left.line - right.line || left.character - right.character;
  });
}

/** SARIF counts lines and columns from 1. */
function region({ start, end }: Range) {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
