import { Option } from "commander";
import { frameworkIds } from "../../core/catalog/crosswalks.ts";
import { frameworkReports } from "../../core/reports/frameworks.ts";
import { frameworksAsText } from "../../core/reports/frameworksText.ts";
import { frameworksAsYaml } from "../../core/reports/frameworksYaml.ts";
import { t } from "../../core/text/l10n.ts";
import { suggest } from "../../core/text/suggest.ts";
import { type CliCommand, type CliEnv, UsageError } from "../command.ts";
import { openFolder } from "../openFolder.ts";

interface Options {
  readonly format: "pretty" | "json" | "yaml";
  readonly framework?: string;
  readonly today?: string;
}

/** `isms frameworks`: what of the ISMS helps with the requirements of other frameworks, and what has to come from elsewhere. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("frameworks")
    .description(t("Show what helps with the requirements of other frameworks, how far it is, and what ISO/IEC 27001 does not give"))
    .argument("[DIR]", t("the ISMS root"), ".")
    .addOption(
      new Option(
        "--format <format>",
        t("how to write it; yaml gives what ISO/IEC 27001 does not give and no obligation tracks, as obligations"),
      )
        .choices(["pretty", "json", "yaml"])
        .default("pretty"),
    )
    .option("--framework <ids>", t("these frameworks instead of those in isms.yaml, separated by commas: {0}", frameworkIds.join(", ")))
    .option("--today <date>", t("look at the ISMS as on this day, YYYY-MM-DD"))
    .action(async (location: string, options: Options) => exit(await show(location, options, env)));
};

async function show(location: string, { format, framework, today }: Options, env: CliEnv): Promise<number> {
  const asked = framework === undefined ? undefined : idsIn(framework);
  const folder = await openFolder(location, env, today);
  const snapshot = folder.snapshot();
  const ids = asked ?? snapshot.config.frameworks;
  if (ids.length === 0) {
    throw new UsageError(t("isms.yaml names no frameworks. Add some there, or choose with --framework: {0}.", frameworkIds.join(", ")));
  }
  if (format === "yaml") {
    env.writeOutput(frameworksAsYaml(snapshot, ids));
    return 0;
  }
  const frameworks = frameworkReports(snapshot, ids);
  if (format === "json") {
    const { organisation } = snapshot.config;
    env.writeOutput(`${JSON.stringify({ organisation, today: snapshot.today, frameworks }, null, 2)}\n`);
  } else {
    env.writeOutput(frameworksAsText(frameworks, env.colours ? env.paint : (_, text) => text));
  }
  return 0;
}

function idsIn(list: string): string[] {
  const ids = list.split(",").map((id) => id.trim());
  for (const id of ids) {
    if (frameworkIds.includes(id)) continue;
    const [near] = suggest(id, frameworkIds, 1);
    throw new UsageError(
      near
        ? t("There is no framework {0}. Did you mean {1}?", id, near)
        : t("There is no framework {0}; there are {1}.", id, frameworkIds.join(", ")),
    );
  }
  return ids;
}
