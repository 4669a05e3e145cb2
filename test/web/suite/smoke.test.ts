import * as vscode from "vscode";
import {
  activated,
  closeEditors,
  codeOf,
  diagnosticsOf,
  hoverAt,
  openDocument,
  positionOf,
  replaceText,
  waitFor,
} from "../../vscode/suite/helpers.ts";
import * as assert from "./assert.ts";

describe("in the browser", () => {
  afterEach(closeEditors);

  it("the extension is active", async () => {
    await activated();
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
  });

  it("the language server in the worker finds what is wrong", async () => {
    const document = await openDocument("isms.yaml");
    await replaceText(document, "isms:\n  organisation: Test\nrisks:\n  - id: R-1\n    treatment:\n      controls: [A.5.99]\n");
    const codes = () => diagnosticsOf(document.uri).map(codeOf);
    await waitFor(() => codes().includes("ref/unknown-control"), "the finding about a control that does not exist");
  });

  it("the language server in the worker explains a control", async () => {
    const document = await openDocument("isms.yaml");
    await replaceText(document, "risks:\n  - id: R-1\n    treatment:\n      controls: [A.8.8]\n");
    const position = positionOf(document, "A.8.8", 1);
    assert.match(await waitFor(() => hoverAt(document.uri, position), "a hover"), /vulnerabilit/i);
  });
});
