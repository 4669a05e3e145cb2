import assert from "node:assert/strict";
import * as vscode from "vscode";
import { activated, closeEditors, openDocument } from "./helpers.ts";
import { screenshot } from "./screenshot.ts";

describe("activation", () => {
  afterEach(closeEditors);

  it("happens in a folder that holds isms.yaml", async () => {
    await activated();
    await openDocument("isms.yaml");
    await vscode.commands.executeCommand("isms.coverage.focus");
    await screenshot("activation");
  });

  it("registers the commands of the manifest", async () => {
    const { packageJSON } = await activated();
    const declared: { command: string }[] = packageJSON.contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});
