import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn, findingsOf } from "../../fixture.ts";

const risk = (...lines: string[]) => `==> r.yaml\nrisks:\n  - id: R-1\n    title: Theft\n${lines.map((line) => `    ${line}\n`).join("")}`;
const fixed = async (text: string, code: string, title: string, path = "r.yaml") => (await applyFix(text, code, title)).get(path);

describe("schema/unknown-key", () => {
  it("names the field meant and changes it", async () => {
    const text = risk("ownr: me # who");
    await expectFindings(text, "schema", ["r.yaml:4 schema/unknown-key"]);
    assert.equal(await fixed(text, "schema/unknown-key", "Change to `owner`"), risk("owner: me # who").slice(11));
  });

  it("knows two letters that have changed places", async () => {
    const { finding } = await findingIn("==> r.yaml\nrisks:\n  - id: R-1\n    titel: x\n", "schema/unknown-key");
    assert.deepEqual(
      finding.fixes.map(({ title, preferred }) => [title, preferred]),
      [
        ["Change to `title`", true],
        ["Keep it as `x-titel`", false],
      ],
    );
  });

  it("lets a field stay as one's own", async () => {
    assert.equal(await fixed(risk("colour: red"), "schema/unknown-key", "Keep it"), risk("x-colour: red").slice(11));
    await expectFindings(risk("x-colour: red"), "schema", []);
  });

  it("looks into mappings inside records", () =>
    expectFindings(risk("treatment:", "  contrls: []"), "schema", ["r.yaml:5 schema/unknown-key"]));

  it("reports top-level keys of a file that holds records, but for x- ones", async () => {
    const text = "==> r.yaml\nrisks:\n  - {id: R-1, title: x}\nasets: []\nx-owners: &o me\n";
    await expectFindings(text, "schema", ["r.yaml:3 schema/unknown-key"]);
    assert.match((await fixed(text, "schema/unknown-key", "Change to `assets`")) ?? "", /^assets: \[\]$/m);
  });

  it("takes prototype names for the plain keys that they are", () =>
    expectFindings(risk("__proto__: {polluted: 1}", "constructor: 2", "hasOwnProperty: 3"), "schema", [
      "r.yaml:4 schema/unknown-key",
      "r.yaml:5 schema/unknown-key",
      "r.yaml:6 schema/unknown-key",
    ]));
});

describe("schema/key-name", () => {
  it("reads kebab and snake case and synonyms, and renames them", async () => {
    const text = risk("next_review: 2026-01-01", "risk-owner: me", "treatment:", "  approval-date: 2026-01-01");
    const found = await findingsOf(text, "schema/key-name");
    assert.deepEqual(found, ["r.yaml:4 schema/key-name", "r.yaml:5 schema/key-name", "r.yaml:7 schema/key-name"]);
    assert.match((await fixed(text, "schema/key-name", "Rename")) ?? "", /^ {4}nextReview: 2026-01-01$/m);
  });

  it("is a safe fix, since the value does not change", async () => {
    assert.equal((await findingIn(risk("next_review: 2026-01-01"), "schema/key-name")).finding.fixes[0]?.safe, true);
  });

  it("reads top-level keys and lists of inner records in other spellings", async () => {
    const text = "==> r.yaml\nSOA:\n  entries:\n    - {control: A.5.1, applicable: true}\nRisks:\n  - {id: R-1, title: x}\n";
    await expectFindings(text, "schema", ["r.yaml:1 schema/key-name", "r.yaml:2 schema/key-name", "r.yaml:4 schema/key-name"]);
    assert.match((await fixed(text, "schema/key-name", "Rename")) ?? "", /^soa:$/m);
  });

  it("leaves a synonym alone whose field is there too", () =>
    expectFindings(risk("next_review: 2026-01-01", "nextReview: 2026-02-01"), "schema", ["r.yaml:4 schema/unknown-key"]));
});

describe("schema/missing-field", () => {
  it("adds an id where records begin", async () => {
    const text = "==> r.yaml\nrisks:\n  # first\n  - title: x # why\n    owner: me\n  - {title: y}\n";
    await expectFindings(text, "schema", ["r.yaml:3 schema/missing-field", "r.yaml:5 schema/missing-field"]);
    assert.equal(
      await fixed(text, "schema/missing-field", "Add `id`"),
      'risks:\n  # first\n  - id: ""\n    title: x # why\n    owner: me\n  - {title: y}\n',
    );
  });

  it("fills a key with nothing behind it, comment kept", async () => {
    const text = "==> r.yaml\nrisks:\n  - id: R-1\n    title: # to do\n    owner: me\n";
    assert.equal(await fixed(text, "schema/missing-field", "Add"), 'risks:\n  - id: R-1\n    title: "" # to do\n    owner: me\n');
  });

  it("stays silent about empty fields that a record may lack", () =>
    expectFindings(risk("owner:", "treatment:", "assets: []"), "schema", []));

  it("keeps Windows line ends", async () => {
    const text = "==> r.yaml\nrisks:\r\n  - id: R-1\r\n    owner: me\r\n";
    assert.equal(await fixed(text, "schema/missing-field", "Add"), 'risks:\r\n  - id: R-1\r\n    title: ""\r\n    owner: me\r\n');
  });

  it("asks isms.yaml for the organisation, whatever else it holds", async () => {
    await expectFindings("==> isms.yaml\n", "schema", ["isms.yaml:1 schema/missing-field"]);
    const text = "==> isms.yaml\n# ours\nisms: # soon\n";
    await expectFindings(text, "schema", ["isms.yaml:2 schema/missing-field"]);
    assert.equal(await fixed(text, "schema/missing-field", "Add", "isms.yaml"), '# ours\nisms:\n  organisation: "" # soon\n');
    await expectFindings("==> isms.yaml\nisms: {}\n", "schema", ["isms.yaml:1 schema/missing-field"]);
    await expectFindings("==> isms.yaml\nisms: Example Ltd\n", "schema", ["isms.yaml:1 schema/wrong-type"]);
  });
});

