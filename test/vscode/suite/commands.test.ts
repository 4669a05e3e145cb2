import assert from "node:assert/strict";
import * as vscode from "vscode";
import { sortByExistence, writeNewFiles } from "../../../client/src/support/writeNewFiles.ts";
import { activated, closeEditors, waitFor, workspaceFile } from "./helpers.ts";
import { screenshot } from "./screenshot.ts";

describe("commands", () => {
  before(activated);
  afterEach(closeEditors);

  it("show a control's page", async () => {
    await vscode.commands.executeCommand("isms.showControl", "A.8.8");
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await waitFor(() => tabs().some(({ label }) => label.includes("A.8.8")), "the page of A.8.8");
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("isms-control:/A.8.8.md"));
    assert.match(page.getText(), /Management of technical vulnerabilities/);
    assert.match(page.getText(), /Evidence an auditor asks for/);
    await screenshot("control-page");
  });

  it("show the page of a control of the organisation's own", async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("isms-control:/NL-01.md"));
    assert.match(page.getText(), /Tenant isolation/);
  });

  it("say in words that there is no such control", async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("isms-control:/A.9.99.md"));
    assert.equal(page.getText(), "There is nothing to read about A.9.99.");
  });

  it("restart the language server, which then answers again", async () => {
    await vscode.commands.executeCommand("isms.restartServer");
    const roots = await vscode.commands.executeCommand<readonly unknown[]>("isms.coverage.refresh");
    assert.equal(roots.length, 1);
  });

  it("write the files of a new ISMS beside those that exist, never over them", async () => {
    const folder = workspaceFile("new-isms");
    const there = vscode.Uri.joinPath(folder, "isms.yaml");
    await vscode.workspace.fs.writeFile(there, new TextEncoder().encode("mine"));
    const files = [
      { path: "isms.yaml", text: "theirs" },
      { path: "policies/access.md", text: "# Zugänge" },
    ];
    try {
      const { fresh, existing } = await sortByExistence(folder, files);
      assert.deepEqual([fresh, existing], [files.slice(1), files.slice(0, 1)]);
      assert.deepEqual(await writeNewFiles(folder, files), files.slice(1));
      assert.equal(await read(there), "mine");
      assert.equal(await read(vscode.Uri.joinPath(folder, "policies/access.md")), "# Zugänge");
    } finally {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });
});

async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
