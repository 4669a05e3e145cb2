import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DiagnosticSeverity, FileChangeType } from "vscode-languageserver-protocol";
import { isms } from "../cli/run.ts";
import { TestClient } from "./client.ts";

const RISKS = "risks:\n  - id: R-1\n    title: One\n    owner: anna\n    treatment:\n      option: mitigate\n      controls: [A.8.99]\n";
const BASELINE = ".isms-baseline.json";

describe("baseline in the editor", () => {
  let client: TestClient;

  before(async () => {
    client = await TestClient.start({ "isms.yaml": "isms:\n  organisation: Example Ltd\n", "risks.yaml": RISKS }, { today: "2026-06-15" });
    await client.until(() => unknownControls().length > 0, "the first findings");
  });

  after(async () => {
    assert.equal(await client.stop(), 0);
  });

  const unknownControls = () =>
    (client.diagnostics.get(client.uri("risks.yaml"))?.diagnostics ?? []).filter(({ code }) => code === "ref/unknown-control");
  const severities = () => unknownControls().map(({ severity }) => severity);
  const told = (type: FileChangeType) =>
    client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: client.uri(BASELINE), type }] });

  it("shows what it holds as hints that say so, once there is one", async () => {
    assert.deepEqual(severities(), [DiagnosticSeverity.Error]);
    assert.equal(isms(["check", client.folder, "--today", "2026-06-15", "--update-baseline"]).code, 0);
    await told(FileChangeType.Created);
    await client.until(() => severities()[0] === DiagnosticSeverity.Hint, "the hint");
    assert.match(JSON.stringify(unknownControls()[0]?.message), /A\.8\.99.*baseline/);
  });

  it("leaves new findings as grave as they are, and knows the old ones where they move", async () => {
    await client.open("risks.yaml", RISKS);
    await client.change("risks.yaml", 2, { line: 6, character: 17 }, { line: 6, character: 17 }, "A.8.98, ");
    await client.until(() => unknownControls().length === 2, "the new finding");
    assert.deepEqual(severities(), [DiagnosticSeverity.Error, DiagnosticSeverity.Hint]);
    await client.change("risks.yaml", 3, { line: 0, character: 0 }, { line: 0, character: 0 }, "# one\n\n");
    await client.until(() => unknownControls()[0]?.range.start.line === 8, "the moved findings");
    assert.deepEqual(severities(), [DiagnosticSeverity.Error, DiagnosticSeverity.Hint]);
  });

  it("takes a broken file for none, and follows its repair and its end", async () => {
    const file = path.join(client.folder, BASELINE);
    await writeFile(file, "<<<<<<< HEAD");
    await told(FileChangeType.Changed);
    await client.until(() => severities().every((severity) => severity === DiagnosticSeverity.Error), "the errors");
    await rm(file);
    isms(["check", client.folder, "--today", "2026-06-15", "--update-baseline"]);
    await told(FileChangeType.Changed);
    await client.until(() => severities().includes(DiagnosticSeverity.Hint), "the hint to come back");
    await rm(file);
    await told(FileChangeType.Deleted);
    await client.until(() => !severities().includes(DiagnosticSeverity.Hint), "the hint to go");
  });
});
