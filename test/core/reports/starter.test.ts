import assert from "node:assert/strict";
import templates from "../../../server/catalog/templates/index.yaml";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { type StarterChoice, starterChoices, starterFiles } from "../../../server/src/core/reports/starter.ts";
import { type Fixture, findingCodes, openFiles, TODAY } from "../../fixture.ts";

const CHOICE: StarterChoice = { organisation: "Example Ltd", size: "small", frameworks: ["gdpr"] };
const SIZES = ["small", "medium", "large"] as const;

async function open(choice: StarterChoice): Promise<Fixture> {
  return openFiles(new Map(starterFiles(choice, TODAY).map(({ path, text }) => [path, text])));
}

describe("starter ISMS", () => {
  for (const size of SIZES) {
    it(`has no error for a ${size} organisation, with and without frameworks`, async () => {
      for (const frameworks of [[], starterChoices("frameworks")]) {
        const { folder, log } = await open({ ...CHOICE, size, frameworks });
        const grave = [...folder.findings().values()].flat().filter(({ severity, code }) => severity === "error" || /^(ref|schema)\//.test(code));
        assert.deepEqual(
          grave.map(({ path, code, message }) => `${path} ${code} ${message}`),
          [],
        );
        assert.deepEqual(log, []);
      }
    });
  }

  it("has an entry for each of the 93 controls, in order, none of them justified or implemented", async () => {
    const { folder } = await open(CHOICE);
    const entries = folder.snapshot().index.ofKind("soaEntry");
    assert.deepEqual(
      entries.map(({ data }) => data.control),
      catalog().controls.map(({ id }) => id),
    );
    for (const { data } of entries) {
      assert.equal(data.applicable, true);
      assert.equal(data.status, "planned");
      assert.equal(data.justification, "");
    }
  });

  it("says what is missing: nothing that nobody edited counts as done", async () => {
    const { folder } = await open(CHOICE);
    const found = findingCodes(folder);
    assert.equal(found.get("soa/unjustified-inclusion"), 93);
    assert.equal(found.get("soa/unapproved"), 1);
    assert.equal(found.get("risk/no-owner"), 3);
    assert.equal(found.get("risk/no-treatment"), 3);
    const { index } = folder.snapshot();
    assert.equal(found.get("document/placeholder"), index.ofKind("document").length);
    assert.ok(index.ofKind("document").every(({ data }) => data.status === "draft" && data.approvedOn === undefined));
    assert.equal(index.singleton("methodology")?.data.approvedOn, undefined);
    assert.equal(index.ofKind("evidence").length, 0);
  });

  it("marks every section of every policy, so that editing one leaves the others open", () => {
    const policies = starterFiles(CHOICE, TODAY).filter(({ path }) => path.startsWith("policies/"));
    assert.ok(policies.length >= 12);
    for (const { path, text } of policies) {
      const sections = text.split(/^## /m).slice(1);
      assert.ok(sections.length >= 4, path);
      for (const section of sections) assert.match(section, /\n<!-- isms-template -->\n+$/, `${path}: ${section.split("\n")[0]}`);
      assert.ok(text.split("\n").length <= 85, path);
      assert.match(text, /\[TBD: /, path);
    }
  });

  it("gives policies that could be approved: without the marks and blanks nothing in them is vague", async () => {
    const files = starterFiles(CHOICE, TODAY).map(({ path, text }): [string, string] => [
      path,
      text
        .replaceAll("<!-- isms-template -->\n", "")
        .replace(/\[TBD: ([^\]]*)\]/g, "$1")
        .replace("status: draft", "status: approved"),
    ]);
    const found = findingCodes((await openFiles(new Map(files))).folder);
    assert.equal(found.get("document/placeholder"), undefined);
    assert.equal(found.get("document/vague-wording"), undefined);
  });

  it("fits the size and the frameworks", async () => {
    const paths = (choice: Partial<StarterChoice>) => starterFiles({ ...CHOICE, ...choice }, TODAY).map(({ path }) => path);
    assert.ok(paths({}).includes("risks.yaml"));
    assert.ok(paths({ size: "large" }).includes("risks/operations.yaml"));
    assert.ok(!paths({ size: "large" }).includes("risks.yaml"));
    const small = (await open(CHOICE)).folder.snapshot().index;
    const large = (await open({ ...CHOICE, size: "large", frameworks: ["dora"] })).folder.snapshot().index;
    assert.ok(large.ofKind("roles").length > small.ofKind("roles").length);
    assert.deepEqual(
      small.ofKind("obligations").map(({ id }) => id),
      ["OBL-001", "OBL-GDPR"],
    );
    assert.deepEqual(
      large.ofKind("obligations").map(({ id }) => id),
      ["OBL-001", "OBL-DORA"],
    );
    assert.ok(small.record("roles", "role-data-protection-officer"));
    assert.equal(large.record("roles", "role-data-protection-officer"), undefined);
    assert.deepEqual(
      small.ofKind("risks").map(({ id }) => id),
      large
        .ofKind("risks")
        .map(({ id }) => id)
        .sort(),
    );
  });

  it("has an obligation for every framework that isms.yaml knows", async () => {
    for (const framework of starterChoices("frameworks")) {
      const { folder } = await open({ ...CHOICE, frameworks: [framework] });
      assert.ok(folder.snapshot().index.ofKind("obligations").length > 1, framework);
    }
  });

  it("takes any name of an organisation as it is", async () => {
    for (const organisation of [
      'Müller & "Sons": Ltd #1',
      "- [ ] {x: y} & *z | > 'a' %b @c `d`",
      "yes",
      "123",
      "null",
      "{{today}} $& $1",
      "株式会社テスト",
      "C:\\new\\table",
    ]) {
      const { folder } = await open({ ...CHOICE, organisation });
      assert.equal(folder.snapshot().config.organisation, organisation);
      const errors = [...folder.findings().values()].flat().filter(({ severity }) => severity === "error");
      assert.deepEqual(errors, [], organisation);
    }
    const lines = starterFiles({ ...CHOICE, organisation: " Two\nLines\u0000\tLtd " }, TODAY);
    assert.match(lines.find(({ path }) => path === "isms.yaml")?.text ?? "", /^ {2}organisation: Two Lines Ltd$/m);
    const odd = starterFiles({ ...CHOICE, organisation: "<b>*A*</b> [x](y)" }, TODAY).find(({ path }) => path === "README.md");
    assert.match(odd?.text ?? "", /of \\<b\\>\\\*A\\\*\\<\/b\\> \\\[x\\\]\(y\)$/m);
  });

  it("leaves no hole unfilled, and dates from the day of the start", () => {
    const files = starterFiles({ ...CHOICE, size: "large", frameworks: starterChoices("frameworks") }, "2026-01-31");
    for (const { path, text } of files) {
      assert.doesNotMatch(text, /\{\{/, path);
      assert.ok(text.endsWith("\n") && !text.includes("\r"), path);
    }
    assert.match(files.find(({ path }) => path === "actions.yaml")?.text ?? "", /due: 2026-02-14/);
  });

  it("names every template once, and every name is a template", () => {
    const { files, texts } = templates();
    const named = files.flatMap(({ path, parts }) => parts?.map(({ template }) => template) ?? [path]);
    assert.deepEqual([...new Set(named)].sort(), Object.keys(texts).sort());
    const known = starterChoices("frameworks");
    const conditions = files.flatMap((file) => [file, ...(file.parts ?? [])]);
    assert.ok(conditions.every(({ frameworks = [] }) => frameworks.every((framework) => known.includes(framework))));
  });
});
