import { Option } from "commander";
import { gapAnalysis } from "../../core/reports/gaps/gapAnalysis.ts";
import { gapsAsJson } from "../../core/reports/gaps/gapsJson.ts";
import { gapsAsText } from "../../core/reports/gaps/gapsText.ts";
import { gapsAsYaml } from "../../core/reports/gaps/gapsYaml.ts";
import { t } from "../../core/text/l10n.ts";
import type { CliCommand, CliEnv } from "../command.ts";
import { openFolder } from "../openFolder.ts";

interface Options {
  readonly today?: string;
  readonly format: "pretty" | "json" | "yaml";
}

/** `isms gaps`: every clause and control held against the records. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("gaps")
    .description(t("Hold every clause and control against the records: what there is, what is missing, what to do first"))
    .argument("[DIR]", t("the ISMS root"), ".")
    .option("--today <date>", t("look at the ISMS as on this day, YYYY-MM-DD"))
    .addOption(
      new Option("--format <format>", t("how to write the gaps; yaml gives those not recorded yet as gaps.yaml"))
        .choices(["pretty", "json", "yaml"])
        .default("pretty"),
    )
    .action(async (location: string, options: Options) => exit(await gaps(location, options, env)));
};

async function gaps(location: string, { today, format }: Options, env: CliEnv): Promise<number> {
  const folder = await openFolder(location, env, today);
  const snapshot = folder.snapshot();
  const requirements = gapAnalysis(snapshot);
  if (format === "json") env.writeOutput(gapsAsJson(requirements, snapshot.today));
  else if (format === "yaml") env.writeOutput(gapsAsYaml(requirements, snapshot.index.allIds));
  else env.writeOutput(gapsAsText(requirements, env.colours ? env.paint : (_, text) => text));
  return 0;
}
