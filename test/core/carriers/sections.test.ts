import assert from "node:assert/strict";
import fc from "fast-check";
import { readFile } from "../../../server/src/core/carriers/readFile.ts";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { rangeIn } from "../../../server/src/core/model/sourceFile.ts";
import { nodeAt } from "../../../server/src/core/syntax/node.ts";
import { applyFix, expectFindings, findingIn, findingsOf, openFixture } from "../../fixture.ts";
import { cases } from "../../property.ts";

const CONFIG = "==> isms.yaml\nisms: {organisation: X}\n";

async function dataOf(text: string, path = "register.md"): Promise<object[]> {
  const { folder } = await openFixture(`${CONFIG}==> ${path}\n${text}`);
  const records = folder.snapshot().files.get(path)?.records ?? [];
  return records.filter(({ carrier }) => carrier === "section").map(({ kind, data }) => JSON.parse(JSON.stringify({ kind, ...data })));
}

const RISKS = `# Risk register

## R-001: Phishing of employees

**Likelihood:** High (4)
**Impact:** 3
**Risk Owner:** CISO
**Treatment:** Mitigate

## R-002: Loss of the data centre

- **Likelihood**: 2
- **Impact**: 5
- **Owner**: COO
- **Treatment**: Accept
`;

describe("registers written as sections", () => {
  it("are read from bold lines and lists, and labels that mean the same are one field", async () => {
    assert.deepEqual(await dataOf(RISKS), [
      {
        kind: "risks",
        id: "R-001",
        title: "Phishing of employees",
        likelihood: 4,
        impact: 3,
        owner: "CISO",
        treatment: { option: "mitigate" },
      },
      {
        kind: "risks",
        id: "R-002",
        title: "Loss of the data centre",
        likelihood: 2,
        impact: 5,
        owner: "COO",
        treatment: { option: "accept" },
      },
    ]);
    assert.deepEqual(await findingsOf(`${CONFIG}==> register.md\n${RISKS}`, /^(schema|ref|syntax|risk\/no-owner|risk\/no-treatment)/), []);
  });

  it("are read with Windows line ends, and from any level of heading", async () => {
    assert.equal((await dataOf(RISKS.replaceAll("\n", "\r\n"))).length, 2);
    assert.deepEqual(await dataOf(RISKS.replaceAll("## R", "##### **R").replaceAll(/(: [PL].*)$/gm, "$1**")), await dataOf(RISKS));
  });

  it("are read as an SoA, in the languages of the field", async () => {
    const english = [1, 2, 3].map(
      (n) => `### A.5.${n} Title\n\n**Applicable:** Yes  \n**Status:** Implemented  \n**Justification:** Needed for customers.\n\n`,
    );
    const german = [1, 2, 3].map(
      (n) => `### A.5.${n} – Titel\n\n- Anwendbar: Ja\n- Umsetzungsstatus: Umgesetzt\n- Begründung: Für Kunden nötig.\n\n`,
    );
    const french = [1, 2, 3].map(
      (n) => `### A.5.${n} Titre\n\n**Applicabilité :** Oui | **Statut :** Mis en œuvre\n\n**Justification :** Exigé par les clients.\n\n`,
    );
    for (const text of [english, german, french]) {
      const data = (await dataOf(text.join(""))) as { control: string; applicable: boolean; status: string; justification: string }[];
      assert.deepEqual(
        data.map(({ control }) => control),
        ["A.5.1", "A.5.2", "A.5.3"],
      );
      for (const { applicable, status, justification } of data) {
        assert.deepEqual({ applicable, status }, { applicable: true, status: "implemented" });
        assert.match(justification, /^(Needed|Für Kunden|Exigé)/);
      }
    }
  });

  it("are read from tables of two columns below headings", async () => {
    const section = (id: string, owner: string) =>
      `## ${id} Theft\n\n| Field | Value |\n|---|---|\n| Likelihood | 2 |\n| Impact | 4 |\n| Owner | ${owner} |\n| Status | Open |\n\n`;
    assert.deepEqual(await dataOf(section("R-1", "CTO") + section("R-2", "COO")), [
      { kind: "risks", id: "R-1", title: "Theft", likelihood: 2, impact: 4, owner: "CTO", status: "open" },
      { kind: "risks", id: "R-2", title: "Theft", likelihood: 2, impact: 4, owner: "COO", status: "open" },
    ]);
  });

  it("take ratings between bars, and leave badges behind a value out", async () => {
    const section = (id: string) =>
      `#### ${id}: Theft\n\n**Metrics:** Probability 4/5 [![L](https://img.example/b.svg)](x.md) | Impact 3/5 | **Score: 12** ![S](https://img.example/s.svg)\n\n**Owner:** CEO\n\n`;
    const [first] = await dataOf(section("R-A-1") + section("R-B-1"));
    assert.deepEqual(first, { kind: "risks", id: "R-A-1", title: "Theft", likelihood: 4, impact: 3, score: 12, owner: "CEO" });
  });

  it("take the lines below a label for its value, up to the next label", async () => {
    const text = RISKS.replace(
      "**Treatment:** Mitigate",
      "**Treatment:** Mitigate\n\n**Description:**\n\nMails that ask\nfor passwords.\n\n- or tokens\n\n**Status:** open",
    );
    const [first] = (await dataOf(text)) as { description: string; status: string }[];
    assert.equal(first?.description, "Mails that ask\nfor passwords.\n\nor tokens");
    assert.equal(first?.status, "open");
  });

  it("give every value its exact place", async () => {
    const { folder } = await openFixture(`${CONFIG}==> register.md\n${RISKS}`);
    const file = folder.snapshot().files.get("register.md");
    const record = file?.records.find(({ id }) => id === "R-001");
    const owner = record && nodeAt(record.node, ["owner"]);
    assert.ok(file && record && owner);
    assert.equal(RISKS.slice(owner.start, owner.end), "CISO");
    assert.equal(rangeIn(file, { ...owner, segment: record.segment }).start.line, 6);
    assert.deepEqual(
      file.registers.map(({ kind, form }) => [kind, form]),
      [["risks", "sections"]],
    );
  });

  it("leave texts alone that only look like it", async () => {
    const policy = `# Policy\n\n## 5.1 Access\n\n**Note:** Access is granted by owners.\n\nOwner: each team.\n\n## 5.2 Review\n\n**Note:** Yearly.\n\nOwner: CISO\n`;
    const single = RISKS.slice(0, RISKS.indexOf("## R-002"));
    const releases = "# Changes\n\n## v1.2\n\n**Date:** 2026-01-01\n**Author:** Ada\n\n## v1.3\n\n**Date:** 2026-02-01\n**Author:** Ada\n";
    for (const text of [policy, single, releases]) assert.deepEqual(await dataOf(text), []);
  });

  it("report an unknown value once, with a fix that maps it, and replace values in place", async () => {
    const text = [1, 2, 3, 4]
      .map((n) => `### A.5.${n} T\n\n**Applicable:** Yes\n**Status:** ${n === 2 ? "Level 3" : "Planned"}\n**Justification:** Needed.\n`)
      .join("\n");
    const { finding } = await findingIn(`${CONFIG}==> register.md\n${text}`, "schema/bad-value");
    assert.ok(finding.fixes.some(({ title }) => title.startsWith('Map "Level 3"')));
    const three = `${RISKS}\n## R-003: Fire\n\n**Likelihood:** 1\n**Impact:** 5\n**Owner:** COO\n`;
    const after = await applyFix(
      `${CONFIG}==> register.md\n${three.replace("R-003", "R-001")}`,
      "id/duplicate",
      "Change this one to `R-003`",
    );
    assert.equal(after.get("register.md"), three);
  });

  it("count as an SoA whose gaps are found, but not filled by rows of a table", async () => {
    const text = catalog()
      .controls.slice(0, 30)
      .map(({ id, title }) => `### ${id} ${title}\n\n**Applicable:** Yes\n**Status:** Planned\n**Justification:** Needed for unit ${id}.\n`)
      .join("\n");
    const { finding } = await findingIn(`${CONFIG}==> soa.md\n${text}`, "soa/missing-controls");
    assert.deepEqual(finding.fixes, []);
    await expectFindings(`${CONFIG}==> soa.md\n${text}`, /^ref\//, []);
  });

  it("are read without failing, whatever stands in them", () => {
    const piece = fc.constantFrom(
      "## R-1: x\n",
      "### A.5.1 y\n",
      "**Owner:** a\n",
      "- Impact: 3\n",
      "**Likelihood:**\n",
      "text\n",
      "| a | b |\n|---|---|\n| Owner | x |\n",
      "\n",
      "```\n",
      "<!-- ",
      "R-2\n===\n",
      "Probability 4/5 | Impact 3/5\n",
      "****:**\n",
      "## \n",
      "\r\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const file = readFile("x.md", text, { catalog: catalog(), inIsms: true });
        for (const { written } of file.records) assert.ok(written.start >= 0 && written.end <= text.length);
      }),
      cases(1000),
    );
  });
});
