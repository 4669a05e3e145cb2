import assert from "node:assert/strict";
import * as vscode from "vscode";
import { activated, closeEditors, openDocument, waitFor, workspaceFile } from "./helpers.ts";
import { screenshot } from "./screenshot.ts";

const CSV =
  "Asset ID;Asset name;Asset type;Asset owner;Location;Mood\nAST-901;Spare laptop;Hardware;anna-lindqvist;Cellar;good\nAST-902;Spare phone;Hardware;anna-lindqvist;Cellar;bad\n";

describe("converting a register", () => {
  before(async () => {
    await activated();
    await vscode.workspace.fs.writeFile(workspaceFile("spare.csv"), new TextEncoder().encode(CSV));
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await closeEditors();
  });
  after(async () => {
    for (const name of ["spare.csv", "spare.yaml"]) {
      await vscode.workspace.fs.delete(workspaceFile(name)).then(undefined, () => undefined);
    }
  });

  it("says what would be lost, shows the records, and puts them in the place of the file", async () => {
    await openDocument("spare.csv");
    let isSettled = true;
    const run = () => {
      isSettled = false;
      void vscode.commands.executeCommand("isms.convertRegister").then(() => {
        isSettled = true;
      });
    };
    const preview = () =>
      vscode.workspace.textDocuments.find((document) => document.isUntitled && document.getText().startsWith("assets:"));
    await waitFor(async () => {
      // the server hears of the new file a little later
      if (isSettled) run();
      else if (!preview()) await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return preview();
    }, "the preview");
    assert.match(preview()?.getText() ?? "", /- id: AST-901\n.*\n.*\n.*\n.*\n {4}x-mood: good\n/);
    await screenshot("convert");
    await waitFor(async () => {
      if (!isSettled) await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return isSettled;
    }, "the end of the questions");
    const document = await vscode.workspace.openTextDocument(workspaceFile("spare.yaml"));
    assert.match(document.getText(), /^assets:\n {2}- id: AST-901\n/);
    await document.save();
    const exists = await vscode.workspace.fs.stat(workspaceFile("spare.csv")).then(
      () => true,
      () => false,
    );
    assert.equal(exists, false);
  });
});
