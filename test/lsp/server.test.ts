import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type {
  CodeAction,
  CompletionList,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  SymbolInformation,
  WorkspaceEdit,
} from "vscode-languageserver-protocol";
import { TestClient } from "./client.ts";

const RISKS = `risks:
  - id: R-001
    title: Laptop is stolen
    owner: anna
    likelihood: 3
    impact: 4
    treatment:
      option: mitigate
      controls: [A.8.1, A.12.6.1]
  - id: R-002
    title: Backup cannot be restored
    owner: nobody
`;
const FILES = {
  "isms.yaml": "isms:\n  organisation: Example Ltd\n",
  "risks.yaml": RISKS,
  "people.yaml": "people:\n  - id: anna\n    name: Anna Berg\n",
  "methodology.yaml":
    "methodology:\n  likelihood: [{value: 1}, {value: 2}, {value: 3}, {value: 4}]\n  impact: [{value: 1}, {value: 2}, {value: 3}, {value: 4}]\n  formula: product\n  levels: [{name: low, min: 1}, {name: high, min: 9}]\n",
  "soa.yaml":
    "soa:\n  version: '1.0'\n  controls:\n    - control: A.8.1\n      applicable: true\n      reasons: [risk]\n      status: planned\n",
  "policies/devices.md":
    "---\nid: POL-1\ntitle: Devices\ntype: policy\n---\n\n# Devices\n\nLaptops are encrypted (A.8.1), see R-001 and [risks](../risks.yaml).\n",
};

