import path from "node:path";
import { Option } from "commander";
import { type StarterChoice, starterChoices, starterFiles } from "../../core/reports/starter.ts";
import { t } from "../../core/text/l10n.ts";
import { type CliCommand, type CliEnv, UsageError } from "../command.ts";
import { dayOf } from "../openFolder.ts";

interface Options {
  readonly organisation?: string;
  readonly size?: string;
  readonly frameworks?: string;
  readonly language?: string;
  readonly yes?: boolean;
  readonly today?: string;
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
    .option("--today <date>", t("count the days in the templates from this one, YYYY-MM-DD"))
    .option("--yes", t("ask nothing: size small and no frameworks where they are not given"))
    .action(async (location: string, options: Options) => exit(await init(location, options, env)));
};

async function init(location: string, options: Options, env: CliEnv): Promise<number> {
  const today = dayOf(options.today, env);
  const choice = await choose(options, env);
  const written: string[] = [];
  const kept: string[] = [];
  for (const { path: file, text } of starterFiles(choice, today)) {
    const target = path.join(location, file);
    ((await create(target, text, env)) ? written : kept).push(target);
  }
  env.writeOutput(written.map((file) => `${t("wrote {0}", file)}\n`).join(""));
  for (const file of kept) env.log(t("kept {0}, which exists already", file));
  const next = path.join(location, "README.md");
  if (written.length > 0) env.log(t("Next: read {0}, then run `isms check {1}`. It lists what is still missing.", next, location));
  return 0;
}

async function create(target: string, text: string, env: CliEnv): Promise<boolean> {
  try {
    return await env.createFile(target, text);
  } catch (error) {
    throw new UsageError(t("{0} cannot be written: {1}", target, error instanceof Error ? error.message : String(error)));
  }
}

/** What the options do not say is asked for where somebody can answer. */
async function choose(options: Options, env: CliEnv): Promise<StarterChoice> {
  const { organisation, size, frameworks, language, yes } = options;
  const ask = async (question: string) => (yes ? undefined : env.ask(question));
  if (language !== undefined && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language))
    throw new UsageError(t("--language takes a tag such as en or de-AT, not {0}", language));
  const name = organisation ?? (await ask(t("Legal name of the organisation?")));
  if (!name?.trim()) throw new UsageError(t("The name of the organisation is missing. Give it with --organisation NAME."));
  const sizes = starterChoices("size").join(", ");
  const answer = size ?? (yes ? "small" : await ask(t("Size: small (below 50 people), medium (50 to 250) or large?")));
  const band = answer?.toLowerCase();
  if (!band) throw new UsageError(t("The size is missing. Give it with --size, one of {0}, or take small with --yes.", sizes));
  if (!isSize(band)) throw new UsageError(t("The size is one of {0}, not {1}", sizes, band));
  const known = starterChoices("frameworks");
  const list = frameworks ?? (yes ? "" : await ask(t("Other frameworks, separated by commas ({0}), or none?", known.join(", "))));
  if (list === undefined) throw new UsageError(t("Give other frameworks with --frameworks, or none of them with --yes."));
  const chosen = namesIn(list);
  const unknown = chosen.find((framework) => !known.includes(framework));
  if (unknown !== undefined) throw new UsageError(t("There is no framework {0}. Known are {1}.", unknown, known.join(", ")));
  return { organisation: name, size: band, frameworks: chosen, language };
}

function isSize(text: string): text is StarterChoice["size"] {
  return starterChoices("size").includes(text);
}

function namesIn(list: string): string[] {
  const names = list.split(",").map((name) => name.trim().toLowerCase());
  return [...new Set(names.filter((name) => name !== "" && name !== "none"))];
}
