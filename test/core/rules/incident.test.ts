import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn, findingsOf } from "../../fixture.ts";

const config = (...frameworks: string[]) => `==> isms.yaml\nisms: {organisation: x, frameworks: [${frameworks}]}\n`;
const undated = (...fields: string[]) =>
  `==> i.yaml\nincidents:\n  - id: INC-1\n    title: x\n${fields.map((field) => `    ${field}\n`).join("")}`;
const incident = (...fields: string[]) =>
  undated(...fields, ...(fields.some((field) => field.startsWith("occurredOn")) ? [] : ["occurredOn: 2020-01-01"]));
const CALM = ["severity: low", "owner: me"];
const GDPR = config("gdpr");
const breach = (detectedOn: string, ...fields: string[]) => incident(...CALM, "personalData: true", `detectedOn: ${detectedOn}`, ...fields);
const closed = (...fields: string[]) => incident("severity: high", "status: closed", "closedOn: 2026-06-01", ...fields);
const DONE = ["lessons: a", "rootCause: b", "actions: [ACT-1]", "evidence: [log.txt]"];

describe("incident/notification-missing", () => {
  it("finds a deadline that has passed unseen", async () => {
    const text = GDPR + breach("2026-06-11T10:00");
    await expectFindings(text, "incident", ["i.yaml:6 incident/notification-missing"]);
    assert.match(
      (await findingIn(text, "incident/notification-missing")).finding.message,
      /INC-1 calls for .*supervisory authority.* under GDPR Art\. 33, due by 2026-06-14 10:00\. .*\(A\.5\.31\)/,
    );
  });

  it("lists all that NIS2 asks for in one finding", async () => {
    const text = config("nis2") + incident(...CALM, "significant: true", "detectedOn: 2026-05-01T08:00");
    await expectFindings(text, "incident/notification-missing", ["i.yaml:6 incident/notification-missing"]);
    assert.match(
      (await findingIn(text, "incident/notification-missing")).finding.message,
      /early warning.*incident notification.*final report.*2026-06-04/,
    );
  });

  it("stays silent on the last day, without the framework, once sent, and where it is not owed", async () => {
    const code = "incident/notification-missing";
    await expectFindings(GDPR + breach("2026-06-12T10:00"), code, []);
    await expectFindings(config() + breach("2026-06-01"), code, []);
    await expectFindings(GDPR + breach("2026-06-01", "notifications: [{duty: gdpr-authority, sentOn: 2026-06-02}]"), code, []);
    await expectFindings(
      GDPR + breach("2026-06-01", 'notifications: [{duty: gdpr-authority, notNeeded: "Encrypted; DPO, 2026-06-02"}]'),
      code,
      [],
    );
    await expectFindings(GDPR + breach("2026-06-01", "type: event"), code, []);
  });

  it("takes a reason that is still to be written for none", () =>
    expectFindings(
      GDPR + breach("2026-06-01", 'notifications: [{duty: gdpr-authority, notNeeded: "[TBD: why]"}]'),
      "incident/notification-missing",
      ["i.yaml:8 incident/notification-missing"],
    ));

  it("finds what is planned and was not sent, by law or agreement", async () => {
    await expectFindings(GDPR + breach("2026-06-01T08:00", "notifications: [{duty: gdpr-authority}]"), "incident", [
      "i.yaml:8 incident/notification-missing",
    ]);
    const agreed = (due: string) => incident(...CALM, `notifications: [{authority: Insurer, duty: contract, due: ${due}}]`);
    await expectFindings(agreed("2026-06-14"), "incident", ["i.yaml:6 incident/notification-missing"]);
    await expectFindings(agreed("2026-06-15T09:00"), "incident", []);
  });

  it("writes down what is owed", async () => {
    const text = config("nis2") + incident(...CALM, "significant: true", "detectedOn: 2026-05-01");
    const after = (await applyFix(text, "incident/notification-missing", "Record")).get("i.yaml") ?? "";
    assert.match(after, /\n {4}notifications:\n {6}- duty: nis2-early-warning\n {8}due: 2026-05-02\n {6}- duty: nis2-notification\n/);
    await expectFindings(`${config("nis2")}==> i.yaml\n${after}`, "schema", []);
  });
});

