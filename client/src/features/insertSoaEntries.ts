import { commands, l10n, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { WorkspaceEdit as ServerEdit } from "vscode-languageclient";
import type { CoverageRoot, InsertSoaEntriesParams } from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { chooseRoot, configurationUri } from "../support/activeRoot.ts";
import { applyAndShow } from "../support/applyAndShow.ts";
import { type CoverageNode, controlsOf, controlsOfTheme, themeTitle } from "../support/coverageNodes.ts";
import { coverageSource } from "../support/coverageSource.ts";
import { pickControl } from "../support/pickControl.ts";
import { askServer, plain } from "../support/problems.ts";
import { missingControls } from "../support/stateCounts.ts";

/** *ISMS: Insert missing SoA entries* and *Insert SoA entry*: edits that the user looks at before saving. */
export const feature: ClientFeature = (context, client) => {
  const source = coverageSource(client);

  const insert = async (root: CoverageRoot, controls: readonly string[]) => {
    const wanted = l10n.t("The SoA entries could not be inserted");
    const params: InsertSoaEntriesParams = { uri: configurationUri(root), controls };
    const answer = await askServer<ServerEdit>(client, "isms/insertSoaEntries", params, wanted);
    if (answer === undefined) return;
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
    if (!edit || edit.size === 0) {
      const nothing = l10n.t(
        "Nothing was inserted: the SoA is in a form that cannot take entries, or names these controls by their numbers of 2013.",
      );
      void window.showInformationMessage(nothing);
    } else if (!(await applyAndShow(edit))) {
      void window.showErrorMessage(`${wanted}: ${l10n.t("the editor did not take the change.")}`);
    }
  };

  const insertMissing = async (node?: CoverageNode) => {
    await source.ready;
    const root = node?.root ?? (await chooseRoot(source.roots, l10n.t("Insert missing SoA entries")));
    if (!root) return;
    const controls = node && "controls" in node ? missingIds(node.controls) : await askMissing(root);
    if (controls && controls.length > 0) await insert(root, controls);
  };

  const insertOne = async (node?: CoverageNode) => {
    await source.ready;
    const title = l10n.t("Insert SoA entry");
    const root = node?.root ?? (await chooseRoot(source.roots, title));
    if (!root || isComplete(root)) return;
    const control = node?.type === "control" ? node.control : await pickControl(root, title, ({ state }) => state === "missing");
    if (control) await insert(root, [control.id]);
  };

  context.subscriptions.push(
    commands.registerCommand("isms.insertMissingSoaEntries", insertMissing),
    commands.registerCommand("isms.insertSoaEntry", insertOne),
  );
};

/** Asks for all missing entries or those of one theme. */
async function askMissing(root: CoverageRoot): Promise<readonly string[] | undefined> {
  if (isComplete(root)) return undefined;
  const all = missingIds(controlsOf(root));
  const themes = root.themes.flatMap((theme) => {
    const ids = missingIds(controlsOfTheme(theme));
    return ids.length > 0 ? [{ label: plain(themeTitle(theme)), description: String(ids.length), detail: shorten(ids), ids }] : [];
  });
  type Choice = QuickPickItem & { readonly ids?: readonly string[] };
  const items: Choice[] = [
    { label: l10n.t("All missing entries"), description: String(all.length), ids: all },
    { label: l10n.t("Of one theme"), kind: QuickPickItemKind.Separator },
    ...themes,
  ];
  const placeHolder = l10n.t("Each entry is planned and has an empty justification: that stays for you to write.");
  return (await window.showQuickPick(items, { title: l10n.t("Insert missing SoA entries"), placeHolder }))?.ids;
}

/** Tells the user where nothing is missing. */
function isComplete(root: CoverageRoot): boolean {
  const isComplete = missingIds(controlsOf(root)).length === 0;
  if (isComplete) void window.showInformationMessage(l10n.t("Every control has an SoA entry."));
  return isComplete;
}

function missingIds(controls: Parameters<typeof missingControls>[0]): string[] {
  return missingControls(controls).map(({ id }) => id);
}

function shorten(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).join(", ");
  return ids.length > 8 ? `${shown}, …` : shown;
}
