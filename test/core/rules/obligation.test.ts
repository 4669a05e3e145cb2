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

  it("are one finding each where nothing of a file, or not much, has an owner or an answer", async () => {
    const many = obligations(...[1, 2, 3, 4].map((at) => `id: O-${at}`));
    await expectFindings(many, "obligation", ["o.yaml:2 obligation/no-controls", "o.yaml:2 obligation/no-owner"]);
    await expectFindings(many.replaceAll("id: O-", `applicable: false, description: x, id: O-`), "obligation", []);
  });

  it("take what answers it beside controls", () =>
    expectFindings(obligations("id: O-1, owner: CEO, addressedBy: [O-2]", `id: O-2, ${FULL}`), "obligation", []));

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

describe("obligation/framework-untracked", () => {
  const isms = "==> isms.yaml\nisms:\n  organisation: X\n  frameworks:\n    - nist-csf\n    - nis2\n";
  const tracks = (names: string, more = FULL) => obligations(`id: O-1, ${more}, tracks: [${names}]`);
  const CSF = ["profiles", "risk-appetite", "supply-chain-programme", "data-flows", "authenticity", "recovery"].map(
    (one) => `nist-csf/${one}`,
  );

  it("finds frameworks that ask for more than is tracked, each once, and says what", async () => {
    await expectFindings(isms, "obligation", ["isms.yaml:4 obligation/framework-untracked", "isms.yaml:5 obligation/framework-untracked"]);
    const { finding } = await findingIn(isms + tracks("nist-csf/profiles"), "obligation/framework-untracked");
    assert.match(finding.message, /^NIST CSF asks for 6 things .*, and 5 of them have no obligation that tracks them: Risk appetite/s);
    await expectFindings("==> isms.yaml\nisms: {organisation: X}\n", "obligation", []);
  });

  it("takes one obligation for several, also one that says that it does not apply, but neither a template nor one that has ended", async () => {
    const open = ["isms.yaml:5 obligation/framework-untracked"];
    await expectFindings(isms + tracks(CSF.join(", ")), "obligation", open);
    await expectFindings(isms + tracks(CSF.join(", "), "applicable: false, description: Nobody asks for it"), "obligation", open);
    for (const more of [`${FULL}, tags: [example]`, `${FULL}, until: 2026-06-14`])
      await expectFindings(isms + tracks(CSF.join(", "), more), "obligation", ["isms.yaml:4 obligation/framework-untracked", ...open]);
  });

  it("records them, so that nothing is left to track", async () => {
    const fixed = await applyFix(
      `${isms}==> o.yaml\nobligations:\n  - {id: OBL-04, title: x, type: law, ${FULL}}\n`,
      "obligation/framework-untracked",
      "Record obligations for what NIST CSF asks for beyond ISO/IEC 27001",
    );
    assert.doesNotMatch(fixed.get("o.yaml") ?? "", /owner: CEO\n/);
    const known = `${isms}==> o.yaml\nobligations:\n  - {id: OBL-04, title: x, type: law, source: NIST CSF PR.AA-01, ${FULL}}\n`;
    const owned = await applyFix(known, "obligation/framework-untracked", "Record obligations for what NIST CSF");
    assert.match(owned.get("o.yaml") ?? "", /\n {4}owner: CEO\n {4}tracks: \[nist-csf\/profiles\]\n/);
    assert.match(fixed.get("o.yaml") ?? "", /\n {2}- id: OBL-05\n {4}title: "NIST CSF: Profiles and tiers"\n {4}type: internal\n/);
    const after = [...fixed].map(([path, text]) => `==> ${path}\n${text}`);
    await expectFindings(after.join(""), /^(syntax|schema|ref|id)\/|framework-untracked/, ["isms.yaml:5 obligation/framework-untracked"]);
  });
});

describe("obligation/no-reason", () => {
  it("finds obligations that are said not to apply without a reason; those with one need neither owner nor controls", async () => {
    await expectFindings(obligations("id: O-1, applicable: false"), "obligation", ["o.yaml:2 obligation/no-reason"]);
    await expectFindings(obligations("id: O-1, applicable: false, description: No entity of this kind"), "obligation", []);
  });
});
