import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { CoverageControl, CoverageItem, CoverageRoot } from "../../../server/src/lsp/protocol.ts";
import { activated, closeEditors, waitFor } from "./helpers.ts";
import { screenshot } from "./screenshot.ts";

describe("Coverage view", () => {
  before(activated);
  afterEach(closeEditors);

  it("shows every control with its state", async () => {
    const { themes, entries, total } = await coverage();
    assert.deepEqual([entries, total], [93, 93]);
    const sizes = themes.map(({ id, groups }) => [id, groups.flatMap(({ controls }) => controls).length]);
    assert.deepEqual(sizes.slice(0, 4), [
      ["A.5", 37],
      ["A.6", 8],
      ["A.7", 14],
      ["A.8", 34],
    ]);
    await vscode.commands.executeCommand("isms.coverage.focus");
    await screenshot("coverage");
  });

  it("opens what hangs on a control at its line", async () => {
    const items = await itemsOf("A.8.8");
    assert.deepEqual(
      items.filter(({ kind }) => kind === "risks").length,
      (await control("A.8.8")).counts.risks,
      "as many as the control says",
    );
    const entry = items.find(({ kind }) => kind === "soaEntry");
    assert.ok(entry);
    assert.ok(items.some(({ kind }) => kind === "risks"));
    for (const item of items) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(item.uri));
      const line = document.lineAt(item.range.start.line).text;
      const name = item.kind === "soaEntry" ? "A.8.8" : (item.label.split(" ")[0] ?? "");
      assert.ok(line.includes(name), `${item.label} leads to "${line}"`);
    }
  });

  it("follows an edit that is not saved, and inserts the entry that is missing", async () => {
    const document = await withoutEntry("A.8.8");
    await waitFor(async () => (await control("A.8.8")).state === "missing", "A.8.8 to be missing");
    assert.equal((await coverage()).entries, 92);
    await screenshot("coverage-missing");

    await vscode.commands.executeCommand("isms.insertSoaEntry", {
      type: "control",
      root: await coverage(),
      control: await control("A.8.8"),
    });
    await waitFor(async () => (await control("A.8.8")).state !== "missing", "A.8.8 to be there again");
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.ok(document.isDirty, "the user looks at the entry before it is saved");
    const order = [...document.getText().matchAll(/control: (A\.8\.[789])$/gm)].map(([, id]) => id);
    assert.deepEqual(order, ["A.8.7", "A.8.8", "A.8.9"]);
  });
});

/** What the view shows of the example. */
async function coverage(): Promise<CoverageRoot> {
  const roots = await vscode.commands.executeCommand<readonly CoverageRoot[]>("isms.coverage.refresh");
  const [root] = roots;
  assert.ok(root, "there is no ISMS");
  return root;
}

async function control(id: string): Promise<CoverageControl> {
  const { themes } = await coverage();
  const found = themes.flatMap(({ groups }) => groups.flatMap(({ controls }) => controls)).find((other) => other.id === id);
  assert.ok(found, `${id} is not shown`);
  return found;
}

async function itemsOf(id: string): Promise<readonly CoverageItem[]> {
  await coverage();
  return vscode.commands.executeCommand<readonly CoverageItem[]>("isms.coverage.items", id);
}

/** Opens the SoA and takes a control's entry out of it, without saving. */
async function withoutEntry(id: string): Promise<vscode.TextDocument> {
  const entry = (await itemsOf(id)).find(({ kind }) => kind === "soaEntry");
  assert.ok(entry);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(entry.uri));
  await vscode.window.showTextDocument(document);
  const isEntry = (line: number) => /^ *- control: /.test(document.lineAt(line).text);
  const start = entry.range.start.line;
  assert.ok(isEntry(start), document.lineAt(start).text);
  let end = start + 1;
  while (!isEntry(end)) end++;
  const edit = new vscode.WorkspaceEdit();
  edit.delete(document.uri, new vscode.Range(start, 0, end, 0));
  assert.ok(await vscode.workspace.applyEdit(edit));
  return document;
}
