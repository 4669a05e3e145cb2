import assert from "node:assert/strict";
import { type IsmsRecord, isRow } from "../../../server/src/core/model/record.ts";
import { spanIn } from "../../../server/src/core/model/sourceFile.ts";
import { nodeAt, type Path } from "../../../server/src/core/syntax/node.ts";
import { applyFix, editsOf, expectFindings, filesAfter, findingIn, findingsOf, openFixture } from "../../fixture.ts";

async function recordsOf(text: string): Promise<IsmsRecord[]> {
  const { folder } = await openFixture(text);
  return [...folder.snapshot().files.values()].flatMap(({ records }) => records).filter(isRow);
}

async function dataOf(text: string): Promise<unknown[]> {
  return (await recordsOf(text)).map(({ kind, data }) => JSON.parse(JSON.stringify({ kind, ...data })));
}

const SOA = `| Control | Title | Applicable | Justification | Status |
|---|---|---|---|---|
| A.5.1 | Policies | ✅ Yes | Needed | Implemented |
| A.5.2 | Roles | Yes | Needed | ⏳ |
| A.7.4 | Monitoring | No | No premises | N/A |
`;

describe("registers in Markdown tables", () => {
  it("reads an SoA, with its values in our words", async () => {
    assert.deepEqual(await dataOf(`==> soa.md\n# SoA\n\n${SOA}`), [
      { kind: "soaEntry", control: "A.5.1", title: "Policies", applicable: true, justification: "Needed", status: "implemented" },
      { kind: "soaEntry", control: "A.5.2", title: "Roles", applicable: true, justification: "Needed", status: "partial" },
      { kind: "soaEntry", control: "A.7.4", title: "Monitoring", applicable: false, justification: "No premises" },
    ]);
  });

  it("gives each value the place of its text", async () => {
    const fixture = await openFixture(`==> soa.md\n${SOA.replace("A.5.1 ", "**A.5.1** ")}`);
    const file = fixture.folder.snapshot().files.get("soa.md");
    const record = file?.records[0];
    assert.ok(file && record);
    const at = (path: Path) => {
      const node = nodeAt(record.written, path);
      assert.ok(node);
      const { start, end } = spanIn(file, { ...node, segment: record.segment });
      return fixture.files.get("soa.md")?.slice(start, end);
    };
    assert.deepEqual([at(["control"]), at(["applicable"]), at(["status"])], ["A.5.1", "✅ Yes", "Implemented"]);
    assert.equal(
      fixture.files.get("soa.md")?.slice(record.written.start, record.written.end),
      "| **A.5.1** | Policies | ✅ Yes | Needed | Implemented |",
    );
  });

  it("takes an SoA that is split over tables and files for one", async () => {
    const other = SOA.replace("A.5.1", "A.8.1").replace("A.5.2", "A.8.2").replace("A.7.4", "A.8.3");
    const { folder } = await openFixture(
      `==> a.md\n## Organisational\n\n${SOA}\n## Technological\n\n${other}==> b.md\n${SOA.replaceAll("A.5.", "A.6.").replace("A.7.4", "A.6.3")}`,
    );
    const { index } = folder.snapshot();
    assert.equal(index.ofKind("soaEntry").length, 9);
    assert.equal(index.soa("A.8.3").length, 1);
  });

  it("reads headings between rows as no records, titles behind ids, and other languages", async () => {
    const records = await recordsOf(
      "==> soa.md\n| Nr. | Anwendbar | Begründung | Umsetzungsstand |\n|--|--|--|--|\n| **A.5 Organisatorisch** | | | |\n| A.5.1 Richtlinien | Ja | Basis | Teilweise umgesetzt |\n| A 5.2 | Nein | Keine | – |\n| 5.3 | Ja | Basis | Umgesetzt |\n",
    );
    assert.deepEqual(
      records.map(({ data }) => [(data as { control: string }).control, (data as { applicable?: boolean }).applicable]),
      [
        ["A.5.1", true],
        ["A 5.2", false],
        ["5.3", true],
      ],
    );
  });

  it("reads a risk register with lists of controls, ratings and treatment in words", async () => {
    const [risk] = await dataOf(
      "==> risks.md\n| ID | Risk Description | L | I | Treatment | ISO Control | Risk Owner | Status |\n|--|--|--|--|--|--|--|--|\n| **R-001** | Data leaks | 0,7 | 4 - High | Mitigate: encrypt | A.8.24, A.5.15–5.16<br>A.8.5 | CISO | 🟢 Treated |\n",
    );
    assert.deepEqual(risk, {
      kind: "risks",
      id: "R-001",
      description: "Data leaks",
      title: "Data leaks",
      likelihood: 0.7,
      impact: 4,
      treatment: { option: "mitigate", controls: ["A.8.24", "A.5.15–5.16", "A.8.5"] },
      owner: "CISO",
      status: "treated",
    });
  });

  it("reads a register of laws and contracts, and no list of laws without their kind", async () => {
    const rows =
      "|---|---|---|---|---|---|\n| L-1 | GDPR | Regulation | Art. 32 | DPO | A.5.34, A.8.24 |\n| L-2 | Hosting | contractual | Annex 2 | CTO | |\n";
    assert.deepEqual(await dataOf(`==> law.md\n| ID | Law or regulation | Type | Article | Owner | Controls |\n${rows}`), [
      {
        kind: "obligations",
        id: "L-1",
        title: "GDPR",
        type: "regulation",
        source: "Art. 32",
        owner: "DPO",
        controls: ["A.5.34", "A.8.24"],
      },
      { kind: "obligations", id: "L-2", title: "Hosting", type: "contract", source: "Annex 2", owner: "CTO" },
    ]);
    assert.deepEqual(await dataOf(`==> law.md\n| ID | Gesetz | Art | Fundstelle | Verantwortlich | Notiz |\n${rows}`), [
      { kind: "obligations", id: "L-1", title: "GDPR", type: "regulation", source: "Art. 32", owner: "DPO" },
      { kind: "obligations", id: "L-2", title: "Hosting", type: "contract", source: "Annex 2", owner: "CTO" },
    ]);
    assert.deepEqual(await dataOf("==> law.md\n| ID | Law | Owner |\n|---|---|---|\n| L-1 | GDPR | DPO |\n"), []);
  });

  it("leaves ordinary tables alone", async () => {
    for (const table of [
      "| Control | Title | NIST CSF | Notes |\n|--|--|--|--|\n| A.5.1 | Policies | GV.PO-01 | x |\n| A.5.2 | Roles | GV.RR-01 | y |\n| A.5.3 | Duties | x | z |",
      "| Role | Responsible for | Status |\n|--|--|--|\n| CISO | A.5.1 | Implemented |",
      "| Version | Date | Owner | Status |\n|--|--|--|--|\n| 1.0 | 2026-01-01 | CISO | open |",
      "| # | Control | Status | Notes |\n|--|--|--|--|\n| 2.1.1 | Lock screens | Yes | |\n| 2.1.2 | Lock doors | No | |",
      "| Likelihood | Impact | Level |\n|--|--|--|\n| 1 | 2 | low |",
      "| Control | Applicable | Status | Justification |\n|--|--|--|--|\n| A.6.2.4 of ISO 42001 | Yes | Implemented | x |\n| ISO 42001 A.6.2.5 | Yes | Implemented | x |\n| ISO 42001 A.6.2.6 | Yes | Implemented | x |",
    ]) {
      assert.deepEqual(await dataOf(`==> policy.md\n# Policy\n\n${table}\n`), [], table);
    }
    const { folder } = await openFixture(`==> soa.md\nISO 27001\n\n${SOA}`, { bare: true });
    assert.equal(folder.snapshot().files.get("soa.md")?.records.length, 0);
  });

  it("takes rows that only have an id for lines to fill in", async () => {
    const rows = "| R-1 | | | | TBD |\n| R-2 | Theft | | | |\n| R-3 | ___ | - | n/a | |\n";
    const data = await dataOf(`==> r.md\n| Risk ID | Risk | Likelihood | Impact | Owner |\n|---|---|---|---|---|\n${rows}`);
    assert.deepEqual(data.slice(0, 1), [{ kind: "risks", id: "R-2", title: "Theft" }]);
    assert.ok(!data.some((record) => (record as { id: string }).id === "R-1"));
  });

  it("says nothing for choices that nobody has made, with one finding for all rows", async () => {
    const unfilled = SOA.replace("✅ Yes", "[Yes/No]").replace("| Yes ", "| Yes / No ").replace("| No |", "| ☐ Yes ☐ No |");
    const { finding } = await findingIn(`==> soa.md\n${unfilled}`, "schema/missing-field");
    assert.match(finding.message, /`applicable`.*3 rows/);
    assert.deepEqual(finding.fixes, []);
    await expectFindings(`==> soa.md\n${unfilled}`, "schema", ["soa.md:3 schema/missing-field"]);
  });

  it("reports an unknown value once for a column, however many rows have it", async () => {
    const text = `==> soa.md\n${SOA}| A.8.1 | x | Perhaps | y | Implemented |\n| A.8.2 | x | Perhaps | y | Implemented |\n| A.8.3 | x | Mostly | y | Implemented |\n`;
    await expectFindings(text, "schema/bad-value", ["soa.md:6 schema/bad-value", "soa.md:8 schema/bad-value"]);
    const { finding } = await findingIn(text, "schema/bad-value");
    assert.match(finding.message, /"Applicable" says "Perhaps".*2 rows/);
  });

  it("does not count a control twice that a cell names", async () => {
    const { folder } = await openFixture(`==> soa.md\n${SOA}`);
    const mentions = folder.snapshot().index.mentionsOf("control:A.5.1");
    assert.equal(mentions.length, 1);
    assert.equal(mentions[0]?.mention.field, "control");
  });
});

