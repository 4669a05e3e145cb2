import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const risk = (controls: string) => `==> r.yaml\nrisks:\n  - id: R-1\n    title: x\n    treatment:\n      controls: ${controls}\n`;
const fixed = async (text: string, code: string, title: string, path: string) => (await applyFix(text, code, title)).get(path);
const titlesOf = async (text: string, code: string) => (await findingIn(text, code)).finding.fixes.map(({ title }) => title);

describe("ref/unknown-control", () => {
  it("finds numbers that no edition has, in fields and in prose", async () => {
    await expectFindings(risk("[A.8.8, A.8.99]"), "ref", ["r.yaml:5 ref/unknown-control"]);
    await expectFindings("==> a.md\nSee A.8.8 and\nA.5.99.\n", "ref", ["a.md:2 ref/unknown-control"]);
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
  const files = "==> docs/b.md\nx\n==> docs/my file.md\nx\n==> docs/img.png\nx\n==> other/README.md\nx\n==> docs/a(1).md\nx\n";
  const links = (text: string) => `==> docs/a.md\n${text}\n${files}`;
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
    "[shortcut] and [collapsed][] and [full][shortcut]\n\n[shortcut]: b.md\n[collapsed]: <my file.md>",
  ];
  for (const link of whole) it(`stays silent about ${JSON.stringify(link)}`, () => expectFindings(links(link), "ref", []));

  const broken = [
    "[a](gone.md)",
    "[fragment](gone.md#part)",
    "![image](gone.png)",
    "[angle](<gone file.md>)",
    "[percent](gone%20file.md)",
    "[bad percent](100%.md)",
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
