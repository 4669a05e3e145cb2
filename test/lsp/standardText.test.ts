import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Hover } from "vscode-languageserver-protocol";
import { TestClient } from "./client.ts";

describe("isms.standardText", () => {
  let client: TestClient;

  before(async () => {
    client = await TestClient.start({
      "isms.yaml": "isms:\n  organisation: Example Ltd\n",
      "p.md": "See A.8.8.\n",
      "private/standard.yaml": "A.8.8: My own copy of the text\n",
    });
  });

  after(() => client.stop());

  it("shows the user's text in hovers, and warns while git would commit it", async () => {
    await client.open("p.md", "See A.8.8.\n");
    const file = path.join(client.folder, "private/standard.yaml");
    await client.configure({ standardText: file });
    await client.until(() => client.codes("isms.yaml").includes("isms/standard-text-exposed"), "the warning");
    const hover = await client.request<Hover>("textDocument/hover", client.at("p.md", 0, 6));
    assert.match((hover.contents as { value: string }).value, /> My own copy of the text/);
    await writeFile(path.join(client.folder, ".gitignore"), "private/\n");
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uri(".gitignore"), type: 1 }] });
    await client.until(() => !client.codes("isms.yaml").includes("isms/standard-text-exposed"), "the warning to go");
  });

  it("goes on without a file that is missing or no YAML", async () => {
    await client.configure({ standardText: "/nowhere/standard.yaml" });
    const hover = await client.request<Hover>("textDocument/hover", client.at("p.md", 0, 6));
    assert.match((hover.contents as { value: string }).value, /Management of technical vulnerabilities/);
  });
});
