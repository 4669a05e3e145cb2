import path from "node:path";
import {
  BASELINE_FILE,
  type Baseline,
  baselineOf,
  type Comparison,
  compareWithBaseline,
  readBaseline,
  writeBaseline,
} from "../core/baseline.ts";
import type { Findings } from "../core/check.ts";
import type { Fingerprint } from "../core/fingerprints.ts";
import type { Finding } from "../core/ruleKit/rule.ts";
import { t } from "../core/text/l10n.ts";
import { decode } from "../workspace/decode.ts";
import { type CliEnv, UsageError } from "./command.ts";

const MAX_BYTES = 64 * 1024 * 1024;

export interface BaselineRun {
  /** The ISMS root. */
  readonly location: string;
  readonly options: { readonly baseline?: string; readonly updateBaseline?: boolean };
  /** The codes that this run is about: entries of others are neither gone nor touched. */
  readonly isWanted: (code: string) => boolean;
  readonly findings: Findings;
  readonly fingerprints: ReadonlyMap<Finding, Fingerprint>;
}

/**
 * Holds the findings against the baseline that the options name, which is brought up to date first where they say so.
 * Undefined where they name none. Throws {@link UsageError} where there is no such file, or it is no baseline.
 */
export async function takeBaseline(run: BaselineRun, env: CliEnv): Promise<(Comparison & { readonly file: string }) | undefined> {
  const { location, options, isWanted, findings, fingerprints } = run;
  if (options.baseline === undefined && !options.updateBaseline) return undefined;
  const file = options.baseline ?? path.join(location, BASELINE_FILE);
  const old = await read(file, run, env);
  if (old === undefined && !options.updateBaseline) {
    throw new UsageError(t("There is no baseline {0}. Write the present findings to it with --update-baseline.", file));
  }
  const baseline = options.updateBaseline
    ? [...baselineOf(findings, fingerprints).filter(({ code }) => isWanted(code)), ...(old ?? []).filter(({ code }) => !isWanted(code))]
    : (old ?? []);
  if (options.updateBaseline) await update(file, old, baseline, env);
  const { known, gone } = compareWithBaseline(fingerprints, baseline);
  return { file, known, gone: gone.filter(({ code }) => isWanted(code)) };
}

/** The baseline as it is; undefined where there is none yet. What is no baseline is never written over. */
async function read(file: string, { location, options }: BaselineRun, env: CliEnv): Promise<Baseline | undefined> {
  // a file that the user does not name is the ISMS's own, and must not lead out of it
  const content =
    options.baseline === undefined
      ? await env.openFolder(location).readFile(BASELINE_FILE, MAX_BYTES)
      : await env.readUserFile(file, MAX_BYTES);
  if (!("bytes" in content)) {
    if (content.problem === "missing") return undefined;
    throw new UsageError(t("The baseline {0} cannot be read: {1}", file, content.detail));
  }
  const { text } = decode(content.bytes);
  const baseline = text === undefined ? { problem: t("it is no text") } : readBaseline(text);
  if ("problem" in baseline) {
    throw new UsageError(t("{0} cannot be used as a baseline: {1}. Correct it, or delete it and write a new one.", file, baseline.problem));
  }
  return baseline;
}

async function update(file: string, old: Baseline | undefined, baseline: Baseline, env: CliEnv): Promise<void> {
  const text = writeBaseline(baseline);
  try {
    if (old) await env.writeFile(file, text);
    else if (!(await env.createFile(file, text))) throw new Error(t("it exists, but cannot be read"));
  } catch (error) {
    throw new UsageError(t("The baseline {0} cannot be written: {1}", file, error instanceof Error ? error.message : String(error)));
  }
  const before = new Set(old?.map(({ fingerprint }) => fingerprint));
  const after = new Set(baseline.map(({ fingerprint }) => fingerprint));
  const added = [...after].filter((fingerprint) => !before.has(fingerprint)).length;
  const removed = [...before].filter((fingerprint) => !after.has(fingerprint)).length;
  env.log(t("Wrote the baseline {0}: {1} findings, {2} of them new to it, {3} taken out.", file, baseline.length, added, removed));
}
