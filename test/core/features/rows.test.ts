import assert from "node:assert/strict";
import type { DocumentSymbol, Hover, InlayHint, Location } from "vscode-languageserver-types";
import { feature as definition } from "../../../server/src/core/features/definition.ts";
import { feature as documentSymbol } from "../../../server/src/core/features/documentSymbol.ts";
import { feature as hover } from "../../../server/src/core/features/hover.ts";
import { feature as inlayHint } from "../../../server/src/core/features/inlayHint.ts";
import { feature as references } from "../../../server/src/core/features/references.ts";
import { ask } from "./request.ts";

const CSV = "ID,Risk,Likelihood,Impact,Owner,Annex A controls\nR-1,Fire,2,4,IT,A.7.5\nR-2,Flood,1,4,IT,\n";
const NOTE = "==> note.md\nSee R-1 and A.7.5.\n";

describe("features on rows of tables", () => {
  it("hover tells what a row's cell names", async () => {
    const answer = await ask<Hover>(hover, `==> r.csv\n${CSV.replace("A.7.5", "A.7‸.5")}`);
    assert.match(JSON.stringify(answer?.contents), /A\.7\.5/);
  });

  it("go to definition leads from a word to the row", async () => {
    const answer = await ask<Location[] | Location>(definition, `==> r.csv\n${CSV}==> note.md\nSee R-‸1.\n`);
    assert.match(JSON.stringify(answer), /r\.csv/);
    assert.match(JSON.stringify(answer), /"line":1/);
  });

  it("references finds them in rows", async () => {
    const answer = await ask<Location[]>(references, `==> r.csv\n${CSV.replace("A.7.5", "A.7‸.5")}${NOTE}`, {
      params: { context: { includeDeclaration: false } },
    });
    assert.deepEqual(answer?.map(({ uri, range }) => `${uri.split("/").at(-1)}:${range.start.line}`).sort(), ["note.md:0", "r.csv:1"]);
  });

  it("the outline shows the rows", async () => {
    const answer = await ask<DocumentSymbol[]>(documentSymbol, `==> r.csv\n‸${CSV}`);
    assert.deepEqual(
      answer?.map(({ name, range }) => [name, range.start.line]),
      [
        ["R-1 Fire", 1],
        ["R-2 Flood", 2],
      ],
    );
  });

  it("inlay hints name the controls", async () => {
    const answer = await ask<InlayHint[]>(inlayHint, `==> r.csv\n‸${CSV}`, {
      params: { range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } } },
    });
    assert.equal(answer?.length, 1);
    assert.equal(answer?.[0]?.position.line, 1);
  });
});
