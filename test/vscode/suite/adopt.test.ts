import assert from "node:assert/strict";
import * as vscode from "vscode";
import { activated, closeEditors, openDocument, replaceText, waitFor, workspaceFile } from "./helpers.ts";
import { screenshot } from "./screenshot.ts";

describe("adopting", () => {
  let original = "";

  before(async () => {
    await activated();
    original = await read();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await closeEditors();
    await vscode.workspace.fs.writeFile(workspaceFile("isms.yaml"), new TextEncoder().encode(original));
  });

  it("shows what is recognised on a page, and changes nothing when the user turns away", async () => {
    const running = vscode.commands.executeCommand("isms.adopt");
    await waitFor(() => page(), "the page");
    const text = await waitFor(pageText, "the text of the page");
    assert.match(text, /^# Adopt /);
    assert.match(text, /\n## Registers\n\n\|[\s\S]*\| soa \| soa\.yaml \|/);
    await screenshot("adopt");
    await untilSettled(running, "workbench.action.closeQuickOpen");
    assert.equal(await read(), original);
  });

  it("writes what an isms.yaml leaves out as one edit that can be undone, and keeps the rest", async () => {
    const isms = await openDocument("isms.yaml");
    const short = original.replace(/^ {2}language: .*\n/m, "");
    assert.notEqual(short, original);
    await replaceText(isms, short);
    await isms.save();
    const running = vscode.commands.executeCommand("isms.adopt", workspaceFile("."));
    await waitFor(() => page() && pageText().includes("+   language: en"), "the page with the change");
    await untilSettled(running, "workbench.action.acceptSelectedQuickOpenItem");
    assert.match(isms.getText(), /^ {2}language: en$/m);
    assert.equal(isms.getText().replace(/^ {2}language: en\n/m, ""), short);
    assert.equal(vscode.window.activeTextEditor?.document, isms);
    await vscode.commands.executeCommand("undo");
    await waitFor(() => isms.getText() === short, "the undone text");
  });
});

function page(): vscode.Tab | undefined {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes("Adopt "));
}

/** The page as the extension provides it; empty until it does. */
function pageText(): string {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "isms-adopt");
  return document?.getText() ?? "";
}

async function read(): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(workspaceFile("isms.yaml")));
}

/** Runs a command on the quick pick until the command that shows it has come to its end: the pick may not be there yet. */
async function untilSettled(running: Thenable<unknown>, command: string): Promise<void> {
  let isSettled = false;
  void running.then(() => {
    isSettled = true;
  });
  await waitFor(async () => {
    if (!isSettled) await vscode.commands.executeCommand(command);
    return isSettled;
  }, "the end of the questions");
}
