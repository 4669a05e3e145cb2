import assert from "node:assert/strict";
import type { FrameworksResult } from "../../../server/src/core/featureKit/frameworksProtocol.ts";
import { feature } from "../../../server/src/core/features/frameworks.ts";
import type { FixtureOptions } from "../../fixture.ts";
import { askWorkspace } from "./request.ts";

const ISMS = "==> isms.yaml\nisms:\n  organisation: Example Ltd\n  frameworks: [nis2, soc2]\n";
const SOA =
  "==> soa.yaml\nsoa:\n  controls:\n    - control: A.5.20\n      applicable: true\n      status: implemented\n    - control: A.5.19\n      applicable: false\n";

const ask = async (text: string, params: object = {}, options: FixtureOptions = {}) =>
  (await askWorkspace<FrameworksResult>(feature, text, params, options))?.roots ?? [];

describe("isms/frameworks", () => {
  it("gives the frameworks that isms.yaml names, down to controls with their state and place", async () => {
    const [root, ...others] = await ask(`${ISMS}${SOA}`);
    assert.equal(others.length, 0);
    assert.equal(root?.organisation, "Example Ltd");
    assert.deepEqual(
      root?.frameworks.map(({ id }) => id),
      ["nis2", "soc2"],
    );
    const supply = root?.frameworks[0]?.requirements.find(({ id }) => id === "Art.21.2.d");
    assert.deepEqual([supply?.label, supply?.title, supply?.implemented], ["Art. 21(2)(d)", "Supply chain security", 1]);
    const [excluded, implemented, missing] = supply?.controls ?? [];
    assert.deepEqual([excluded?.id, excluded?.stateLabel], ["A.5.19", "excluded"]);
    assert.deepEqual([implemented?.id, implemented?.state, implemented?.sources], ["A.5.20", "implemented", ["ENISA", "Sushegaad"]]);
    assert.deepEqual([implemented?.location?.uri, implemented?.location?.range.start.line], ["file:///isms/soa.yaml", 2]);
    assert.deepEqual([missing?.id, missing?.state, missing?.location], ["A.5.21", "missing", undefined]);
    assert.match(supply?.notGiven.join() ?? "", /each direct supplier/);
  });

  it("keeps apart what a framework asks for as a whole and what a requirement asks for", async () => {
    const soc2 = (await ask(ISMS))[0]?.frameworks[1];
    assert.ok(soc2?.notGiven.some((text) => text.startsWith("The report itself")));
    assert.ok(!soc2?.notGiven.some((text) => text.startsWith("Fraud")));
    assert.ok(soc2?.requirements.find(({ id }) => id === "CC3.3")?.notGiven[0]?.startsWith("Fraud"));
  });

  it("gives the frameworks asked for, and nothing for a folder that is no ISMS", async () => {
    assert.deepEqual(
      (await ask(ISMS, { frameworks: ["dora", "unknown"] }))[0]?.frameworks.map(({ id }) => id),
      ["dora"],
    );
    assert.deepEqual((await ask("==> isms.yaml\nisms:\n  organisation: X\n"))[0]?.frameworks, []);
    assert.deepEqual(await ask("==> p.md\n# P\n", {}, { bare: true }), []);
  });
});
