import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const risk = (controls: string) => `==> r.yaml\nrisks:\n  - id: R-1\n    title: x\n    treatment:\n      controls: ${controls}\n`;
const fixed = async (text: string, code: string, title: string, path: string) => (await applyFix(text, code, title)).get(path);
const titlesOf = async (text: string, code: string) => (await findingIn(text, code)).finding.fixes.map(({ title }) => title);

describe("ref/unknown-control", () => {
  it("finds numbers that no edition has, in fields and in prose", async () => {
    await expectFindings(risk("[A.8.8, A.8.99]"), "ref", ["r.yaml:5 ref/unknown-control"]);
    await expectFindings("==> a.md\nSee A.8.8 and\nA.5.99.\n", "ref", ["a.md:2 ref/unknown-control"]);
    assert.match((await findingIn("==> a.md\nSee A.5.7.1.\n", "ref/unknown-control")).finding.message, /Did you mean A\.5\.7 \(/);
  });

  it("offers near controls", async () => {
    assert.match((await fixed(risk("[A.8.44]"), "ref/unknown-control", "Change to A.8.14 ", "r.yaml")) ?? "", /controls: \[A\.8\.14\]/);
  });

  it("knows the organisation's own controls and ids of other standards", () =>
    expectFindings(
      `${risk('[OWN-1, C.9, CC6.1, PR.AA-01, "GDPR Art. 32", A.5.24-A.5.28, A.8]')}controls:\n  - {id: OWN-1, title: Own}\n  - {id: C.9, title: Own too}\n`,
      "ref",
      [],
    ));

  it("reads nothing in code, comments and addresses", () =>
    expectFindings("==> a.md\nISO 27001\n\n```\nA.5.99\n```\n<!-- A.5.99 -->\n[x](https://example.com/A.5.99)\n", "ref", []));
});

describe("ref/edition-2013", () => {
  it("migrates an id with one successor without a look", async () => {
    const text = "==> a.md\nPatches follow A.12.6.1 here.\n";
    const { finding } = await findingIn(text, "ref/edition-2013");
    assert.deepEqual(
      finding.fixes.map(({ safe, preferred }) => [safe, preferred]),
      [[true, true]],
    );
    assert.equal(await fixed(text, "ref/edition-2013", "A.8.8", "a.md"), "Patches follow A.8.8 here.\n");
  });

  it("offers both successors of A.18.2.3 and applies neither by itself", async () => {
    const { finding } = await findingIn("==> a.md\nA.18.2.3\n", "ref/edition-2013");
    assert.deepEqual(
      finding.fixes.map(({ title, safe, preferred }) => [title.split(" ")[2], safe, preferred]),
      [
        ["A.5.36", false, false],
        ["A.8.8", false, false],
      ],
    );
    assert.equal(await fixed("==> a.md\nA.18.2.3\n", "ref/edition-2013", "A.5.36", "a.md"), "A.5.36\n");
  });

  it("migrates in fields and keeps the list", async () => {
    assert.match((await fixed(risk("[A.12.6.1, A.5.1]"), "ref/edition-2013", "A.8.8", "r.yaml")) ?? "", /controls: \[A\.8\.8, A\.5\.1\]/);
  });

  it("does not offer to replace a range by one successor", async () => {
    assert.deepEqual(await titlesOf("==> a.md\nA.12.4.1 - A.12.4.3\n", "ref/edition-2013"), []);
  });

  it("holds in a folder without isms.yaml, where other rules do not", () =>
    expectFindings("==> a.md\nISO 27001 A.12.6.1, A.5.99, [x](gone.md)\n", /./, ["a.md:1 ref/edition-2013", "a.md:1 ref/unknown-control"], {
      bare: true,
    }));
});

describe("ref/unknown-clause", () => {
  it("finds clauses that the standard does not have", async () => {
    await expectFindings("==> a.md\nISO 27001 clause 6.1.4, clause 6.1.3 and clause 9.3.2 c)\n", "ref", ["a.md:1 ref/unknown-clause"]);
    await expectFindings('==> a.md\n---\nid: D-1\nclauses: ["6.1.3", "6.1.9"]\n---\n', "ref", ["a.md:3 ref/unknown-clause"]);
  });
});

describe("ref/unknown-record", () => {
  const asset = (owner: string) =>
    `==> a.yaml\nassets:\n  - id: AS-1\n    title: x\n    owner: ${owner}\npeople:\n  - id: jane\n    name: Jane Doe\n`;

  it("offers near ids and, for a name, the id of who bears it", async () => {
    await expectFindings(asset("jan"), "ref", ["a.yaml:4 ref/unknown-record"]);
    assert.equal(await fixed(asset("jan"), "ref/unknown-record", "Change", "a.yaml"), asset("jane").slice(11));
    assert.equal(await fixed(asset("Jane Doe"), "ref/unknown-record", "Change to `jane`", "a.yaml"), asset("jane").slice(11));
    await expectFindings(asset("jane"), "ref", []);
  });

  it("creates the record where its like are, in their indentation", async () => {
    const text = `==> a.yaml\nassets:\n- {id: AS-1, title: x, owner: P-7}\n==> p.yaml\npeople:\n    - id: P-1 # first\n      name: One\n\n# end\n`;
    assert.equal(
      await fixed(text, "ref/unknown-record", "Create person", "p.yaml"),
      "people:\n    - id: P-1 # first\n      name: One\n    - id: P-7\n      name: P-7\n\n# end\n",
    );
    assert.equal(await fixed(text, "ref/unknown-record", "Create role", "roles.yaml"), "roles:\n  - id: P-7\n    title: P-7\n");
  });

  it("creates no record whose id would be none", async () => {
    assert.deepEqual(await titlesOf(asset("J. Smith"), "ref/unknown-record"), []);
  });

  it("takes names in words where no register knows people", () =>
    expectFindings("==> a.yaml\nassets:\n  - {id: AS-1, title: x, owner: Jane Doe}\n", "ref", []));

  it("takes the names of auditors and participants from outside, but not names spelled like those of people who are known", async () => {
    const audit = (auditor: string) =>
      `==> a.yaml\naudits:\n  - {id: AUD-1, title: x, auditors: [${auditor}]}\npeople:\n  - {id: jane, name: Jane Doe}\n`;
    await expectFindings(audit("Eve Outsider"), "ref", []);
    for (const word of ["Jane Doe", "Jane Deo", "eve-outsider"]) await expectFindings(audit(word), "ref", ["a.yaml:2 ref/unknown-record"]);
    const planned = "==> p.yaml\nauditProgramme: {planned: [{id: P-1, when: 2027, auditors: [Eve Outsider]}]}\n";
    await expectFindings(audit("jane") + planned, "ref", []);
  });

  it("reports a value that an anchor lends to many records once", () =>
    expectFindings(
      "==> a.yaml\nx-d: &d {owner: P-9}\nassets:\n  - {<<: *d, id: A-1, title: x}\n  - {<<: *d, id: A-2, title: x}\npeople:\n  - {id: P-1, name: x}\n",
      "ref",
      ["a.yaml:1 ref/unknown-record"],
    ));
});

describe("ref/wrong-kind", () => {
  it("finds an asset as an owner", () =>
    expectFindings("==> a.yaml\nassets:\n  - {id: A-1, title: x, owner: A-1}\npeople:\n  - {id: P-1, name: x}\n", "ref", [
      "a.yaml:2 ref/wrong-kind",
    ]));
});

describe("ref/broken-link", () => {
  const odd =
    "==> docs/Folder /A\u20115 x.md\nx\n==> docs/c#b.md\nx\n==> docs/100%.md\nx\n==> docs/what?.md\nx\n==> docs/Zuga\u0308nge.md\nx\n";
  const files = "==> docs/b.md\nx\n==> docs/my file.md\nx\n==> docs/img.png\nx\n==> other/README.md\nx\n==> docs/a(1).md\nx\n";
  const links = (text: string) => `==> docs/a.md\n${text}\n${files}${odd}`;
  const whole = [
    "[a](b.md)",
    "[fragment](b.md#part)",
    "[same file](#part)",
    "[query](b.md?plain=1)",
    "[angle](<my file.md>)",
    "[percent](my%20file.md)",
    '[title](b.md "Title")',
    "![image](img.png)",
    "[root](/docs/b.md)",
    "[folder](../other)",
    "[folder](../other/)",
    "[parentheses](a(1).md)",
    "[no ending](b)",
    "[hidden](../.github/x.md)",
    "[outside](../../x.md)",
    "[web](https://example.com/x.md)",
    "[mail](mailto:a@example.com)",
    "[protocol](//example.com/x.md)",
    "<https://example.com/x.md> https://example.com/x.md www.example.com/x.md a@example.com",
    "`[code](gone.md)`",
    "```\n[fenced](gone.md)\n```",
    "    [indented](gone.md)",
    "<!-- [comment](gone.md) -->",
    "[blank at the end of a folder](Folder%20/A%E2%80%915%20x.md)",
    "[hyphen that does not break](<Folder /A\u20115 x.md>)",
    "[number sign](c%23b.md)",
    "[percent sign](100%25.md) [bare](100%.md)",
    "[question mark](what%3F.md)",
    "[accent, in one letter or two](Zug\u00e4nge.md) [two](Zuga\u0308nge.md)",
    "[shortcut] and [collapsed][] and [full][shortcut]\n\n[shortcut]: b.md\n[collapsed]: <my file.md>",
  ];
  for (const link of whole) it(`stays silent about ${JSON.stringify(link)}`, () => expectFindings(links(link), "ref", []));

  const broken = [
    "[a file whose name goes on](c#b.md)",
    "[a](gone.md)",
    "[fragment](gone.md#part)",
    "![image](gone.png)",
    "[angle](<gone file.md>)",
    "[percent](gone%20file.md)",
    "[bad percent](10%.md)",
    "[root](/b.md)",
    "[folder](../gone/)",
    "- [ ] [in a task](gone.md)",
    "| [in a table](gone.md) |\n|---|",
    "[shortcut]: gone.md",
  ];
  for (const link of broken) it(`finds ${JSON.stringify(link)}`, () => expectFindings(links(link), "ref", ["docs/a.md:1 ref/broken-link"]));

  it("leads the link to the file that moved or is spelled otherwise, written as links are", async () => {
    const fix = (text: string) => fixed(links(text), "ref/broken-link", "Change to", "docs/a.md");
    assert.equal(await fix("[x](../old/my%20file.md#a)"), "[x](my%20file.md#a)\n");
    assert.equal(await fix("[x](</old/my file.md>)"), "[x](</docs/my file.md>)\n");
    assert.equal(await fix("[x](imgs.png)"), "[x](img.png)\n");
    assert.equal(await fix("[x](x/a(1).md)"), "[x](a%281%29.md)\n");
  });

  it("creates a document", async () => {
    const after = await fixed(links("[x](access-control.md)"), "ref/broken-link", "Create", "docs/access-control.md");
    assert.match(after ?? "", /^---\ntitle: access control\n/);
  });

  it("checks paths in fields, from the file or from the root", async () => {
    const soa = (document: string) =>
      `==> x/s.yaml\nsoa:\n  controls:\n    - {control: A.5.1, applicable: true, documents: [${document}]}\n${files}`;
    await expectFindings(soa("../docs/b.md"), "ref", []);
    await expectFindings(soa("/docs/b.md"), "ref", []);
    await expectFindings(soa("https://example.com/b.md"), "ref", []);
    await expectFindings(soa("docs/b.md"), "ref", ["x/s.yaml:3 ref/broken-link"]);
    assert.match((await fixed(soa("docs/b.md"), "ref/broken-link", "Change", "x/s.yaml")) ?? "", /documents: \["\.\.\/docs\/b\.md"\]/);
  });
});

describe("ref/mixed-editions", () => {
  it("says once a file which ids are of which edition, at the first of the minority", async () => {
    const text = "==> a.md\nA.5.15 and A.8.8 and A.5.1.\n\nA.12.6.1, then A.9.2.1.\nA.5.16.\n";
    const { finding } = await findingIn(text, "ref/mixed-editions");
    assert.match(finding.message, /3 of 2022 \(A\.5\.15, A\.8\.8, A\.5\.16\) and 2 of 2013 \(A\.12\.6\.1, A\.9\.2\.1\)/);
    await expectFindings(text, "ref/mixed-editions", ["a.md:3 ref/mixed-editions"]);
  });

  it("points at the new numbers where most are old", () =>
    expectFindings("==> a.md\nA.12.6.1\nA.9.2.1\nA.8.8\n", "ref/mixed-editions", ["a.md:3 ref/mixed-editions"]));

  it("leaves files alone that lead from one edition to the other", () =>
    expectFindings(
      "==> a.md\n| 2022 | old |\n|---|---|\n| A.8.8 | A.12.6.1 |\n\nISO 27001:2013 A.9.2.1 is gone; see A.5.16.\n",
      "ref/mixed-editions",
      [],
    ));

  it("holds without isms.yaml, and in records", async () => {
    await expectFindings("==> a.md\nISO 27001 A.12.6.1\nA.8.8 A.8.9\n", "ref/mixed-editions", ["a.md:1 ref/mixed-editions"], {
      bare: true,
    });
    await expectFindings(risk("[A.8.8, A.9.2.1]"), "ref/mixed-editions", ["r.yaml:5 ref/mixed-editions"]);
  });
});

describe("ref/title-mismatch", () => {
  const wrong: readonly (readonly [why: string, line: string])[] = [
    ["a heading", "## A.8.8 Threat intelligence"],
    ["a list item", "- **A.8.8** – Threat intelligence: what we read"],
    ["a table cell", "| x | A.8.8 Threat intelligence | y |"],
    ["words in brackets", "* A.8.8 (Threat Intelligence)"],
    ["words before the id in brackets", "1. Threat intelligence (A.8.8)"],
    ["words before a dash", "### Threat intelligence — A.8.8"],
    ["a list", "- A.5.15 Access control, A.8.8 Threat intelligence, A.8.9 Configuration management"],
    ["a link", "- [A.8.8 Threat intelligence](https://example.com)"],
    ["the name of the standard", "- ISO/IEC 27001:2022 Annex A 8.8: Threat intelligence"],
    ["German", "## A.8.8 Konfigurationsmanagement"],
    ["French", "- A.8.8 : Droits d’accès"],
    ["a title cut short", "- A.8.8 Information security incident management plan…"],
  ];
  for (const [why, line] of wrong) {
    it(`finds ${why}`, () =>
      expectFindings(`==> a.md\n${line.replace(/^\|.*/, (row) => `| a | b | c |\n|---|---|---|\n${row}`)}\n`, "ref/title-mismatch", [
        `a.md:${line.startsWith("|") ? 3 : 1} ref/title-mismatch`,
      ]));
  }

  const right: readonly (readonly [why: string, line: string])[] = [
    ["the title in another case", "- A.8.8 MANAGEMENT OF TECHNICAL VULNERABILITIES"],
    ["spelling variants", "- A.8.1 User end-point devices; A.8.25 Secure Development Lifecycle; A.8.17 clock synchronisation"],
    ["a shorter title", "## A.8.8 Technical vulnerabilities"],
    ["a longer title", "- A.8.15 Logging and monitoring"],
    ["a title cut short", "- A.5.24 Information security incident man…"],
    ["other words", "- A.8.8 is what our scanner is for"],
    ["the old title of a predecessor", "- A.5.15 Access control policy"],
    ["a language without data", "- A.8.8 技術的ぜい弱性の管理"],
    ["a translation", "## A.8.8 Handhabung von technischen Schwachstellen"],
    ["an old number", "- A.12.6.1 Management of technical vulnerabilities; A.9.2.1 Threat intelligence"],
    ["a sentence", "Under A.8.8 Threat intelligence matters."],
    ["several ids for one topic", "- Threat intelligence (A.8.8, A.5.7)"],
    ["another cell", "| A.8.8 | Threat intelligence |"],
  ];
  for (const [why, line] of right) it(`accepts ${why}`, () => expectFindings(`==> a.md\n${line}\n`, "ref/title-mismatch", []));

  it("corrects the title or the id, in the language and spelling that stand there", async () => {
    const text =
      "==> a.md\n- Annex A 8.08 – **Threat intelligence**: feeds\n- A 5.16 Zugangsrechte\n- A.8.9 Access rights\n- A.8.9 A.8.9\n";
    assert.match(
      (await fixed(text, "ref/title-mismatch", "Use the title of A.8.8", "a.md")) ?? "",
      /8\.08 – \*\*Management of technical vulnerabilities\*\*: feeds/,
    );
    assert.match((await fixed(text, "ref/title-mismatch", "Use the id of the title: A.5.7", "a.md")) ?? "", /A 05\.07 – \*\*Threat/);
  });

  it("compares `control` and `title` of SoA entries", async () => {
    const text =
      "==> s.yaml\nsoa:\n  controls:\n    - {control: A.5.31, title: Threat intelligence}\n    - control: A.5.7\n      title: Threat intelligence\n";
    await expectFindings(text, "ref/title-mismatch", ["s.yaml:3 ref/title-mismatch"]);
    assert.match(
      (await fixed(text, "ref/title-mismatch", "Use the title", "s.yaml")) ?? "",
      /title: "Legal, statutory, regulatory and contractual requirements"\}/,
    );
    assert.match((await fixed(text, "ref/title-mismatch", "Use the id", "s.yaml")) ?? "", /control: A\.5\.7, title/);
  });

  for (const [form, header, row, quoted] of [
    [
      "a CSV file",
      "Control;Title;Applicable;Justification",
      (cells: string[]) => cells.join(";"),
      '"Legal, statutory, regulatory and contractual requirements"',
    ],
    [
      "a table",
      "| Control | Title | Applicable | Justification |\n|---|---|---|---|",
      (cells: string[]) => `| ${cells.join(" | ")} |`,
      "Legal, statutory, regulatory and contractual requirements",
    ],
  ] as const) {
    it(`compares the columns of an SoA in ${form}, and writes a cell`, async () => {
      const path = form === "a table" ? "soa.md" : "soa.csv";
      const rows = (first: string, title: string) =>
        [
          header,
          row([first, title, "Yes", "x"]),
          row(["A.5.7", '"Threat intelligence"', "Yes", "x"]),
          row(["A.8.9", "Configuration management", "No", "x"]),
        ].join("\r\n");
      const text = `==> ${path}\n${rows("A.5.31", "Threat intelligence")}\r\n`;
      await expectFindings(text, "ref/title-mismatch", [`${path}:${form === "a table" ? 3 : 2} ref/title-mismatch`]);
      assert.equal(await fixed(text, "ref/title-mismatch", "Use the title", path), `${rows("A.5.31", quoted)}\r\n`);
      assert.equal(await fixed(text, "ref/title-mismatch", "Use the id", path), `${rows("A.5.7", "Threat intelligence")}\r\n`);
    });
  }

  it("migrates numbers of 2013 in the cells of a CSV file", async () => {
    const text =
      '==> r.csv\nID;Risk;Likelihood;Impact;Owner;Annex A controls\r\nR-1;Theft;1;2;IT;"A.12.6.1, A.8.1.1"\r\nR-2;Fire;1;2;IT;A.11.1.4\r\n';
    assert.equal(
      await fixed(text, "ref/edition-2013", "Change to A.8.8", "r.csv"),
      text.replace("==> r.csv\n", "").replace("A.12.6.1", "A.8.8"),
    );
  });

  it("leaves the organisation's own controls alone", () =>
    expectFindings(
      "==> c.yaml\ncontrols:\n  - {id: A.8.8, title: Threat intelligence}\n==> a.md\n- A.8.8 Threat intelligence\n",
      "ref/title-mismatch",
      [],
    ));
});
