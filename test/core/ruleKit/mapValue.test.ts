import assert from "node:assert/strict";
import { soaKey } from "../../../server/src/core/model/ismsIndex.ts";
import { applyFix, findingIn, findingsOf, openFixture } from "../../fixture.ts";

const SOA = `# Statement of Applicability

| Control | Title | Applicable | Justification | Status |
|---|---|---|---|---|
| A.5.1 | Policies for information security | Yes | Treats R-1, as agreed | Level: four |
| A.5.2 | Information security roles and responsibilities | Yes | Treats R-1, as agreed | Level: four |
| A.5.3 | Segregation of duties | Yes | Treats R-1, as agreed | Umgesetzt |
| A.5.4 | Management responsibilities | Yes | Treats R-1, as agreed | 4711 |
| A.5.5 | Contact with authorities | Yes | Treats R-1, as agreed | done |
| A.5.6 | Contact with special interest groups | Yes | Treats R-1, as agreed | done |
`;
const CSV = SOA.split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) =>
    line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => (cell.includes(",") ? `"${cell}"` : cell))
      .join(","),
  )
  .join("\n");
const TITLE = 'Map "Level: four" to `implemented` in isms.yaml';

/** `isms.yaml` after the fix for the value in a workspace. */
async function configAfter(workspace: string): Promise<string> {
  const after = await applyFix(workspace, "schema/bad-value", TITLE);
  return after.get("isms.yaml") ?? "";
}

/** Joins files as a fixture has them. */
const workspace = (config: string, path = "docs/soa.md", text = SOA) => `==> isms.yaml\n${config}==> ${path}\n${text}`;

/** The status of each control. */
async function statuses(text: string): Promise<Record<string, unknown>> {
  const { folder } = await openFixture(text);
  return Object.fromEntries(
    folder
      .snapshot()
      .index.ofKind("soaEntry")
      .map((entry) => [soaKey(entry), entry.data.status]),
  );
}

describe("a value that is none of ours", () => {
  it("is one finding for all the rows that have it, with a fix for each of our values", async () => {
    const text = workspace("isms:\n  organisation: X\n");
    assert.deepEqual(await findingsOf(text, "schema"), ["docs/soa.md:5 schema/bad-value", "docs/soa.md:8 schema/bad-value"]);
    const { finding } = await findingIn(text, "schema/bad-value");
    assert.match(finding.message, /in 2 rows/);
    assert.deepEqual(
      finding.fixes.map(({ title }) => /`([a-z]+)`/.exec(title)?.[1]),
      ["planned", "partial", "implemented"],
    );
  });

  for (const [form, path, text] of [
    ["a table", "docs/soa.md", SOA],
    ["a CSV file", "docs/soa.csv", `${CSV}\n`],
  ] as const) {
    it(`means what isms.yaml says of it, in ${form}`, async () => {
      const config = await configAfter(workspace("isms:\n  organisation: X\n", path, text));
      assert.deepEqual(await findingsOf(workspace(config, path, text), "schema"), [
        `${path}:${form === "a table" ? 8 : 5} schema/bad-value`,
      ]);
      const after = await statuses(workspace(config, path, text));
      assert.deepEqual([after["A.5.1"], after["A.5.2"], after["A.5.3"]], ["implemented", "implemented", "implemented"]);
    });
  }

  const source = (values: string) => `    - files: docs/soa.md\n      kind: soa\n      values:\n${values}`;
  const meaning = '          "Level: four": implemented\n';
  const cases: [name: string, before: string, after: string][] = [
    [
      "no sources",
      "# ours\nisms: # head\n  organisation: X # name\n  rules: {}\n",
      `# ours\nisms: # head\n  organisation: X # name\n  sources:\n${source(`        status:\n${meaning}`)}  rules: {}\n`,
    ],
    [
      "an empty key",
      "isms:\n  sources:\n  organisation: X\n",
      `isms:\n  sources:\n${source(`        status:\n${meaning}`)}  organisation: X\n`,
    ],
    [
      "an empty list",
      "isms:\n  organisation: X\n  sources: []\n",
      'isms:\n  organisation: X\n  sources: [{files: "docs/soa.md", kind: soa, values: {status: {"Level: four": implemented}}}]\n',
    ],
    [
      "everything in braces",
      "isms: {organisation: X}\n",
      'isms: {organisation: X, sources: [{files: "docs/soa.md", kind: soa, values: {status: {"Level: four": implemented}}}]}\n',
    ],
    [
      "a source of another file",
      "isms:\n  organisation: X\n  sources:\n  - files: a.csv # theirs\n    kind: risks\n  # the end\n",
      `isms:\n  organisation: X\n  sources:\n  - files: a.csv # theirs\n    kind: risks\n${source(`        status:\n${meaning}`).replace(/^ {2}/gm, "")}  # the end\n`,
    ],
    [
      "values of the same field",
      `isms:\n  organisation: X\n  sources:\n${source("        status:\n          done: planned # really\n")}`,
      `isms:\n  organisation: X\n  sources:\n${source(`        status:\n          done: planned # really\n${meaning}`)}`,
    ],
    [
      "values of another field",
      `isms:\n  organisation: X\n  sources:\n${source("        applicable: {Maybe: true}\n")}`,
      `isms:\n  organisation: X\n  sources:\n${source(`        applicable: {Maybe: true}\n        status:\n${meaning}`)}`,
    ],
    [
      "a source without values",
      "isms:\n  organisation: X\n  sources:\n    - kind: soa\n      files: docs/soa.md\n",
      `isms:\n  organisation: X\n  sources:\n    - kind: soa\n      files: docs/soa.md\n      values:\n        status:\n${meaning}`,
    ],
    [
      "Windows line ends",
      "isms:\r\n  organisation: X\r\n",
      `isms:\r\n  organisation: X\r\n  sources:\r\n${source(`        status:\n${meaning}`).replaceAll("\n", "\r\n")}`,
    ],
  ];
  for (const [name, before, after] of cases) {
    it(`is written beside ${name}`, async () => {
      assert.equal(await configAfter(workspace(before)), after);
      const { "A.5.1": status } = await statuses(workspace(after));
      assert.equal(status, "implemented");
    });
  }

  for (const path of ["soa.md", "!old/#1 [draft]/soa*.md", "#x/soa.md"]) {
    it(`is mapped for the file ${path} alone`, async () => {
      const config = await configAfter(workspace("isms:\n  organisation: X\n", path));
      const { "A.5.1": status } = await statuses(workspace(config, path));
      assert.equal(status, "implemented");
      const { "A.5.1": elsewhere } = await statuses(workspace(config, `other/${path}`));
      assert.equal(elsewhere, undefined);
    });
  }

  it("is mapped beside a source that names the columns", async () => {
    const config =
      'isms:\n  organisation: X\n  sources:\n    - files: "docs/*.md"\n      kind: soa\n      columns: {control: Control, status: Status}\n';
    const after = await statuses(workspace(await configAfter(workspace(config))));
    assert.equal(after["A.5.1"], "implemented");
  });

  it("leaves the registers of other kinds in the file to recognition", async () => {
    const risks = "\n| Risk ID | Risk | Likelihood | Impact | Owner |\n|---|---|---|---|---|\n| R-1 | Fire | 1 | 2 | IT |\n";
    const config = await configAfter(workspace("isms:\n  organisation: X\n"));
    const { folder } = await openFixture(workspace(config, "docs/soa.md", SOA + risks));
    assert.equal(folder.snapshot().index.ofKind("risks").length, 1);
  });
});
