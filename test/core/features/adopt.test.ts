import assert from "node:assert/strict";
import type { TextDocumentEdit } from "vscode-languageserver-types";
import type { AdoptAnswer } from "../../../server/src/core/featureKit/adoptProtocol.ts";
import { feature } from "../../../server/src/core/features/adopt.ts";
import { askWorkspace } from "./request.ts";

const RISKS = "ID,Risk title,Likelihood,Impact,Risk owner,Mood\nR-1,Ransomware | *x*,3,4,CISO,bad\n";
const FOLDER = "file:///isms/";

describe("isms/adopt", () => {
  it("says what a folder without isms.yaml holds, as data and as a page, and gives the edit that creates it", async () => {
    const answer = await adopt(`\n==> risks.csv\n${RISKS}`, { uri: FOLDER });
    assert.equal(answer?.adoption.registers[0]?.kind, "risks");
    assert.equal(answer?.configUri, "file:///isms/isms.yaml");
    assert.match(
      answer?.page ?? "",
      /# Adopt isms\n[\s\S]+\| ✓\u00a0sure \| risks \| risks\.csv \| 1\u00a0row \| 5 of 6 columns read \| Mood \|[\s\S]+```yaml\nisms:\n/,
    );
    const [create, write] = answer?.edit?.documentChanges ?? [];
    assert.deepEqual(create, { kind: "create", uri: "file:///isms/isms.yaml", options: { ignoreIfExists: true } });
    assert.deepEqual((write as TextDocumentEdit).edits, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: answer?.config },
    ]);
  });

  it("takes corrections and answers, and leaves out those that are none", async () => {
    const corrections = [{ path: "risks.csv", kind: "none" }, { path: "risks.csv", kind: "nonsense" }, { kind: "risks" }, 7, null];
    const answer = await adopt(`\n==> risks.csv\n${RISKS}`, { uri: FOLDER, organisation: "X", size: "small", corrections });
    assert.equal(answer?.config, 'isms:\n  organisation: X\n  size: small\n  sources:\n    - files: "/risks.csv"\n      kind: none\n');
    assert.deepEqual(answer?.adoption.registers, []);
    const odd = await adopt("\n==> a.md\n", { uri: FOLDER, organisation: 7, size: "huge", corrections: "x" });
    assert.match(odd?.config ?? "", /# size: small/);
  });

  it("adopts a folder below the one that is open, with paths from there", async () => {
    const answer = await adopt(`\n==> sub/risks.csv\n${RISKS}==> other.csv\n${RISKS}`, { uri: "file:///isms/sub" });
    assert.deepEqual(
      answer?.adoption.registers.map(({ path }) => path),
      ["risks.csv"],
    );
    assert.equal(answer?.configUri, "file:///isms/sub/isms.yaml");
  });

  it("changes an isms.yaml that is there where something is missing, and no more than that", async () => {
    const config = "# ours\nisms:\n  organisation: X # kept\n";
    const same = await adopt(`\n==> risks.csv\n${RISKS}==> isms.yaml\n${config}`, { uri: "file:///isms/risks.csv" });
    assert.equal(same?.edit, undefined);
    assert.match(same?.page ?? "", /Nothing to change/);
    const changed = await adopt(`\n==> risks.csv\n${RISKS}==> isms.yaml\n${config}`, { uri: FOLDER, size: "small" });
    const [write] = (changed?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(write?.edits, [
      { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, newText: "  size: small\n" },
    ]);
    assert.match(changed?.page ?? "", /```diff\n {2}# ours\n[\s\S]+\+ {3}size: small\n```/);
  });

  it("names the kinds and fields that tables can be corrected to, and answers nothing outside what is open", async () => {
    const answer = await adopt(`\n==> risks.csv\n${RISKS}`, { uri: FOLDER });
    const risks = answer?.kinds.find(({ name }) => name === "risks");
    assert.ok(risks?.fields.some(({ name }) => name === "treatment.option") && !risks.fields.some(({ name }) => name === "treatment"));
    assert.ok(answer?.kinds.some(({ name }) => name === "soa"));
    assert.equal(await adopt(`\n==> risks.csv\n${RISKS}`, { uri: "file:///elsewhere" }), undefined);
  });
});

function adopt(text: string, params: object): Promise<AdoptAnswer | undefined> {
  return askWorkspace<AdoptAnswer>(feature, text, params, { bare: true });
}
