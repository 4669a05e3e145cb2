import path from "node:path";
import { Option } from "commander";
import { type AdoptResult, adopt } from "../../core/adoption/adopt.ts";
import type { Correction } from "../../core/adoption/choice.ts";
import { isCorrectionKind } from "../../core/adoption/corrections.ts";
import { CONFIG_FILE } from "../../core/model/config.ts";
import { adoptionAsJson } from "../../core/reports/adoptionJson.ts";
import { adoptionAsText } from "../../core/reports/adoptionText.ts";
import { starterChoices } from "../../core/reports/starter.ts";
import { t } from "../../core/text/l10n.ts";
import { adoptable } from "../../workspace/adoptable.ts";
import { OpenedFolder } from "../../workspace/openedFolder.ts";
import { type CliCommand, type CliEnv, UsageError } from "../command.ts";

interface Options {
  readonly write?: boolean;
  readonly all?: boolean;
  readonly format: "pretty" | "json";
  readonly organisation?: string;
  readonly size?: string;
  readonly kind: readonly string[];
  readonly exclude: readonly string[];
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
    .option("--kind <file=kind>", t("say what the tables of a file are: soa, risks, assets …, or none for no register"), collected, [])
    .option("--exclude <file>", t("leave a file out of the ISMS"), collected, [])
    .option("--organisation <name>", t("legal name of the organisation"))
    .addOption(new Option("--size <size>", t("headcount: small is below 50, large above 250")).choices(starterChoices("size")))
    .action(async (location: string, options: Options) => exit(await adoptFolder(location, options, env)));
};

async function adoptFolder(location: string, options: Options, env: CliEnv): Promise<number> {
  if (!(await env.isFolder(location))) throw new UsageError(t("{0} is no folder that can be read", location));
  const { organisation, size } = options;
  const opened = await OpenedFolder.open(location, env);
  const { folder } = opened.rootOf(CONFIG_FILE);
  const name = path.basename(path.resolve(location));
  const result = await adopt(adoptable(folder, name), { organisation, size, corrections: correctionsOf(options) });
  const { format, all } = options;
  env.writeOutput(format === "json" ? adoptionAsJson(result) : adoptionAsText(result, { paint: env.paint, all: all ?? false }));
  if (result.problems.length > 0) throw new UsageError(result.problems.join("\n"));
  if (options.write) await write(location, result, folder.isIsms, env);
  else if (result.config !== result.before) env.log(t("Nothing is written yet. `isms adopt {0} --write` writes isms.yaml.", location));
  return 0;
}

/** An option that may be given several times. */
function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** What `--kind` and `--exclude` say of files. */
function correctionsOf({ kind, exclude }: Options): Correction[] {
  const kinds = kind.map((option) => {
    const at = option.lastIndexOf("=");
    const [file, name] = [option.slice(0, at), option.slice(at + 1)];
    if (at < 1 || !isCorrectionKind(name))
      throw new UsageError(t("--kind takes a file and a kind, as in risks.csv=risks, not {0}", option));
    return { path: pathInFolder(file), kind: name };
  });
  return [...kinds, ...exclude.map((file) => ({ path: pathInFolder(file), exclude: true as const }))];
}

/** As paths stand in `isms.yaml`. */
function pathInFolder(file: string): string {
  return path.normalize(file).split(path.sep).join("/");
}

async function write(location: string, { before, config }: AdoptResult, isIsms: boolean, env: CliEnv): Promise<void> {
  if (config === before) return;
  const file = path.join(location, CONFIG_FILE);
  try {
    if (before === undefined) {
      if (!(await env.createFile(file, config))) throw new Error(t("it exists, but cannot be read"));
    } else {
      if (!isIsms) throw new Error(t("it is a link, or .gitignore leaves it out, so it does not count"));
      if (!(await isPlain(location, before, env))) throw new Error(t("it is not plain UTF-8; save it so first"));
      await env.writeFile(file, config);
    }
  } catch (error) {
    throw new UsageError(t("{0} cannot be written: {1}", file, error instanceof Error ? error.message : String(error)));
  }
  env.log(t("wrote {0}", file));
}

/** True where the file's bytes are its text in UTF-8 and nothing else, so that writing it changes no other byte. */
async function isPlain(location: string, text: string, env: CliEnv): Promise<boolean> {
  const bytes = new TextEncoder().encode(text);
  const content = await env.openFolder(location).readFile(CONFIG_FILE, bytes.length);
  return "bytes" in content && Buffer.from(content.bytes).equals(bytes);
}