describe("incident/notification-late", () => {
  const sent = (sentOn: string, more = "") =>
    GDPR + breach("2026-06-01T10:00", `notifications: [{duty: gdpr-authority, sentOn: ${sentOn}${more}}]`);
  it("finds what was sent after the hours of the law, unless it says why", async () => {
    await expectFindings(sent("2026-06-04T10:01"), "incident", ["i.yaml:8 incident/notification-late"]);
    await expectFindings(sent("2026-06-04T10:00"), "incident", []);
    await expectFindings(sent("2026-06-04"), "incident", []);
    await expectFindings(sent("2026-06-05"), "incident", ["i.yaml:8 incident/notification-late"]);
    await expectFindings(sent("2026-06-05", ", lateReason: Portal was down"), "incident", []);
    await expectFindings(sent("2026-06-05", ", lateReason: TBD"), "incident", ["i.yaml:8 incident/notification-late"]);
  });

  it("holds agreed days too, and the law's where the recorded one is later", async () => {
    const agreed = (sentOn: string) => incident(...CALM, `notifications: [{duty: contract, due: 2026-06-02, sentOn: ${sentOn}}]`);
    await expectFindings(agreed("2026-06-03"), "incident", ["i.yaml:6 incident/notification-late"]);
    await expectFindings(agreed("2026-06-02T23:00"), "incident", []);
    await expectFindings(sent("2026-06-05", ", due: 2026-06-08"), "incident", ["i.yaml:8 incident/notification-late"]);
    await expectFindings(sent("2026-06-03", ", due: 2026-06-02"), "incident", ["i.yaml:8 incident/notification-late"]);
  });
});

describe("incident/notification-due", () => {
  it("tells the next deadline while there is time", async () => {
    const text = GDPR + breach("2026-06-14T10:00");
    await expectFindings(text, "incident", ["i.yaml:6 incident/notification-due"]);
    assert.match((await findingIn(text, "incident/notification-due")).finding.message, /due by 2026-06-17 10:00/);
    await expectFindings(GDPR + breach("2026-06-14T10:00", "notifications: [{duty: gdpr-authority, sentOn: 2026-06-14}]"), "incident", []);
  });
});

describe("incident/notification-unclear", () => {
  it("finds a notification that could be any", async () => {
    const told = (what: string) => GDPR + breach("2026-06-01T10:00", `notifications: [{sentOn: 2026-06-02, ${what}}]`);
    await expectFindings(told("authority: Someone"), "incident", ["i.yaml:8 incident/notification-unclear"]);
    await expectFindings(told("law: DSGVO Art. 33"), "incident", []);
    await expectFindings(incident(...CALM, "notifications: [{sentOn: 2026-06-02}]"), "incident", []);
  });

  it("takes the law from the obligation that it names", () =>
    expectFindings(
      `${GDPR}${breach("2026-06-01T10:00", "notifications: [{sentOn: 2026-06-02, obligation: OBL-1}]")}==> o.yaml\nobligations:\n  - {id: OBL-1, title: GDPR}\n`,
      "incident",
      [],
    ));
});

describe("incident/law-unnamed", () => {
  const code = "incident/law-unnamed";
  it("asks for the law that gives the deadlines, unless a notification is recorded", async () => {
    await expectFindings(incident(...CALM, "personalData: true"), code, [`i.yaml:6 ${code}`]);
    await expectFindings(GDPR + incident(...CALM, "significant: true"), code, [`i.yaml:6 ${code}`]);
    await expectFindings(GDPR + incident(...CALM, "personalData: true"), code, []);
    for (const framework of ["nis2", "nis2-2024-2690", "dora"]) {
      await expectFindings(config(framework) + incident(...CALM, "significant: true"), code, []);
    }
    await expectFindings(incident(...CALM, "personalData: true", "notifications: [{law: CCPA, notNeeded: Encrypted}]"), code, []);
    await expectFindings(incident(...CALM, "personalData: true", "type: event"), code, []);
  });
});

describe("incident/undecided", () => {
  const code = "incident/undecided";
  it("asks for the decision of a serious incident, and where an asset holds personal data", async () => {
    await expectFindings(config("gdpr", "nis2") + incident("severity: high"), code, ["i.yaml:2 incident/undecided"]);
    await expectFindings(config("gdpr", "nis2") + incident("severity: high", "personalData: false", "significant: false"), code, []);
    const asset = (personalData: boolean) => `==> a.yaml\nassets:\n  - {id: AST-1, title: x, personalData: ${personalData}}\n`;
    await expectFindings(GDPR + incident(...CALM, "affects: [AST-1]") + asset(true), code, ["i.yaml:2 incident/undecided"]);
    await expectFindings(GDPR + incident(...CALM, "affects: [AST-1]") + asset(false), code, []);
    await expectFindings(incident("severity: high"), code, []);
    await expectFindings(GDPR + incident("severity: high", "type: event"), code, []);
  });

  it("writes the answer", async () => {
    const after = await applyFix(GDPR + incident("severity: high"), code, "`personalData: false`");
    assert.match(after.get("i.yaml") ?? "", /\n {4}personalData: false\n/);
  });
});

