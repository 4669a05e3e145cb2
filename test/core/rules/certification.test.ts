import assert from "node:assert/strict";
import { certificationCycle } from "../../../server/src/core/model/certificationCycle.ts";
import { expectFindings, findingIn } from "../../fixture.ts";

const certification = (...fields: string[]) => `==> c.yaml\ncertification:\n${fields.map((field) => `  ${field}\n`).join("")}`;
/** The fixtures' day is 2026-06-15. */
const expectCodes = (fields: readonly string[], codes: readonly string[], more = "") =>
  expectFindings(certification(...fields) + more, "certification", codes);
const DECIDED = "decidedOn: 2026-01-20";

describe("certificationCycle", () => {
  it("asks for one audit within twelve months and one in the next calendar year", () => {
    const cycle = certificationCycle({ decidedOn: "2026-01-20" });
    assert.equal(cycle?.expires, "2029-01-20");
    assert.deepEqual(
      cycle?.surveillance.map(({ due }) => due),
      ["2027-01-20", "2028-12-31"],
    );
    assert.equal(certificationCycle({ stage1: { planned: "2026-01-01" } }), undefined);
  });

  it("takes the audits since the decision in the order of their days, and no more years than a certificate can have", () => {
    const surveillance = [{ planned: "2028-01-10" }, { date: "2027-01-10" }, { date: "2025-12-01" }, { notes: "?" }];
    const { surveillance: steps = [] } = certificationCycle({ decidedOn: "2026-01-20", surveillance }) ?? {};
    assert.deepEqual(
      steps.map(({ index }) => index),
      [1, 0],
    );
    assert.equal(certificationCycle({ decidedOn: "2026-01-20", certificate: { expires: "2926-01-19" } })?.surveillance.length, 4);
  });
});

describe("certificationCycle and calendar years", () => {
  const steps = (...days: string[]) =>
    certificationCycle({ decidedOn: "2026-01-20", surveillance: days.map((date) => ({ date })) })?.surveillance.map(
      ({ due, event }) => `${due} ${event?.date ?? "-"}`,
    );

  it("asks for an audit in the next year too where the first was in the year of the decision", () => {
    assert.deepEqual(steps("2026-11-20"), ["2027-01-20 2026-11-20", "2027-12-31 -", "2028-12-31 -"]);
  });

  it("takes a second audit in one year for that year alone", () => {
    assert.deepEqual(steps("2027-01-10", "2027-12-05"), ["2027-01-20 2027-01-10", "2028-12-31 -"]);
    assert.deepEqual(steps("2027-01-10", "2028-02-05"), ["2027-01-20 2027-01-10", "2028-12-31 2028-02-05"]);
  });
});

describe("certification/surveillance-unplanned", () => {
  const code = "certification/surveillance-unplanned";

  it("finds that none is planned within twelve months of the decision", async () => {
    await expectCodes([DECIDED], [`c.yaml:2 ${code}`]);
    assert.match((await findingIn(certification(DECIDED), code)).finding.message, /by 2027-01-20, and none is planned/);
  });

  it("finds a day that is too late, and accepts the last one", async () => {
    await expectCodes([DECIDED, "surveillance: [{planned: 2027-01-21}]"], [`c.yaml:3 ${code}`]);
    await expectCodes([DECIDED, "surveillance: [{planned: 2027-01-20}]"], []);
  });

  it("asks for the second once its year is near", async () => {
    const fields = ["decidedOn: 2025-05-10", "surveillance: [{planned: 2026-04-20, date: 2026-04-21}]"];
    await expectCodes(fields, []);
    await expectFindings(certification(...fields), "certification", [`c.yaml:3 ${code}`], { today: "2026-12-31" });
  });

  it("stays silent before there is a decision", () => expectCodes(["stage1: {planned: 2026-07-01}"], []));
});

describe("certification/surveillance-overdue", () => {
  const code = "certification/surveillance-overdue";

  it("finds a last day that went by, planned or not", async () => {
    await expectCodes(["decidedOn: 2025-06-14"], [`c.yaml:2 ${code}`]);
    await expectCodes(["decidedOn: 2025-06-14", "surveillance: [{planned: 2026-06-01}]"], [`c.yaml:3 ${code}`]);
    await expectCodes(["decidedOn: 2025-06-15", "surveillance: [{planned: 2026-06-15}]"], []);
  });

  it("finds a planned day that went by, and lets be what was held", async () => {
    await expectCodes([DECIDED, "surveillance: [{planned: 2026-06-14}]"], [`c.yaml:3 ${code}`]);
    await expectCodes([DECIDED, "surveillance: [{planned: 2026-06-14, date: 2026-06-14}]"], []);
  });
});

