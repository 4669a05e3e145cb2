import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const evidence = (...records: string[]) => `==> e.yaml\nevidence:\n${records.map((record) => `  - {${record}}\n`).join("")}`;
const soa = (cited: string, status = "implemented") =>
  `==> s.yaml\nsoa:\n  controls:\n    - {control: A.5.1, applicable: true, status: ${status}, evidence: [${cited}]}\n==> log.txt\nx\n`;
const OLD = "validUntil: 2026-06-14";
const VALIDITY = /^evidence\/(expired|outdated)$/;

describe("evidence/expired", () => {
  it("finds evidence that alone bore an implemented control, by citation or by `for`", async () => {
    const text = evidence(`id: EV-1, title: a, ${OLD}`) + soa("EV-1");
    await expectFindings(text, VALIDITY, ["e.yaml:2 evidence/expired"]);
    assert.match((await findingIn(text, "evidence/expired")).finding.message, /nothing else shows that A\.5\.1 is implemented/);
    await expectFindings(evidence(`id: EV-1, title: a, for: [A5.1], ${OLD}`) + soa(""), VALIDITY, ["e.yaml:2 evidence/expired"]);
  });

  it("finds evidence of a done action", async () => {
    const actions = (status: string) => `==> a.yaml\nactions:\n  - {id: ACT-1, title: x, status: ${status}, evidence: [EV-1]}\n`;
    await expectFindings(evidence(`id: EV-1, title: a, ${OLD}`) + actions("done"), VALIDITY, ["e.yaml:2 evidence/expired"]);
    await expectFindings(evidence(`id: EV-1, title: a, ${OLD}`) + actions("open"), VALIDITY, []);
  });

  it("stays silent on the last day, with other evidence or a file, and for plans", async () => {
    await expectFindings(evidence("id: EV-1, title: a, validUntil: 2026-06-15") + soa("EV-1"), VALIDITY, []);
    await expectFindings(evidence(`id: EV-1, title: a, ${OLD}`, "id: EV-2, title: b") + soa("EV-1, EV-2"), VALIDITY, []);
    await expectFindings(evidence(`id: EV-1, title: a, ${OLD}`, "id: EV-2, title: b, for: [A.5.1]") + soa("EV-1"), VALIDITY, []);
    await expectFindings(evidence(`id: EV-1, title: a, ${OLD}`) + soa("EV-1, log.txt"), VALIDITY, []);
    await expectFindings(evidence(`id: EV-1, title: a, ${OLD}`) + soa("EV-1", "planned"), VALIDITY, []);
  });

  it("speaks of the evidence that ran out last", () =>
    expectFindings(evidence("id: EV-1, title: a, validUntil: 2025-01-01", `id: EV-2, title: b, ${OLD}`) + soa("EV-1, EV-2"), VALIDITY, [
      "e.yaml:3 evidence/expired",
    ]));
});

describe("evidence/outdated", () => {
  it("finds the newest evidence of something once it has run out", () =>
    expectFindings(
      evidence("id: EV-1, title: a, for: [A.5.2], validUntil: 2025-01-01", `id: EV-2, title: b, for: [A.5.2], ${OLD}`),
      VALIDITY,
      ["e.yaml:3 evidence/outdated"],
    ));

  it("lets history be", () =>
    expectFindings(evidence(`id: EV-1, title: a, for: [A.5.2], ${OLD}`, "id: EV-2, title: b, for: [A.5.2]"), VALIDITY, []));
});

