import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

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
    assert.match(
      await message(
        "a: x, b: x, c: '[TBD: needs]', d: {nonconformities: x, measurements: x, audits: TBD, objectives: x}, e: x, f: x, g: x",
      ),
      /looked at \(c\).*; \(d\) results of audits\./,
    );
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

  it("leaves rows of a list to the minutes that they name", async () => {
    const list = (minutes: string) =>
      `==> r.md\n| ID | Management review | Date | Chair | Minutes |\n|---|---|---|---|---|\n| MR-1 | Spring | 2026-06-01 | CEO | ${minutes} |\n`;
    await expectFindings(list("minutes.pdf"), "review/missing-input", []);
    await expectFindings(list(""), "review/missing-input", ["r.md:3 review/missing-input"]);
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

describe("fixes for management reviews", () => {
  const block = (...lines: string[]) =>
    `==> r.yaml\nmanagementReviews:\n  - id: MR-1\n    title: a\n    date: 2026-06-01\n${lines.map((line) => `    ${line}\n`).join("")}`;
  const fixed = async (text: string, code: string, title: string) => (await applyFix(text, code, title)).get("r.yaml") ?? "";

  it("insert the inputs that are missing as keys to fill in, which count for nothing until then", async () => {
    const some = await fixed(block("inputs:", "  a: x", "  d:", "    audits: x", "  f: x"), "review/missing-input", "Add");
    const lines = [
      "inputs:",
      "  a: x",
      "  b:",
      "  c:",
      "  d:",
      "    nonconformities:",
      "    measurements:",
      "    audits: x",
      "    objectives:",
    ];
    assert.equal(some, block(...lines, "  e:", "  f: x", "  g:").replace("==> r.yaml\n", ""));
    await expectFindings(`==> r.yaml\n${some}`, /^(review\/missing-input|schema)/, ["r.yaml:5 review/missing-input"]);
    const whole = "inputs:\n      a:\n      b:\n      c:\n      d:\n      e:\n      f:\n      g:\n";
    assert.ok((await fixed(block(), "review/missing-input", "Add")).includes(whole));
    assert.ok((await fixed(block("inputs:"), "review/missing-input", "Add")).includes(whole));
    assert.match(await fixed(review("decisions: []"), "review/missing-input", "Add"), /inputs: \{a:, b:, c:, d:, e:, f:, g:\}/);
  });

  it("start the action for a decision, with what it says", async () => {
    const text = block("decisions:", "  - text: A second line", "    owner: bob", "  - {text: Other, type: confirmation}");
    const after = await applyFix(text, "review/decision-without-action", "Start an action");
    assert.match(after.get("r.yaml") ?? "", /- text: A second line\n {8}actions:\n {10}- ACT-001\n {8}owner: bob\n/);
    assert.equal(
      after.get("actions.yaml"),
      "actions:\n  - id: ACT-001\n    title: A second line\n    owner: bob\n    due:\n    status: open\n    for: [MR-1]\n",
    );
    const inFlow = await applyFix(review("decisions: [{text: y}]"), "review/decision-without-action", "Start an action");
    assert.match(inFlow.get("r.yaml") ?? "", /\[\{text: y, actions: \[ACT-001\]\}\]/);
  });

  it("plan the next review without a day, which is not held yet", async () => {
    const text = block().replace("2026-06-01", "2025-01-01");
    const after = await fixed(text, "review/overdue", "Plan the next");
    assert.match(after, /- id: MR-2\n {4}title: Management review\n {4}status: planned\n {4}date:\n {4}attendees:\n {4}inputs:\n {6}a:\n/);
    const { finding } = await findingIn(`==> r.yaml\n${after}`, "review/overdue");
    assert.equal(finding.fixes.length, 0);
  });

  it("add keys for who took part and what was decided", async () => {
    assert.match(await fixed(block(), "review/not-attended-by-top-management", "Add"), /\n {4}attendees:\n/);
    assert.match(await fixed(block(), "review/no-decisions", "Add"), /\n {4}decisions:\n/);
  });
});

describe("review/dates", () => {
  const code = "review/dates";

  it("finds reviews held on a day to come, a next one before, and decisions carried out before they were taken", async () => {
    await expectFindings(reviews("id: MR-1, title: a, status: held, date: 2026-06-16"), code, found("dates"));
    await expectFindings(review("nextReview: 2026-06-01"), code, found("dates"));
    await expectFindings(review("decisions: [{text: x, completedOn: 2026-05-31}]"), code, found("dates"));
  });

  it("stays silent on planned and cancelled reviews, and on days in order", async () => {
    await expectFindings(
      reviews("id: MR-1, title: a, date: 2026-09-01", "id: MR-2, title: b, status: cancelled, date: 2026-06-01, nextReview: 2026-05-01"),
      code,
      [],
    );
    await expectFindings(review("nextReview: 2027-06-01, decisions: [{text: x, completedOn: 2026-06-01}]"), code, []);
  });
});

describe("review/later-input", () => {
  const code = "review/later-input";
  const inputs = (id: string) => review(`inputs: {d: {audits: ${id}}, f: [${id}]}`);
  const audit = (date: string) => `==> a.yaml\naudits:\n  - {id: AUD-1, title: x, date: ${date}}\n`;

  it("finds audits, nonconformities and incidents of a later day", async () => {
    await expectFindings(inputs("AUD-1") + audit("2026-06-02"), code, found("later-input"));
    const nc = "==> n.yaml\nnonconformities:\n  - {id: NC-1, title: x, foundOn: 2026-06-10}\n";
    await expectFindings(inputs("NC-1") + nc, code, found("later-input"));
    const incident = "==> i.yaml\nincidents:\n  - {id: INC-1, title: x, detectedOn: 2026-06-10T10:00}\n";
    await expectFindings(inputs("INC-1") + incident, code, found("later-input"));
  });

  it("stays silent on what had happened, and on planned reviews", async () => {
    await expectFindings(inputs("AUD-1") + audit("2026-06-01"), code, []);
    await expectFindings(inputs("AUD-1").replace("date: 2026-06-01", "status: planned, date: 2026-06-20") + audit("2026-07-01"), code, []);
  });
});

describe("review/before-audit", () => {
  const code = "review/before-audit";
  const audit = (fields: string) => `==> a.yaml\naudits:\n  - {id: AUD-1, title: x, ${fields}}\n`;

  it("finds that no review was held since the first internal audit", () =>
    expectFindings(review("status: held") + audit("date: 2026-06-10"), code, found("before-audit")));

  it("stays silent once one was, while no audit was held, and on audits by others", async () => {
    await expectFindings(review("status: held") + audit("date: 2026-05-30"), code, []);
    const two = reviews("id: MR-1, title: a, date: 2026-01-01", "id: MR-2, title: b, date: 2026-06-12");
    await expectFindings(two + audit("date: 2026-06-10"), code, []);
    await expectFindings(review("status: held") + audit("date: 2026-09-10, status: planned"), code, []);
    await expectFindings(review("status: held") + audit("date: 2026-06-10, type: stage1"), code, []);
    await expectFindings(review("status: held"), code, []);
  });
});
