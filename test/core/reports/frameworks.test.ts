import assert from "node:assert/strict";
import { frameworkIds } from "../../../server/src/core/catalog/crosswalks.ts";
import { type FrameworkReport, frameworkReports } from "../../../server/src/core/reports/frameworks.ts";
import { frameworksAsText } from "../../../server/src/core/reports/frameworksText.ts";
import { frameworksAsYaml } from "../../../server/src/core/reports/frameworksYaml.ts";
import { expectFindings, openFixture } from "../../fixture.ts";

const SOA =
  "==> soa.yaml\nsoa:\n  controls:\n    - control: A.5.20\n      applicable: true\n      status: implemented\n    - control: A.5.19\n      applicable: false\n";

async function reports(...ids: string[]): Promise<readonly FrameworkReport[]> {
  const { folder } = await openFixture(SOA);
  return frameworkReports(folder.snapshot(), ids);
}

describe("report on frameworks", () => {
  it("leads from each requirement to its controls with their state, and its clauses", async () => {
    const [nis2] = await reports("nis2");
    const supply = nis2?.requirements.find(({ id }) => id === "Art.21.2.d");
    assert.equal(supply?.label, "Art. 21(2)(d)");
    const states = new Map(supply?.controls.map(({ id, state }) => [id, state]));
    assert.deepEqual([states.get("A.5.20"), states.get("A.5.19"), states.get("A.5.21")], ["implemented", "excluded", "missing"]);
    assert.deepEqual(supply?.controls.find(({ id }) => id === "A.5.20")?.sources, ["ENISA", "Sushegaad"]);
    assert.match(supply?.notGiven.join() ?? "", /each direct supplier/);
    const scope = nis2?.requirements.find(({ id }) => id === "Art.21")?.clauses.map(({ id, state }) => `${id} ${state}`);
    assert.deepEqual(scope, ["4.3 missing", "6.1.2 missing", "6.1.3 partial", "8.2 missing", "8.3 missing"]);
    const effect = nis2?.requirements.find(({ id }) => id === "Art.21.2.f");
    assert.ok(effect?.clauses.some(({ id, title }) => id === "9.1" && title.startsWith("Monitoring")));
  });

  it("has every framework, each once and in the order asked for", async () => {
    assert.deepEqual(
      (await reports("dora", "gdpr", "dora", "unknown")).map(({ id }) => id),
      ["dora", "gdpr"],
    );
    assert.equal((await reports(...frameworkIds)).length, frameworkIds.length);
  });

  it("reads at a terminal, and marks what a requirement asks for beyond its controls", async () => {
    const text = frameworksAsText(await reports("gdpr", "nis2"), (_, plain) => plain);
    assert.match(
      text,
      /^GDPR: General Data Protection Regulation, Regulation \(EU\) 2016\/679\nSomething in ISO\/IEC 27001 helps with \d\d of 44/,
    );
    assert.match(
      text,
      / {2}Art\. 28 Processor {2}1 of \d controls implemented\n {4}implemented, no current evidence: A\.5\.20\n {4}excluded: A\.5\.19\n {4}no SoA entry: /,
    );
    assert.match(
      text,
      / {2}Art\. 8 .*\n {4}no control or clause is known to help with it\n {4}asks for more than ISO\/IEC 27001 gives: \[1\]/,
    );
    assert.match(text, / {2}\[1\] Art\. 6, Art\. 7, .*: A lawful basis/);
    assert.match(text, /\nWhat ISO\/IEC 27001 does not give {2}0 of 13 tracked by an obligation\n/);
    assert.match(text, /\n {6}no obligation tracks it: name `gdpr\/lawful-basis` in `tracks` of one\n/);
    assert.match(text, /never that a requirement is met/);
    assert.match(text, /\n\nNIS2: NIS2 Directive/);
  });

  it("tells which obligations track what is not given, and writes those that are missing", async () => {
    const { folder } = await openFixture(
      "==> o.yaml\nobligations:\n  - {id: OBL-7, title: Requests, type: regulation, owner: Anna, controls: [A.5.34], tracks: [gdpr/data-subject-rights]}\n",
    );
    const snapshot = folder.snapshot();
    const rights = frameworkReports(snapshot, ["gdpr"])[0]?.notGiven.find(({ id }) => id === "gdpr/data-subject-rights");
    assert.deepEqual([rights?.state, rights?.trackedBy], ["answered", [{ id: "OBL-7", title: "Requests", owner: "Anna" }]]);
    const yaml = frameworksAsYaml(snapshot, ["gdpr", "nis2"]);
    await expectFindings(`==> new.yaml\n${yaml}`, /^(syntax|schema|ref|id)\//, []);
    assert.match(yaml, /\n {2}- id: OBL-8\n {4}title: "GDPR: Lawful basis and consent"\n {4}type: regulation\n {4}source: "GDPR Art\. 6, /);
    assert.doesNotMatch(yaml, /data-subject-rights/);
    const written = await openFixture(`==> new.yaml\n${yaml}`);
    const states = frameworkReports(written.folder.snapshot(), ["gdpr", "nis2"]).flatMap(({ notGiven }) =>
      notGiven.map(({ state }) => state),
    );
    assert.equal(states.filter((state) => state === "open").length, 20);
  });
});
