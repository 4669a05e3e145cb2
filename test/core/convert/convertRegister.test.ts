import assert from "node:assert/strict";
import fc from "fast-check";
import { type Conversion, convertRegister } from "../../../server/src/core/convert/convertRegister.ts";
import type { KindName } from "../../../server/src/core/generated/types.ts";
import { filesAfter, findingsOf, openFixture } from "../../fixture.ts";
import { cases } from "../../property.ts";

const CONFIG = "==> isms.yaml\nisms: {organisation: X}\n";

async function convert(
  files: string,
  path: string,
  kind: KindName,
  keepsUnknown = false,
): Promise<{ conversion: Conversion; after: ReadonlyMap<string, string> }> {
  const fixture = await openFixture(`${CONFIG}${files}`);
  const snapshot = fixture.folder.snapshot();
  const file = snapshot.files.get(path);
  assert.ok(file);
  const conversion = convertRegister(file, fixture.files.get(path) ?? "", kind, snapshot, keepsUnknown);
  assert.ok(conversion);
  return { conversion, after: filesAfter(fixture, conversion.edits) };
}

const CSV = `Register of risks;Version 3
Risk ID;Risk;Likelihood;Impact;Owner;Treatment;Annex A controls;Next review
R-1;Theft of a laptop;3;4;CTO;Mitigate;A.8.1, A.7.10;2027-01-31
R-2;"Fire: the ""cellar""";1;5;COO;Accept;;01.02.2027
`;

const TABLE = `# Statement of Applicability

What applies here.

| Control | Title | Applicable | Justification | Status |
|---|---|---|---|---|
| **A.5.1** | Policies for information security | Yes | Customers ask for it | Implemented |
| A.5.2 | Roles | Yes | Needed <!-- isms-ignore soa/weak-justification: agreed --> | Planned |
| A.5.3 | Segregation of duties | No | Nobody to segregate | – |

Approved by nobody yet.
`;

