import { t } from "../../core/text/l10n.ts";
import type { CliCommand } from "../command.ts";

/** `isms lsp`: the language server, for editors that start one by a command. */
export const command: CliCommand = (program, env) => {
  program
    .command("lsp")
    .description(t("Run the language server on standard input and output"))
    .option("--stdio", t("accepted for editors that always pass it"))
    .action(() => env.serve());
};
