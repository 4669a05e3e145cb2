import assert from "node:assert/strict";
import type { SymbolInformation } from "vscode-languageserver-types";
import { feature } from "../../../server/src/core/features/workspaceSymbol.ts";
import { askWorkspace } from "./request.ts";

const ISMS = "==> isms.yaml\nisms: {organisation: Example Ltd}\n";

async function symbols(text: string, query: string): Promise<readonly SymbolInformation[]> {
  return (await askWorkspace<SymbolInformation[]>(feature, ISMS + text, { query })) ?? [];
}

/** What stands where a symbol is said to be. */
function pointed(text: string, { location: { uri, range } }: SymbolInformation): string {
  const [, file = ""] = text.split(`==> ${uri.slice("file:///isms/".length)}\n`);
  assert.equal(range.start.line, range.end.line);
  return (file.split("\n")[range.start.line] ?? "").slice(range.start.character, range.end.character);
}

const risks = (count: number, description: string) =>
  Array.from({ length: count }, (_, n) => `  - id: R-${n}\n    title: Loss ${n}\n    description: ${description}\n`).join("");

describe("workspace/symbol", () => {
  it("points at the ids of records, at the control of an SoA entry, and in tables at cells", async () => {
    const text = [
      "==> assets.yaml\nassets:\n  - {title: Laptop, id: AST-1, owner: x}\n",
      "==> soa.yaml\nsoa:\n  controls:\n    - {control: A.5.7, title: Feeds, applicable: true}\n",
      "==> risks.csv\nRisk ID,Risk,Likelihood,Impact,Risk owner\nR-7,Fire,2,3,PER-1\n",
      "==> policies/p.md\n---\nid: POL-1\ntitle: Policy\n---\n# Policy\n",
    ].join("");
    const found = (await symbols(text, "")).filter(({ containerName }) => containerName !== "ISMS");
    assert.deepEqual(found.map((symbol) => pointed(text, symbol)).sort(), ["A.5.7", "AST-1", "POL-1", "R-7"]);
  });

  it("finds ids and titles by their letters in order", async () => {
    const text = "==> assets.yaml\nassets:\n  - {id: AST-1, title: Customer portal}\n  - {id: AST-2, title: Laptops}\n";
    assert.deepEqual(
      (await symbols(text, "custport")).map(({ name }) => name),
      ["AST-1 Customer portal"],
    );
    assert.deepEqual(
      (await symbols(text, "2lap")).map(({ name }) => name),
      ["AST-2 Laptops"],
    );
    assert.deepEqual(await symbols(text, "laptop2"), []);
  });

  it("points at the same ids in a text so long that its trees are not kept", async () => {
    const text = `==> risks.yaml\nrisks:\n${risks(3000, "words ".repeat(250))}`;
    assert.ok(text.length > 4_000_000);
    const found = await symbols(text, "R-2999 Loss 2999");
    assert.deepEqual(
      found.map((symbol) => pointed(text, symbol)),
      ["R-2999"],
    );
  });

  it("gives no more than anyone scrolls through, in one file too", async () => {
    const text = `==> risks.yaml\nrisks:\n${risks(6000, "x")}`;
    assert.equal((await symbols(text, "loss")).length, 5000);
  });
});
