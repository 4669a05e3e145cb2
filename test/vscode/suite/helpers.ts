import * as vscode from "vscode";

// What the suites of both extension hosts share, so nothing here may need Node.

export const extensionId = "isms-as-code.isms-as-code";

/** Waits until the extension has been activated by VS Code itself: a test that activates it would prove nothing. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error(`${extensionId} is not installed`);
  await waitFor(() => extension.isActive, "the extension's activation");
  // in a browser VS Code saves by itself after a second; tests look at edits that are not saved
  await vscode.workspace.getConfiguration("files").update("autoSave", "off", vscode.ConfigurationTarget.Global);
  return extension;
}

type Truthy<T> = Exclude<T, false | 0 | "" | null | undefined>;

/** Polls until the predicate gives something truthy, and returns it; fails with what was waited for. */
export async function waitFor<T>(predicate: () => T | PromiseLike<T>, what: string, timeout = 20_000): Promise<Truthy<T>> {
  for (const deadline = Date.now() + timeout; ; ) {
    const value = await predicate();
    if (value) return value as Truthy<T>;
    if (Date.now() > deadline) throw new Error(`waited ${timeout} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The address of a file in the opened workspace, by its path there. */
export function workspaceFile(relativePath: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("no folder is open");
  return vscode.Uri.joinPath(folder.uri, relativePath);
}

/** Opens a file of the workspace in an editor. */
export async function openDocument(relativePath: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(workspaceFile(relativePath));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens unsaved text in an editor. */
export async function openText(content: string, language: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  return document;
}

/** This extension's diagnostics for a file. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "isms");
}

/** A diagnostic's stable code, which VS Code wraps when it has a link. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The position of a text's first occurrence in a document, or of a place inside that text. */
export function positionOf(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${document.uri.path} does not contain "${text}"`);
  return document.positionAt(start + offset);
}

/** The Markdown of all hovers at a position. */
export async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const command = "vscode.executeHoverProvider";
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(command, uri, position);
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === "string" ? content : content.value)).join("\n");
}

/** Replaces a document's whole text, as an unsaved edit. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  await vscode.workspace.applyEdit(edit);
}

/** Throws unsaved edits away and closes all editors, so that one test leaves nothing to the next. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await waitFor(() => !document.isDirty, `the edits of ${document.uri.path} to be thrown away`);
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