describe("registers in CSV files", () => {
  const CSV =
    'Register of risks;;\nVersion 3;;\n\nRisk ID;Risiko;Eintrittswahrscheinlichkeit (1-5);Auswirkung;Risikoeigner;Eigene Spalte\r\nR-1;"Ausfall ""Nord""; lang";4;5;IT;x\r\nR-2;Brand;1;5;IT;y\r\nSumme;;;;;\r\n';

  it("reads rows behind a preamble, with quotes, and leaves unknown columns alone", async () => {
    assert.deepEqual(await dataOf(`==> r.csv\n${CSV}`), [
      { kind: "risks", id: "R-1", title: 'Ausfall "Nord"; lang', likelihood: 4, impact: 5, owner: "IT" },
      { kind: "risks", id: "R-2", title: "Brand", likelihood: 1, impact: 5, owner: "IT" },
    ]);
    assert.deepEqual(await findingsOf(`==> r.csv\n${CSV}`, /^(schema|syntax|ref)\//), []);
  });

  it("follows `sources`, which wins over recognition", async () => {
    const config = `==> isms.yaml\nisms:\n  organisation: X\n  sources:\n    - files: "registers/*.csv"\n      kind: soa\n      columns: {control: "Was", applicable: "Gilt", status: "Stufe"}\n      values: {applicable: {"1": true, "0": false}, status: {L4: implemented, L1: planned}}\n`;
    const csv = "Was,Gilt,Stufe,Rest\nA.5.1,1,L4,x\nA.5.2,0,L1,y\n";
    assert.deepEqual(await dataOf(`${config}==> registers/a.csv\n${csv}==> other.csv\n${csv}`), [
      { kind: "soaEntry", control: "A.5.1", applicable: true, status: "implemented" },
      { kind: "soaEntry", control: "A.5.2", applicable: false, status: "planned" },
    ]);
    const fixture = await openFixture(`${config}==> registers/a.csv\n${csv}`);
    fixture.folder.setOpenText("isms.yaml", "isms:\n  organisation: X\n");
    await fixture.folder.load();
    assert.equal(fixture.folder.snapshot().index.ofKind("soaEntry").length, 0);
  });

  it("leaves files alone that `sources` calls no register, and takes them back once it does not", async () => {
    const csv = "Risk ID,Risk,Likelihood,Impact,Owner\nR-1,Theft,1,2,IT\n";
    const config = "isms:\n  organisation: X\n  sources:\n    - {files: 'templates/**', kind: none}\n";
    const text = `==> isms.yaml\n${config}==> templates/r.csv\n${csv}==> templates/soa.md\n${SOA}==> risks.csv\n${csv.replace("R-1", "R-2")}`;
    assert.deepEqual(
      (await dataOf(text)).map((data) => (data as { id?: string }).id),
      ["R-2"],
    );
    const { folder } = await openFixture(text);
    folder.setOpenText("isms.yaml", "isms:\n  organisation: X\n");
    await folder.load();
    assert.equal(folder.snapshot().index.ofKind("risks").length, 2);
  });

  it("takes a table of the kind that `sources` names alone only where more than an id is recognised", async () => {
    const config = "==> isms.yaml\nisms:\n  organisation: X\n  sources:\n    - {files: '/r.md', kind: risks}\n";
    const table =
      "==> r.md\n# Risks\n\n| ID | Title | Notes |\n|---|---|---|\n| R-1 | Theft | x |\n\n| Ref | Changed | By |\n|---|---|---|\n| C-1 | 2026 | me |\n";
    assert.deepEqual(await dataOf(table), []);
    assert.deepEqual(await dataOf(`${config}${table}`), [{ kind: "risks", id: "R-1", title: "Theft", notes: "x" }]);
  });

  it("reads what can be read of tables that are out of shape, and says what is not", async () => {
    const head = "| ID | Risk | Likelihood | Impact | Owner |\n|---|---|---|---|---|\n";
    const row = "| R-1 | Theft | 1 | 2 | IT |\n";
    const cases: readonly (readonly [text: string, ids: readonly string[], ...findings: string[]])[] = [
      [`${head}${row}| R-2 | Fire |\n| R-3 | Flood | 1 | 2 | IT | and more |\n`, ["R-1", "R-2", "R-3"], "r.md:5 register/ragged-row"],
      [
        `| ID | Risk | Likelihood | Impact | Owner | Owner |\n|---|---|---|---|---|---|\n| R-1 | Theft | 1 | 2 | IT | HR |\n`,
        ["R-1"],
        "r.md:1 register/duplicate-column",
      ],
      [
        `${head}${row}|  | and phishing | 3 | 4 | HR |\n|  | Second theme | | | |\n| R-2 | Fire | 1 | 1 | IT |\n`,
        ["R-1", "R-2"],
        "r.md:4 register/row-without-id",
      ],
      [`| | | Rating | | |\n|---|---|---|---|---|\n| ID | Risk | Likelihood | Impact | Owner |\n${row}`, ["R-1"]],
      [`${head}| R-1 | <b>Theft</b><br><span style="x">of data</span> | 1 | 2 | IT |\n`, ["R-1"]],
    ];
    for (const [text, ids, ...findings] of cases) {
      const data = (await dataOf(`==> r.md\n${text}`)) as { id: string; title: string; owner?: string }[];
      assert.deepEqual(
        data.map(({ id }) => id),
        ids,
        text,
      );
      await expectFindings(`==> r.md\n${text}`, /^(register|schema|syntax)\//, findings);
    }
    const [html] = (await dataOf(`==> r.md\n${cases[4]?.[0]}`)) as { title: string }[];
    assert.equal(html?.title, "Theft\nof data");
    const [first] = (await dataOf(`==> r.md\n${cases[1]?.[0]}`)) as { owner: string }[];
    assert.equal(first?.owner, "IT");
  });

  it("reads a table of 10,000 rows, in Markdown and CSV", async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => [`R-${n + 1}`, "Theft", "1", "2", "IT"]);
    const markdown = `| ID | Risk | Likelihood | Impact | Owner |\n|---|---|---|---|---|\n${rows.map((cells) => `| ${cells.join(" | ")} |\n`).join("")}`;
    const csv = `ID,Risk,Likelihood,Impact,Owner\n${rows.map((cells) => `${cells.join(",")}\n`).join("")}`;
    assert.equal((await dataOf(`==> r.md\n${markdown}`)).length, 10_000);
    assert.equal((await dataOf(`==> r.csv\n${csv}`)).length, 10_000);
  });

  it("reports broken quotes and overlong rows", () =>
    expectFindings(`==> r.csv\n${CSV}R-3;"open;1;1;IT;z\nR-4;Fire, water;1;1;IT;a;b;c\n`, "syntax", [
      "r.csv:8 syntax/csv",
      "r.csv:9 syntax/csv",
    ]));
});

describe("fixes on rows", () => {
  it("replace a cell, and keep it one", async () => {
    const row = (id: string, title: string) => `${id},${title},1,1,IT\n`;
    const head = "ID,Risk,Likelihood,Impact,Owner\n";
    const after = await applyFix(
      `==> r.csv\n${head}${row("R-1", "a")}${row('"R-1"', "b")}${row("R-3", "c")}`,
      "id/duplicate",
      "Change this one to",
    );
    assert.match(after.get("r.csv") ?? "", /^ID.*\n(?:R-1,a,.*\n"R-2",b|R-2,a,.*\n"R-1",b)/);
  });

  it("are absent where a field has no cell", async () => {
    const { finding, fixture } = await findingIn(`==> soa.md\n${SOA.replace("Implemented", "")}`, "soa/no-status");
    assert.deepEqual(finding.fixes, []);
    for (const found of [...fixture.folder.findings().values()].flat()) {
      for (const fix of found.fixes) assert.notDeepEqual(filesAfter(fixture, await editsOf(fixture, fix)), fixture.files, fix.title);
    }
  });
});
