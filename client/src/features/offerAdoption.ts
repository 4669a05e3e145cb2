import { commands, l10n, type TextDocument, window, workspace } from "vscode";
import type { ClientFeature } from "../clientFeature.ts";
import { coverageSource } from "../support/coverageSource.ts";
import { speaksOfStandard } from "../support/speaksOfStandard.ts";

/** The folders in which the offer was made: it is made once, whatever the answer. */
const OFFERED_KEY = "isms.adopt.offered";

/** Offers to adopt a folder without an ISMS once a document in it names ISO 27001; stays quiet otherwise, and ever after. */
export const feature: ClientFeature = (context, client) => {
  const source = coverageSource(client);
  const offered = () => context.workspaceState.get<readonly string[]>(OFFERED_KEY) ?? [];

  const offer = async (document: TextDocument | undefined) => {
    const folder = document && workspace.getWorkspaceFolder(document.uri)?.uri;
    if (!folder || !LANGUAGES.has(document.languageId) || !speaksOfStandard(document.getText())) return;
    await source.ready;
    const key = folder.toString();
    if (source.problem !== undefined || source.roots.length > 0 || offered().includes(key)) return;
    await context.workspaceState.update(OFFERED_KEY, [...offered(), key]);
    const look = l10n.t("Show what is recognised");
    const message = l10n.t(
      "This folder speaks of ISO 27001, but holds no ISMS yet. Shall its documents and registers be read as one? They stay as they are.",
    );
    if ((await window.showInformationMessage(message, look, l10n.t("No"))) === look) await commands.executeCommand("isms.adopt", folder);
  };
  context.subscriptions.push(window.onDidChangeActiveTextEditor((editor) => void offer(editor?.document)));
  void offer(window.activeTextEditor?.document);
};

const LANGUAGES: ReadonlySet<string> = new Set(["markdown", "yaml"]);
