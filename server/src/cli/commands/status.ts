import { Option } from "commander";
import { readinessAsText } from "../../core/reports/status/readinessText.ts";
import { statusOf } from "../../core/reports/status/status.ts";
import { statusAsText } from "../../core/reports/status/statusText.ts";
import { t } from "../../core/text/l10n.ts";
import type { CliCommand, CliEnv } from "../command.ts";
import { openFolder } from "../openFolder.ts";

interface Options {
  readonly format: "pretty" | "json";
  readonly today?: string;
  readonly readiness?: boolean;
}

/** `isms status`: where the ISMS stands, on one screen. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("status")
    .description(t("Show where the ISMS stands: controls, clauses, risks, what is due, readiness for the audit, what to do next"))
    .argument("[DIR]", t("the ISMS root"), ".")
    .addOption(new Option("--format <format>", t("how to write it")).choices(["pretty", "json"]).default("pretty"))
    .option("--readiness", t("show the checklists for stage 1 and stage 2 in full, with what is to be done"))
    .option("--today <date>", t("look at the ISMS as on this day, YYYY-MM-DD"))
    .action(async (location: string, options: Options) => exit(await show(location, options, env)));
};

async function show(location: string, { format, today, readiness }: Options, env: CliEnv): Promise<number> {
  const snapshot = (await openFolder(location, env, today)).snapshot();
  const paint: CliEnv["paint"] = env.colours ? env.paint : (_, words) => words;
  if (format === "json") env.writeOutput(`${JSON.stringify(statusOf(snapshot), null, 2)}\n`);
  else env.writeOutput(readiness ? readinessAsText(snapshot, paint) : statusAsText(statusOf(snapshot), paint));
  return 0;
}
