import { rules } from "../../generated/rules.ts";
import type { Severity } from "../../model/config.ts";
import { ruleUrl } from "../../ruleKit/ruleUrl.ts";
import type { Range } from "../../text/span.ts";
import type { FindingsReport, LocatedFinding } from "./report.ts";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note", hint: "note" };

/** The findings as SARIF 2.1.0 (OASIS), with the rules that they come from and fingerprints that survive moved lines. */
export function findingsAsSarif({ tool, findings }: FindingsReport): string {
  const codes = [...new Set(findings.map(({ finding }) => finding.code))].sort();
  const seen = new Map<string, number>();
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
    results: findings.map((located) => result(located, codes, seen)),
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

function result({ finding, range }: LocatedFinding, codes: readonly string[], seen: Map<string, number>) {
  const content = `${finding.code}\u0000${finding.path}\u0000${finding.message}`;
  const occurrence = seen.get(content) ?? 0;
  seen.set(content, occurrence + 1);
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
    partialFingerprints: { "findingContent/v1": `${fingerprint(content)}:${occurrence}` },
  };
}

/** SARIF counts lines and columns from 1. */
function region({ start, end }: Range) {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** 64 bits in hex, as two 32-bit FNV-1a sums: enough to tell findings apart, the same on every machine. */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01000193].map((seed) => fnv1a(text, seed).toString(16).padStart(8, "0")).join("");
}

function fnv1a(text: string, seed: number): number {
  let sum = seed;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}
