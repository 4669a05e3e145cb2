import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn, findingsOf } from "../../fixture.ts";

const config = (...sources: string[]) =>
  `==> isms.yaml\nisms:\n  organisation: X\n  sources:\n${sources.map((source) => `    - ${source}\n`).join("")}`;
const CSV = "==> r.csv\nNr,What,Likelihood,Impact,Owner\nR-1,Theft,1,2,IT\n";
const GOOD = "{files: '*.csv', kind: risks, columns: {id: Nr, title: What, treatment.option: Owner}, values: {status: {done: closed}}}";

describe("The source family", () => {
  it("has nothing to say about sources that read what they name", async () => {
    assert.deepEqual(
      await findingsOf(`${config(GOOD, "{files: '/r.csv', kind: none}")}${CSV.replace("r.csv", "x.csv")}==> r.csv\nNr\n`, "source"),
      [],
    );
  });
});

describe("source/unknown-kind", () => {
  it("names the kinds there are, and takes the one that was meant", async () => {
    const text = `${config("{files: '*.csv', kind: riskz}", "{files: '*.csv', kind: methodology}")}${CSV}`;
    await expectFindings(text, "source/unknown-kind", ["isms.yaml:4 source/unknown-kind", "isms.yaml:5 source/unknown-kind"]);
    const after = await applyFix(text, "source/unknown-kind", "Change to `risks`");
    assert.match(after.get("isms.yaml") ?? "", /kind: risks\}/);
  });

  it("accepts the SoA, every collection and none", async () => {
    const kinds = ["soa", "risks", "assets", "actions", "none"].map((kind) => `{files: '*.csv', kind: ${kind}}`);
    assert.deepEqual(await findingsOf(`${config(...kinds)}${CSV}`, "source/unknown-kind"), []);
  });
});

describe("source/unknown-field", () => {
  it("points at the field that the kind does not have", async () => {
    const text = `${config("{files: '*.csv', kind: risks, columns: {id: Nr, titel: What}, values: {treatment.opt: {x: accept}}}")}${CSV}`;
    await expectFindings(text, "source/unknown-field", ["isms.yaml:4 source/unknown-field", "isms.yaml:4 source/unknown-field"]);
    assert.match((await findingIn(text, "source/unknown-field")).finding.message, /`titel` is no field of risks.*`title`/);
  });

  it("knows the synonyms of fields", async () => {
    assert.deepEqual(
      await findingsOf(`${config("{files: '*.csv', kind: risks, columns: {id: Nr, probability: Likelihood}}")}${CSV}`, "source"),
      [],
    );
  });
});

describe("source/no-files", () => {
  it("finds patterns that match nothing", () =>
    expectFindings(`${config(GOOD, "{files: 'old/*.csv', kind: risks}")}${CSV}`, "source", ["isms.yaml:5 source/no-files"]));
});

describe("source/no-register", () => {
  it("finds columns that no file has", async () => {
    const text = `${config("{files: '*.csv', kind: risks, columns: {id: Number, title: What}}")}${CSV.replace("Likelihood", "x").replace("Impact", "y")}`;
    await expectFindings(text, "source", ["isms.yaml:4 source/no-register"]);
    assert.match((await findingIn(text, "source/no-register")).finding.message, /\(r\.csv\).*"Number", "What"/);
  });

  it("says nothing where one of the files has them", async () => {
    assert.deepEqual(await findingsOf(`${config(GOOD)}${CSV}==> other.csv\na,b\n1,2\n`, "source"), []);
  });
});
