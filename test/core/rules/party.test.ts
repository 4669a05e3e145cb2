import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const parties = (...records: string[]) => `==> p.yaml\ninterestedParties:\n${records.map((record) => `  - {${record}}\n`).join("")}`;

describe("party/no-requirements", () => {
  it("finds parties that require nothing", () =>
    expectFindings(
      parties(
        "id: IP-1, title: a",
        "id: IP-2, title: b, requirements: []",
        "id: IP-3, title: c, requirements: [{text: x, notAddressed: y}]",
      ),
      "party",
      ["p.yaml:2 party/no-requirements", "p.yaml:3 party/no-requirements"],
    ));
});

describe("party/requirement-unaddressed", () => {
  const code = "party/requirement-unaddressed";
  const requiring = (...more: string[]) =>
    parties(`id: IP-1, title: a, requirements: [${more.map((field) => `{text: Secrecy${field}}`).join(", ")}]`);

  it("finds requirements that nothing answers, one finding a party", async () => {
    const text = requiring(", addressedBy: [A.5.1]", "", ", id: Q-3, addressedBy: []");
    await expectFindings(text, "party", [`p.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /IP-1 requires: "Secrecy", Q-3\. Clause 4\.2/);
  });

  it("takes controls, clauses, records, documents and files for an answer, or a reason why there is none", async () => {
    const others = "==> o.yaml\nobligations:\n  - {id: OBL-1, title: x, type: law}\n==> d.md\n# D\n";
    await expectFindings(requiring(', addressedBy: [A.5.1, "9.2", clause 6.1.2 c, OBL-1, d.md]') + others, /^(party|ref)\//, []);
    await expectFindings(requiring(", notAddressed: a matter of the landlord"), "party", []);
  });

  it("leaves answers that do not exist to the rules about references", () =>
    expectFindings(requiring(', addressedBy: [OBL-9, "6.9"]'), /^(party|ref)\//, [
      "p.yaml:2 ref/unknown-record",
      "p.yaml:2 ref/unknown-clause",
    ]));
});

describe("party/review-overdue", () => {
  const reviewed = (fields: string) => parties(`id: IP-1, title: a, requirements: [{text: x, addressedBy: [A.5.1]}], ${fields}`);

  it("finds planned reviews in the past", async () => {
    await expectFindings(reviewed("nextReview: 2026-06-14"), "party", ["p.yaml:2 party/review-overdue"]);
    assert.match(
      (await applyFix(reviewed("nextReview: 2026-06-14"), "party/review-overdue", "today")).get("p.yaml") ?? "",
      /reviewedOn: 2026-06-15/,
    );
  });

  it("stays silent on the day and where none is planned", async () => {
    await expectFindings(reviewed("nextReview: 2026-06-15"), "party", []);
    await expectFindings(reviewed("reviewedOn: 2020-01-01"), "party", []);
  });
});
