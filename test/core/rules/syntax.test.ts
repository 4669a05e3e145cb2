import assert from "node:assert/strict";
import { expectFindings, findingIn, openFixture } from "../../fixture.ts";

const FAMILIES = /^(syntax|schema|id)\//;

describe("syntax/yaml", () => {
  it("reports what is broken and keeps every other record", async () => {
    const text =
      "==> r.yaml\nrisks:\n  - {id: R-1, title: x}\n  - {id: R-2, title: [}\n  - {id: R-3, title: x}\nassets:\n  - {id: A-1, title: x}\n";
    const { folder } = await openFixture(text);
    assert.ok([...(folder.findings().get("r.yaml") ?? [])].some(({ code }) => code === "syntax/yaml"));
    const { index } = folder.snapshot();
    assert.deepEqual(
      ["R-1", "R-3", "A-1"].map((id) => index.withId(id).length),
      [1, 1, 1],
    );
  });

  it("reports keys that stand twice and aliases without an anchor", () =>
    expectFindings("==> r.yaml\nrisks:\n  - id: R-1\n    title: x\n    title: y\n  - id: R-2\n    title: *gone\n", "syntax", [
      "r.yaml:4 syntax/yaml",
      "r.yaml:6 syntax/yaml",
    ]));

  it("stays silent about anchors, merges, several documents, comments and block texts", () =>
    expectFindings(
      "==> r.yaml\nx-d: &d\n  owner: me\nrisks:\n  - <<: *d # merged\n    id: R-1\n    title: >-\n      folded\n      text\n---\n# second\nrisks:\n- id: R-2\n  title: |\n    - not: an item\n...\n",
      FAMILIES,
      [],
    ));
});

describe("syntax/front-matter", () => {
  it("reports front matter that cannot be read, and still reads the text", () =>
    expectFindings("==> a.md\n---\ntitle: [\n---\nA.5.99\n", /^(syntax|ref)\//, [
      "a.md:3 syntax/front-matter",
      "a.md:4 ref/unknown-control",
    ]));

  it("reports front matter that is not closed", async () => {
    await expectFindings("==> a.md\n---\nid: POL-1\nstatus: approved\n\n# Policy\n", "syntax", ["a.md:1 syntax/front-matter"]);
    assert.match((await findingIn("==> a.md\n---\nid: POL-1\n", "syntax/front-matter")).finding.message, /closing/);
  });

  it("takes a rule on the first line for what it is", () => expectFindings("==> a.md\n---\n\n# Title\n", "syntax", []));

  it("leaves words of other tools alone, beside what is ours", async () => {
    const page = (lines: string) => `==> a.md\n---\n${lines}\n---\n# Page\n`;
    await expectFindings(page("title: Page\ncategory: Annex A\nstatus: expanded"), /^(schema|document)\//, []);
    await expectFindings(page("id: P-1\ntitle: Page\ncategory: Annex A\nversion: '1'"), "schema", []);
    await expectFindings(page("id: P-1\ntitle: Page\ncategory: polcy\nversion: '1'"), "schema", [
      "a.md:4 schema/key-name",
      "a.md:4 schema/bad-value",
    ]);
    await expectFindings(page("id: P-1\ntitle: Page\nstatus: expanded\nversion: '1'"), "schema", ["a.md:4 schema/bad-value"]);
    await expectFindings(page("title: Page\nstatus: aproved"), "schema", ["a.md:3 schema/bad-value"]);
  });

  it("leaves the front matter of web pages alone", () =>
    expectFindings(
      "==> a.md\n---\ntitle: Page\ncategory: Guides\ntags: one\nlink: x\nauthor: Someone\nlast_updated: 3 May\n---\n==> p.yaml\npeople:\n  - {id: P-1, name: x}\n",
      /^(?!clause\/)/,
      [],
    ));

  it("holds that of a controlled document against its schema", () =>
    expectFindings("==> a.md\n---\nid: POL-1\ntype: polcy\nnext_review: 2026-13-01\ncontrols: A.5.1\n---\n", "schema", [
      "a.md:3 schema/bad-value",
      "a.md:4 schema/key-name",
      "a.md:4 schema/bad-date",
      "a.md:5 schema/wrong-type",
    ]));
});
