import path from "node:path";
import { Option } from "commander";
import { type AdoptResult, adopt } from "../../core/adoption/adopt.ts";
import { CONFIG_FILE } from "../../core/model/config.ts";
import { adoptionAsJson } from "../../core/reports/adoption/json.ts";
import { adoptionAsText } from "../../core/reports/adoption/text.ts";
import { starterChoices } from "../../core/reports/starter.ts";
import { t } from "../../core/text/l10n.ts";
import { OpenedFolder } from "../../workspace/openedFolder.ts";
import { type CliCommand, type CliEnv, UsageError } from "../command.ts";

interface Options {
  readonly write?: boolean;
  readonly all?: boolean;
  readonly format: "pretty" | "json";
  readonly organisation?: string;
  readonly size?: string;
}

/** `isms adopt`: says what a folder that exists holds as an ISMS, and writes the `isms.yaml` that makes it one. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("adopt")
    .description(t("Make an ISMS of a folder of documents: say what is recognised, and write its isms.yaml"))
    .argument("[DIR]", t("the folder that becomes the ISMS root"), ".")
    .option("--write", t("write isms.yaml; without it nothing is written"))
    .option("--all", t("show all that is recognised, also where isms.yaml is there already"))
    .addOption(new Option("--format <format>", t("how to write what was found")).choices(["pretty", "json"]).default("pretty"))
    .option("--organisation <name>", t("legal name of the organisation"))
    .addOption(new Option("--size <size>", t("headcount: small is below 50, large above 250")).choices(starterChoices("size")))
    .action(async (location: string, options: Options) => exit(await adoptFolder(location, options, env)));
};

async function adoptFolder(location: string, options: Options, env: CliEnv): Promise<number> {
  if (!(await env.isFolder(location))) throw new UsageError(t("{0} is no folder that can be read", location));
  const opened = await OpenedFolder.open(location, env);
  const { folder } = opened.rootOf(CONFIG_FILE);
  const result = await adopt(
    {
      name: path.basename(path.resolve(location)),
      text: (file) => folder.text(file),
      readAs: async (config) => (await folder.readAs(config)).snapshot(),
    },
    options,
  );
  const { format, all } = options;
  env.writeOutput(format === "json" ? adoptionAsJson(result) : adoptionAsText(result, { paint: env.paint, all: all ?? false }));
  if (result.problem !== undefined) throw new UsageError(result.problem);
  if (options.write) await write(path.join(location, CONFIG_FILE), result, env);
  else if (result.config !== result.before) env.log(t("Nothing is written yet. `isms adopt {0} --write` writes isms.yaml.", location));
  return 0;
}

async function write(file: string, { before, config }: AdoptResult, env: CliEnv): Promise<void> {
  if (config === before) return;
  try {
    if (before !== undefined) await env.writeFile(file, config);
    else if (!(await env.createFile(file, config))) throw new Error(t("it exists, but cannot be read"));
  } catch (error) {
    throw new UsageError(t("{0} cannot be written: {1}", file, error instanceof Error ? error.message : String(error)));
  }
  env.log(t("wrote {0}", file));
}
