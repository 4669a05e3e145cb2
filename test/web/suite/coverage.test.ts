import * as vscode from "vscode";
import type { CoverageRoot } from "../../../server/src/lsp/protocol.ts";
import { activated, waitFor } from "../../vscode/suite/helpers.ts";
import * as assert from "./assert.ts";

describe("coverage in the browser", () => {
  before(activated);

  it("counts entries of files that no editor has open, read through the client", async () => {
    assert.equal(await entries(), 93);
  });

  it("comes back when the language server has been restarted", async () => {
    await vscode.commands.executeCommand("isms.restartServer");
    assert.equal(await waitFor(entries, "the coverage"), 93);
  });
});

async function entries(): Promise<number | undefined> {
  const roots = await vscode.commands.executeCommand<readonly CoverageRoot[]>("isms.coverage.refresh");
  return roots[0]?.entries;
}
