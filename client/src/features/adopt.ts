import { commands, l10n, ProgressLocation, Uri, window, workspace } from "vscode";
import type { AdoptAnswer, AdoptParams } from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { adoptionPages } from "../support/adoptionPages.ts";
import { type AdoptionChoice, askAdoption } from "../support/askAdoption.ts";
import { chooseFolder } from "../support/chooseFolder.ts";
import { askServer, showProblem } from "../support/problems.ts";

/**
 * *ISMS: Adopt this folder*: shows what a folder holds as an ISMS on a page, takes corrections, and writes `isms.yaml`, which
 * is an edit like any other and can be undone. Turning away at any point changes nothing.
 */
export const feature: ClientFeature = (context, client) => {
  const pages = adoptionPages();
  const wanted = l10n.t("The folder could not be adopted");

  const look = (uri: Uri, choice: AdoptionChoice) => {
    const params: AdoptParams = { ...choice, uri: client.code2ProtocolConverter.asUri(uri) };
    const progress = { location: ProgressLocation.Notification, title: l10n.t("ISMS: looking through the folder") };
    return window.withProgress(progress, () => askServer<AdoptAnswer>(client, "isms/adopt", params, wanted));
  };

  const write = async ({ edit, configUri }: AdoptAnswer) => {
    if (!edit) return;
    const uri = Uri.parse(configUri, true);
    try {
      const isTaken = await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
      if (!isTaken) throw new Error(l10n.t("the editor did not take the change."));
      const document = await workspace.openTextDocument(uri);
      await document.save();
      await window.showTextDocument(document);
    } catch (error) {
      void showProblem(client, wanted, error);
    }
  };

  const adopt = async (target?: Uri) => {
    const folder = target ?? (await chooseFolder(l10n.t("Folder to adopt")));
    let choice: AdoptionChoice = { corrections: [] };
    while (folder) {
      const answer = await look(folder, choice);
      if (!answer) return;
      await pages.show(answer);
      const next = await askAdoption(answer, choice);
      if (next === "write") return write(answer);
      if (!next) return;
      choice = next;
    }
  };

  context.subscriptions.push(
    pages,
    commands.registerCommand("isms.adopt", (target?: unknown) => adopt(target instanceof Uri ? target : undefined)),
  );
};
