import assert from "node:assert/strict";
import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { feature } from "../../../server/src/core/features/insertSoaEntries.ts";
import { askWorkspace } from "./request.ts";

const SOA = `==> soa.yaml
soa:
  version: "1"
  controls:
    - control: A.5.1
      applicable: true
      justification: Forty people need one set of rules.
      status: planned
`;

describe("insert SoA entries", () => {
  it("inserts the missing entries, or those asked for, never one that is there", async () => {
    assert.equal(rowsIn(await ask({ uri: "file:///isms/isms.yaml" })).length, 92);
    assert.deepEqual(rowsIn(await ask({ uri: "file:///isms/isms.yaml", controls: ["A.8.9", "A.5.1", "A.5.7", "A.9.9"] })), [
      "A.5.7",
      "A.8.9",
    ]);
    assert.equal(await ask({ uri: "file:///isms/isms.yaml", controls: ["A.5.1"] }), undefined);
  });

  it("finds the ISMS by its own URI or that of any file in it, and no other", async () => {
    assert.ok(await ask({ uri: "file:///isms/" }));
    assert.ok(await ask({ uri: "file:///isms/policies/x.md" }));
    assert.equal(await ask({ uri: "file:///elsewhere/isms.yaml" }), undefined);
  });
});

function ask(params: object): Promise<WorkspaceEdit | undefined> {
  return askWorkspace<WorkspaceEdit>(feature, SOA, params);
}

/** The controls in what an edit inserts. */
function rowsIn(edit: WorkspaceEdit | undefined): string[] {
  const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  const inserted = changes.flatMap(({ edits }) => edits.map((one) => ("newText" in one ? one.newText : "")));
  return [...inserted.join("").matchAll(/control: (A\.\d\.\d+)/g)].map((match) => match[1] as string);
}
