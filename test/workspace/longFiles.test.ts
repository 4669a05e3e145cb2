import assert from "node:assert/strict";
import type { Findings } from "../../server/src/core/check.ts";
import { rangeIn } from "../../server/src/core/model/sourceFile.ts";
import { LONGEST_TEXT } from "../../server/src/core/syntax/yamlNodes.ts";
import { openDocuments } from "../../server/src/lsp/openDocument.ts";
import type { IsmsFolder } from "../../server/src/workspace/ismsFolder.ts";
import { OpenedFolder } from "../../server/src/workspace/openedFolder.ts";
import { memoryFileSystem, TODAY } from "../fixture.ts";

const REGISTER = "risks.yaml";
const RISKS = 300;
/** What makes the register long without making it slow to check. */
const NOTE = `  # ${"word ".repeat(LONGEST_TEXT / RISKS / 5)}\n`;

/** A register that is too long to be parsed in one piece, with wrong owners here and there. */
function register(ownerOf: (number: number) => string = (number) => (number % 100 === 7 ? "ghost" : "anna")): string {
  const items = Array.from(
    { length: RISKS },
    (_, number) => `  - id: R-${number}\n    title: Loss\n    owner: ${ownerOf(number)}\n${NOTE}`,
  );
  return `risks:\n${items.join("")}`;
}

const FILES = { "isms.yaml": "isms: {organisation: Example Ltd}\n", "people.yaml": "people:\n  - {id: anna, name: Anna}\n" };

async function open(files: Record<string, string>): Promise<IsmsFolder> {
  const fileSystem = memoryFileSystem(new Map(Object.entries({ ...FILES, ...files })));
  const env = { openFolder: () => fileSystem, readUserFile: fileSystem.readFile, log: assert.fail, today: () => TODAY };
  return (await OpenedFolder.open("", env)).rootOf("isms.yaml").folder;
}

/** Code and place of every finding of the register. */
function said(folder: IsmsFolder, findings: Findings = folder.findings()): string[] {
  const file = folder.snapshot().files.get(REGISTER);
  return (findings.get(REGISTER) ?? []).map((finding) => {
    const { start, end } = rangeIn(file as NonNullable<typeof file>, finding);
    return `${finding.code} ${start.line}:${start.character}-${end.line}:${end.character}`;
  });
}

describe("registers too long to be parsed in one piece", function () {
  this.timeout(120_000);

  it("are read whole, and the same from disk and from an editor", async () => {
    const closed = await open({ [REGISTER]: register() });
    await closed.load();
    assert.equal(closed.snapshot().index.ofKind("risks").length, RISKS);
    assert.deepEqual(
      said(closed).filter((finding) => finding.startsWith("ref/")),
      [7, 107, 207].map((number) => `ref/unknown-record ${1 + number * 4 + 2}:11-${1 + number * 4 + 2}:16`),
    );
    const opened = await open({});
    opened.setOpenText(REGISTER, register());
    await opened.load();
    assert.deepEqual(said(opened), said(closed));
  });

  it("take in what is typed while they are being read, and after", async () => {
    const folder = await open({ [REGISTER]: register() });
    let document = openDocuments.create(REGISTER, "yaml", 1, register());
    const type = (number: number, owner: string) => {
      const line = 1 + number * 4 + 2;
      const range = { start: { line, character: 11 }, end: { line, character: 99 } };
      document = openDocuments.update(document, [{ range, text: owner }], document.version + 1);
      folder.setOpenText(REGISTER, document.text, document);
    };
    folder.setOpenText(REGISTER, document.text, document);
    const loaded = folder.load();
    for (let step = 0; step < 8; step++) await new Promise((resolve) => setTimeout(resolve, 0));
    type(7, "anna");
    await loaded;
    // the next key is told by what changes in these, so that nobody looks for it in all of the text
    assert.equal(folder.snapshot().files.get(REGISTER)?.lines, document.lines);
    type(299, "nobody");
    const fresh = await open({ [REGISTER]: document.text.toString() });
    await fresh.load();
    assert.deepEqual(said(folder), said(fresh));
    assert.equal(said(folder).filter((finding) => finding.startsWith("ref/")).length, 3);
  });
});
