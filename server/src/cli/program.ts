import { Command, CommanderError } from "commander";
import { VERSION } from "../core/generated/version.ts";
import { t } from "../core/text/l10n.ts";
import { type CliCommand, type CliEnv, UsageError } from "./command.ts";
import { commands } from "./generated/commands.ts";

/** Runs the command line. Returns the exit code; undefined where the process goes on, as the language server does. */
export async function runProgram(args: readonly string[], env: CliEnv): Promise<number | undefined> {
  let exitCode: number | undefined;
  const program = new Command("isms");
  program
    .description(t("ISO/IEC 27001 management systems as code"))
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError(t("(--help tells the usage)"));
  program.configureOutput({ writeOut: env.writeOutput, writeErr: env.log });
  for (const add of await load(args[0])) {
    add(program, env, (code) => {
      exitCode = code;
    });
  }
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    env.log(error.message);
    return 2;
  }
}

/** The subcommand of that name, which need not wait for the others; all of them, to tell of, where there is none. */
async function load(name = ""): Promise<CliCommand[]> {
  const asked = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return Promise.all((asked ? [asked] : Object.values(commands)).map((one) => one()));
}
