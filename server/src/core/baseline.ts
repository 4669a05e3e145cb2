import type { Findings } from "./check.ts";
import type { Fingerprint } from "./fingerprints.ts";
import type { Finding } from "./ruleKit/rule.ts";
import { t } from "./text/l10n.ts";

/** The file in an ISMS root that holds the baseline where no other is named. */
export const BASELINE_FILE = ".isms-baseline.json";

const VERSION = 1;

/** A finding that is known and may stay for now. */
export interface BaselineEntry {
  readonly code: string;
  readonly file: string;
  /** Kind and id of the record that it is on. */
  readonly record?: string;
  readonly message: string;
  readonly fingerprint: string;
}

/** The findings that a team has agreed to live with, so that only new ones count. */
export type Baseline = readonly BaselineEntry[];

export interface Comparison {
  /** The findings that the baseline holds. */
  readonly known: ReadonlySet<Finding>;
  /** The entries whose finding is gone. */
  readonly gone: readonly BaselineEntry[];
}

/** Every finding as an entry, in the order of the file. A rule that failed is never one to live with. */
export function baselineOf(findings: Findings, fingerprints: ReadonlyMap<Finding, Fingerprint>): Baseline {
  return [...findings.values()].flat().flatMap((finding): BaselineEntry[] => {
    const fingerprint = fingerprints.get(finding);
    if (!fingerprint || finding.code === "internal/error") return [];
    const { code, path, message } = finding;
    return [{ code, file: path, record: fingerprint.record, message, fingerprint: fingerprint.text }];
  });
}

/** Which findings a baseline holds, and which of its entries have none any more. */
export function compareWithBaseline(fingerprints: ReadonlyMap<Finding, Fingerprint>, baseline: Baseline): Comparison {
  const entries = new Set(baseline.map(({ fingerprint }) => fingerprint));
  const known = [...fingerprints].filter(([{ code }, { text }]) => code !== "internal/error" && entries.has(text));
  const present = new Set(known.map(([, { text }]) => text));
  return { known: new Set(known.map(([finding]) => finding)), gone: baseline.filter(({ fingerprint }) => !present.has(fingerprint)) };
}

/** A baseline as the text of its file: sorted, one finding a line, the same bytes for the same findings wherever they stand. */
export function writeBaseline(baseline: Baseline): string {
  const lines = [...baseline].sort(inOrder).map(({ code, file, record, message, fingerprint }) => {
    return `    ${JSON.stringify({ code, file, record, message, fingerprint })}`;
  });
  return `{\n  "version": ${VERSION},\n  "findings": [${lines.length > 0 ? `\n${lines.join(",\n")}\n  ` : ""}]\n}\n`;
}

/** Reads the text of a baseline's file. What is wrong with it comes back as a sentence. */
export function readBaseline(text: string): Baseline | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: t("it is no JSON") };
  }
  if (!isObject(value) || value.version === undefined) return { problem: t("it has no `version`, so it is no baseline of `isms check`") };
  if (value.version !== VERSION) {
    return { problem: t("its version is {0}, and this program reads version {1}", JSON.stringify(value.version), VERSION) };
  }
  const { findings } = value;
  if (!Array.isArray(findings)) return { problem: t("it has no list of `findings`") };
  const bad = findings.findIndex((entry) => !isEntry(entry));
  if (bad >= 0) return { problem: t("finding {0} in it lacks its code, file, message or fingerprint", bad + 1) };
  return findings as Baseline;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isObject(value) || !["string", "undefined"].includes(typeof value.record)) return false;
  return ["code", "file", "message", "fingerprint"].every((field) => typeof value[field] === "string");
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  for (const field of ["file", "code", "record", "fingerprint"] as const) {
    const [left = "", right = ""] = [a[field], b[field]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