describe("a register as YAML records", () => {
  it("holds what the CSV file said, and takes its place", async () => {
    const { conversion, after } = await convert(`==> registers/risks.csv\n${CSV}`, "registers/risks.csv", "risks");
    assert.deepEqual(conversion.refusals, []);
    assert.equal(
      after.get("registers/risks.yaml"),
      `# Register of risks | Version 3

risks:
  - id: R-1
    title: Theft of a laptop
    owner: CTO
    likelihood: 3
    impact: 4
    treatment:
      option: mitigate
      controls: [A.8.1, A.7.10]
    nextReview: 2027-01-31
  - id: R-2
    title: 'Fire: the "cellar"'
    owner: COO
    likelihood: 1
    impact: 5
    treatment:
      option: accept
    nextReview: 2027-02-01
`,
    );
    assert.ok(!after.has("registers/risks.csv"));
  });

  it("keeps the text around a table and the comments in it", async () => {
    const { conversion, after } = await convert(`==> soa.md\n${TABLE}`, "soa.md", "soaEntry");
    assert.deepEqual(conversion.refusals, []);
    assert.equal(
      after.get("soa.md"),
      "# Statement of Applicability\n\nWhat applies here.\n\nThe register is kept in [soa.yaml](soa.yaml).\n\nApproved by nobody yet.\n",
    );
    assert.match(after.get("soa.yaml") ?? "", /^soa:\n {2}controls:\n {4}- control: A\.5\.1\n/);
    assert.match(after.get("soa.yaml") ?? "", / {4}# isms-ignore soa\/weak-justification: agreed\n {4}- control: A\.5\.2\n/);
    assert.match(after.get("soa.yaml") ?? "", /control: A\.5\.3\n.*\n {6}applicable: false\n {6}justification: Nobody to segregate\n$/);
  });

  it("joins an SoA that is split over tables", async () => {
    const half = (ids: readonly string[]) =>
      `| Control | Title | Applicable | Justification |\n|---|---|---|---|\n${ids.map((id) => `| ${id} | T | Yes | Needed |\n`).join("")}`;
    const text = `## Organisational\n\n${half(["A.5.1", "A.5.2", "A.5.3"])}\n## People\n\n${half(["A.6.1", "A.6.2", "A.6.3"])}`;
    const { conversion, after } = await convert(`==> soa.md\n${text}`, "soa.md", "soaEntry");
    assert.equal(conversion.records, 6);
    assert.equal(after.get("soa.md"), "## Organisational\n\nThe register is kept in [soa.yaml](soa.yaml).\n\n## People\n\n\n");
  });

  it("leaves an ISMS with the findings that it had", async () => {
    for (const [files, path, kind] of [
      [`==> risks.csv\n${CSV}`, "risks.csv", "risks"],
      [`==> soa.md\n${TABLE}`, "soa.md", "soaEntry"],
    ] as const) {
      const codes = async (text: string) => (await findingsOf(text)).map((line) => line.split(" ").at(-1)).sort();
      const { after } = await convert(files, path, kind);
      const text = [...after].map(([name, content]) => `==> ${name}\n${content}`).join("");
      const before = await codes(`${CONFIG}${files}`);
      // what nobody could tell from a table counts in YAML: an owner whom no record has, an SoA of a few rows
      const isNew = (code: string | undefined) => code === "ref/unknown-record" || code === "soa/missing-controls";
      const asked = (all: (string | undefined)[]) => all.filter((code) => !isNew(code));
      assert.deepEqual(asked(await codes(text)), asked(before));
    }
  });

  it("keeps Windows line ends", async () => {
    const { after } = await convert(`==> r.csv\n${CSV.replaceAll("\n", "\r\n")}`, "r.csv", "risks");
    assert.doesNotMatch(after.get("r.yaml") ?? "", /[^\r]\n/);
  });

  it("takes a name that is free", async () => {
    const { conversion } = await convert(`==> r.csv\n${CSV}==> r.yaml\nx: 1\n`, "r.csv", "risks");
    assert.equal(conversion.path, "r-2.yaml");
  });
});

describe("a register that would lose something", () => {
  const wide =
    "ID;Risk;Likelihood;Impact;Owner;Treatment;NIST CSF\nR-1;Theft;3;4;CTO;Mitigate: new backups;PR.DS\nR-2;Fire;1;5;COO;Accept;PR.IP\nSum;2 risks;;;;;\n";

  it("is refused, with what would be lost", async () => {
    const { conversion } = await convert(`==> r.csv\n${wide}`, "r.csv", "risks");
    assert.deepEqual(
      conversion.refusals.map(({ reason, count, canKeep }) => [reason, count, canKeep]),
      [
        ['"Treatment" says more than `treatment.option` can hold: Mitigate: new backups', 1, true],
        ['The column "NIST CSF" is read as no field: PR.DS', 2, true],
        ["A row is no record: Sum | 2 risks", 1, true],
      ],
    );
  });

  it("is converted where everything is to be kept", async () => {
    const { conversion, after } = await convert(`==> r.csv\n${wide}`, "r.csv", "risks", true);
    assert.deepEqual(conversion.refusals, []);
    const yaml = after.get("r.yaml") ?? "";
    assert.match(yaml, /option: mitigate\n {4}x-treatment: "?Mitigate: new backups"?\n {4}x-nist-csf: PR\.DS/);
    assert.deepEqual(await findingsOf(`${CONFIG}==> r.yaml\n${yaml}`, "schema"), []);
  });

  it("never loses a word silently", async () => {
    const word = fc.constantFrom(
      "High",
      "3",
      "4 - High",
      "Mitigate",
      "Accept: ok",
      "n/a",
      "",
      "A.8.1",
      "A.8.1 and more",
      "2027-01-01",
      "soon",
      'say "x"',
      "a\nb",
      "# no comment",
      "- dash",
      "yes",
    );
    const row = fc.tuple(word, word, word, word, word, word);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 6 }), async (rows) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const lines = rows.map((cells, index) => [`R-${index + 1}`, "Theft", ...cells].map(quote).join(","));
        const csv = `ID,Risk,Likelihood,Impact,Owner,Treatment,Annex A controls,Mood\n${lines.join("\n")}\n`;
        const fixture = await openFixture(`${CONFIG}==> r.csv\n${csv}`);
        const snapshot = fixture.folder.snapshot();
        const file = snapshot.files.get("r.csv");
        const conversion = file && convertRegister(file, csv, "risks", snapshot, true);
        if (!conversion) return;
        const said = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
        const yaml = said(conversion.text);
        for (const cell of rows.flat()) {
          if (["n/a", ""].includes(cell)) continue;
          // the number is the rating; its word is the scale's
          const meant = cell === "4 - High" ? "4" : cell;
          assert.ok(yaml.includes(said(meant)), `${cell} is lost in\n${conversion.text}`);
        }
      }),
      cases(150),
    );
  });
});
