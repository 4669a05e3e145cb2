import assert from "node:assert/strict";
import templates from "../../../server/catalog/templates/index.yaml";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { type StarterChoice, starterChoices, starterFiles } from "../../../server/src/core/reports/starter.ts";
import type { Finding } from "../../../server/src/core/ruleKit/rule.ts";
import { type Fixture, openFixture, TODAY } from "../../fixture.ts";

const CHOICE: StarterChoice = { organisation: "Example Ltd", size: "small", frameworks: ["gdpr"] };
const SIZES = ["small", "medium", "large"] as const;

describe("starter ISMS", () => {
  for (const size of SIZES) {
    it(`has no error for a ${size} organisation, with and without frameworks`, async () => {
      for (const frameworks of [[], starterChoices("frameworks")]) {
        const fixture = await open({ ...CHOICE, size, frameworks });
        const grave = findingsIn(fixture).filter(({ severity, code }) => severity === "error" || /^(syntax|schema|ref|id)\//.test(code));
        assert.deepEqual(grave.map(brief), []);
        assert.deepEqual(fixture.log, []);
      }
    });
  }

  it("has an entry for each of the 93 controls, in order, none of them justified or implemented", async () => {
    const entries = (await open(CHOICE)).folder.snapshot().index.ofKind("soaEntry");
    assert.deepEqual(
      entries.map(({ data }) => data.control),
      catalog().controls.map(({ id }) => id),
    );
    for (const { data } of entries) assert.deepEqual([data.applicable, data.status, data.justification], [true, "planned", ""]);
  });

  it("says what is missing: nothing that nobody edited counts as done", async () => {
    const fixture = await open(CHOICE);
    const found = countByCode(findingsIn(fixture));
    const { index } = fixture.folder.snapshot();
    assert.equal(found.get("soa/unjustified-inclusion"), 1);
    assert.equal(found.get("soa/unapproved"), 1);
    assert.equal(found.get("risk/no-owner"), 3);
    assert.equal(found.get("risk/no-treatment"), 3);
    const blanks = findingsIn(fixture).filter(({ code }) => code === "document/placeholder");
    const registers = ["audits", "awareness", "context", "objectives", "obligations", "scope", "suppliers"].map((name) => `${name}.yaml`);
    assert.deepEqual(blanks.map(({ path }) => path).sort(), [...index.ofKind("document").map(({ path }) => path), ...registers].sort());
    assert.equal(found.get("context/climate-undecided"), 1);
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
      assert.match(text, /\[TBD: /, path);
    }
  });

  it("gives policies that can be approved: without the marks and blanks nothing in them is vague", async () => {
    const edited = starterFiles(CHOICE, TODAY).map(({ path, text }) => ({
      path,
      text: text
        .replaceAll("<!-- isms-template -->\n", "")
        .replace(/\[TBD: ([^\]]*)\]/g, "$1")
        .replace("status: draft", "status: approved"),
    }));
    const wording = findingsIn(await openFiles(edited)).filter(({ code }) => /placeholder|vague/.test(code));
    assert.deepEqual(wording.map(brief), []);
  });

  it("fits the size: a register of its own for each part, and more roles, from medium on", async () => {
    const paths = (size: StarterChoice["size"]) => starterFiles({ ...CHOICE, size }, TODAY).map(({ path }) => path);
    assert.deepEqual(
      paths("small").filter((path) => path.startsWith("risks")),
      ["risks.yaml"],
    );
    assert.deepEqual(
      paths("medium").filter((path) => path.startsWith("risks")),
      ["risks/staff-and-access.yaml", "risks/operations.yaml"],
    );
    const small = await idsOf("risks", CHOICE);
    assert.deepEqual((await idsOf("risks", { ...CHOICE, size: "large" })).sort(), small);
    assert.ok((await idsOf("roles", { ...CHOICE, size: "medium" })).length > (await idsOf("roles", CHOICE)).length);
  });

  it("fits the frameworks: their obligations, and nobody else's", async () => {
    assert.deepEqual(await idsOf("obligations", CHOICE), ["OBL-001", "OBL-GDPR"]);
    assert.deepEqual(await idsOf("obligations", { ...CHOICE, frameworks: ["dora"] }), ["OBL-001", "OBL-DORA"]);
    for (const framework of starterChoices("frameworks")) {
      assert.ok((await idsOf("obligations", { ...CHOICE, frameworks: [framework] })).length > 1, framework);
    }
    assert.ok((await idsOf("roles", CHOICE)).includes("role-data-protection-officer"));
    assert.ok(!(await idsOf("roles", { ...CHOICE, frameworks: [] })).includes("role-data-protection-officer"));
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
      const fixture = await open({ ...CHOICE, organisation });
      const { config, index } = fixture.folder.snapshot();
      assert.equal(config.organisation, organisation);
      assert.ok(index.singleton("scope")?.data.statement?.includes(organisation), organisation);
      assert.deepEqual(
        findingsIn(fixture)
          .filter(({ severity }) => severity === "error")
          .map(brief),
        [],
        organisation,
      );
    }
  });

  it("brings a name to one line, and shows it literally in Markdown", () => {
    const textOf = (path: string, organisation: string) =>
      starterFiles({ ...CHOICE, organisation }, TODAY).find((file) => file.path === path)?.text ?? "";
    assert.match(textOf("isms.yaml", " Two\nLines\u0000\tLtd "), /^ {2}organisation: Two Lines Ltd$/m);
    assert.match(textOf("README.md", "<b>*A*</b> [x](y)"), /of \\<b\\>\\\*A\\\*\\<\/b\\> \\\[x\\\]\(y\)$/m);
  });

  it("leaves no hole unfilled, and counts its dates from the day of the start", () => {
    const files = starterFiles({ ...CHOICE, size: "large", frameworks: starterChoices("frameworks") }, "2026-01-31");
    for (const { path, text } of files) {
      assert.doesNotMatch(text, /\{\{/, path);
      assert.ok(text.endsWith("\n") && !text.includes("\r"), path);
    }
    assert.match(files.find(({ path }) => path === "actions.yaml")?.text ?? "", /due: 2026-02-14/);
  });

  it("uses every template, and every name in the index is one", () => {
    const { files, texts } = templates();
    const named = files.flatMap(({ path, parts }) => parts?.map(({ template }) => template) ?? [path]);
    assert.deepEqual([...new Set(named)].sort(), Object.keys(texts).sort());
    const frameworks = files.flatMap((file) => [file, ...(file.parts ?? [])]).flatMap((part) => part.frameworks ?? []);
    assert.deepEqual([...new Set(frameworks)].sort(), [...starterChoices("frameworks")].sort());
  });
});

function open(choice: StarterChoice): Promise<Fixture> {
  return openFiles(starterFiles(choice, TODAY));
}

function openFiles(files: readonly { path: string; text: string }[]): Promise<Fixture> {
  return openFixture(files.map(({ path, text }) => `==> ${path}\n${text}`).join(""));
}

function findingsIn({ folder }: Fixture): Finding[] {
  return [...folder.findings().values()].flat();
}

function brief({ path, code, message }: Finding): string {
  return `${path} ${code} ${message}`;
}

function countByCode(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

async function idsOf(kind: "risks" | "roles" | "obligations", choice: StarterChoice): Promise<string[]> {
  const { folder } = await open(choice);
  return folder
    .snapshot()
    .index.ofKind(kind)
    .flatMap(({ id }) => id ?? []);
}
