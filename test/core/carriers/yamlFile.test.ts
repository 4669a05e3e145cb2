import assert from "node:assert/strict";
import { expectFindings, openFixture } from "../../fixture.ts";

const FAMILIES = /^(schema|syntax|ref|id)\//;

/** The records of a fixture as `kind id`, in order. */
async function recordsIn(text: string): Promise<string[]> {
  const { files } = (await openFixture(text)).folder.snapshot();
  return [...files.values()]
    .flatMap(({ records }) => records.map(({ kind, id }) => (id === undefined ? kind : `${kind} ${id}`)))
    .filter((one) => one !== "isms");
}

describe("YAML files that are not ours", () => {
  const foreign: [name: string, text: string][] = [
    ["a CI file", "stages: [build]\nproject: web\nroles:\n  - admin\n"],
    ["a playbook", "- hosts: all\n  roles:\n    - common\n"],
    ["requirements of a playbook", "roles:\n  - name: geerlingguy.docker\n    src: https://example.com\n  - name: x\n    version: 1.0\n"],
    ["a chart", "apiVersion: v1\nname: x\nscope: cluster\n"],
    ["an empty key among others", "roles:\nsteps: [a]\n"],
    ["a list of words", "risks:\n  - one\n  - two\n"],
    ["a word", "scope: global\nowner: me\n"],
    ["a text", "just words\n"],
    ["a sequence", "- {id: R-1, title: x}\n"],
    ["prototype keys", "__proto__: {risks: []}\nconstructor: 1\n"],
  ];
  for (const [name, text] of foreign) {
    it(`${name} holds no records and has no findings`, async () => {
      assert.deepEqual(await recordsIn(`==> x.yaml\n${text}`), []);
      await expectFindings(`==> x.yaml\n${text}`, FAMILIES, []);
    });
  }

  it("in hidden folders are not even read", async () => {
    assert.deepEqual(await recordsIn("==> .github/x.yaml\nrisks:\n  - {id: R-1, title: x}\n"), []);
  });

  it("are still read for controls", () =>
    expectFindings("==> x.yaml\nstages: [build]\nnote: A.5.99\n", FAMILIES, ["x.yaml:2 ref/unknown-control"]));
});

describe("YAML files that are ours", () => {
  it("hold records of several kinds in several documents", async () => {
    const text =
      "==> x.yaml\n---\nrisks:\n  - {id: R-1, title: x}\nassets:\n- {id: A-1, title: x}\n---\nscope:\n  statement: All\nsoa:\n  controls:\n  - {control: A.5.1, applicable: true}\n  version: '1'\n...\n";
    assert.deepEqual((await recordsIn(text)).sort(), ["assets A-1", "risks R-1", "scope", "soa", "soaEntry"]);
    await expectFindings(text, FAMILIES, []);
  });

  it("may begin with empty lists", () => expectFindings("==> x.yaml\nrisks: []\nassets:\n", FAMILIES, []));

  it("are known by an id and a title, however many other keys are wrong", () =>
    expectFindings(
      "==> x.yaml\nrisks:\n  - {id: R-1, title: x, aa: 1, bb: 2, cc: 3, dd: 4}\n",
      FAMILIES,
      Array(4).fill("x.yaml:2 schema/unknown-key"),
    ));

  it("may lend values by anchors, within and across records", async () => {
    const text =
      "==> x.yaml\nx-common: &c\n  owner: me\n  tags: [a]\nrisks:\n  - &first\n    <<: *c\n    id: R-1\n    title: &t Theft\n  - {<<: *first, id: R-2, title: *t}\n";
    const { index } = (await openFixture(text)).folder.snapshot();
    assert.deepEqual(
      index.ofKind("risks").map(({ data }) => [data.id, data.title, data.owner, data.tags]),
      [
        ["R-1", "Theft", "me", ["a"]],
        ["R-2", "Theft", "me", ["a"]],
      ],
    );
    await expectFindings(text, FAMILIES, []);
  });

  it("include isms.yaml itself, with records beside the configuration", async () => {
    assert.deepEqual(await recordsIn("==> isms.yaml\nisms: {organisation: X}\nrisks:\n  - {id: R-1, title: x}\n"), ["risks R-1"]);
  });

  it("keep data on objects without a prototype", async () => {
    const { index } = (
      await openFixture("==> x.yaml\nrisks:\n  - id: R-1\n    title: x\n    __proto__: {polluted: true}\n")
    ).folder.snapshot();
    const data: object | undefined = index.ofKind("risks")[0]?.data;
    assert.ok(data && !("polluted" in data) && Object.getPrototypeOf(data) === null);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });
});
