import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { insertSoaEntriesFix } from "../../../server/src/core/ruleKit/insertSoaEntries.ts";
import { editsOf, filesAfter, findingsOf, openFixture } from "../../fixture.ts";
import { cases } from "../../property.ts";

/** The files after entries for these controls are inserted. */
async function insert(text: string, ...controls: string[]): Promise<ReadonlyMap<string, string>> {
  const fixture = await openFixture(text);
  return filesAfter(fixture, await editsOf(fixture, insertSoaEntriesFix(controls)));
}

/** Expects `soa.yaml` to become `after` when entries for these controls are inserted. */
async function expectInserted(before: string, controls: readonly string[], after: string): Promise<void> {
  const files = await insert(`==> soa.yaml\n${before}`, ...controls);
  assert.equal(files.get("soa.yaml"), after);
}

const fixtureOf = (files: ReadonlyMap<string, string>) => [...files].map(([path, text]) => `==> ${path}\n${text}`).join("");

describe("Inserting SoA entries", () => {
  it("puts them behind the nearest lower control, at the start, in the middle and at the end", async () => {
    await expectInserted(
      "soa:\n  controls:\n    - control: A.5.2\n      applicable: true\n    - control: A.5.9\n      applicable: true\n",
      ["A.6.1", "A.5.1", "A.5.4", "A.5.3"],
      `soa:
  controls:
    - control: A.5.1
      applicable: true
      justification: ""
      status: planned
    - control: A.5.2
      applicable: true
    - control: A.5.3
      applicable: true
      justification: ""
      status: planned
    - control: A.5.4
      applicable: true
      justification: ""
      status: planned
    - control: A.5.9
      applicable: true
    - control: A.6.1
      applicable: true
      justification: ""
      status: planned
`,
    );
  });

  it("follows the neighbour's order of fields, quotes, names and alignment, with a dash that is not indented", async () => {
    await expectInserted(
      `soa:
  controls:
  -   ref:        "A.5.2"
      title:      "Roles"
      status:     'implemented'
      applicable: true
      reasons:
        - risk
`,
      ["A.5.3"],
      `soa:
  controls:
  -   ref:        "A.5.2"
      title:      "Roles"
      status:     'implemented'
      applicable: true
      reasons:
        - risk
  -   ref:        "A.5.3"
      title:      "Segregation of duties"
      status:     'planned'
      applicable: true
      justification: ""
`,
    );
  });

  it("writes reasons that a treated risk or an obligation in force bears out", async () => {
    const registers =
      "==> registers.yaml\nrisks:\n  - {id: R-1, title: Ransomware, treatment: {option: mitigate, controls: [A.8.7]}}\n" +
      "obligations:\n  - {id: L-1, title: NIS2, type: law, controls: [A.8.7]}\n  - {id: K-1, title: Old, type: contract, until: 2020-01-01, controls: [A.8.7]}\n";
    const flow = await insert(`==> soa.yaml\nsoa:\n  controls:\n    - { control: A.8.6, applicable: true }\n${registers}`, "A.8.7");
    assert.equal(
      flow.get("soa.yaml"),
      'soa:\n  controls:\n    - { control: A.8.6, applicable: true }\n    - { control: A.8.7, applicable: true, reasons: [risk, legal], justification: "", status: planned }\n',
    );
    const block = await insert(
      `==> soa.yaml\nsoa:\n  controls:\n    - control: A.8.6\n      applicable: true\n      reasons:\n      - business\n      justification: 'Capacity is sold'\n${registers}`,
      "A.8.7",
    );
    assert.match(
      block.get("soa.yaml") ?? "",
      /- control: A\.8\.7\n {6}applicable: true\n {6}reasons:\n {6}- risk\n {6}- legal\n {6}justification: ''\n {6}status: planned\n$/,
    );
  });

  it("keeps line ends, and the missing break at the end of the file", async () => {
    await expectInserted(
      "soa:\r\n  controls:\r\n    - control: A.5.1\r\n      applicable: true",
      ["A.5.2"],
      'soa:\r\n  controls:\r\n    - control: A.5.1\r\n      applicable: true\r\n    - control: A.5.2\r\n      applicable: true\r\n      justification: ""\r\n      status: planned',
    );
    await expectInserted(
      "soa:\r\n  controls:\r\n    - control: A.5.2\r\n      applicable: true\r\n",
      ["A.5.1"],
      'soa:\r\n  controls:\r\n    - control: A.5.1\r\n      applicable: true\r\n      justification: ""\r\n      status: planned\r\n    - control: A.5.2\r\n      applicable: true\r\n',
    );
  });

  it("keeps a blank line between entries where the file has them", async () => {
    await expectInserted(
      "soa:\n  controls:\n\n    - control: A.5.1\n      applicable: true\n\n    - control: A.5.3\n      applicable: true\n\nrisks: []\n",
      ["A.5.2", "A.5.4"],
      `soa:
  controls:

    - control: A.5.1
      applicable: true

    - control: A.5.2
      applicable: true
      justification: ""
      status: planned

    - control: A.5.3
      applicable: true

    - control: A.5.4
      applicable: true
      justification: ""
      status: planned

risks: []
`,
    );
  });

  it("leaves comments where they belong: with their entry, or as the heading of a theme", async () => {
    await expectInserted(
      `soa:
  controls:
    # isms-ignore soa/no-status: decided in July
    - control: A.5.2 # roles
      applicable: true
      # waits for the board
    # second
    - control: A.5.4
      applicable: true

    # --- A.6 People ---
    - control: A.6.2
      applicable: true
      justification: |
        # not a comment
`,
      ["A.5.1", "A.5.3", "A.6.1", "A.7.1"],
      `soa:
  controls:
    - control: A.5.1
      applicable: true
      justification: ""
      status: planned
    # isms-ignore soa/no-status: decided in July
    - control: A.5.2 # roles
      applicable: true
      # waits for the board
    - control: A.5.3
      applicable: true
      justification: ""
      status: planned
    # second
    - control: A.5.4
      applicable: true

    # --- A.6 People ---
    - control: A.6.1
      applicable: true
      justification: ""
      status: planned
    - control: A.6.2
      applicable: true
      justification: |
        # not a comment
    - control: A.7.1
      applicable: true
      justification: ""
      status: planned
`,
    );
  });

  it("writes into a list in brackets, on one line or several", async () => {
    await expectInserted(
      'soa: {controls: [{"control": "A.5.2", "applicable": true}, {control: A.5.4, applicable: true}]}\n',
      ["A.5.1", "A.5.3", "A.5.5"],
      'soa: {controls: [{"control": "A.5.1", "applicable": true, "justification": "", "status": "planned"}, {"control": "A.5.2", "applicable": true}, ' +
        '{"control": "A.5.3", "applicable": true, "justification": "", "status": "planned"}, {control: A.5.4, applicable: true}, ' +
        '{control: A.5.5, applicable: true, justification: "", status: planned}]}\n',
    );
    await expectInserted(
      "soa:\n  controls: [\n    {control: A.5.2, applicable: true},\n  ]\n",
      ["A.5.3"],
      'soa:\n  controls: [\n    {control: A.5.2, applicable: true},\n    {control: A.5.3, applicable: true, justification: "", status: planned},\n  ]\n',
    );
  });

  it("puts each control into the file of its theme", async () => {
    const text =
      "==> org.yaml\nsoa:\n  controls:\n    - {control: A.5.1, applicable: true}\n    - {control: A.5.37, applicable: true}\n" +
      "==> people.yaml\nsoa:\n  controls:\n    - {control: A.6.2, applicable: true}\n";
    const files = await insert(text, "A.5.2", "A.6.1", "A.6.3", "A.7.1");
    const ids = (path: string) => [...(files.get(path) ?? "").matchAll(/A\.\d+\.\d+/g)].map(([id]) => id);
    assert.deepEqual(ids("org.yaml"), ["A.5.1", "A.5.2", "A.5.37"]);
    assert.deepEqual(ids("people.yaml"), ["A.6.1", "A.6.2", "A.6.3", "A.7.1"]);
  });

  it("goes behind the whole entry where it ends in a text block, an alias or a merge", async () => {
    await expectInserted(
      "base: &base\n  status: planned\nsoa:\n  controls:\n    - control: A.5.1\n      applicable: true\n      <<: *base\n    - &two\n      control: A.5.3\n",
      ["A.5.2"],
      'base: &base\n  status: planned\nsoa:\n  controls:\n    - control: A.5.1\n      applicable: true\n      <<: *base\n    - control: A.5.2\n      applicable: true\n      justification: ""\n      status: planned\n    - &two\n      control: A.5.3\n',
    );
    await expectInserted(
      "soa:\n  controls:\n    - control: A.5.1\n      justification: >-\n        Because\n\n        of this\n\n    - control: A.5.3\n      applicable: true\n",
      ["A.5.2"],
      'soa:\n  controls:\n    - control: A.5.1\n      justification: >-\n        Because\n\n        of this\n\n    - control: A.5.2\n      applicable: true\n      justification: ""\n      status: planned\n\n    - control: A.5.3\n      applicable: true\n',
    );
  });

  it("starts a list below an empty key, in an SoA without controls, and in a new file", async () => {
    const row = (indent: string) =>
      `${indent}- control: A.5.1\n${indent}  applicable: true\n${indent}  justification: ""\n${indent}  status: planned\n`;
    await expectInserted(
      "soa:\n  version: '1'\n  controls: # all 93\n",
      ["A.5.1"],
      `soa:\n  version: '1'\n  controls: # all 93\n${row("    ")}`,
    );
    await expectInserted("soa:\n  controls: []\n  version: '1'\n", ["A.5.1"], `soa:\n  controls:\n${row("    ")}  version: '1'\n`);
    await expectInserted("soa:\n  version: '1'\nrisks: []\n", ["A.5.1"], `soa:\n  version: '1'\n  controls:\n${row("    ")}risks: []\n`);
    await expectInserted("soa:\n", ["A.5.1"], `soa:\n  controls:\n${row("    ")}`);
    await expectInserted(
      "soa: {version: '1', controls: []}\n",
      ["A.5.1"],
      "soa: {version: '1', controls: [{control: A.5.1, applicable: true, justification: \"\", status: planned}]}\n",
    );
    const files = await insert("==> risks.yaml\nrisks: []\n", "A.5.1");
    assert.equal(files.get("soa.yaml"), `soa:\n  version: "0.1"\n  controls:\n${row("    ")}`);
  });

  it("inserts nothing that is there already, and nothing into a value of another shape", async () => {
    await expectInserted(
      "soa:\n  controls:\n    - {control: A.5.1, applicable: true}\n",
      ["A.5.1"],
      "soa:\n  controls:\n    - {control: A.5.1, applicable: true}\n",
    );
    await expectInserted("soa:\n  version: '1'\n  controls: all of them\n", ["A.5.1"], "soa:\n  version: '1'\n  controls: all of them\n");
  });

  for (const [name, before] of Object.entries({
    "a block list": "soa:\n  controls:\n    - control: A.5.7\n      applicable: true\n    - control: A.8.1\n      applicable: true\n",
    "a list that is not indented": "soa:\n  controls:\n  - control: A.7.1\n    applicable: true\n",
    "a list in braces": "soa:\n  controls:\n    - {control: A.8.34, applicable: true}\n",
    "a list in brackets": "soa: {controls: [{control: A.6.4, applicable: true}]}\n",
    "an SoA of two files":
      "soa:\n  controls:\n    - {control: A.5.1, applicable: true}\n==> b.yaml\nsoa:\n  controls:\n    - {control: A.8.1, applicable: true}\n",
    "entries in disorder": "soa:\n  controls:\n    - {control: A.8.2, applicable: true}\n    - {control: A.5.9, applicable: true}\n",
    "no SoA": "soa:\n",
  })) {
    it(`completes ${name}; what stays is to justify each entry`, async () => {
      const text = `==> soa.yaml\n${before}`;
      const fixture = await openFixture(text);
      const [finding] = [...fixture.folder.findings().values()].flat().filter(({ code }) => code === "soa/missing-controls");
      assert.ok(finding?.fixes[0]);
      const after = fixtureOf(filesAfter(fixture, await editsOf(fixture, finding.fixes[0])));
      assert.deepEqual(await findingsOf(after, /^syntax|^schema|missing-controls|duplicate/), []);
      const open = [...(await openFixture(after)).folder.findings().values()]
        .flat()
        .filter(({ code }) => code === "soa/unjustified-inclusion");
      const counted = open.map(({ message }) => Number(/^None of the (\d+) included/.exec(message)?.[1] ?? 1));
      assert.equal(
        counted.reduce((sum, count) => sum + count, 0),
        93,
      );
    });
  }

  it("changes no other entry, loses no comment and keeps the order, in files of every style", async () => {
    const ids = catalog().controls.map(({ id }) => id);
    const style = fc.record({
      indent: fc.integer({ min: 2, max: 6 }),
      gap: fc.integer({ min: 1, max: 3 }),
      lineBreak: fc.constantFrom("\n", "\r\n"),
      blank: fc.boolean(),
      ending: fc.boolean(),
      tail: fc.constantFrom("", "  version: '1'\n", "risks: []\n", "# end\n"),
    });
    const entry = fc.record({
      shape: fc.constantFrom("block", "flow", "lines"),
      last: fc.constantFrom(
        "status: planned",
        "notes: |\n  # no comment\n\n  more",
        "notes: >-\n  folded\n  text",
        "reasons:\n- risk",
        "tags: [a,\n  b]",
        "owner:",
      ),
      comments: fc.constantFrom("", "above", "behind", "inside"),
    });
    await fc.assert(
      fc.asyncProperty(
        style,
        fc.subarray(ids, { minLength: 1, maxLength: 8 }),
        fc.subarray(ids, { minLength: 1, maxLength: 8 }),
        fc.array(entry, { minLength: 8, maxLength: 8 }),
        async (file, present, added, entries) => {
          const rows = present.map((id, i) => writeEntry(id, entries[i] ?? { shape: "block", last: "", comments: "" }, file));
          const body = `soa:\n  controls:\n${rows.join(file.blank ? "\n" : "")}${file.tail}`;
          const text = (file.ending ? body : body.trimEnd()).replaceAll("\n", file.lineBreak);
          const after = (await insert(`==> soa.yaml\n${text}`, ...added)).get("soa.yaml") ?? "";
          const before = parse(text).soa.controls as { control: string }[];
          const now = parse(after).soa.controls as { control: string }[];
          const expected = ids.filter((id) => present.includes(id) || added.includes(id));
          assert.deepEqual(
            now.map(({ control }) => control),
            expected,
          );
          assert.deepEqual(
            now.filter(({ control }) => present.includes(control)),
            before,
          );
          const comments = (source: string) => source.match(/#.*/g);
          assert.deepEqual(comments(after), comments(text));
          assert.equal(after.replaceAll("\r\n", "").includes(file.lineBreak === "\n" ? "\r" : "\n"), false);
        },
      ),
      cases(400),
    );
  });
});

interface EntryStyle {
  readonly shape: string;
  readonly last: string;
  readonly comments: string;
}

/** One entry of a list whose dashes are indented by `indent` and followed by `gap` blanks. */
function writeEntry(id: string, { shape, last, comments }: EntryStyle, { indent, gap }: { indent: number; gap: number }): string {
  const dash = `${" ".repeat(indent)}-${" ".repeat(gap)}`;
  const column = " ".repeat(dash.length);
  const above = comments === "above" ? `${" ".repeat(indent)}# about ${id}\n` : "";
  const behind = comments === "behind" ? ` # ${id} itself` : "";
  if (shape === "flow") return `${above}${dash}{control: ${id}, applicable: true}${behind}\n`;
  if (shape === "lines") return `${above}${dash}{control: ${id},\n${column}applicable: true}${behind}\n`;
  const inside = comments === "inside" ? `${column}# inside ${id}\n` : "";
  const lines = last.split("\n").map((line) => (line === "" ? "\n" : `${column}${line}\n`));
  return `${above}${dash}control: ${id}${behind}\n${inside}${column}applicable: true\n${lines.join("")}`;
}
