import { fingerprintsOf } from "../core/fingerprints.ts";
import { rules } from "../core/generated/rules.ts";
import { VERSION } from "../core/generated/version.ts";
import { type Severity, severities } from "../core/model/config.ts";
import { findingsAsGithub } from "../core/reports/findings/github.ts";
import { findingsAsJson } from "../core/reports/findings/json.ts";
import { findingsAsJunit } from "../core/reports/findings/junit.ts";
import { findingsAsText } from "../core/reports/findings/pretty.ts";
import { baselineLine, type FindingsReport, locateFindings } from "../core/reports/findings/report.ts";
import { findingsAsSarif } from "../core/reports/findings/sarif.ts";
import { t } from "../core/text/l10n.ts";
import { suggest } from "../core/text/suggest.ts";
import { takeBaseline } from "./checkBaseline.ts";
import type { CheckOptions, CheckOutcome } from "./checkOptions.ts";
import { type CliEnv, UsageError } from "./command.ts";
import { openFolder } from "./openFolder.ts";

/** Checks an ISMS and says what is to be written. */
export async function checkFolder(location: string, options: CheckOptions, env: CliEnv): Promise<CheckOutcome> {
  const wanted = options.only === undefined ? undefined : codesIn(options.only);
  const folder = await openFolder(location, env, options.today);
  const snapshot = folder.snapshot();
  const isWanted = (code: string) => !wanted || wanted.some((name) => code === name || code.startsWith(`${name}/`));
  const findings = folder.findings();
  const fingerprints = fingerprintsOf(snapshot, findings);
  const located = locateFindings(snapshot, findings, isWanted);
  const baseline = await takeBaseline({ location, options, isWanted, findings, fingerprints }, env);
  const known = new Set(baseline && located.filter(({ finding }) => baseline.known.has(finding)));
  const report: FindingsReport = {
    tool: { name: "isms", version: VERSION },
    root: location.replaceAll("\\", "/"),
    today: snapshot.today,
    snapshot,
    findings: located.filter((one) => !known.has(one)),
    fingerprints,
    baseline: baseline && { file: baseline.file.replaceAll("\\", "/"), known: [...known], gone: baseline.gone },
  };
  return { report: write(report, options, env), notes: notesOnBaseline(report, options), code: failsOn(options.failOn, report) ? 1 : 0 };
}

/** Codes and families that rules have; a slip of the fingers must not look like an ISMS without findings. */
function codesIn(list: string): string[] {
  const known = new Set(rules.flatMap(({ code }) => [code, code.split("/")[0] as string]));
  const names = list.split(",").map((code) => code.trim());
  for (const name of names) {
    if (known.has(name)) continue;
    const [near] = suggest(name, known, 1);
    throw new UsageError(near ? t("There is no rule {0}. Did you mean {1}?", name, near) : t("There is no rule {0}.", name));
  }
  return names;
}

function write(report: FindingsReport, { format, output }: CheckOptions, env: CliEnv): string {
  switch (format) {
    case "json":
      return findingsAsJson(report);
    case "sarif":
      return findingsAsSarif(report);
    case "github":
      return findingsAsGithub(report);
    case "junit":
      return findingsAsJunit(report);
    default:
      return findingsAsText(report, env.colours && output === undefined ? env.paint : (_, text) => text);
  }
}

/** What the report itself has no place for. */
function notesOnBaseline(report: FindingsReport, { format }: CheckOptions): string[] {
  const line = format === "pretty" ? undefined : baselineLine(report);
  const notes = line === undefined ? [] : [line];
  const { file, gone } = report.baseline ?? { file: "", gone: [] };
  if (gone.length === 0) return notes;
  const entries = gone.map(({ code, file: path, record }) => `  ${[code, path, record].filter(Boolean).join("  ")}\n`).join("");
  const count = gone.length;
  const head =
    count === 1
      ? t("1 entry of the baseline {0} has no finding any more; --update-baseline takes it out:", file)
      : t("{0} entries of the baseline {1} have no finding any more; --update-baseline takes them out:", count, file);
  return [...notes, `${head}\n${entries}`];
}

function failsOn(limit: Severity | "never", { findings }: FindingsReport): boolean {
  if (limit === "never") return false;
  const grave = severities.slice(0, severities.indexOf(limit) + 1);
  return findings.some(({ finding }) => grave.includes(finding.severity));
}
