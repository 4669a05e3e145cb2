import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const obligations = (...records: string[]) =>
  `==> o.yaml\nobligations:\n${records.map((record) => `  - {type: law, title: x, ${record}}\n`).join("")}`;
const FULL = "owner: CEO, controls: [A.5.1]";

describe("obligation/no-owner and obligation/no-controls", () => {
  it("find obligations in force that nobody follows or nothing answers", () =>
    expectFindings(obligations("id: O-1, controls: [A.5.1]", "id: O-2, owner: CEO", `id: O-3, ${FULL}`), "obligation", [
      "o.yaml:2 obligation/no-owner",
      "o.yaml:3 obligation/no-controls",
    ]));

  it("take a record or document that cites it for an answer, but no evidence", async () => {
    const cited = obligations("id: O-1, owner: CEO");
    await expectFindings(`${cited}==> d.md\n---\nid: D-1\n---\nWe meet O-1.\n`, "obligation", []);
    await expectFindings(`${cited}==> r.yaml\nrisks:\n  - {id: R-1, title: x, description: A fine under O-1}\n`, "obligation", []);
    await expectFindings(`${cited}==> e.yaml\nevidence:\n  - {id: EV-1, title: x, for: [O-1]}\n`, "obligation", [
      "o.yaml:2 obligation/no-controls",
    ]);
  });

  it("leave alone what has ended; what is still to come needs no controls yet", async () => {
    await expectFindings(obligations("id: O-1, until: 2026-06-14"), "obligation", []);
    await expectFindings(obligations("id: O-1, owner: CEO, inForceFrom: 2026-06-16"), "obligation", []);
    await expectFindings(obligations("id: O-1, owner: CEO, inForceFrom: 2026-06-15"), "obligation", ["o.yaml:2 obligation/no-controls"]);
  });
});

describe("obligation/ended and obligation/ending", () => {
  const until = (day: string) => obligations(`id: O-1, ${FULL}, until: ${day}`);
  const party = "==> p.yaml\ninterestedParties:\n  - {id: IP-1, title: x, requirements: [{text: y, addressedBy: [O-1]}]}\n";

  it("find an end in the past that others still rest on, and one within 90 days", async () => {
    await expectFindings(until("2026-06-14") + party, "obligation", ["o.yaml:2 obligation/ended"]);
    assert.match((await findingIn(until("2026-06-14") + party, "obligation/ended")).finding.message, /but IP-1 still rest/);
    await expectFindings(until("2026-06-15") + party, "obligation", ["o.yaml:2 obligation/ending"]);
    await expectFindings(until("2026-09-13"), "obligation", ["o.yaml:2 obligation/ending"]);
  });

  it("stay silent about history and about ends far away", async () => {
    await expectFindings(until("2026-06-14"), "obligation", []);
    await expectFindings(until("2026-09-14"), "obligation", []);
  });
});

describe("obligation/review-overdue", () => {
  it("finds planned reviews in the past, with a fix for today", async () => {
    const text = obligations(`id: O-1, ${FULL}, nextReview: 2026-06-14`);
    await expectFindings(text, "obligation", ["o.yaml:2 obligation/review-overdue"]);
    assert.match((await applyFix(text, "obligation/review-overdue", "today")).get("o.yaml") ?? "", /nextReview: 2027-06-15/);
  });

  it("stays silent on the day, after a review, and for what has ended", () =>
    expectFindings(
      obligations(
        `id: O-1, ${FULL}, nextReview: 2026-06-15`,
        `id: O-2, ${FULL}, nextReview: 2026-06-01, reviewedOn: 2026-06-02`,
        `id: O-3, ${FULL}, nextReview: 2026-06-01, until: 2026-06-10`,
      ),
      "obligation",
      [],
    ));
});
