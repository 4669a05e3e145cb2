import assert from "node:assert/strict";
import { type AdoptResult, adopt } from "../../server/src/core/adoption/adopt.ts";
import type { AdoptChoice, Correction } from "../../server/src/core/adoption/choice.ts";
import { adoptable } from "../../server/src/workspace/adoptable.ts";
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

  it("counts sections of a kind as one register, whatever else they say", async () => {
    const sections = [1, 2, 3].map(
      (n) => `### R-00${n}: Risk ${n}\n\n- **Likelihood:** 3\n- **Impact:** 4\n- **Owner:** CISO\n- **Story ${n}:** long\n\n`,
    );
    const { adoption } = await adopted(`\n==> risks.md\n# Risks\n\n${sections.join("")}`);
    assert.deepEqual(
      adoption.registers.map(({ kind, form, rows, sureness }) => [kind, form, rows, sureness]),
      [["risks", "sections", 3, "sure"]],
    );
    assert.match(adoption.registers[0]?.reason ?? "", /^\d of \d labels read$/);
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
    assert.deepEqual(adoption.documents.types, [{ type: "policy", paths: ["policy.md"], lacking: [{ field: "owner", count: 1 }] }]);
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
    assert.match(broken.problems[0] ?? "", /isms\.yaml/);
    assert.equal(broken.config, "isms: [\n");
  });

  const RISKS =
    "ID,Risk title,Likelihood,Impact,Risk owner,Mood\nR-1,Ransomware,3,4,CISO,bad\nR-2,Theft,2,2,CISO,good\nR-3,Fire,1,4,CISO,good\n";

  it("asks about what is not surely a register when it came after isms.yaml, until that says something", async () => {
    const rows = [1, 2, 3, 4].map((n) => `| A.5.${n} | | | | |`).join("\n");
    const template = `==> soa.md\n| Control | Title | Applicable | Justification | Status |\n|---|---|---|---|---|\n${rows}\n`;
    const first = await adopted(`\n${template}`);
    assert.match(first.config, /# +- files: "\/soa\.md"/);
    assert.deepEqual(first.undecided, []);
    assert.deepEqual((await adopted(`\n${template}==> isms.yaml\n${first.config}`)).undecided, []);
    const later = await adopted(`\n${template}==> isms.yaml\nisms:\n  organisation: X\n`);
    assert.deepEqual(
      later.undecided.map(({ path, kind }) => [path, kind]),
      [["soa.md", "soaEntry"]],
    );
  });

  it("leaves out registers that stand in another file once more", async () => {
    const files = `\n==> registers/risks.csv\n${RISKS}==> archive/2023/risks.csv\n${RISKS}==> other.csv\n${RISKS.replaceAll("R-", "S-")}`;
    const { copies, config, adoption } = await adopted(files);
    assert.deepEqual(copies, [{ path: "archive/2023/risks.csv", of: "registers/risks.csv", records: 3 }]);
    assert.match(config, / {2}exclude:\n {4}- archive\/2023\/risks\.csv # the same 3 records as registers\/risks\.csv\n$/);
    assert.deepEqual(
      adoption.registers.map(({ path }) => path),
      ["other.csv", "registers/risks.csv"],
    );
    const again = await adopted(`${files}==> isms.yaml\n${config}`);
    assert.deepEqual([again.config, again.copies], [config, []]);
    const kept = "isms:\n  organisation: X\n  exclude: [x]\n";
    assert.equal((await adopted(`${files}==> isms.yaml\n${kept}`)).config, kept);
  });

  it("asks about registers of which it is not sure, in a comment that takes effect once it is none", async () => {
    const rows = ["R-1", "R-2", "R-3"].map((id) => `| ${id} | | | |\n`).join("");
    const template = `\n==> templates/risks.md\n| Risk ID | Risk | Likelihood | Impact |\n|---|---|---|---|\n${rows}`;
    const { adoption, config } = await adopted(template);
    assert.deepEqual(
      [adoption.registers[0]?.sureness, adoption.registers[0]?.reason],
      ["unsure", "4 of 4 columns read, its rows are still to be filled in"],
    );
    const taken = config.replace(/^ {2}# ((?:sources:| {2}[- ] ).*)$/gm, "  $1");
    assert.match(taken, /^ {2}sources:\n {4}- files: templates\/risks\.md\n {6}kind: none # read as risks/m);
    assert.deepEqual((await adopted(`${template}==> isms.yaml\n${taken}`)).adoption.registers, []);
  });

  describe("corrections", () => {
    const CLEAN = "isms:\n  organisation: X\n";
    const corrected = (files: string, config: string, ...corrections: Correction[]) =>
      adopted(`\n${files}==> isms.yaml\n${config}`, { corrections });

    it("say that tables are no register", async () => {
      const { config, adoption } = await corrected(`==> risks.csv\n${RISKS}`, CLEAN, { path: "risks.csv", kind: "none" });
      assert.equal(config, `${CLEAN}  sources:\n    - files: "/risks.csv"\n      kind: none\n`);
      assert.deepEqual(adoption.registers, []);
      const back = await corrected(`==> risks.csv\n${RISKS}`, config, { path: "risks.csv", kind: "risks" });
      assert.equal(back.config, config.replace("none", "risks"));
      assert.deepEqual([back.adoption.registers[0]?.sureness, back.adoption.registers[0]?.kind], ["sure", "risks"]);
    });

    it("say what a table is and which column holds what", async () => {
      const file = "==> a.csv\nX,Y,Z,Mood\nR-1,Ransomware,3,bad\nR-2,Theft,2,good\n";
      const unmet = await corrected(file, CLEAN, { path: "a.csv", kind: "risks" });
      assert.match(unmet.problems[0] ?? "", /a\.csv.*`risks`/);
      const columns = { id: "X", title: "Y", likelihood: "Z" };
      const { config, adoption, problems } = await corrected(file, CLEAN, { path: "a.csv", kind: "risks", columns });
      assert.deepEqual(problems, []);
      assert.match(config, /kind: risks\n {6}columns:\n {8}id: X\n {8}title: "?Y"?\n {8}likelihood: Z\n$/);
      assert.deepEqual(
        adoption.registers[0]?.columns.map(({ field }) => field),
        ["id", "title", "likelihood"],
      );
    });

    it("say that a list in YAML of somebody's own making is a register", async () => {
      const file =
        "==> data/threats.yml\nregister:\n  R-1: {what: Fire, how_likely: 2, how_bad: 4}\n  R-2: {what: Flood, how_likely: 1, how_bad: 5}\n  R-3: {what: Theft, how_likely: 3, how_bad: 2}\n==> data/ci.yml\njobs:\n  build: {runs: linux, needs: x, with: y}\n  test: {runs: linux, needs: x, with: y}\n  ship: {runs: linux, needs: x, with: y}\n";
      const { adoption: before } = await adopted(`\n${file}`);
      assert.deepEqual(
        before.unread.map(({ path, form, rows, headers }) => [path, form, rows, headers]),
        [["data/threats.yml", "yaml", 3, ["ID", "what", "how_likely", "how_bad"]]],
      );
      const columns = { title: "what", likelihood: "how_likely", impact: "how_bad" };
      const { adoption, problems } = await corrected(file, CLEAN, { path: "data/threats.yml", kind: "risks", columns });
      assert.deepEqual(problems, []);
      assert.deepEqual(
        adoption.registers.map(({ kind, rows, sureness }) => [kind, rows, sureness]),
        [["risks", 3, "sure"]],
      );
      assert.deepEqual(adoption.unread, []);
    });

    it("add columns to a source that is there, and keep what is said and the comments", async () => {
      const config = `# ours\n${CLEAN}  sources:\n    - files: risks.csv # by hand\n      kind: risks\n      columns: {owner: "Risk owner"}\n`;
      const { config: after } = await corrected(`==> risks.csv\n${RISKS}`, config, {
        path: "risks.csv",
        kind: "risks",
        columns: { notes: "Mood" },
      });
      assert.equal(after, config.replace('"}', '", notes: "Mood"}'));
      const again = await corrected(`==> risks.csv\n${RISKS}`, after, { path: "risks.csv", kind: "risks", columns: { notes: "Mood" } });
      assert.equal(again.config.replace("notes: Mood", 'notes: "Mood"'), after);
    });

    it("leave a file out, in the form in which others are", async () => {
      const one = { path: "risks.csv", exclude: true } as const;
      const file = `==> risks.csv\n${RISKS}`;
      assert.equal((await corrected(file, CLEAN, one, one)).config, `${CLEAN}  exclude: ["/risks.csv"]\n`);
      assert.equal((await corrected(file, `${CLEAN}  exclude: [x]\n`, one)).config, `${CLEAN}  exclude: [x, "/risks.csv"]\n`);
      const block = `${CLEAN}  exclude:\n    - x # why\n`;
      assert.equal((await corrected(file, block, one)).config, `${block}    - "/risks.csv"\n`);
    });

    it("keep Windows line ends", async () => {
      const config = "isms:\r\n  organisation: X\r\n  sources:\r\n    - files: x\r\n      kind: none\r\n";
      const { config: after } = await corrected(`==> risks.csv\n${RISKS}`, config, {
        path: "risks.csv",
        kind: "risks",
        columns: { notes: "Mood" },
      });
      assert.ok(after.startsWith(config) && !/[^\r]\n/.test(after), JSON.stringify(after));
    });
  });

  it("says which formula the risks follow, unless a methodology does", async () => {
    const rows = [
      [1, 2],
      [3, 4],
      [2, 2],
      [5, 3],
      [4, 4],
    ]
      .map(([l = 0, i = 0], n) => `R-${n},Risk,${l},${i},CISO,${l * i}\n`)
      .join("");
    const register = `\n==> risks.csv\nID,Risk title,Likelihood,Impact,Risk owner,Risk score\n${rows}`;
    assert.deepEqual((await adopted(register)).adoption.formula, { text: "likelihood × impact", fits: 5, of: 5 });
    const stated = `${register}==> m.yaml\nmethodology:\n  formula: product\n`;
    assert.equal((await adopted(stated)).adoption.formula, undefined);
  });

  it("names sources that give nothing any more", async () => {
    const sources = ["gone.csv", "a.csv", "none.csv"].map((file) => `    - {files: ${file}, kind: risks}\n`).join("");
    const { stale, config, before } = await adopted(
      `\n==> a.csv\n${RISKS}==> none.csv\nA,B\n1,2\n==> isms.yaml\nisms:\n  organisation: X\n  sources:\n${sources}`,
    );
    assert.deepEqual(
      stale.map(({ files }) => files),
      ["gone.csv", "none.csv"],
    );
    assert.equal(config, before);
  });

  it("reads a folder without anything in it", async () => {
    const { adoption, config } = await adopted("");
    assert.deepEqual([adoption.files, adoption.registers, adoption.soa.covered], [0, [], 0]);
    assert.match(config, /^isms:\n/);
  });
});

/** Adopts the folder of a fixture, called my-folder. */
async function adopted(text: string, choice: AdoptChoice = {}): Promise<AdoptResult> {
  const { folder } = await openFixture(text, { bare: true });
  return adopt(adoptable(folder, "my-folder"), choice);
}
