import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const scope = (...lines: string[]) => `==> s.yaml\nscope:\n  statement: All we do\n${lines.map((line) => `  ${line}\n`).join("")}`;
const APPROVED = 'version: "1", approvedBy: CEO, approvedOn: 2026-06-15'.split(", ");

describe("scope/exclusion-without-reason", () => {
  const code = "scope/exclusion-without-reason";

  it("finds exclusions without a reason, in one finding", async () => {
    const text = scope("excludes:", "  - {what: Data centre, reason: rented}", "  - {what: Shop}", '  - {what: Kiosk, reason: ""}');
    await expectFindings(text, code, [`s.yaml:5 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /leaves out "Shop", "Kiosk" without a reason/);
  });

  it("stays silent where all have one, and where nothing is left out", async () => {
    await expectFindings(scope("excludes: [{what: Data centre, reason: rented}]"), code, []);
    await expectFindings(scope(), code, []);
  });
});

describe("scope/unapproved", () => {
  const code = "scope/unapproved";

  it("finds what an approval lacks, and approvals to come", async () => {
    assert.match((await findingIn(scope("approvedBy: CEO"), code)).finding.message, /lacks `version`, `approvedOn`/);
    await expectFindings(scope(...APPROVED.slice(0, 2), "approvedOn: 2026-06-16"), code, [`s.yaml:5 ${code}`]);
  });

  it("stays silent from the day of approval on, and reads several files as one", async () => {
    await expectFindings(scope(...APPROVED), code, []);
    await expectFindings(`${scope()}==> t.yaml\nscope:\n${APPROVED.map((line) => `  ${line}\n`).join("")}`, code, []);
  });
});

describe("scope/review-overdue", () => {
  const code = "scope/review-overdue";

  it("finds planned reviews in the past, and an approval that is more than a year old", async () => {
    await expectFindings(scope("nextReview: 2026-06-14"), code, [`s.yaml:3 ${code}`]);
    await expectFindings(scope("approvedOn: 2025-06-14"), code, [`s.yaml:3 ${code}`]);
    assert.match(
      (await applyFix(scope("nextReview: 2026-06-14"), code, "today")).get("s.yaml") ?? "",
      /reviewedOn: 2026-06-15\n {2}nextReview: 2027-06-15/,
    );
  });

  it("stays silent on the day and for a scope that was never approved", async () => {
    for (const line of ["nextReview: 2026-06-15", "approvedOn: 2025-06-15", "notes: x"]) await expectFindings(scope(line), code, []);
  });
});

describe("scope/no-interfaces", () => {
  it("finds a scope without borders to others, in whatever file", async () => {
    await expectFindings(scope(), "scope/no-interfaces", ["s.yaml:2 scope/no-interfaces"]);
    await expectFindings(scope("interfaces: [Hosting]"), "scope/no-interfaces", []);
    await expectFindings(`${scope()}==> t.yaml\nscope:\n  interfaces: [Hosting]\n`, "scope/no-interfaces", []);
  });
});

describe("scope/creep", () => {
  const code = "scope/creep";
  const assets = (...records: string[]) => `==> a.yaml\nassets:\n${records.map((record, i) => `  - {id: A-${i}, ${record}}\n`).join("")}`;
  const OFFICES = assets(
    "title: Hamburg office, type: site",
    "title: Branch, type: site, location: Lübeck",
    "title: Kiel office, type: site",
  );

  it("finds sites that the scope does not name, in one finding", async () => {
    const text = scope('sites: ["Hamburg, Quay 9"]') + OFFICES;
    await expectFindings(text, code, [`a.yaml:3 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /A-1 \(Branch\), A-2 \(Kiel office\)/);
  });

  it("stays silent where the scope lists no sites, names or excludes them, and about other assets", async () => {
    await expectFindings(scope() + OFFICES, code, []);
    await expectFindings(scope("sites: [Hamburg, Lübeck]", "excludes: [{what: Shop in Kiel, reason: sold}]") + OFFICES, code, []);
    await expectFindings(
      scope("sites: [Hamburg]") + assets("title: Server, type: hardware, location: Kiel", "title: Office, type: site"),
      code,
      [],
    );
  });
});

describe("scope/newer-than-soa", () => {
  const code = "scope/newer-than-soa";
  const soa = (day: string) => `==> z.yaml\nsoa:\n  approvedOn: ${day}\n`;

  it("finds a scope approved after the statement", () =>
    expectFindings(scope("approvedOn: 2026-03-02") + soa("2026-03-01"), code, [`s.yaml:3 ${code}`]));

  it("stays silent on the same day, before, and without one of the two", async () => {
    await expectFindings(scope("approvedOn: 2026-03-01") + soa("2026-03-01"), code, []);
    await expectFindings(scope("approvedOn: 2026-03-02"), code, []);
    await expectFindings(scope() + soa("2026-03-01"), code, []);
  });
});