describe("evidence/missing-file", () => {
  const files = "==> scans/report 2026.pdf\nx\n==> scans/log.txt\nx\n";

  it("finds paths to nothing, and only under its own code", async () => {
    await expectFindings(evidence("id: EV-1, title: a, for: [A.5.1], file: scans/gone.pdf") + files, /^(evidence|ref)\//, [
      "e.yaml:2 evidence/missing-file",
    ]);
    await expectFindings(
      evidence("id: EV-1, title: a, for: [A.5.1], file: /scans/log.txt", "id: EV-2, title: b, for: [A.5.1], file: scans/log.txt") + files,
      "evidence",
      [],
    );
  });

  it("offers the file of a similar name beside it, or of that name elsewhere", async () => {
    const fix = async (file: string) =>
      (await applyFix(evidence(`id: EV-1, title: a, file: ${file}`) + files, "evidence/missing-file", "Change")).get("e.yaml");
    assert.equal(await fix("scans/reprot 2026.pdf"), "evidence:\n  - {id: EV-1, title: a, file: scans/report 2026.pdf}\n");
    assert.equal(await fix('"/old/log.txt"'), 'evidence:\n  - {id: EV-1, title: a, file: "/scans/log.txt"}\n');
  });

  it("does not judge what lies outside the ISMS or is hidden", () =>
    expectFindings(
      evidence("id: EV-1, title: a, for: [A.5.1], file: ../x.pdf", "id: EV-2, title: a, for: [A.5.1], file: .vault/x.pdf"),
      "evidence",
      [],
    ));
});

describe("evidence/period-gap", () => {
  const quarter = (id: string, from: string, to: string, title = `Access review ${id}`) =>
    `id: ${id}, title: ${title}, for: [A.5.18], period: {from: ${from}, to: ${to}}`;
  const Q1 = quarter("EV-1", "2026-01-01", "2026-03-31");

  it("finds more than a week between two periods, in any order", async () => {
    const text = evidence(quarter("EV-2", "2026-04-09", "2026-06-30"), Q1);
    await expectFindings(text, "evidence", ["e.yaml:2 evidence/period-gap"]);
    assert.match((await findingIn(text, "evidence/period-gap")).finding.message, /Between 2026-04-01 and 2026-04-08/);
  });

  it("stays silent about a week, overlaps, and other evidence", async () => {
    await expectFindings(evidence(Q1, quarter("EV-2", "2026-04-08", "2026-06-30")), "evidence", []);
    await expectFindings(
      evidence(
        quarter("EV-1", "2026-01-01", "2026-12-31"),
        quarter("EV-2", "2026-02-01", "2026-02-28"),
        quarter("EV-3", "2027-01-01", "2027-03-31"),
      ),
      "evidence",
      [],
    );
    await expectFindings(evidence(Q1, quarter("EV-2", "2026-07-01", "2026-09-30", "Restore test")), "evidence", []);
  });
});

describe("evidence/bad-period", () => {
  it("finds periods that end before they begin, or begin after the collection", () =>
    expectFindings(
      evidence(
        "id: EV-1, title: a, for: [A.5.1], period: {from: 2026-02-01, to: 2026-01-31}",
        "id: EV-2, title: b, for: [A.5.2], period: {from: 2026-02-01, to: 2026-02-28}, collectedOn: 2026-01-31",
        "id: EV-3, title: c, for: [A.5.3], period: {from: 2026-02-01, to: 2026-02-01}, collectedOn: 2026-02-01",
      ),
      "evidence",
      ["e.yaml:2 evidence/bad-period", "e.yaml:3 evidence/bad-period"],
    ));
});

describe("evidence/no-reference", () => {
  it("finds evidence for nothing that nobody cites", async () => {
    await expectFindings(evidence("id: EV-1, title: a"), "evidence", ["e.yaml:2 evidence/no-reference"]);
    await expectFindings(evidence("id: EV-1, title: a, for: [A.5.1]"), "evidence", []);
    await expectFindings(evidence("id: EV-1, title: a") + soa("EV-1"), "evidence", []);
    await expectFindings(evidence("id: EV-1, title: a, file: log.txt") + soa("log.txt"), "evidence", []);
    await expectFindings(`${evidence("id: EV-1, title: a")}==> a.md\nSee EV-1.\n`, "evidence", []);
  });
});

describe("evidence/collected-in-future", () => {
  it("finds evidence of a day to come, and none of today", async () => {
    const code = "evidence/collected-in-future";
    await expectFindings(evidence("id: EV-1, title: a, collectedOn: 2026-06-16"), code, [`e.yaml:2 ${code}`]);
    await expectFindings(evidence("id: EV-1, title: a, collectedOn: 2026-06-15"), code, []);
  });
});