describe("language server over stdio", () => {
  let client: TestClient;

  before(async () => {
    client = await TestClient.start(FILES, { today: "2026-06-15" });
    await client.until(() => ["risks.yaml", "soa.yaml"].every((name) => client.codes(name).length > 0), "the first findings");
  });

  after(async () => {
    assert.equal(await client.stop(), 0);
  });

  it("pushes the findings of files that nobody opened", () => {
    assert.ok(client.codes("risks.yaml").includes("ref/edition-2013"));
    assert.ok(client.codes("risks.yaml").includes("ref/unknown-record"));
  });

  it("follows the editor's text, and pushes only the files whose findings changed", async () => {
    await client.open("risks.yaml", RISKS);
    const pushesOfOthers = client.pushes.get(client.uri("soa.yaml"));
    await client.change("risks.yaml", 2, { line: 11, character: 11 }, { line: 11, character: 17 }, "anna");
    await client.until(() => !client.codes("risks.yaml").includes("ref/unknown-record"), "the finding to go");
    assert.equal(client.diagnostics.get(client.uri("risks.yaml"))?.version, 2);
    assert.equal(client.pushes.get(client.uri("soa.yaml")), pushesOfOthers);
  });

  it("says what a control is, with its state here", async () => {
    const hover = await client.request<Hover>("textDocument/hover", client.at("risks.yaml", 8, 19));
    const { value } = hover.contents as { value: string };
    assert.match(value, /A\.8\.1 User endpoint devices/);
    assert.match(value, /Here: planned/);
    const old = await client.request<Hover>("textDocument/hover", client.at("risks.yaml", 8, 27));
    assert.match((old.contents as { value: string }).value, /A\.8\.8.*Management of technical vulnerabilities/);
  });

  it("says what a field takes, and what a record is", async () => {
    const field = await client.request<Hover>("textDocument/hover", client.at("risks.yaml", 4, 6));
    assert.match((field.contents as { value: string }).value, /Likelihood before the treatment/);
    const owner = await client.request<Hover>("textDocument/hover", client.at("risks.yaml", 3, 13));
    assert.match((owner.contents as { value: string }).value, /Anna Berg/);
  });

  it("completes controls by the words of their titles, ids with titles, enums and keys", async () => {
    const labels = async (line: number, character: number) => {
      const list = await client.request<CompletionList | null>("textDocument/completion", client.at("risks.yaml", line, character));
      return (list?.items ?? []).map(({ label, filterText }) => filterText ?? label);
    };
    assert.ok((await labels(8, 24)).includes("A.8.8 Management of technical vulnerabilities"));
    assert.ok((await labels(3, 11)).some((label) => label.startsWith("anna")));
    assert.ok((await labels(7, 14)).includes("mitigate"));
    assert.ok((await labels(10, 4)).includes("description"));
  });

  it("leads from ids to records and back", async () => {
    const definition = await client.request<Location[]>("textDocument/definition", client.at("risks.yaml", 3, 13));
    assert.deepEqual(
      definition.map(({ uri, range }) => [uri, range.start.line]),
      [[client.uri("people.yaml"), 1]],
    );
    const control = await client.request<Location[]>("textDocument/definition", client.at("risks.yaml", 8, 19));
    assert.equal(control[0]?.uri, client.uri("soa.yaml"));
    const references = await client.request<Location[]>("textDocument/references", {
      ...client.at("risks.yaml", 1, 12),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(references.map(({ uri }) => path.basename(uri)).sort(), ["devices.md", "risks.yaml"]);
  });

  it("outlines records and finds them by name", async () => {
    const outline = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument: { uri: client.uri("risks.yaml") },
    });
    assert.deepEqual(
      outline.map(({ name }) => name),
      ["R-001 Laptop is stolen", "R-002 Backup cannot be restored"],
    );
    const found = await client.request<SymbolInformation[]>("workspace/symbol", { query: "backup" });
    assert.deepEqual(
      found.map(({ name }) => name),
      ["R-002 Backup cannot be restored"],
    );
  });

  it("shows titles and scores beside the text", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 12, character: 0 } };
    const hints = await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri: client.uri("risks.yaml") }, range });
    assert.deepEqual(hints.map(({ label }) => label).sort(), ["Risk 12 (high)", "User endpoint devices"]);
  });

  it("offers fixes for the finding at the cursor, and fix-all", async () => {
    const range = { start: { line: 8, character: 27 }, end: { line: 8, character: 27 } };
    const params = { textDocument: { uri: client.uri("risks.yaml") }, range, context: { diagnostics: [] } };
    const actions = await client.request<CodeAction[]>("textDocument/codeAction", params);
    const migrate = actions.find(({ title }) => title.includes("A.8.8"));
    assert.ok(migrate?.isPreferred);
    assert.deepEqual(edits(migrate.edit), [[client.uri("risks.yaml"), "A.8.8"]]);
    assert.ok(actions.some(({ title }) => title.includes("Ignore `ref/edition-2013`")));
    const all = await client.request<CodeAction[]>("textDocument/codeAction", {
      ...params,
      context: { diagnostics: [], only: ["source.fixAll.isms"] },
    });
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ["source.fixAll.isms"],
    );
  });

  it("sees files that appear, change and go away on disk", async () => {
    const file = path.join(client.folder, "assets.yaml");
    await writeFile(file, "assets:\n  - id: AST-1\n    title: Laptops\n    owner: ghost\n");
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uri("assets.yaml"), type: 1 }] });
    await client.until(() => client.codes("assets.yaml").includes("ref/unknown-record"), "the new file's finding");
    await writeFile(file, "assets:\n  - id: AST-1\n    title: Laptops\n    owner: anna\n    classification: internal\n");
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uri("assets.yaml"), type: 2 }] });
    await client.until(() => client.codes("assets.yaml").length === 0, "the finding to go");
    await writeFile(file, "assets:\n  - id: R-001\n    title: Laptops\n");
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uri("assets.yaml"), type: 2 }] });
    await client.until(
      () => [...client.diagnostics.values()].some(({ diagnostics }) => diagnostics.some(({ code }) => code === "id/duplicate")),
      "the duplicate id",
    );
    await rm(file);
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uri("assets.yaml"), type: 3 }] });
    await client.until(
      () => ![...client.diagnostics.values()].some(({ diagnostics }) => diagnostics.some(({ code }) => code === "id/duplicate")),
      "the duplicate to go",
    );
  });

  it("answers nothing, and does not fail, for documents it does not know and places that are none", async () => {
    const elsewhere = { textDocument: { uri: "untitled:Untitled-1" }, position: { line: 0, character: 0 } };
    assert.equal(await client.request("textDocument/hover", elsewhere), null);
    assert.equal(await client.request("textDocument/hover", client.at("risks.yaml", 9999, 9999)), null);
    assert.equal(await client.request("textDocument/completion", client.at("nowhere.yaml", 0, 0)), null);
  });
});

function edits(edit: WorkspaceEdit | undefined): [string, string][] {
  return (edit?.documentChanges ?? []).flatMap((change) =>
    "edits" in change ? change.edits.map((one): [string, string] => [change.textDocument.uri, "newText" in one ? one.newText : ""]) : [],
  );
}
