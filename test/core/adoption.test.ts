import assert from "node:assert/strict";
import { type AdoptResult, adopt } from "../../server/src/core/adoption/adopt.ts";
import type { Answers } from "../../server/src/core/adoption/config.ts";
import { openFixture } from "../fixture.ts";

const SOA_ROWS = ["A.5.1", "A.5.2", "A.6.1", "A.8.8"].map((id) => `| ${id} | Title | Yes | Because of risk R-1 | Implemented |`).join("\n");
const SOA = `| Control | Title | Applicable | Justification | Status |\n|---|---|---|---|---|\n${SOA_ROWS}\n`;

describe("adoption", () => {
  it("tells registers with their columns and how sure each is", async () => {
    const { adoption } = await adopted(`
==> soa.md
# SoA

${SOA}
==> registers/risks.csv
ID;Risk title;Likelihood;Impact;Risk owner;Status;Comment from the board
R-1;Ransomware;3;4;CISO;Open;x
R-2;Theft;2;2;CISO;Ponder;y
`);
    const [soa, risks] = adoption.registers;
    assert.deepEqual([soa?.kind, soa?.path, soa?.line, soa?.rows, soa?.sureness], ["soaEntry", "soa.md", 3, 4, "sure"]);
    assert.equal(soa?.reason, "5 of 5 columns read");
    assert.deepEqual([risks?.kind, risks?.form, risks?.rows, risks?.sureness], ["risks", "csv", 2, "likely"]);
    assert.deepEqual(risks?.columns[1], { header: "Risk title", field: "title" });
    assert.deepEqual(risks?.unreadColumns, ["Comment from the board"]);
    assert.deepEqual(risks?.unknownValues, [{ field: "status", value: "Ponder", rows: 1 }]);
    assert.match(risks?.reason ?? "", /6 of 7 columns read, 1 of \d+ values not understood/);
    assert.deepEqual([adoption.soa.covered, adoption.soa.total, adoption.soa.themes.map(({ covered }) => covered)], [4, 93, [2, 1, 0, 1]]);
  });

  it("counts tables with the same columns as one register", async () => {
    const { adoption } = await adopted(`\n==> soa.md\n## A\n\n${SOA}\n## B\n\n${SOA.replaceAll("A.5", "A.7")}`);
    assert.deepEqual(
      adoption.registers.map(({ rows, tables }) => [rows, tables]),
      [[8, 2]],
    );
  });

  it("names tables that are kept like registers and are read as none, but not every table", async () => {
    const { adoption } = await adopted(`
==> suppliers.csv
Ref,Who,What
S1,Cloud Ltd,Hosting
==> plan.md
| Step | What | Who |
|---|---|---|
| 1 | Ask | CISO |
| 2 | Do | CISO |
| 3 | Check | CISO |

| Nr | What | Who |
|---|---|---|
| X-1 | Ask | CISO |
| X-2 | Do | CISO |
| X-3 | Check | CISO |
`);
    assert.deepEqual(
      adoption.unread.map(({ path, line, rows, headers }) => [path, line, rows, headers.join()]),
      [
        ["suppliers.csv", 1, 1, "Ref,Who,What"],
        ["plan.md", 7, 3, "Nr,What,Who"],
      ],
    );
  });

  it("tells the edition, other standards, and documents with what they lack", async () => {
    const { adoption, config } = await adopted(`
==> policy.md
---
id: POL-1
title: Access
type: policy
version: "1"
status: draft
---
ISO 27001 A.5.15 and A.8.8; GDPR Art. 32, GDPR Art. 33.
==> old.md
ISO 27001:2013 A.12.6.1; GDPR Art. 30, GDPR Art. 5. NIS2 Art. 21.
`);
    assert.deepEqual(adoption.references, { "2022": 2, "2013": 1 });
    assert.deepEqual(adoption.documents.types, [{ type: "policy", count: 1, lacking: [{ field: "owner", count: 1 }] }]);
    assert.deepEqual(adoption.documents.withoutMetadata, ["old.md"]);
    assert.deepEqual(
      adoption.frameworks.map(({ name, references, isProposed }) => [name, references, isProposed]),
      [
        ["gdpr", 4, true],
        ["nis2", 1, false],
      ],
    );
    assert.match(config, /^ {2}# Cited: gdpr 4 times in 2 files\.\n {2}frameworks: \[gdpr\]$/m);
  });

  const TEXTS: readonly [string, string][] = [
    [
      "de",
      "Die Richtlinie ist für alle Personen in der Organisation verbindlich und wird von der Leitung mit dem Team auf ein Jahr geprüft.",
    ],
    ["en", "The policy is for all of the people that work with our data and must be read by any of them, or the risk will not be treated."],
    ["fr", "La politique est pour les personnes qui sont dans une équipe et doit être lue par le groupe avec les règles sur des données."],
    [
      "es",
      "La política es para las personas que son de una unidad y debe ser leída por el grupo con los datos según la norma, y se revisa.",
    ],
    ["ja", "この方針は、すべての従業員に適用される。情報セキュリティを守るために、必要な対策を行う。"],
  ];
  for (const [language, sentence] of TEXTS) {
    it(`tells the language of texts: ${language}`, async () => {
      const { adoption, config } = await adopted(`\n==> a.md\n${sentence} ${sentence}\n`);
      assert.equal(adoption.language?.tag, language);
      assert.match(config, new RegExp(`^  language: ${language}$`, "m"));
    });
  }

  it("guesses the organisation by its legal form, else by the folder, and says that it is a guess", async () => {
    const named = "Nordlicht Software GmbH keeps this. The supplier is Cloud Inc.";
    const { config } = await adopted(`\n==> a.md\n${named}\n==> b.md\nThe Nordlicht Software GmbH.\n`);
    assert.match(config, /# A guess: the name stands in 2 of 2 files looked at\. .*\n {2}organisation: Nordlicht Software GmbH\n/);
    const { config: unnamed } = await adopted("\n==> a.md\nNothing.\n");
    assert.match(unnamed, /# A guess: the name of the folder\. .*\n {2}organisation: my-folder\n/);
  });

  it("takes what a person says, and does not invent the size", async () => {
    const { config } = await adopted("\n==> a.md\nNothing.\n");
    assert.match(config, /^ {2}# size: small$/m);
    const { config: said } = await adopted("\n==> a.md\nNothing.\n", { organisation: 'A "B": Ltd', size: "medium" });
    assert.equal(said, 'isms:\n  organisation: "A \\"B\\": Ltd"\n  size: medium\n');
  });

  it("leaves an isms.yaml that says everything as it is, and adds only what one leaves out", async () => {
    const files = "\n==> a.md\nGDPR Art. 5, GDPR Art. 6.\n==> b.md\nGDPR Art. 7.\n==> isms.yaml\n";
    const full = "# ours\nisms:\n  organisation: 'X'   # kept\n  frameworks: []\n";
    const nothing = await adopted(files + full);
    assert.deepEqual([nothing.config, nothing.before, nothing.changes], [full, full, []]);
    const short = "# ours\r\nisms:\r\n  organisation: 'X'   # kept\r\n  exclude: [x]\r\n";
    const { config, changes } = await adopted(files + short);
    assert.equal(config, short.replace("  exclude", "  frameworks: [gdpr]\r\n  exclude"));
    assert.deepEqual(
      changes.map(({ field, value }) => [field, value]),
      [["frameworks", "[gdpr]"]],
    );
    assert.equal((await adopted(files + config)).config, config);
  });

  it("writes the record before what an isms.yaml without one holds, and refuses one that is damaged", async () => {
    const { config } = await adopted("\n==> isms.yaml\nrisks: [] # none yet\n");
    assert.ok(config.startsWith("isms:\n") && config.endsWith("\nrisks: [] # none yet\n"), config);
    const broken = await adopted("\n==> isms.yaml\nisms: [\n");
    assert.match(broken.problem ?? "", /isms\.yaml/);
    assert.equal(broken.config, "isms: [\n");
  });

  it("reads a folder without anything in it", async () => {
    const { adoption, config } = await adopted("");
    assert.deepEqual([adoption.files, adoption.registers, adoption.soa.covered], [0, [], 0]);
    assert.match(config, /^isms:\n/);
  });
});

/** Adopts the folder of a fixture, called my-folder. */
async function adopted(text: string, answers: Answers = {}): Promise<AdoptResult> {
  const { folder } = await openFixture(text, { bare: true });
  return adopt(
    { name: "my-folder", text: (path) => folder.text(path), readAs: async (config) => (await folder.readAs(config)).snapshot() },
    answers,
  );
}
