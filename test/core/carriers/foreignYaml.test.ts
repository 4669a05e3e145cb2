import assert from "node:assert/strict";
import { nodeAt } from "../../../server/src/core/syntax/node.ts";
import { applyFix, expectFindings, findingIn, findingsOf, openFixture } from "../../fixture.ts";

const config = (source: string) => `==> isms.yaml\nisms:\n  organisation: X\n  sources:\n    - ${source}\n`;

async function dataOf(text: string): Promise<object[]> {
  const { folder } = await openFixture(text);
  const records = [...folder.snapshot().files.values()].flatMap((file) => file.records);
  return records.filter(({ carrier }) => carrier === "foreignYaml").map(({ kind, data }) => JSON.parse(JSON.stringify({ kind, ...data })));
}

describe("YAML of a foreign shape", () => {
  const control = (id: string, owner: string) =>
    `==> controls/${id}.yaml\n# one control\ncontrol_id: "${id}"\nname: A title\nassessment:\n  in_scope: true # agreed\n  state: done\nresponsible: {team: ${owner}}\nwhy: >-\n  Customers\n  ask for it.\n`;
  const SOURCE = config(
    "{files: 'controls/*.yaml', kind: soa, columns: {control: control_id, applicable: assessment.in_scope, status: assessment.state, owner: responsible.team, justification: why}, values: {status: {done: implemented}}}",
  );

  it("is read as one file a control, by the paths of its fields", async () => {
    assert.deepEqual(await dataOf(`${SOURCE}${control("A.5.1", "it")}${control("A.5.2", "hr")}`), [
      {
        kind: "soaEntry",
        control: "A.5.1",
        title: "A title",
        applicable: true,
        status: "implemented",
        owner: "it",
        justification: "Customers ask for it.",
      },
      {
        kind: "soaEntry",
        control: "A.5.2",
        title: "A title",
        applicable: true,
        status: "implemented",
        owner: "hr",
        justification: "Customers ask for it.",
      },
    ]);
    assert.deepEqual(await findingsOf(`${SOURCE}${control("A.5.1", "it")}`, /^(schema|syntax|ref)/), []);
    // without the source it is nobody's business
    assert.deepEqual(await dataOf(control("A.5.1", "it")), []);
  });

  it("is read as a mapping by id, wherever it stands, by the words that headers have", async () => {
    const text =
      "==> r.yaml\nversion: 2\nregister:\n  risks:\n    R-1: {title: Theft, likelihood: 3, impact: 4, owner: CTO, controls: [A.8.1, 'A.7.10']}\n    R-2:\n      title: Fire\n      likelihood: 1\n      impact: 5\n      owner: COO\n      controls:\n        - A.7.5\n        - A.8.13\n";
    const expected = [
      { kind: "risks", id: "R-1", title: "Theft", likelihood: 3, impact: 4, owner: "CTO", treatment: { controls: ["A.8.1", "A.7.10"] } },
      { kind: "risks", id: "R-2", title: "Fire", likelihood: 1, impact: 5, owner: "COO", treatment: { controls: ["A.7.5", "A.8.13"] } },
    ];
    const order = (records: object[]) =>
      records.map((record) => JSON.parse(JSON.stringify(record, Object.keys({ ...expected[0], controls: 1 }))));
    assert.deepEqual(order(await dataOf(`${config("{files: r.yaml, kind: risks}")}${text}`)), order(expected));
    assert.deepEqual(order(await dataOf(`${config("{files: r.yaml, kind: risks, at: register.risks}")}${text}`)), order(expected));
    assert.deepEqual(await dataOf(`${config("{files: r.yaml, kind: risks, at: register.none}")}${text}`), []);
  });

  it("takes the id from the key or from the file's name where columns say so", async () => {
    const byKey = `${config("{files: r.yaml, kind: soa, columns: {control: $key, applicable: used}}")}==> r.yaml\nA.5.1: {used: yes, note: x}\nA.5.2: {used: no, note: y}\n`;
    assert.deepEqual(await dataOf(byKey), [
      { kind: "soaEntry", control: "A.5.1", applicable: true, notes: "x" },
      { kind: "soaEntry", control: "A.5.2", applicable: false, notes: "y" },
    ]);
    const byFile = `${config("{files: 'risks/*.yml', kind: risks, columns: {id: $file, title: what}}")}==> risks/R-7.yml\nwhat: Theft\nlikelihood: 2\nimpact: 2\n`;
    assert.deepEqual(await dataOf(byFile), [{ kind: "risks", id: "R-7", title: "Theft", likelihood: 2, impact: 2 }]);
    assert.deepEqual(await dataOf(byFile.replace("R-7.yml", "lost-laptop.yml")), [
      { kind: "risks", id: "lost-laptop", title: "Theft", likelihood: 2, impact: 2 },
    ]);
  });

  it("gives every value its place, and replaces it there as YAML", async () => {
    const text = `==> r.yaml\nitems:\n  - id: R-1 # first\n    title: 'Theft'\n    likelihood: 2\n    impact: 2\n  - {id: R-1, title: Fire, likelihood: 2, impact: 3}\n  - {id: R-3, title: Flood, likelihood: 2, impact: 3}\n`;
    const source = config("{files: r.yaml, kind: risks}");
    const { folder, files } = await openFixture(`${source}${text}`);
    const [first] = folder.snapshot().index.withId("R-1");
    const title = first && nodeAt(first.node, ["title"]);
    assert.ok(title);
    assert.equal((files.get("r.yaml") ?? "").slice(title.start, title.end), "'Theft'");
    const after = await applyFix(`${source}${text}`, "id/duplicate", "Change this one to `R-2`");
    assert.equal(after.get("r.yaml"), text.replace("==> r.yaml\n", "").replace("{id: R-1,", "{id: R-2,"));
  });

  it("maps its unknown values in isms.yaml, and gets no entries from us", async () => {
    const source = config("{files: 'soa.yaml', kind: soa, columns: {control: $key, applicable: used, status: state}}");
    const rows = Array.from(
      { length: 25 },
      (_, n) => `A.5.${n + 1}: {used: yes, state: ${n === 3 ? "L3" : "planned"}, why: needed}\n`,
    ).join("");
    const { finding } = await findingIn(`${source}==> soa.yaml\n${rows}`, "schema/bad-value");
    assert.ok(finding.fixes.some(({ title }) => title.startsWith('Map "L3"')));
    assert.deepEqual((await findingIn(`${source}==> soa.yaml\n${rows}`, "soa/missing-controls")).finding.fixes, []);
  });

  it("is a finding where it cannot be read, and never a crash", async () => {
    const source = config("{files: r.yaml, kind: risks, columns: {id: nr}}");
    await expectFindings(`${source}==> r.yaml\na: [1, 2\nb: '\n`, "syntax/yaml", ["r.yaml:2 syntax/yaml", "r.yaml:3 syntax/yaml"]);
    for (const text of [
      "",
      "- 1\n- 2\n",
      "just text\n",
      "a: &x [*x]\n",
      "? [a]\n: b\n",
      "😀: {nr: R-1, l: ['😀', b]}\n",
      "---\n---\nnr: R-1\n",
    ]) {
      await openFixture(`${source}==> r.yaml\n${text}`);
    }
  });

  it("is ours again once the source is gone", async () => {
    const { folder } = await openFixture(
      `${config("{files: r.yaml, kind: risks}")}==> r.yaml\nrisks:\n  - {id: R-1, title: Theft}\n  - {id: R-2, title: Fire, owner: x}\n`,
    );
    assert.deepEqual(
      folder
        .snapshot()
        .index.ofKind("risks")
        .map(({ carrier }) => carrier),
      ["foreignYaml", "foreignYaml"],
    );
    folder.setOpenText("isms.yaml", "isms:\n  organisation: X\n");
    await folder.load();
    assert.deepEqual(
      folder
        .snapshot()
        .index.ofKind("risks")
        .map(({ carrier }) => carrier),
      ["yaml", "yaml"],
    );
  });
});
