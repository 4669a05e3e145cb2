import { commands, l10n, type QuickPickItem, QuickPickItemKind, Uri, window } from "vscode";
import type { InitResult } from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { askStarter } from "../support/askStarter.ts";
import { chooseFolder } from "../support/chooseFolder.ts";
import { askServer, showProblem } from "../support/problems.ts";
import { type NewFile, sortByExistence, writeNewFiles } from "../support/writeNewFiles.ts";

/** *ISMS: Initialise*: asks a few questions, shows the files of a starter ISMS and writes those that do not exist. */
export const feature: ClientFeature = (context, client) => {
  const title = l10n.t("Initialise an ISMS");
  const initialise = async () => {
    const folder = await chooseFolder(l10n.t("Folder that becomes the ISMS"));
    const answers = folder && (await askStarter(title));
    if (!answers) return;
    const wanted = l10n.t("The ISMS could not be initialised");
    const starter = await askServer<InitResult>(client, "isms/init", answers, wanted);
    if (!starter) return;
    const { fresh, existing } = await sortByExistence(folder, starter.files);
    if (fresh.length === 0) {
      void window.showInformationMessage(
        l10n.t("All {0} files of a starter ISMS are there already: nothing was written.", existing.length),
      );
      return;
    }
    const chosen = await confirm(title, fresh, existing);
    if (!chosen || chosen.length === 0) return;
    try {
      const written = await writeNewFiles(folder, chosen);
      const first = written.find(({ path }) => path === "isms.yaml") ?? written[0];
      if (first) await window.showTextDocument(Uri.joinPath(folder, first.path));
      void report(written.length, [...existing, ...chosen.filter((file) => !written.includes(file))]);
    } catch (error) {
      void showProblem(client, l10n.t("Not all files could be written"), error);
    }
  };
  context.subscriptions.push(commands.registerCommand("isms.init", initialise));
};

/** Shows what will be written, and lets the user take files out of it. */
async function confirm(title: string, fresh: readonly NewFile[], existing: readonly NewFile[]): Promise<NewFile[] | undefined> {
  type FileItem = QuickPickItem & { readonly file?: NewFile };
  const items: FileItem[] = fresh.map((file) => ({ label: file.path, picked: true, file }));
  if (existing.length > 0) {
    const label = l10n.t("There already and left alone: {0}", existing.map(({ path }) => path).join(", "));
    items.push({ label, kind: QuickPickItemKind.Separator });
  }
  const placeHolder = l10n.t("{0} new files will be written", fresh.length);
  const chosen = await window.showQuickPick(items, { title, placeHolder, canPickMany: true, ignoreFocusOut: true });
  return chosen?.flatMap(({ file }) => file ?? []);
}

async function report(written: number, leftAlone: readonly NewFile[]): Promise<void> {
  const done = l10n.t("{0} files of a starter ISMS were written.", written);
  const names = leftAlone.map(({ path }) => path).join(", ");
  const kept = leftAlone.length > 0 ? ` ${l10n.t("These were there already and left alone: {0}.", names)}` : "";
  const show = l10n.t("Show coverage");
  if ((await window.showInformationMessage(`${done}${kept}`, show)) === show) await commands.executeCommand("isms.coverage.focus");
}
