import { Option } from "commander";
import { statusOf } from "../../core/reports/status/status.ts";
import { statusAsText } from "../../core/reports/status/statusText.ts";
import { t } from "../../core/text/l10n.ts";
import type { CliCommand, CliEnv } from "../command.ts";
import { openFolder } from "../openFolder.ts";

interface Options {
  readonly format: "pretty" | "json";
  readonly today?: string;
}

/** `isms status`: where the ISMS stands, on one screen. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("status")
    .description(t("Show where the ISMS stands: controls, clauses, risks, what is due, readiness for the audit, what to do next"))
    .argument("[DIR]", t("the ISMS root"), ".")
    .addOption(new Option("--format <format>", t("how to write it")).choices(["pretty", "json"]).default("pretty"))
    .option("--today <date>", t("look at the ISMS as on this day, YYYY-MM-DD"))
    .action(async (location: string, options: Options) => exit(await show(location, options, env)));
};

async function show(location: string, { format, today }: Options, env: CliEnv): Promise<number> {
  const status = statusOf((await openFolder(location, env, today)).snapshot());
  const text =
    format === "json" ? `${JSON.stringify(status, null, 2)}\n` : statusAsText(status, env.colours ? env.paint : (_, words) => words);
  env.writeOutput(text);
  return 0;
}