describe("incident/dates", () => {
  const found = (...fields: string[]) => findingsOf(incident(...CALM, ...fields), "incident/dates");
  it("finds contradictions and the future, one finding an incident", async () => {
    assert.deepEqual(await found("detectedOn: 2026-06-10", "closedOn: 2026-06-09"), ["i.yaml:7 incident/dates"]);
    assert.deepEqual(await found("detectedOn: 2026-06-16"), ["i.yaml:6 incident/dates"]);
    assert.deepEqual(await found("occurredOn: 2026-06-10T12:00", "detectedOn: 2026-06-10T11:59"), ["i.yaml:7 incident/dates"]);
    assert.deepEqual(await found("detectedOn: 2026-06-10", "notifications: [{duty: other, sentOn: 2026-06-09}]"), [
      "i.yaml:7 incident/dates",
    ]);
    assert.deepEqual(await found("detectedOn: 2026-07-10", "closedOn: 2026-07-09"), ["i.yaml:6 incident/dates"]);
  });

  it("stays silent about one day, with and without times, and reports before the detection was certain", async () => {
    assert.deepEqual(await found("occurredOn: 2026-06-15T09:00", "detectedOn: 2026-06-15", "closedOn: 2026-06-15T10:00"), []);
    assert.deepEqual(await found("reportedOn: 2026-06-09", "detectedOn: 2026-06-10"), []);
  });
});

describe("the judgement of an incident", () => {
  it("incident/no-detection-time: needs the hour where hours count", async () => {
    await expectFindings(GDPR + breach("2026-06-15"), "incident/no-detection-time", ["i.yaml:7 incident/no-detection-time"]);
    await expectFindings(GDPR + incident(...CALM, "personalData: true"), "incident", ["i.yaml:2 incident/no-detection-time"]);
    await expectFindings(GDPR + breach("2026-06-15T10:00"), "incident/no-detection-time", []);
    await expectFindings(incident(...CALM, "detectedOn: 2026-06-15"), "incident", []);
    await expectFindings(undated(...CALM), "incident", ["i.yaml:2 incident/no-detection-time"]);
    await expectFindings(undated(...CALM, "type: event"), "incident", []);
  });

  it("incident/no-severity: is due on the next day", async () => {
    await expectFindings(incident("owner: me", "detectedOn: 2026-06-14"), "incident", ["i.yaml:2 incident/no-severity"]);
    await expectFindings(incident("owner: me", "detectedOn: 2026-06-15T08:00"), "incident", []);
    await expectFindings(incident("owner: me", "detectedOn: 2026-06-14", "type: event"), "incident", []);
  });

  it("incident/no-owner: somebody leads what is not closed", async () => {
    await expectFindings(incident("severity: low"), "incident", ["i.yaml:2 incident/no-owner"]);
    await expectFindings(incident("severity: low", "status: closed", "closedOn: 2026-06-01"), "incident", []);
    await expectFindings(incident("severity: low", "status: false-alarm"), "incident", []);
  });

  it("incident/status-contradicts: status and day of closing agree", async () => {
    await expectFindings(incident(...CALM, "status: closed"), "incident", ["i.yaml:6 incident/status-contradicts"]);
    const text = incident(...CALM, "status: resolved", "closedOn: 2026-06-01");
    await expectFindings(text, "incident", ["i.yaml:6 incident/status-contradicts"]);
    assert.match((await applyFix(text, "incident/status-contradicts", "closed")).get("i.yaml") ?? "", /status: closed\n/);
  });
});

