import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

const CODES = /^risk\/(review-overdue|assessment-due|rated-before-methodology)$/;

const methodology = (fields = "reviewEvery: annually") =>
  `==> m.yaml\nmethodology:\n  likelihood: [{value: 1}, {value: 2}]\n  impact: [{value: 1}, {value: 2}]\n${fields
    .split(", ")
    .map((field) => `  ${field}\n`)
    .join("")}`;
const risks = (...records: string[]) =>
  `==> r.yaml\nrisks:\n${records.map((record, i) => `  - {id: R-${i + 1}, title: x, likelihood: 1, impact: 1, ${record}}\n`).join("")}`;
const three = (fields: string) => risks(fields, fields, fields);
const activity = (on: string) =>
  `==> a.yaml\nactivities:\n  - {id: A-1, title: x, frequency: annually, clauses: ["8.2"], done: [{on: ${on}}]}\n`;
const messageOf = async (text: string, code: string) => (await findingIn(text, code)).finding.message;

describe("risk/assessment-due", () => {
  const due = ["m.yaml:4 risk/assessment-due"];

  it("is one finding where no open risk was assessed within the interval", async () => {
    const text = methodology() + risks("reviewedOn: 2025-06-14", "identifiedOn: 2025-01-01", "reviewedOn: 2025-02-01");
    await expectFindings(text, CODES, due);
    assert.match(
      await messageOf(text, "risk/assessment-due"),
      /`annually`, but none of the open risks was since 2025-06-14: R-1, R-2, R-3\./,
    );
  });

  it("leaves it to each risk where one was in time, or few are late", async () => {
    await expectFindings(
      methodology() + risks("reviewedOn: 2025-06-14", "reviewedOn: 2025-06-14", "reviewedOn: 2025-06-14", "reviewedOn: 2025-06-15"),
      CODES,
      [2, 3, 4].map((line) => `r.yaml:${line} risk/review-overdue`),
    );
    await expectFindings(
      methodology() + risks("reviewedOn: 2025-06-14", "reviewedOn: 2025-06-14", "reviewedOn: 2020-01-01, status: closed"),
      CODES,
      [2, 3].map((line) => `r.yaml:${line} risk/review-overdue`),
    );
  });

  it("does not repeat what a risk's own plan says", () =>
    expectFindings(
      methodology() + three("reviewedOn: 2025-01-01, nextReview: 2026-01-01"),
      CODES,
      [2, 3, 4].map((line) => `r.yaml:${line} risk/review-overdue`),
    ));

  it("finds risks none of which says when it was assessed", async () => {
    const text = methodology() + three("owner: ada");
    await expectFindings(text, CODES, due);
    assert.match(await messageOf(text, "risk/assessment-due"), /none of the 3 open risks says when it was/);
    await expectFindings(methodology() + three("nextReview: 2026-12-01"), CODES, []);
    await expectFindings(methodology() + risks("owner: ada", "owner: ada"), CODES, []);
  });

  it("takes an activity for clause 8.2 that was done in time for risks without a day", async () => {
    await expectFindings(methodology() + three("owner: ada") + activity("2025-06-15"), CODES, []);
    await expectFindings(methodology() + three("owner: ada") + activity("2025-06-14"), CODES, due);
  });

  it("does not ask for days while the methodology is younger than its interval", async () => {
    await expectFindings(methodology("approvedOn: 2025-06-15, reviewEvery: annually") + three("owner: ada"), CODES, []);
    await expectFindings(methodology("reviewEvery: annually, approvedOn: 2025-06-14") + three("owner: ada"), CODES, due);
  });

  it("asks nothing where no interval is planned, or none that can be read", async () => {
    await expectFindings(methodology("formula: product") + three("reviewedOn: 2020-01-01"), CODES, []);
    await expectFindings(methodology("reviewEvery: often") + three("owner: ada"), CODES, []);
    await expectFindings(three("owner: ada"), CODES, []);
  });
});

describe("risk/rated-before-methodology", () => {
  const code = "risk/rated-before-methodology";
  const approved = methodology("approvedOn: 2026-03-01");

  it("is one finding at the approval, naming the risks", async () => {
    const text = approved + risks("reviewedOn: 2026-02-28", "reviewedOn: 2026-03-01", "identifiedOn: 2025-01-01", "owner: ada");
    await expectFindings(text, CODES, [`m.yaml:4 ${code}`]);
    assert.match(await messageOf(text, code), /approved on 2026-03-01, .*: R-1, R-3\./);
  });

  it("stays silent on closed risks, and on an approval that is still to come", async () => {
    await expectFindings(approved + risks("reviewedOn: 2026-02-28, status: closed"), CODES, []);
    await expectFindings(methodology("approvedOn: 2026-06-16") + risks("reviewedOn: 2026-02-28"), CODES, []);
  });

  it("does not ask twice for a new assessment", async () => {
    await expectFindings(approved + risks("reviewedOn: 2025-02-01, nextReview: 2026-01-01"), CODES, ["r.yaml:2 risk/review-overdue"]);
    await expectFindings(methodology("approvedOn: 2026-03-01, reviewEvery: annually") + three("reviewedOn: 2025-02-01"), CODES, [
      "m.yaml:5 risk/assessment-due",
    ]);
  });
});
