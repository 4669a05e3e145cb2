import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

const reviews = (...records: string[]) => `==> r.yaml\nmanagementReviews:\n${records.map((record) => `  - {${record}}\n`).join("")}`;
const review = (fields: string) => reviews(`id: MR-1, title: a, date: 2026-06-01, ${fields}`);
const found = (name: string, line = 2) => [`r.yaml:${line} review/${name}`];

describe("review/missing-input", () => {
  const message = async (inputs: string) => (await findingIn(review(`inputs: {${inputs}}`), "review/missing-input")).finding.message;

  it("names what is missing in words, in one finding", async () => {
    await expectFindings(review(""), "review/missing-input", found("missing-input"));
    const text = await message("a: x, b: x, d: x, e: x, f: [R-1], g: x");
    assert.match(text, /looked at \(c\) what has changed in the needs of interested parties\. Clause 9\.3\.2/);
    assert.match(await message("a: x"), /\(b\).*; \(c\).*; \(d\).*; \(e\).*; \(f\).*; \(g\)/);
    assert.match(await message("a: '', b: x, c: x, d: x, e: x, f: x, g: x"), /looked at \(a\)/);
  });

  it("looks into the parts of d where they are given", async () => {
    const rest = "a: x, b: x, c: x, e: x, f: x, g: x";
    assert.match(await message(`${rest}, d: {nonconformities: [NC-1], audits: x}`), /\(d\) results of measurements; \(d\) how far/);
    await expectFindings(
      review(`inputs: {${rest}, d: {nonconformities: x, measurements: x, audits: x, objectives: [OBJ-1]}}`),
      "review/missing-input",
      [],
    );
  });

  it("stays silent before the review, about cancelled ones, and about spelled-out names", async () => {
    await expectFindings(
      reviews("id: MR-1, title: a, date: 2026-06-16", "id: MR-2, title: b, date: 2026-06-01, status: cancelled"),
      "review/missing-input",
      [],
    );
    const spelled = "earlierActions: x, context: x, interestedParties: x, performance: x, feedback: x, risks: x, improvements: x";
    await expectFindings(review(`inputs: {${spelled}}`), "review/missing-input", []);
  });
});

describe("review/not-attended-by-top-management", () => {
  const CODE = "review/not-attended-by-top-management";
  const people =
    "==> p.yaml\npeople:\n  - {id: eve, name: Eve}\n  - {id: bob, name: Bob}\n  - {id: ann, name: Ann, title: CEO}\nroles:\n  - {id: role-tm, title: Top management, holders: [eve]}\n";

  it("finds reviews without them, and without anybody", async () => {
    await expectFindings(people + review("attendees: [bob]"), CODE, found("not-attended-by-top-management"));
    await expectFindings(review(""), CODE, found("not-attended-by-top-management"));
  });

  it("knows them by role and title, as chair, and does not judge strangers", async () => {
    for (const who of ["attendees: [bob, eve]", "attendees: [role-tm]", "attendees: [ann]", "attendees: [bob], chair: eve"]) {
      await expectFindings(people + review(who), CODE, []);
    }
    await expectFindings(review("attendees: [The board]"), CODE, []);
    await expectFindings(`==> p.yaml\npeople:\n  - {id: bob, name: Bob}\n${review("attendees: [bob]")}`, CODE, []);
  });
});

describe("review/no-decisions", () => {
  it("finds reviews without decision and change", async () => {
    await expectFindings(review(""), "review/no-decisions", found("no-decisions"));
    await expectFindings(review("decisions: [{text: x}]"), "review/no-decisions", []);
    await expectFindings(review("changes: [x]"), "review/no-decisions", []);
    await expectFindings(reviews("id: MR-1, title: a, status: planned"), "review/no-decisions", []);
  });
});

describe("review/decision-without-action", () => {
  const decision = (text: string) => review(`decisions: [{text: x, ${text}}]`);

  it("finds decisions that nobody carries out by any day", async () => {
    for (const text of ["owner: Bob", "due: 2027-01-01", "type: improvement"]) {
      await expectFindings(decision(text), "review/decision-without-action", found("decision-without-action"));
    }
  });

  it("accepts actions, an owner with a day, what is done, and what needs nothing", async () => {
    for (const text of [
      "actions: [ACT-1]",
      "owner: Bob, due: 2027-01-01",
      "completedOn: 2026-06-02",
      "type: confirmation",
      "type: resources",
    ]) {
      await expectFindings(decision(text), "review/decision-without-action", []);
    }
  });
});

describe("review/decision-overdue", () => {
  const decision = (text: string) => review(`decisions: [{text: x, ${text}}]`);
  const action = (text: string) => `==> a.yaml\nactions:\n  - {id: ACT-1, title: x, ${text}}\n`;

  it("finds decisions after their day", async () => {
    await expectFindings(decision("due: 2026-06-14"), "review/decision-overdue", found("decision-overdue"));
    await expectFindings(decision("due: 2026-06-15"), "review/decision-overdue", []);
    await expectFindings(decision("due: 2026-06-14, completedOn: 2026-06-20"), "review/decision-overdue", []);
  });

  it("follows the actions, and leaves late ones to themselves", async () => {
    const late = decision("due: 2026-06-14, actions: [ACT-1]");
    await expectFindings(late + action("status: open, due: 2026-07-01"), "review/decision-overdue", found("decision-overdue"));
    await expectFindings(late + action("status: done"), "review/decision-overdue", []);
    await expectFindings(late + action("status: open, due: 2026-06-01"), "review/decision-overdue", []);
  });
});

describe("review/overdue", () => {
  const held = (fields: string) => reviews(`id: MR-1, title: a, ${fields}`);

  it("finds a last review of more than a year and a month ago", async () => {
    await expectFindings(held("date: 2025-05-14"), "review/overdue", found("overdue"));
    await expectFindings(held("date: 2025-05-15"), "review/overdue", []);
    await expectFindings(reviews("id: MR-1, title: a, date: 2024-01-01", "id: MR-2, title: b, date: 2026-01-01"), "review/overdue", []);
  });

  it("goes by the planned day where there is one", async () => {
    await expectFindings(held("date: 2026-01-01, nextReview: 2026-06-14"), "review/overdue", found("overdue"));
    await expectFindings(held("date: 2024-01-01, nextReview: 2026-06-15"), "review/overdue", []);
  });

  it("finds planned reviews that were not held, once", () =>
    expectFindings(
      reviews("id: MR-1, title: a, date: 2024-01-01", "id: MR-2, title: b, date: 2026-06-14, status: planned"),
      "review/overdue",
      found("overdue", 3),
    ));
});