describe("learning from incidents", () => {
  const files = "==> log.txt\nx\n==> a.yaml\nactions:\n  - {id: ACT-1, title: x}\n";
  const without = (name: string) => closed(...DONE.filter((field) => !field.startsWith(name))) + files;

  it("is asked of serious ones that are closed", async () => {
    await expectFindings(without("nothing"), "incident", []);
    await expectFindings(without("lessons"), "incident", ["i.yaml:5 incident/no-lessons"]);
    await expectFindings(without("rootCause"), "incident", ["i.yaml:2 incident/no-cause"]);
    await expectFindings(without("evidence"), "incident", ["i.yaml:2 incident/no-evidence-kept"]);
    await expectFindings(closed("lessons: a", "rootCause: b") + files, "incident", [
      "i.yaml:2 incident/no-evidence-kept",
      "i.yaml:7 incident/lesson-without-action",
    ]);
  });

  it("is not asked of small or open ones", async () => {
    await expectFindings(incident("severity: medium", "status: closed", "closedOn: 2026-06-01"), "incident", []);
    await expectFindings(incident("severity: critical", "status: open", "owner: me"), "incident", []);
    await expectFindings(incident("severity: critical", "type: weakness", "status: closed", "closedOn: 2026-06-01"), "incident", []);
  });

  it("incident/lesson-without-action: a lesson of any closed incident leads to something that is not cancelled", async () => {
    const code = "incident/lesson-without-action";
    const small = (...more: string[]) => incident("severity: low", "status: closed", "closedOn: 2026-06-01", ...more);
    const cancelled = "==> a.yaml\nactions:\n  - {id: ACT-1, title: x, status: cancelled, for: [INC-1]}\n";
    await expectFindings(small("lessons: Check all accounts"), code, [`i.yaml:7 ${code}`]);
    await expectFindings(small("lessons: Check all accounts", "actions: [ACT-1]") + cancelled, code, [`i.yaml:7 ${code}`]);
    for (const rest of [["lessons: None"], ["lessons: Nothing new"], ["lessons: a", "controls: [A.8.9]"], ["lessons: a", "type: event"]]) {
      await expectFindings(small(...rest), code, []);
    }
    for (const answer of [
      "improvements:\n  - {id: X-1, title: x, source: INC-1}",
      "nonconformities:\n  - {id: X-1, title: x, source: INC-1}",
    ]) {
      await expectFindings(`${small("lessons: a")}==> b.yaml\n${answer}\n`, code, []);
    }
    await expectFindings(incident("severity: low", "lessons: a", "status: open"), code, []);
  });

  it("incident/still-open: comes to an end within 90 days", async () => {
    const code = "incident/still-open";
    await expectFindings(incident(...CALM, "detectedOn: 2026-03-16"), code, [`i.yaml:6 ${code}`]);
    await expectFindings(incident(...CALM, "detectedOn: 2026-03-16", "status: resolved"), code, [`i.yaml:7 ${code}`]);
    for (const rest of ["detectedOn: 2026-03-17", "type: event", "status: closed", "closedOn: 2026-06-01"]) {
      await expectFindings(incident(...CALM, ...(rest.startsWith("detected") ? [] : ["detectedOn: 2026-01-01"]), rest), code, []);
    }
  });

  it("counts actions and evidence that name the incident", () =>
    expectFindings(
      `${closed("lessons: a", "rootCause: b")}==> a.yaml\nactions:\n  - {id: ACT-1, title: x, for: [INC-1]}\nevidence:\n  - {id: EV-1, title: x, for: [INC-1]}\n`,
      "incident",
      [],
    ));

  it("incident/risk-not-reassessed: a month is enough to look at the risk again", async () => {
    const risk = (reviewedOn: string, status = "open") =>
      `==> r.yaml\nrisks:\n  - {id: R-1, title: x, status: ${status}, reviewedOn: ${reviewedOn}}\n`;
    const of = (detectedOn: string) => incident(...CALM, `detectedOn: ${detectedOn}`, "risks: [R-1]");
    await expectFindings(of("2026-05-15") + risk("2026-05-14"), "incident", ["i.yaml:7 incident/risk-not-reassessed"]);
    await expectFindings(of("2026-05-16") + risk("2026-05-14"), "incident", []);
    await expectFindings(of("2026-05-15") + risk("2026-05-15"), "incident", []);
    await expectFindings(of("2026-05-15") + risk("2026-05-14", "closed"), "incident", []);
  });
});

describe("dates with a time", () => {
  it("are a finding of their own where they are none", async () => {
    await expectFindings(incident(...CALM, "detectedOn: 11.03.2026 9:05"), "schema", ["i.yaml:6 schema/bad-date"]);
    const after = await applyFix(incident(...CALM, "detectedOn: 11.03.2026 9:05"), "schema/bad-date", "Change");
    assert.match(after.get("i.yaml") ?? "", /detectedOn: 2026-03-11T09:05\n/);
    await expectFindings(incident(...CALM, "detectedOn: 2026-02-30"), "schema", ["i.yaml:6 schema/bad-date"]);
    await expectFindings(incident(...CALM, "detectedOn: 2026-03-11 09:05"), "schema", []);
  });
});
