import assert from "node:assert/strict";
import { titleOf } from "../../../server/src/core/catalog/titles.ts";
import { scanReferences } from "../../../server/src/core/syntax/references.ts";

const table = (header: string, row: string): string => `| ${header} |\n|---|---|\n| ${row} |\n`;
const found = (text: string, namesStandard = true): string[] =>
  scanReferences(text, { namesStandard, titleOf }).flatMap(({ standard, ids }) =>
    ids.map((id) => (standard === "iso27001" ? id : `${standard} ${id}`)),
  );

describe("numbers without an A", () => {
  const cases: readonly (readonly [why: string, text: string, ids: readonly string[]])[] = [
    ["a column of controls", table("Control ID | x", "8.8 | y"), ["A.8.8"]],
    ["a range in such a column", table("Area | Annex A Controls", "Suppliers | 5.19-5.21"), ["A.5.19", "A.5.20", "A.5.21"]],
    ["a list in such a column", table("Maßnahme | x", "5.15, 8.16 | y"), ["A.5.15", "A.8.16"]],
    ["a column of clauses", table("Clause | x", "6.1.3 | y"), ["6.1.3"]],
    ["a column of clauses, with words", table("ISO 27001 Clause | x", "8.1 Operational planning | y"), ["8.1"]],
    ["clauses beside controls that say what they are", table("Policy | ISO 27001 Controls", "x | 5.2, A.5.1"), ["5.2", "A.5.1"]],
    ["a column of clauses below another standard", `# ISO 42001\n\n${table("Clause | x", "6.1.2 | y")}`, ["iso42001 6.1.2"]],
    ["the section of a clause", `## Clause 8 – Operation\n\n${table("Ref | x", "8.2 | y")}`, ["8", "8.2"]],
    ["brackets in the section of a clause", "# Clause 10\n\nImprovement (10.1) and version (9.1).\n", ["10", "10.1"]],
    ["a row with the title", table("Section | x", "8.30 | Outsourced development"), ["A.8.30"]],
    ["a row with the title of a clause", table("Section | x", "7.2 | Competence"), ["7.2"]],
    ["a heading with the title", "### 5.24 Information security incident management planning and preparation\n", ["A.5.24"]],
    ["a heading without a blank and with an old title", "####18.2.1 Independent review of information security\n", ["A.18.2.1"]],
    ["a heading with the title of a clause", "## 9.2 Internal audit\n", ["9.2"]],
    ["own sections", "## 6.2 Mobile devices\n\n### 8.3 Dynamic access\n\n## 7.2 Competence\n\n## 12.3 Backup\n", []],
    ["a column that counts rows", `## Clause 4\n\n${table("# | Control", "4.1 | y")}`, ["4"]],
    ["figures", table("Control | CVSS", "x | 7.5") + table("Version | x", "8.2 | y"), []],
    ["numbers that no control has", table("Control | x", "9.1.5 | y") + table("Control | x", "8.99 | y"), []],
  ];
  for (const [why, text, ids] of cases) it(why, () => assert.deepEqual(found(text), ids));

  it("mean nothing where nothing names the standard", () => assert.deepEqual(found(table("Control | x", "8.8 | y"), false), []));

  it("are read in linear time", () => {
    for (const piece of ["| 8.8 ", "| 8.8, ", "### 8.8 ", "(8.8) ", "| 8.8 | x |\n", "## Clause 8\n| 8.8 "]) {
      const text = table("Control | x", "8.8 | y") + piece.repeat(20_000);
      assert.ok(found(text).length < 100_000);
    }
  });
});
