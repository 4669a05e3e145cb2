import path from "node:path";
import { Option } from "commander";
import type { OrganisationSize } from "../../core/catalog/planTypes.ts";
import { projectPlan } from "../../core/model/projectPlan.ts";
import { planAsJson } from "../../core/reports/plan/planJson.ts";
import { planAsText } from "../../core/reports/plan/planText.ts";
import { planAsYaml } from "../../core/reports/plan/planYaml.ts";
import { starterChoices } from "../../core/reports/starter.ts";
import { isDay } from "../../core/text/dates.ts";
import { t } from "../../core/text/l10n.ts";
import { type CliCommand, type CliEnv, UsageError } from "../command.ts";
import { openFolder } from "../openFolder.ts";

interface Options {
  readonly start?: string;
  readonly size?: OrganisationSize;
  readonly write?: boolean;
  readonly today?: string;
  readonly format: "pretty" | "json";
}

/** `isms plan`: the way to the certificate, with days, progress, what is late and what to do next. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("plan")
    .description(t("Plan the way to the certificate: phases with days, how far each has come, what is late, what to do next"))
    .argument("[DIR]", t("the ISMS root"), ".")
    .option("--start <date>", t("first day of the project, YYYY-MM-DD; that of `project`, or today, where it is not given"))
    .addOption(new Option("--size <size>", t("headcount: small is below 50, large above 250")).choices(starterChoices("size")))
    .option("--write", t("write the phases to {0}, where the ISMS has no project yet", PROJECT_FILE))
    .option("--today <date>", t("look at the ISMS as on this day, YYYY-MM-DD"))
    .addOption(new Option("--format <format>", t("how to write the plan")).choices(["pretty", "json"]).default("pretty"))
    .action(async (location: string, options: Options) => exit(await plan(location, options, env)));
};

const PROJECT_FILE = "project.yaml";

async function plan(location: string, { start, size, write, today, format }: Options, env: CliEnv): Promise<number> {
  if (start !== undefined && !isDay(start)) throw new UsageError(t("--start takes a day as YYYY-MM-DD, not {0}", start));
  const folder = await openFolder(location, env, today);
  const snapshot = folder.snapshot();
  const result = projectPlan(snapshot, { start, size });
  if (result.isRecorded && (start !== undefined || size !== undefined)) {
    env.log(t("The ISMS records its own phases, so --start and --size move none of them."));
  }
  env.writeOutput(format === "json" ? planAsJson(result, snapshot.today) : planAsText(result, env.colours ? env.paint : (_, text) => text));
  if (!write) return 0;
  const [known] = snapshot.index.ofKind("project");
  if (known) throw new UsageError(t("The ISMS has a project already, in {0}. It stays as it is.", known.path));
  await writeProject(path.join(location, PROJECT_FILE), planAsYaml(result), env);
  return 0;
}

async function writeProject(file: string, text: string, env: CliEnv): Promise<void> {
  let isNew: boolean;
  try {
    isNew = await env.createFile(file, text);
  } catch (error) {
    throw new UsageError(t("{0} cannot be written: {1}", file, error instanceof Error ? error.message : String(error)));
  }
  if (!isNew) throw new UsageError(t("{0} exists already. It stays as it is.", file));
  env.log(t("wrote {0}", file));
}
