import path from "node:path";
import { convertRegister } from "../../core/convert/convertRegister.ts";
import { rowKind } from "../../core/model/config.ts";
import { kindOf } from "../../core/schema/kinds.ts";
import { applyEdits } from "../../core/text/edit.ts";
import { t } from "../../core/text/l10n.ts";
import { type CliCommand, type CliEnv, UsageError } from "../command.ts";
import { openFolder } from "../openFolder.ts";

interface Options {
  readonly root: string;
  readonly kind?: string;
  readonly keepUnknown?: boolean;
  readonly write?: boolean;
}

/** `isms convert`: a table or CSV file as YAML records, on standard output or in its place. */
export const command: CliCommand = (program, env, exit) => {
  program
    .command("convert")
    .description(t("Turn a register in a table or CSV file into YAML records; refused where something would be lost"))
    .argument("<FILE>", t("the file that holds the register, relative to the ISMS root"))
    .option("--root <dir>", t("the ISMS root"), ".")
    .option("--kind <kind>", t("which register, where the file holds several: risks, soa, assets, …"))
    .option("--keep-unknown", t("keep what has no field of its own in x-… fields and comments"))
    .option("--write", t("write the YAML file, and take the table out of a Markdown file; a CSV file stays for you to delete"))
    .action(async (file: string, options: Options) => exit(await convert(file, options, env)));
};

async function convert(location: string, { root, kind, keepUnknown = false, write = false }: Options, env: CliEnv): Promise<number> {
  const folder = await openFolder(root, env, undefined);
  const snapshot = folder.snapshot();
  const name = location.replaceAll("\\", "/").replace(/^\.\//, "");
  const file = snapshot.files.get(name);
  const text = await folder.text(name);
  if (!file || text === undefined) throw new UsageError(t("{0} is no file of the ISMS in {1}", location, root));
  const kinds = [...new Set(file.registers.map((register) => register.kind))];
  const wanted = kind === undefined ? kinds : kinds.filter((known) => known === rowKind(kind));
  if (wanted.length > 1) throw new UsageError(t("{0} holds several registers; name one with --kind: {1}", location, wanted.join(", ")));
  const conversion = wanted[0] && convertRegister(file, text, wanted[0], snapshot, keepUnknown);
  if (!conversion) throw new UsageError(t("{0} holds no table that is read as a register", location));
  const { refusals, records, path: target, edits } = conversion;
  if (refusals.length > 0) {
    for (const { reason, count, start } of refusals) {
      const line = file.lines.positionAt(start).line + 1;
      env.log(`${name}:${line}: ${count > 1 ? t("{0} (and {1} more)", reason, count - 1) : reason}`);
    }
    env.log(
      refusals.every(({ canKeep }) => canKeep) ? t("Nothing was written. --keep-unknown keeps all of this.") : t("Nothing was written."),
    );
    return 1;
  }
  if (!write) {
    env.writeOutput(conversion.text);
    return 0;
  }
  if (!(await env.createFile(path.join(root, target), conversion.text))) throw new UsageError(t("{0} exists already", target));
  env.writeOutput(`${t("wrote {0}: {1} ({2})", target, kindOf(wanted[0] as (typeof kinds)[number]).label, records)}\n`);
  for (const edit of edits) {
    if (edit.remove) env.log(t("Delete {0} now: its records would stand twice.", edit.path));
    else if (edit.path !== target) {
      await env.writeFile(path.join(root, edit.path), applyEdits(text, edit.edits));
      env.writeOutput(`${t("changed {0}", edit.path)}\n`);
    }
  }
  return 0;
}
