import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ViewNode, ViewRoot } from "../../../server/src/lsp/protocol.ts";
import { activated, closeEditors, waitFor } from "./helpers.ts";
import { screenshot } from "./screenshot.ts";

type Views = Readonly<Record<string, readonly ViewRoot[]>>;

describe("Risks, Calendar, Clauses, Project and Frameworks views", () => {
  before(activated);
  afterEach(closeEditors);

  it("show the ISMS that is open, each line at its record", async () => {
    const views = await read();
    assert.deepEqual(Object.keys(views), ["risks", "calendar", "clauses", "project", "frameworks"]);
    for (const [name, roots] of Object.entries(views)) {
      assert.equal(roots.length, 1, name);
      assert.ok((roots[0]?.items.length ?? 0) > 0, name);
      await vscode.commands.executeCommand(`isms.${name}.focus`);
      await screenshot(`view-${name}`);
    }
    const risk = find(views.risks?.[0]?.items ?? [], "R-001 ");
    assert.ok(risk?.location);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(risk.location.uri));
    assert.match(document.lineAt(risk.location.range.start.line).text, /R-001/);
  });

  it("follow an edit that is not saved", async () => {
    const [file] = await vscode.workspace.findFiles("actions.yaml");
    assert.ok(file);
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const overdue = async () => (await read()).calendar?.[0]?.items.some(({ id }) => id === "overdue");
    assert.equal(await overdue(), false);
    const due = /due: 2026-11-27/.exec(document.getText());
    assert.ok(due);
    const edit = new vscode.WorkspaceEdit();
    const start = document.positionAt(due.index);
    edit.replace(file, new vscode.Range(start, document.positionAt(due.index + due[0].length)), "due: 2026-10-01");
    await vscode.workspace.applyEdit(edit);
    await waitFor(async () => (await overdue()) === true, "the action to be overdue");
    await vscode.commands.executeCommand("undo");
    await waitFor(async () => (await overdue()) === false, "nothing to be overdue");
  });

  it("Gap analysis opens its page, and Plan implementation the project that is there", async () => {
    await vscode.commands.executeCommand("isms.gaps");
    await waitFor(() => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => /Gap analysis/.test(label))), "the page");
    await screenshot("gap-analysis");
    await vscode.commands.executeCommand("isms.plan");
    await waitFor(() => vscode.window.activeTextEditor?.document.uri.path.endsWith("/project.yaml") === true, "project.yaml");
  });
});

async function read(): Promise<Views> {
  return vscode.commands.executeCommand<Views>("isms.views.refresh");
}

function find(nodes: readonly ViewNode[], label: string): ViewNode | undefined {
  for (const node of nodes) {
    const found = node.label.startsWith(label) ? node : find(node.children ?? [], label);
    if (found) return found;
  }
  return undefined;
}
