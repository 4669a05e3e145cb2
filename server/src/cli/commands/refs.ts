import { Option } from "commander";
import { listReferences } from "../../core/reports/references.ts";
import { t } from "../../core/text/l10n.ts";
import type { CliCommand } from "../command.ts";
import { openFolder } from "../openFolder.ts";

/** `isms refs`: every reference in the ISMS, for scripts and for a look at what is recognised. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("refs")
    .description(t("List every reference to a control, clause, record or file"))
    .argument("[DIR]", t("the ISMS root"), ".")
    .addOption(new Option("--format <format>", t("how to write the list")).choices(["pretty", "json"]).default("pretty"))
    .action(async (location: string, { format }: { format: "pretty" | "json" }) => {
      const folder = await openFolder(location, env, undefined);
      const references = listReferences(folder.snapshot());
      const lines = references.map(
        ({ file, range, text, target, standard, edition }) =>
          `${file}:${range.start.line + 1}:${range.start.character + 1}  ${text}  → ${target}  ${[standard, edition].filter(Boolean).join(" ")}\n`,
      );
      env.writeOutput(format === "json" ? `${JSON.stringify(references, null, 2)}\n` : lines.join(""));
      exit(0);
    });
};
