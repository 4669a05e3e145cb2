import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const context = (...lines: string[]) => `==> c.yaml\ncontext:\n${lines.map((line) => `  ${line}\n`).join("")}`;
const DECIDED = "climateChange: {relevant: false, reason: no sites of our own}";
const issue = (type: string, more = ", effect: x") => `{title: a, type: ${type}${more}}`;
const issues = (...items: string[]) => `issues: [${items.join(", ")}]`;
const BOTH = issues(issue("internal"), issue("external"));

describe("context/climate-undecided", () => {
  const code = "context/climate-undecided";

  it("finds a context without an answer, and answers without a reason", async () => {
    await expectFindings(context(BOTH), code, [`c.yaml:2 ${code}`]);
    await expectFindings(context("climateChange: {relevant: false}"), code, [`c.yaml:2 ${code}`]);
    assert.match((await findingIn(context("climateChange: {decidedBy: x}"), code)).finding.message, /lacks `relevant` and `reason`/);
  });

  it("takes a reasoned no or yes, from the day of the decision on", async () => {
    await expectFindings(context(DECIDED), code, []);
    await expectFindings(context("climateChange: {relevant: true, reason: heat, decidedOn: 2026-06-15}"), code, []);
    await expectFindings(context("climateChange: {relevant: true, reason: heat, decidedOn: 2026-06-16}"), code, [`c.yaml:2 ${code}`]);
  });

  it("reads a context in several files as one, and has nothing to say where there is none", async () => {
    await expectFindings(`${context(BOTH)}==> d.yaml\ncontext:\n  ${DECIDED}\n`, code, []);
    await expectFindings(`${context(BOTH)}==> d.yaml\ncontext:\n  nextReview: 2027-01-01\n`, code, [`c.yaml:2 ${code}`]);
    await expectFindings("==> c.yaml\nassets: []\n", "context", []);
  });

  it("writes the question down, which is no answer yet", async () => {
    const after = (await applyFix(context("reviewedOn: 2026-01-01"), code, "Add `climateChange`")).get("c.yaml") ?? "";
    assert.equal(
      after,
      'context:\n  climateChange:\n    relevant:\n    reason: ""\n    decidedBy:\n    decidedOn: 2026-06-15\n  reviewedOn: 2026-01-01\n',
    );
    await expectFindings(`==> c.yaml\n${after}`, code, [`c.yaml:2 ${code}`]);
  });
});

describe("context/one-sided", () => {
  const code = "context/one-sided";

  it("finds issues of one side only, and none at all", async () => {
    await expectFindings(context(issues(issue("internal"))), code, [`c.yaml:2 ${code}`]);
    assert.match((await findingIn(context(issues(issue("external"))), code)).finding.message, /external issues only/);
    await expectFindings(context(DECIDED), code, [`c.yaml:2 ${code}`]);
  });

  it("stays silent about both sides, also in two files, and about issues without a side", async () => {
    await expectFindings(context(BOTH), code, []);
    await expectFindings(`${context(issues(issue("internal")))}==> d.yaml\ncontext:\n  ${issues(issue("external"))}\n`, code, []);
    await expectFindings(context(issues(issue("internal"), "{title: b, effect: y}")), code, []);
  });
});

describe("context/issue-without-effect", () => {
  const code = "context/issue-without-effect";

  it("finds issues from which nothing follows, in one finding", async () => {
    const text = context("issues:", "  - {title: Growth, type: internal, effect: x}", "  - {title: Law}", "  - {id: I-3, title: Market}");
    await expectFindings(text, code, [`c.yaml:4 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /Law, I-3/);
  });

  it("takes risks for an effect", () =>
    expectFindings(`${context(issues(issue("internal", ", risks: [R-1]")))}==> r.yaml\nrisks:\n  - {id: R-1, title: a}\n`, code, []));
});

describe("context/review-overdue", () => {
  const code = "context/review-overdue";

  it("finds a planned review in the past, and a last one more than a year ago", async () => {
    await expectFindings(context("nextReview: 2026-06-14"), code, [`c.yaml:2 ${code}`]);
    await expectFindings(context("reviewedOn: 2025-06-14"), code, [`c.yaml:2 ${code}`]);
  });

  it("stays silent on the day, after a review, and where nothing is planned or recorded", async () => {
    for (const line of ["nextReview: 2026-06-15", "reviewedOn: 2025-06-15", "notes: x"]) await expectFindings(context(line), code, []);
    await expectFindings(context("nextReview: 2026-06-14", "reviewedOn: 2026-06-14"), code, []);
  });

  it("records a review of today", async () =>
    assert.equal(
      (await applyFix(context("nextReview: 2026-06-14"), code, "today")).get("c.yaml"),
      "context:\n  reviewedOn: 2026-06-15\n  nextReview: 2027-06-15\n",
    ));
});