describe("schema/wrong-type", () => {
  it("makes a list of one text, or of several with commas", async () => {
    assert.match((await fixed(risk("assets: AS-1"), "schema/wrong-type", "list")) ?? "", /^ {4}assets: \[AS-1\]$/m);
    assert.match((await fixed(risk("assets: AS-1, AS-2"), "schema/wrong-type", "list")) ?? "", /^ {4}assets: \[AS-1, AS-2\]$/m);
  });

  it("turns yes and no into truth values", async () => {
    const soa = (value: string) => `==> r.yaml\nsoa:\n  controls:\n    - control: A.5.1\n      applicable: ${value}\n`;
    assert.equal(await fixed(soa("yes"), "schema/wrong-type", "`true`"), soa("true").slice(11));
    assert.equal(await fixed(soa('"No"'), "schema/wrong-type", "`false`"), soa("false").slice(11));
    await expectFindings(soa("true"), "schema", []);
    assert.equal((await findingIn(soa("maybe"), "schema/wrong-type")).finding.fixes.length, 0);
  });

  it("quotes a number that is a name as it was written, so that 5.10 stays 5.10", async () => {
    const text = "==> r.yaml\nrisks:\n  - id: 5.10\n    title: x\n";
    const { finding } = await findingIn(text, "schema/wrong-type");
    assert.match(finding.message, /"5\.10"/);
    assert.equal(await fixed(text, "schema/wrong-type", "quotes"), 'risks:\n  - id: "5.10"\n    title: x\n');
  });

  it("reports records that are no mappings, and goes on with the others", async () => {
    const text = "==> r.yaml\nrisks:\n  - {id: R-1, title: x}\n  - word\n  -\n  - [a]\n  - {id: R-2}\n";
    await expectFindings(text, "schema", [
      "r.yaml:3 schema/wrong-type",
      "r.yaml:4 schema/wrong-type",
      "r.yaml:5 schema/wrong-type",
      "r.yaml:6 schema/missing-field",
    ]);
  });

  it("reports records under their ids instead of in a list", () =>
    expectFindings("==> r.yaml\nrisks:\n  R-1:\n    title: x\n    owner: me\n", "schema", ["r.yaml:1 schema/wrong-type"]));

  it("calls an item by its list", async () => {
    const { finding } = await findingIn(risk("assets: [A-1, {b: 1}]"), "schema/wrong-type");
    assert.match(finding.message, /^`assets\[\]` is a mapping; it must be text\.$/);
  });
});

describe("schema/bad-value", () => {
  it("offers the nearest values, and the right one in another case without a look", async () => {
    assert.match((await fixed(risk("status: treatd"), "schema/bad-value", "Change")) ?? "", /^ {4}status: treated$/m);
    assert.equal((await findingIn(risk("status: Open"), "schema/bad-value")).finding.fixes[0]?.safe, true);
    assert.equal((await findingIn(risk("status: treatd"), "schema/bad-value")).finding.fixes[0]?.safe, false);
  });

  it("reports ids with odd characters", () =>
    expectFindings("==> r.yaml\nrisks:\n  - {id: R 1, title: x}\n  - {id: Ü-1, title: x}\n  - {id: R/1.2_a, title: x}\n", "schema", [
      "r.yaml:2 schema/bad-value",
      "r.yaml:3 schema/bad-value",
    ]));
});

describe("schema/bad-date", () => {
  const cases: [written: string, ...days: string[]][] = [
    ["31.03.2026", "2026-03-31"],
    ["2026/3/1", "2026-03-01"],
    ["2026-03-31T10:00:00Z", "2026-03-31"],
    ["03/04/2026", "2026-04-03", "2026-03-04"],
    ["2026-02-30"],
    ["soon"],
  ];
  for (const [written, ...days] of cases) {
    it(`${written}: ${days.join(" or ") || "no proposal"}`, async () => {
      const { finding } = await findingIn(risk(`nextReview: ${written}`), "schema/bad-date");
      assert.deepEqual(
        finding.fixes.map(({ title }) => title),
        days.map((day) => `Change to \`${day}\``),
      );
    });
  }

  it("stays silent about days of the calendar, also in quotes", () =>
    expectFindings(risk("nextReview: 2028-02-29", 'reviewedOn: "2026-01-01"'), "schema", []));
});
