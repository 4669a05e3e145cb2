import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

const SCALES = "likelihood: [{value: 1, label: Rare}, {value: 2, meaning: Each year}], impact: [{value: 1, label: Small}]";
const WHOLE = `${SCALES}, formula: product, reviewEvery: annually`;
const APPROVED = "approvedBy: Ada, approvedOn: 2026-06-15";
const RISK = "risks:\n  - {id: R-1, title: x, likelihood: 1}\n";
const methodology = (fields: string, more = "") => `==> m.yaml\nmethodology: {${fields}}\n${more}`;

describe("methodology/incomplete", () => {
  it("names in one finding all that a methodology leaves open", async () => {
    const text = methodology("acceptance: {maxScore: 4}");
    await expectFindings(text, "methodology/incomplete", ["m.yaml:1 methodology/incomplete"]);
    const { message } = (await findingIn(text, "methodology/incomplete")).finding;
    for (const field of ["likelihood", "impact", "formula", "reviewEvery"]) assert.ok(message.includes(`(\`${field}\`)`), field);
  });

  it("asks for the matrix that the formula names", async () => {
    const text = methodology(`${SCALES}, formula: matrix, reviewEvery: P1Y`);
    assert.match((await findingIn(text, "methodology/incomplete")).finding.message, /does not say the `matrix` that its formula names, so/);
  });

  it("stays silent about a whole one, and about values in a wrong shape", async () => {
    await expectFindings(methodology(WHOLE), "methodology/incomplete", []);
    await expectFindings(methodology(WHOLE.replace("product", "[product]")), "methodology/incomplete", []);
  });
});

describe("methodology/unapproved", () => {
  it("finds one that nobody has approved, or not yet, once risks are rated by it", async () => {
    const code = "methodology/unapproved";
    await expectFindings(methodology(WHOLE, RISK), code, [`m.yaml:1 ${code}`]);
    await expectFindings(methodology(`${WHOLE}, approvedOn: 2026-06-15`, RISK), code, [`m.yaml:1 ${code}`]);
    await expectFindings(methodology(`${WHOLE}, approvedBy: Ada, approvedOn: 2026-06-16`, RISK), code, [`m.yaml:1 ${code}`]);
    await expectFindings(methodology(`${WHOLE}, ${APPROVED}`, RISK), code, []);
    await expectFindings(methodology(WHOLE), code, []);
  });
});
