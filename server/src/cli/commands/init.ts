import path from "node:path";
import { Option } from "commander";
import { type StarterChoice, starterChoices, starterFiles } from "../../core/reports/starter.ts";
import { t } from "../../core/text/l10n.ts";
import { type CliCommand, type CliEnv, UsageError } from "../command.ts";

interface Options {
  readonly organisation?: string;
  readonly size?: string;
  readonly frameworks?: string;
  readonly language?: string;
  readonly yes?: boolean;
}

/** `isms init`: writes a starter ISMS into a folder. Files that are there already stay as they are. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("init")
    .description(t("Write a starter ISMS: registers, policy templates and an SoA with all 93 controls"))
    .argument("[DIR]", t("the folder that becomes the ISMS root; made where it does not exist"), ".")
    .option("--organisation <name>", t("legal name of the organisation"))
    .addOption(new Option("--size <size>", t("headcount: small is below 50, large above 250")).choices(starterChoices("size")))
    .option("--frameworks <names>", t("other frameworks, separated by commas: {0}", starterChoices("frameworks").join(", ")))
    .option("--language <tag>", t("language of the ISMS, such as en or de; the templates are English"))
    .option("--yes", t("ask nothing: size small and no frameworks where they are not given"))
    .action(async (location: string, options: Options) => exit(await init(location, options, env)));
};

async function init(location: string, options: Options, env: CliEnv): Promise<number> {
  const choice = await choose(options, env);
  const written: string[] = [];
  const kept: string[] = [];
  for (const { path: file, text } of starterFiles(choice, env.today())) {
    const target = path.join(location, file);
    ((await env.createFile(target, text)) ? written : kept).push(target);
  }
  env.writeOutput(written.map((file) => `${t("wrote {0}", file)}\n`).join(""));
  for (const file of kept) env.log(t("kept {0}, which exists already", file));
  const next = path.join(location, "README.md");
  if (written.length > 0) env.log(t("Next: read {0}, then run `isms check {1}`. It lists what is still missing.", next, location));
  return 0;
}

/** What the options do not say is asked for where somebody can answer. */
async function choose({ organisation, size, frameworks, language, yes }: Options, env: CliEnv): Promise<StarterChoice> {
  const ask = (question: string) => (yes ? Promise.resolve(undefined) : env.ask(question));
  const name = organisation ?? (await ask(t("Legal name of the organisation?")));
  if (!name?.trim()) throw new UsageError(t("The name of the organisation is missing. Give it with --organisation NAME."));
  const sizes = starterChoices("size");
  const band = size ?? (yes ? "small" : await ask(t("Size: small (below 50 people), medium (50 to 250) or large?")));
  if (!band) throw new UsageError(t("The size is missing. Give it with --size {0}, or take small with --yes.", sizes.join("|")));
  if (!isSize(band)) throw new UsageError(t("The size is one of {0}, not {1}", sizes.join(", "), band));
  const known = starterChoices("frameworks");
  const question = t("Other frameworks, separated by commas ({0}; none: just press Enter)?", known.join(", "));
  const chosen = namesIn(frameworks ?? (await ask(question)) ?? "");
  const unknown = chosen.find((framework) => !known.includes(framework));
  if (unknown !== undefined) throw new UsageError(t("There is no framework {0}. Known are {1}.", unknown, known.join(", ")));
  if (language !== undefined && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language))
    throw new UsageError(t("--language takes a tag such as en or de-AT, not {0}", language));
  return { organisation: name, size: band, frameworks: chosen, language };
}

function isSize(text: string): text is StarterChoice["size"] {
  return starterChoices("size").includes(text);
}

function namesIn(list: string): string[] {
  const names = list.split(",").map((name) => name.trim().toLowerCase());
  return [...new Set(names.filter(Boolean))];
}
