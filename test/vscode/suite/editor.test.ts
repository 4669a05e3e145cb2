import assert from "node:assert/strict";
import * as vscode from "vscode";
import { activated, closeEditors, codeOf, diagnosticsOf, hoverAt, openDocument, positionOf, waitFor, workspaceFile } from "./helpers.ts";
import { screenshot } from "./screenshot.ts";

describe("editor", () => {
  before(activated);
  afterEach(closeEditors);

  it("finds nothing wrong in the example on its day", async () => {
    const document = await openDocument("soa.yaml");
    await waitFor(() => hoverAt(document.uri, positionOf(document, "A.5.1", 2)), "the server's first answer");
    const all = () =>
      vscode.languages
        .getDiagnostics()
        .flatMap(([uri, found]) =>
          found.filter(({ source }) => source === "isms").map((one) => `${uri.path} ${codeOf(one)} ${one.message}`),
        );
    // what an earlier test did to the example is taken back by now, but its findings may still be on their way
    await waitFor(() => all().length === 0, "the findings of earlier tests to go").catch(() => undefined);
    assert.deepEqual(all(), []);
  });

  it("inserts a missing SoA entry where it belongs, and the finding goes", async () => {
    const document = await openDocument("soa.yaml");
    const before = document.getText();
    await edit(document, entryOf(document, "A.8.8"), "");
    const finding = await waitFor(
      () => diagnosticsOf(document.uri).find((one) => codeOf(one) === "soa/missing-controls"),
      "soa/missing-controls",
    );
    assert.match(finding.message, /A\.8\.8/);
    await screenshot("missing-soa-entry");
    const action = await fixFor(document.uri, finding, /Insert/);
    assert.ok(action.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    await waitFor(() => !diagnosticsOf(document.uri).some((one) => codeOf(one) === "soa/missing-controls"), "the finding to go");
    const entry = document.getText(entryOf(document, "A.8.8"));
    assert.match(entry, /justification: ""/);
    assert.equal(document.getText().replace(entry, ""), before.replace(entryText(before, "A.8.8"), ""), "nothing else changed");
    await waitFor(() => diagnosticsOf(document.uri).length > 0, "the honest gaps of the new entry");
  });

  it("marks a control that does not exist, while typing, and takes the mark back", async () => {
    const document = await openDocument("risks/platform.yaml");
    const at = positionOf(document, "controls:");
    const line = document.lineAt(at.line + 1).range;
    const text = document.getText(line);
    await edit(document, line, text.replace(/A\.\d+\.\d+/, "A.8.99"));
    const finding = await waitFor(
      () => diagnosticsOf(document.uri).find((one) => codeOf(one) === "ref/unknown-control"),
      "ref/unknown-control",
    );
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof finding.code === "object" && finding.code.target.toString().endsWith("ref-unknown-control.md"));
    await edit(document, document.lineAt(line.start.line).range, text);
    await waitFor(() => !diagnosticsOf(document.uri).some((one) => codeOf(one) === "ref/unknown-control"), "the finding to go");
  });

  it("tells of controls and records in hovers", async () => {
    const document = await openDocument("soa.yaml");
    const control = await waitFor(() => hoverAt(document.uri, positionOf(document, "control: A.8.8\n", 11)), "a hover");
    assert.match(control, /Management of technical vulnerabilities/);
    assert.match(control, /What good looks like/);
    const risks = await openDocument("risks/platform.yaml");
    const owner = positionOf(risks, "owner: ", 8);
    assert.match(await waitFor(() => hoverAt(risks.uri, owner), "a hover"), /Person|Role/);
  });

  it("completes controls by the words of their titles", async () => {
    const document = await openDocument("risks/platform.yaml");
    const at = positionOf(document, "controls:");
    const line = document.lineAt(at.line + 1).range;
    await edit(
      document,
      line,
      `${document.getText(line)}\n${" ".repeat(document.lineAt(line.start.line).firstNonWhitespaceCharacterIndex)}- vuln`,
    );
    const place = document.lineAt(line.start.line + 1).range.end;
    const list = await waitFor(async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        place,
      );
      return found.items.some(({ filterText }) => filterText === "A.8.8 Management of technical vulnerabilities") ? found : undefined;
    }, "the control");
    const item = list.items.find(({ filterText }) => filterText?.startsWith("A.8.8 "));
    assert.equal(typeof item?.label === "object" ? item.label.description : "", "Management of technical vulnerabilities");
  });

  it("leads from ids to records and finds every mention", async () => {
    const document = await openDocument("risks/platform.yaml");
    const at = positionOf(document, "owner: ", 8);
    const found = await waitFor(async () => {
      const locations = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        document.uri,
        at,
      );
      return locations.length > 0 ? locations : undefined;
    }, "a definition");
    const [first] = found;
    assert.match((first && "targetUri" in first ? first.targetUri : first?.uri)?.path ?? "", /\/(people|roles)\.yaml$/);
    const references = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", document.uri, at);
    assert.ok(references.length > 3);
  });

  it("shows titles and scores as inlay hints, and an outline", async () => {
    const document = await openDocument("risks/platform.yaml");
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await waitFor(async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>("vscode.executeInlayHintProvider", document.uri, whole);
      return found.length > 0 ? found : undefined;
    }, "inlay hints");
    const labels = hints.map(({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join("")));
    assert.ok(labels.some((label) => /^Risk \d+ \(/.test(label)));
    assert.ok(labels.includes("Information backup") || labels.some((label) => /^[A-Z]/.test(label)));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document.uri);
    assert.ok(symbols.some(({ name }) => /^R-\d+ /.test(name)));
  });

  it("fixes on request what cannot be wrong", async () => {
    const document = await openDocument("assets.yaml");
    await edit(document, rangeOf(document, "classification:"), "Classification:");
    await waitFor(() => diagnosticsOf(document.uri).some((one) => codeOf(one) === "schema/key-name"), "schema/key-name");
    await vscode.commands.executeCommand("editor.action.fixAll");
    await waitFor(() => !document.getText().includes("Classification:"), "fix all");
    await vscode.commands.executeCommand("undo");
    assert.ok(document.getText().includes("Classification:"), "one undo takes it back");
  });

  it("follows files that change on disk", async () => {
    const uri = workspaceFile("later.yaml");
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode("assets:\n  - id: AST-900\n    title: Later\n    owner: nobody-at-all\n"),
    );
    await waitFor(() => diagnosticsOf(uri).some((one) => codeOf(one) === "ref/unknown-record"), "the finding in a file that nobody opened");
    await vscode.workspace.fs.delete(uri);
    await waitFor(() => diagnosticsOf(uri).length === 0, "the finding to go with its file");
  });
});

async function edit(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, range, text);
  assert.ok(await vscode.workspace.applyEdit(change));
}

async function fixFor(uri: vscode.Uri, finding: vscode.Diagnostic, title: RegExp): Promise<vscode.CodeAction> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, finding.range);
  const action = actions.find((candidate) => title.test(candidate.title));
  assert.ok(action, `no ${title} among ${actions.map((candidate) => candidate.title).join(", ")}`);
  return action;
}

function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = positionOf(document, text);
  return new vscode.Range(start, positionOf(document, text, text.length));
}

/** The lines of a control's SoA entry. */
function entryOf(document: vscode.TextDocument, control: string): vscode.Range {
  const text = document.getText();
  const entry = entryText(text, control);
  const start = text.indexOf(entry);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + entry.length));
}

function entryText(text: string, control: string): string {
  const match = new RegExp(`^ *- control: ${control.replaceAll(".", "\\.")}\\n(?:(?! *- control:)(?! *#).*\\n)*`, "m").exec(text);
  assert.ok(match, `no entry of ${control}`);
  return match[0];
}
