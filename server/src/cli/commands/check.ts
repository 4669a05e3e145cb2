import { Option } from "commander";
import { BASELINE_FILE } from "../../core/baseline.ts";
import { t } from "../../core/text/l10n.ts";
import { checkWithCache } from "../checkCache.ts";
import type { CheckOptions, CheckOutcome } from "../checkOptions.ts";
import { type CliCommand, type CliEnv, UsageError } from "../command.ts";

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
        .choices(["error", "warning", "info", "hint", "never"])
        .default("error"),
    )
    .option("--today <date>", t("look at the ISMS as on this day, YYYY-MM-DD"))
    .option("--only <codes>", t("report only these rule codes or families, separated by commas"))
    .option("--baseline <file>", t("count only findings that are not in this file"))
    .option("--update-baseline", t("write the present findings to the baseline, {0} in the ISMS root where none is named", BASELINE_FILE))
    .option("--cache", t("keep the result in {0}, and use it while nothing that it rests on has changed", ".isms/cache"))
    .action(async (location: string, options: CheckOptions) => exit(await check(location, options, env)));
};

async function check(location: string, options: CheckOptions, env: CliEnv): Promise<number> {
  // loading the engine takes longer than to see that nothing changed
  const run = async (within: CliEnv): Promise<CheckOutcome> => (await import("../checkFolder.ts")).checkFolder(location, options, within);
  const { report, notes, code } = options.cache ? await checkWithCache(location, options, env, run) : await run(env);
  if (options.output === undefined) env.writeOutput(report);
  else await writeReport(options.output, report, env);
  for (const note of notes) env.log(note);
  return code;
}

async function writeReport(file: string, text: string, env: CliEnv): Promise<void> {
  try {
    await env.writeFile(file, text);
  } catch (error) {
    throw new UsageError(t("{0} cannot be written: {1}", file, error instanceof Error ? error.message : String(error)));
  }
}