describe("certification/recertification-unplanned", () => {
  const code = "certification/recertification-unplanned";
  const held = "surveillance: [{date: 2024-05-01}, {date: 2025-05-01}, {date: 2026-05-01}]";
  const cycle = (expires: string, ...fields: string[]) => ["decidedOn: 2023-10-01", `certificate: {expires: ${expires}}`, held, ...fields];

  it("finds that none is planned in the last nine months", async () => {
    await expectCodes(cycle("2027-03-15"), [`c.yaml:2 ${code}`]);
    await expectCodes(cycle("2027-03-16"), []);
  });

  it("finds days too near to the end and days gone by", async () => {
    await expectCodes(cycle("2026-08-31", "recertification: {planned: 2026-07-01}"), [`c.yaml:5 ${code}`]);
    await expectCodes(cycle("2026-08-31", "recertification: {planned: 2026-06-30}"), []);
    await expectCodes(cycle("2026-08-31", "recertification: {planned: 2026-06-14}"), [`c.yaml:5 ${code}`]);
    await expectCodes(cycle("2026-08-31", "recertification: {planned: 2026-06-14, date: 2026-06-14}"), []);
  });
});

describe("certification/expired", () => {
  it("finds a certificate past its last day, and says nothing else about the cycle", async () => {
    await expectCodes(["decidedOn: 2023-06-14"], ["c.yaml:2 certification/expired"]);
    await expectCodes(["decidedOn: 2023-06-15", "certificate: {expires: 2026-06-14}"], ["c.yaml:3 certification/expired"]);
    const held = "surveillance: [{date: 2024-05-01}, {date: 2025-05-01}]";
    await expectCodes(["decidedOn: 2023-06-15", held, "recertification: {date: 2026-03-15}"], []);
  });
});

describe("certification/too-long", () => {
  it("finds certificates of more than three and a half years", async () => {
    const fields = (expires: string) => [
      `certificate: {issued: 2026-01-20, expires: ${expires}, soaVersion: "1"}`,
      "surveillance: [{planned: 2026-12-01}]",
    ];
    await expectCodes(fields("2029-07-21"), ["c.yaml:2 certification/too-long"]);
    await expectCodes(fields("2029-07-20"), []);
  });
});

describe("certification/soa-version", () => {
  const soa = (version: string) => `==> s.yaml\nsoa: {version: ${version}}\n`;
  const certificate = (version: string) => [`certificate: {number: 44, soaVersion: ${version}}`];

  it("finds another version than that in force", async () => {
    await expectCodes(certificate('"3.0"'), ["c.yaml:2 certification/soa-version"], soa('"3.1"'));
    await expectCodes(certificate("v3.1"), [], soa('"3.1"'));
    await expectCodes(certificate('"3.0"'), []);
  });

  it("is told apart from no version at all", async () => {
    await expectCodes(["certificate: {number: 44}"], ["c.yaml:2 certification/no-soa-version"], soa('"3.1"'));
    await expectCodes(["stage2: {planned: 2026-09-01}"], [], soa('"3.1"'));
  });
});

describe("certification/no-accreditation", () => {
  it("finds a body that nobody is said to have accredited", async () => {
    await expectCodes(["body: {name: Certify Ltd}"], ["c.yaml:2 certification/no-accreditation"]);
    await expectCodes(["body: {name: Certify Ltd, accreditedBy: UKAS}"], []);
    await expectCodes(["body: {contact: x}"], []);
  });
});

describe("certification/stages-out-of-order", () => {
  const code = "certification/stages-out-of-order";

  it("finds the first day that comes before its forerunner", async () => {
    await expectCodes(["stage1: {planned: 2026-09-02}", "stage2: {planned: 2026-09-01}"], [`c.yaml:3 ${code}`]);
    await expectCodes(["stage1: {planned: 2026-09-01}", "stage2: {planned: 2026-09-01}"], []);
    await expectFindings(certification("stage2: {date: 2026-02-01}", DECIDED, "certificate: {expires: 2025-01-20}"), code, [
      `c.yaml:3 ${code}`,
    ]);
    const message = (await findingIn(certification("stage2: {date: 2026-02-01}", DECIDED), code)).finding.message;
    assert.match(message, /^The decision is on 2026-01-20, before Stage 2 on 2026-02-01/);
  });

  it("stays silent about values in no shape", () =>
    expectCodes(["stage1: soon", "stage2: {planned: soon}", "decidedOn: 5", "certificate: []", "surveillance: x"], []));
});

