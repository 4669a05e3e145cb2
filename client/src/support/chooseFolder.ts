import { commands, l10n, type Uri, window, workspace } from "vscode";

/** A folder of the workspace: the only one, or the one that the user picks. Offers to open one where there is none. */
export async function chooseFolder(placeHolder: string): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await window.showWorkspaceFolderPick({ placeHolder }))?.uri;
  if (folders[0]) return folders[0].uri;
  const open = l10n.t("Open folder…");
  const choice = await window.showInformationMessage(l10n.t("An ISMS is a folder: open the one that is to hold it first."), open);
  if (choice === open) await commands.executeCommand("vscode.openFolder");
  return undefined;
}
