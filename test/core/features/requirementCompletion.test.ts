import assert from "node:assert/strict";
import type { CompletionItem, CompletionList, TextEdit } from "vscode-languageserver-types";
import { feature } from "../../../server/src/core/features/completion.ts";
import { ask } from "./request.ts";

async function complete(text: string): Promise<readonly CompletionItem[]> {
  return (await ask<CompletionList>(feature, text))?.items ?? [];
}

const has = async (text: string, label: string) => (await complete(text)).some((item) => item.label === label);

describe("completion of requirements", () => {
  it("offers the articles of a law behind its name, with their titles, and replaces what is typed of them", async () => {
    const items = await complete("==> p.md\nWe meet GDPR Art. 3‸\n");
    const article = items.find(({ label }) => label === "Art. 32");
    assert.equal(article?.labelDetails?.description, "Security of processing");
    assert.equal(article?.filterText, "Art. 32 Security of processing");
    const edit = article?.textEdit as TextEdit;
    assert.deepEqual([edit.newText, edit.range.start.character, edit.range.end.character], ["Art. 32", 13, 19]);
    assert.ok(await has("==> p.md\nDSGVO ‸\n", "Art. 32"));
    assert.ok(await has("==> p.md\nNIS2 Art. 21(2)(‸\n", "Art. 21(2)(d)"));
    assert.ok(await has("==> p.md\nDORA A‸\n", "Art. 28"));
    assert.ok(await has("==> p.md\n2024/2690 Annex 6‸\n", "6.10"));
  });

  it("offers ids of SOC 2 and NIST behind their names or where they begin like nothing else", async () => {
    assert.ok(await has("==> p.md\nSOC 2 C‸\n", "CC6.1"));
    assert.ok(await has("==> p.md\nSee PR.A‸\n", "PR.AA-01"));
    assert.ok(await has("==> p.md\nNIST AC-‸\n", "AC-2"));
  });

  it("offers letters that may mean anything only where the framework is named or cited", async () => {
    assert.ok(!(await has("==> p.md\nSent as CC‸\n", "CC6.1")));
    assert.ok(await has("==> p.md\nFor CC7.1 and CC‸\n", "CC6.1"));
    assert.ok(await has("==> isms.yaml\nisms:\n  organisation: X\n  frameworks: [soc2]\n==> p.md\nSee CC‸\n", "CC6.1"));
    assert.ok(!(await has("==> p.md\nFrom Washington DC-‸\n", "AC-2")));
  });

  it("offers those of the frameworks that isms.yaml names as the source of an obligation", async () => {
    const isms = "==> isms.yaml\nisms:\n  organisation: X\n  frameworks: [gdpr, nist-800-53]\n";
    const items = await complete(`${isms}==> o.yaml\nobligations:\n  - id: OBL-1\n    source: ‸\n`);
    const names = items.map(({ label }) => label);
    assert.ok(names.includes("GDPR Art. 32") && names.includes("NIST AC-2") && !names.includes("CC6.1"));
    assert.deepEqual(await complete("==> o.yaml\nobligations:\n  - id: OBL-1\n    source: ‸\n"), []);
  });

  it("offers them in the texts of records, on the line of the key and in blocks", async () => {
    const obligation = "==> o.yaml\nobligations:\n  - id: OBL-1\n    title: GDPR\n";
    assert.ok(await has(`${obligation}    source: GDPR Art. ‸\n`, "Art. 32"));
    assert.ok(await has(`${obligation}    source: As said in SOC 2 C‸\n`, "CC6.1"));
    assert.ok(await has(`${obligation}    description: >-\n      As GDPR Art. ‸\n`, "Art. 32"));
    assert.ok(await has(`${obligation}    description: See A.‸\n`, "A.5.1"));
  });

  it("offers what frameworks ask for beyond ISO/IEC 27001 to the obligations that track it", async () => {
    assert.ok(await has("==> o.yaml\nobligations:\n  - id: OBL-1\n    title: x\n    tracks:\n      - ‸\n", "gdpr/data-subject-rights"));
    assert.ok(await has("==> o.yaml\nobligations:\n  - id: OBL-1\n    title: x\n    tracks: [gdpr/d‸]\n", "gdpr/data-subject-rights"));
  });
});
