import assert from "node:assert/strict";
import { frameworkIds } from "../../../server/src/core/catalog/crosswalks.ts";
import { type FrameworkReport, frameworkReports } from "../../../server/src/core/reports/frameworks.ts";
import { frameworksAsText } from "../../../server/src/core/reports/frameworksText.ts";
import { openFixture } from "../../fixture.ts";

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
      /^GDPR: General Data Protection Regulation, Regulation \(EU\) 2016\/679\nSomething in ISO\/IEC 27001 helps with 32 of 43/,
    );
    assert.match(
      text,
      / {2}Art\. 28 Processor {2}1 of 3 controls implemented\n {4}implemented, no current evidence: A\.5\.20\n {4}no SoA entry: /,
    );
    assert.match(
      text,
      / {2}Art\. 8 .*\n {4}no control or clause is known to help with it\n {4}asks for more than ISO\/IEC 27001 gives: \[1\]/,
    );
    assert.match(text, / {2}\[1\] Art\. 6, Art\. 7, .*: A lawful basis/);
    assert.match(text, /never that a requirement is met/);
    assert.match(text, /\n\nNIS2: NIS2 Directive/);
  });
});
