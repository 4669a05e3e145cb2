import assert from "node:assert/strict";
import type { TextDocumentEdit } from "vscode-languageserver-types";
import type { AdoptAnswer } from "../../server/src/lsp/protocol.ts";
import { TestClient } from "./client.ts";

const RISKS = "ID,Risk title,Likelihood,Impact,Risk owner\nR-1,Ransomware,9,4,CISO\nR-2,Theft,2,2,CISO\n";

describe("adopting over the language server", () => {
  it("reads a folder that is no ISMS yet, with what editors have open; once isms.yaml is written there is nothing to change", async () => {
    const client = await TestClient.start({ "docs/risks.csv": RISKS, "docs/note.md": "On disk.\n", "other.md": "# Other\n" });
    try {
      const rows = ["A.5.1", "A.5.2", "A.5.3"].map((id) => `| ${id} | Title | Yes | Planned |\n`).join("");
      await client.open("docs/note.md", `| Control | Title | Applicable | Status |\n|---|---|---|---|\n${rows}`);
      const before = await client.request<AdoptAnswer>("isms/adopt", { uri: client.uri("docs") });
      assert.deepEqual(
        before.adoption.registers.map(({ path, kind, rows }) => [path, kind, rows]),
        [
          ["note.md", "soaEntry", 3],
          ["risks.csv", "risks", 2],
        ],
      );
      assert.equal(before.name, "docs");
      const write = before.edit?.documentChanges?.at(-1) as TextDocumentEdit;
      assert.equal(write.textDocument.uri, client.uri("docs/isms.yaml"));
      await client.write("docs/isms.yaml", before.config);
      const after = await client.request<AdoptAnswer>("isms/adopt", { uri: client.uri("docs/risks.csv") });
      assert.deepEqual([after.edit, after.config, after.before], [undefined, before.config, before.config]);
      assert.equal(await client.request("isms/adopt", { uri: "file:///nowhere" }), null);
      assert.equal(await client.request("isms/adopt", {}), null);
    } finally {
      await client.stop();
    }
  });
});