describe("certification/stage-overdue", () => {
  it("finds planned days that went by, until there is a date or a decision", async () => {
    await expectCodes(["stage1: {planned: 2026-06-14}"], ["c.yaml:2 certification/stage-overdue"]);
    await expectCodes(["stage1: {planned: 2026-06-15}"], []);
    await expectCodes(["stage1: {planned: 2026-06-14, date: 2026-06-14}"], []);
  });
});

describe("certification/stages-far-apart", () => {
  it("finds more than six months between the stages", async () => {
    await expectCodes(["stage1: {planned: 2026-07-01}", "stage2: {planned: 2027-01-02}"], ["c.yaml:3 certification/stages-far-apart"]);
    await expectCodes(["stage1: {planned: 2026-07-01}", "stage2: {planned: 2027-01-01}"], []);
  });
});

describe("certification/decided-after-failure", () => {
  it("finds a decision after a failed stage 2", async () => {
    const fields = (result: string) => [`stage2: {date: 2026-01-10, result: ${result}}`, DECIDED, "surveillance: [{planned: 2027-01-10}]"];
    await expectCodes(fields("failed"), ["c.yaml:2 certification/decided-after-failure"]);
    await expectCodes(fields("conditions"), []);
  });
});

describe("certification/suspended", () => {
  const certificate = (fields: string) => [DECIDED, `certificate: {soaVersion: "1", ${fields}}`, "surveillance: [{planned: 2026-12-01}]"];

  it("finds a suspension that nobody took back", async () => {
    await expectCodes(certificate("suspendedOn: 2026-06-01"), ["c.yaml:3 certification/suspended"]);
    await expectCodes(certificate("suspendedOn: 2026-06-01, reinstatedOn: 2026-05-01"), ["c.yaml:3 certification/suspended"]);
  });

  it("stays silent once it is taken back, and before it begins", async () => {
    await expectCodes(certificate("suspendedOn: 2026-06-01, reinstatedOn: 2026-06-10"), []);
    await expectCodes(certificate("suspendedOn: 2026-07-01"), []);
  });

  it("gives way to the withdrawal, after which no audit is due", () =>
    expectCodes(
      [DECIDED, 'certificate: {soaVersion: "1", suspendedOn: 2026-03-01, withdrawnOn: 2026-06-01}'],
      ["c.yaml:3 certification/expired"],
    ));
});

describe("certification/finding-without-deadline", () => {
  const code = "certification/finding-without-deadline";
  const text = (nc: string, audit = "type: stage2") =>
    `==> a.yaml\naudits:\n  - {id: AUD-1, title: x, date: 2026-06-01, ${audit}}\nnonconformities:\n  - {id: NC-1, title: y, ${nc}}\n`;

  it("finds what the body raised, named by the record or by the audit", async () => {
    await expectFindings(text("source: AUD-1, foundOn: 2026-06-01"), code, [`a.yaml:4 ${code}`]);
    await expectFindings(text("foundOn: 2026-06-01", "type: surveillance, findings: [NC-1]"), code, [`a.yaml:4 ${code}`]);
  });

  it("stays silent with a day, when it is closed, on observations and on internal audits", async () => {
    await expectFindings(text("source: AUD-1, due: 2026-08-30"), code, []);
    await expectFindings(text("source: AUD-1, closedOn: 2026-06-10"), code, []);
    await expectFindings(text("source: AUD-1, grade: observation"), code, []);
    await expectFindings(text("source: AUD-1", "type: internal"), code, []);
  });
});

describe("certification/major-unresolved", () => {
  const code = "certification/major-unresolved";
  const text = (held: string, nc: string, certification = "body: {name: CB, accreditation: x}") =>
    `==> a.yaml\naudits:\n  - {id: AUD-1, title: x, type: stage2, date: ${held}}\nnonconformities:\n  - {id: NC-1, title: y, source: AUD-1, grade: major, ${nc}}\n==> c.yaml\ncertification: {${certification}}\n`;

  it("finds majors still open six months after stage 2, and those planned to be", async () => {
    await expectFindings(text("2025-12-14", "due: 2026-03-01"), code, [`a.yaml:4 ${code}`]);
    await expectFindings(text("2026-06-01", "due: 2026-12-02"), code, [`a.yaml:4 ${code}`]);
  });

  it("stays silent within the six months, once closed or certified, and on minors", async () => {
    await expectFindings(text("2025-12-15", "due: 2026-06-15"), code, []);
    await expectFindings(text("2026-06-01", "due: 2026-12-01"), code, []);
    await expectFindings(text("2025-12-01", "closedOn: 2026-03-01"), code, []);
    await expectFindings(text("2025-12-01", "status: open", "decidedOn: 2026-02-01"), code, []);
    await expectFindings(text("2025-12-01", "status: open").replace("grade: major", "grade: minor"), code, []);
  });
});
