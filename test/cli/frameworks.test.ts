import assert from "node:assert/strict";
import { folderOf, isms } from "./run.ts";

const NORDLICHT = "examples/nordlicht";

describe("isms frameworks", () => {
  it("shows the frameworks that isms.yaml names", () => {
    const { code, out, log } = isms(["frameworks", NORDLICHT, "--today", "2026-11-02"]);
    assert.equal(code, 0, log);
    assert.match(out, /^GDPR: /);
    assert.match(out, /^NIS2: /m);
    assert.match(out, /^What ISO\/IEC 27001 does not give {2}13 of 13 tracked by an obligation$/m);
    assert.doesNotMatch(out, /SOC 2/);
  });

  it("shows the ones asked for as JSON", () => {
    const { code, out } = isms(["frameworks", NORDLICHT, "--framework", "soc2,dora", "--format", "json", "--today", "2026-11-02"]);
    assert.equal(code, 0);
    const { organisation, today, frameworks } = JSON.parse(out);
    assert.deepEqual([organisation, today], ["Nordlicht Software GmbH", "2026-11-02"]);
    assert.deepEqual(
      frameworks.map(({ id }: { id: string }) => id),
      ["soc2", "dora"],
    );
    const access = frameworks[0].requirements.find(({ id }: { id: string }) => id === "CC6.1");
    assert.deepEqual(access.controls[0], {
      id: "A.5.9",
      title: "Inventory of information and other associated assets",
      sources: ["ISMS as Code"],
      state: "evidenced",
    });
    assert.ok(frameworks[1].notGiven.some(({ about }: { about: string[] }) => about.includes("Art.28")));
  });

  it("says what it lacks", () => {
    const unknown = isms(["frameworks", NORDLICHT, "--framework", "gdp"]);
    assert.deepEqual([unknown.code, unknown.log.trim()], [2, "There is no framework gdp. Did you mean gdpr?"]);
    const none = isms(["frameworks", folderOf({ "isms.yaml": "isms:\n  organisation: X\n" })]);
    assert.equal(none.code, 2);
    assert.match(none.log, /names no frameworks.*--framework: gdpr, nis2,/);
  });
});
