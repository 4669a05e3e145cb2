import { Option } from "commander";
import { BASELINE_FILE } from "../../core/baseline.ts";
import { fingerprintsOf } from "../../core/fingerprints.ts";
import { rules } from "../../core/generated/rules.ts";
import { VERSION } from "../../core/generated/version.ts";
import { type Severity, severities } from "../../core/model/config.ts";
import { findingsAsGithub } from "../../core/reports/findings/github.ts";
import { findingsAsJson } from "../../core/reports/findings/json.ts";
import { findingsAsJunit } from "../../core/reports/findings/junit.ts";
import { findingsAsText } from "../../core/reports/findings/pretty.ts";
import { baselineLine, type FindingsReport, locateFindings } from "../../core/reports/findings/report.ts";
import { findingsAsSarif } from "../../core/reports/findings/sarif.ts";
import { t } from "../../core/text/l10n.ts";
import { suggest } from "../../core/text/suggest.ts";
import { takeBaseline } from "../checkBaseline.ts";
import { type CliCommand, type CliEnv, UsageError } from "../command.ts";
import { openFolder } from "../openFolder.ts";

interface Options {
  readonly format: "pretty" | "json" | "sarif" | "github" | "junit";
  readonly output?: string;
  readonly failOn: Severity | "never";
  readonly today?: string;
  readonly only?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** `isms check`: the findings that the editor shows, on the command line. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("check")
    .description(t("Check an ISMS and print what it finds"))
    .argument("[DIR]", t("the ISMS root"), ".")
    .addOption(
      new Option("--format <format>", t("how to write the findings"))
        .choices(["pretty", "json", "sarif", "github", "junit"])
        .default("pretty"),
    )
    .option("--output <file>", t("write to a file instead of standard output"))
    .addOption(
      new Option("--fail-on <severity>", t("exit with 1 on a finding this grave or graver"))
        .choices([...severities, "never"])
        .default("error"),
    )
    .option("--today <date>", t("look at the ISMS as on this day, YYYY-MM-DD"))
    .option("--only <codes>", t("report only these rule codes or families, separated by commas"))
    .option("--baseline <file>", t("count only findings that are not in this file"))
    .option("--update-baseline", t("write the present findings to the baseline, {0} in the ISMS root where none is named", BASELINE_FILE))
    .action(async (location: string, options: Options) => exit(await check(location, options, env)));
};

async function check(location: string, options: Options, env: CliEnv): Promise<number> {
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
  const text = write(report, options, env);
  if (options.output === undefined) env.writeOutput(text);
  else await writeReport(options.output, text, env);
  tellOfBaseline(report, options, env);
  return failsOn(options.failOn, report) ? 1 : 0;
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

async function writeReport(file: string, text: string, env: CliEnv): Promise<void> {
  try {
    await env.writeFile(file, text);
  } catch (error) {
    throw new UsageError(t("{0} cannot be written: {1}", file, error instanceof Error ? error.message : String(error)));
  }
}

function write(report: FindingsReport, { format, output }: Options, env: CliEnv): string {
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
function tellOfBaseline(report: FindingsReport, { format }: Options, env: CliEnv): void {
  const line = format === "pretty" ? undefined : baselineLine(report);
  if (line !== undefined) env.log(line);
  const { file, gone } = report.baseline ?? { file: "", gone: [] };
  if (gone.length === 0) return;
  const entries = gone.map(({ code, file: path, record }) => `  ${[code, path, record].filter(Boolean).join("  ")}\n`).join("");
  const count = gone.length;
  const head =
    count === 1
      ? t("1 entry of the baseline {0} has no finding any more; --update-baseline takes it out:", file)
      : t("{0} entries of the baseline {1} have no finding any more; --update-baseline takes them out:", count, file);
  env.log(`${head}\n${entries}`);
}

function failsOn(limit: Severity | "never", { findings }: FindingsReport): boolean {
  if (limit === "never") return false;
  const grave = severities.slice(0, severities.indexOf(limit) + 1);
  return findings.some(({ finding }) => grave.includes(finding.severity));
}
