import assert from "node:assert/strict";
import { baselineOf, compareWithBaseline, readBaseline, writeBaseline } from "../../server/src/core/baseline.ts";
import { fingerprintsOf } from "../../server/src/core/fingerprints.ts";
import { openFixture } from "../fixture.ts";

const RISKS = `==> risks.yaml
risks:
  - id: R-1
    title: Laptop is stolen
    owner: anna
    treatment:
      option: mitigate
      controls: [A.8.99, A.12.6.1]
  - id: R-2
    title: Backup cannot be restored
    owner: nobody
`;
const PEOPLE = "==> people.yaml\npeople:\n  - id: anna\n    name: Anna Berg\n";
const POLICY = "==> a.md\n# Rules\n\nSee A.8.99 of ISO 27001.\n\nSee [the plan](plan.md).\n";
const ISMS = RISKS + PEOPLE + POLICY;

async function entriesOf(text: string) {
  const { folder } = await openFixture(text);
  const findings = folder.findings();
  const fingerprints = fingerprintsOf(folder.snapshot(), findings);
  return { fingerprints, baseline: baselineOf(findings, fingerprints) };
}

/** What is new and what is gone in `after`, held against a baseline of `before`, as `code path`. */
async function changes(before: string, after: string): Promise<{ fresh: string[]; gone: string[] }> {
  const { baseline } = await entriesOf(before);
  const { fingerprints } = await entriesOf(after);
  const { known, gone } = compareWithBaseline(fingerprints, baseline);
  const fresh = [...fingerprints.keys()].filter((finding) => !known.has(finding));
  return { fresh: fresh.map(({ code, path }) => `${code} ${path}`), gone: gone.map(({ code, file }) => `${code} ${file}`) };
}

const NOTHING = { fresh: [], gone: [] };

describe("baseline", () => {
  it("holds findings on records, in prose, on links and on the whole ISMS", async () => {
    const { baseline } = await entriesOf(ISMS);
    const seen = new Set(baseline.map(({ code, file, record }) => `${code} ${file} ${record ?? "-"}`));
    for (const expected of [
      "ref/unknown-control risks.yaml risks R-1",
      "ref/edition-2013 risks.yaml risks R-1",
      "ref/unknown-record risks.yaml risks R-2",
      "ref/unknown-control a.md -",
      "ref/broken-link a.md -",
    ])
      assert.ok(seen.has(expected), `${expected} in ${[...seen].join(", ")}`);
    assert.equal(new Set(baseline.map(({ fingerprint }) => fingerprint)).size, baseline.length);
  });

  it("survives moved lines, other indentation and other line ends", async () => {
    const moved = ISMS.replace("risks:\n", "# the register\n\nrisks:\n")
      .replace("# Rules\n", "# Rules\n\nSome words.\n\nAnd more of them.\n")
      .replace("See A.8.99 of", "  See  A.8.99  of")
      .replace(/(?<=See \[the plan\]\(plan\.md\)\.)\n/, "\r\n");
    assert.deepEqual(await changes(ISMS, moved), NOTHING);
  });

  it("survives edits elsewhere: in the same record, in other files, and where records are renumbered", async () => {
    const edited = ISMS.replace("title: Laptop is stolen", "title: A laptop is stolen or lost")
      .replace("id: R-2", "id: R-20")
      .replace("owner: nobody", "owner: anna")
      .replace("Anna Berg", "Anna Lund");
    const { fresh, gone } = await changes(ISMS, edited);
    assert.ok(!fresh.some((line) => line.startsWith("ref/")), fresh.join(", "));
    assert.ok(gone.includes("ref/unknown-record risks.yaml"));
    const { fresh: others } = await changes(ISMS, ISMS.replace("id: anna\n", "id: anna\n    email: anna@example.com\n"));
    assert.deepEqual(others, []);
  });

  it("survives another order of the records", async () => {
    const [head = "", first = "", second = ""] = RISKS.split(/(?= {2}- id)/);
    assert.deepEqual(await changes(ISMS, head + second + first + PEOPLE + POLICY), NOTHING);
  });

  it("survives progress on a finding that lists what is missing", async () => {
    const soa = (...controls: string[]) =>
      `${ISMS}==> soa.yaml\nsoa:\n  version: '1'\n  controls:\n${controls.map((id) => `    - control: ${id}\n      applicable: true\n      status: planned\n      justification: A treated risk needs this control here.\n`).join("")}`;
    const { fresh } = await changes(soa("A.8.1"), soa("A.8.1", "A.8.2"));
    assert.ok(!fresh.some((line) => line.startsWith("soa/missing-controls")), fresh.join(", "));
    const forms = (text: string) => `==> a.md\n# Form\n\n${text}\n`;
    assert.deepEqual(await changes(forms("[TBD]\n\nOne {{company}} two"), forms("Done.\n\nOne {{company}} two")), NOTHING);
  });

  it("sees a new finding beside a known one, on the same record and on the same line", async () => {
    assert.deepEqual(await changes(ISMS, ISMS.replace("[A.8.99, A.12.6.1]", "[A.8.99, A.8.98, A.12.6.1]")), {
      fresh: ["ref/unknown-control risks.yaml"],
      gone: [],
    });
    const { fresh } = await changes(ISMS, `${ISMS}\nSee also A.8.97 of ISO 27001.\n`);
    assert.deepEqual(fresh, ["ref/unknown-control a.md"]);
  });

  it("counts findings that are alike", async () => {
    const twice = ISMS.replace("See A.8.99 of ISO 27001.\n", "See A.8.99 of ISO 27001.\n\nSee A.8.99 of ISO 27001.\n");
    assert.deepEqual(await changes(ISMS, twice), { fresh: ["ref/unknown-control a.md"], gone: [] });
    assert.deepEqual(await changes(twice, ISMS), { fresh: [], gone: ["ref/unknown-control a.md"] });
  });

  it("takes a renamed file for new, and no other", async () => {
    const { fresh, gone } = await changes(ISMS, ISMS.replace("==> a.md", "==> b.md"));
    assert.ok(fresh.length > 0 && fresh.every((line) => line.endsWith(" b.md")), fresh.join(", "));
    assert.ok(gone.length === fresh.length && gone.every((line) => line.endsWith(" a.md")), gone.join(", "));
  });

  it("is the same bytes wherever things stand, one finding a line, and reads back what it wrote", async () => {
    const { baseline } = await entriesOf(ISMS);
    const text = writeBaseline(baseline);
    assert.equal(writeBaseline([...baseline].reverse()), text);
    assert.equal(text.split("\n").filter((line) => line.startsWith("    {")).length, baseline.length);
    assert.equal(JSON.parse(text).version, 1);
    const read = readBaseline(text);
    assert.ok(!("problem" in read));
    assert.equal(writeBaseline(read), text);
    assert.deepEqual(readBaseline(writeBaseline([])), []);
  });

  it("says what is wrong with a file that is none", () => {
    const problem = (text: string) => {
      const read = readBaseline(text);
      assert.ok("problem" in read, text);
      return read.problem;
    };
    assert.match(problem("<<<<<<< HEAD"), /JSON/);
    assert.match(problem("[]"), /version/);
    assert.match(problem("null"), /version/);
    assert.match(problem('{"version": 2, "findings": []}'), /version is 2/);
    assert.match(problem('{"version": 1}'), /findings/);
    assert.match(problem('{"version": 1, "findings": [{"code": "a"}]}'), /finding 1/);
    assert.match(problem('{"version": 1, "findings": [null]}'), /finding 1/);
  });
});
