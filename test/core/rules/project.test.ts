import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

/** The fixtures' day is 2026-06-15. */
const project = (phases: readonly string[], ...people: string[]) =>
  `==> p.yaml\nproject:\n${[...people, "start: 2026-01-05", ...(phases.length > 0 ? ["phases:"] : [])].map((line) => `  ${line}\n`).join("")}${phases
    .map((phase) => `    - {${phase}}\n`)
    .join("")}`;
const staffed = (phases: readonly string[]) => project(phases, "sponsor: Anna", "manager: Miriam");
const expectCodes = (phases: readonly string[], codes: readonly string[], more = "") =>
  expectFindings(staffed(phases) + more, "project", codes);

describe("project/late", () => {
  it("finds phases that are past and not done, and says what is open", async () => {
    const phase = "title: Planning, to: 2026-06-14, milestones: [{title: Scope, due: 2026-06-14}, {title: Policy, done: 2026-06-01}]";
    await expectCodes([phase], ["p.yaml:6 project/late"]);
    assert.match((await findingIn(staffed([phase]), "project/late")).finding.message, /Still open: Scope\./);
    await expectCodes(["title: Planning, to: 2026-06-15"], []);
    await expectCodes(["title: Planning, to: 2026-06-14, done: 2026-06-14"], []);
  });

  it("takes the records for it where they show all of the phase, and else says what they do not show", async () => {
    const phase = "id: preparation, title: Preparation, to: 2026-06-14, milestones: [{title: Gap analysis presented, due: 2026-06-14}]";
    const budget = "==> b.yaml\nbudget: [{id: B-1, title: x, planned: 1, actual: 1, currency: EUR}]\n";
    const gaps = "==> g.yaml\ngaps: [{id: G-1, title: x, requirement: A.5.1, status: closed}]\n";
    assert.match((await findingIn(staffed([phase]) + budget, "project/late")).finding.message, /Still open: Gap analysis\./);
    await expectCodes([phase], [], budget + gaps);
  });

  it("stays silent about values in no shape", () =>
    expectCodes(["title: 1, to: soon, milestones: 3", "from: 7, to: [], milestones: [x]"], []));
});

describe("project/milestone-overdue", () => {
  it("finds milestones of a running phase whose day is past", async () => {
    const phase = (milestone: string) => [`title: a, to: 2026-07-01, milestones: [{title: m, ${milestone}}]`];
    await expectCodes(phase("due: 2026-06-14"), ["p.yaml:6 project/milestone-overdue"]);
    await expectCodes(phase("due: 2026-06-15"), []);
    await expectCodes(phase("due: 2026-06-14, done: 2026-06-20"), []);
    const scope = ["id: planning, title: a, to: 2026-07-01, milestones: [{title: Scope approved, due: 2026-06-14}]"];
    await expectCodes(scope, ["p.yaml:6 project/milestone-overdue"]);
    await expectCodes(scope, [], "==> s.yaml\nscope: {statement: x, approvedBy: Anna, approvedOn: 2026-06-10}\n");
  });
});

describe("project/no-sponsor", () => {
  it("finds a project that nobody answers for", async () => {
    await expectFindings(project([], "manager: Miriam"), "project", ["p.yaml:2 project/no-sponsor"]);
    await expectCodes([], []);
  });
});

describe("project/no-manager", () => {
  it("finds a project with phases that nobody runs", async () => {
    await expectFindings(project(["title: a"], "sponsor: Anna"), "project", ["p.yaml:2 project/no-manager"]);
    await expectFindings(project([], "sponsor: Anna"), "project", []);
  });
});

describe("project/bad-period", () => {
  it("finds a phase that ends before it begins, and leaves its milestones be", async () => {
    const phase = "title: a, from: 2026-08-02, to: 2026-08-01, milestones: [{title: m, due: 2026-08-05}]";
    await expectCodes([phase], ["p.yaml:6 project/bad-period"]);
    await expectCodes(["title: a, from: 2026-08-01, to: 2026-08-01"], []);
  });
});

describe("project/phases-out-of-order", () => {
  it("finds a phase that begins before the one above; overlaps are fine", async () => {
    await expectCodes(["title: a, from: 2026-08-02", "title: b, from: 2026-08-01"], ["p.yaml:7 project/phases-out-of-order"]);
    await expectCodes(["title: a, from: 2026-08-01, to: 2026-09-01", "title: b, from: 2026-08-01"], []);
  });
});

describe("project/milestone-outside-phase", () => {
  it("finds milestones before and after their phase", async () => {
    const phase = (due: string) => [`title: a, from: 2026-07-01, to: 2026-08-01, milestones: [{title: m, due: ${due}}]`];
    await expectCodes(phase("2026-08-02"), ["p.yaml:6 project/milestone-outside-phase"]);
    await expectCodes(phase("2026-06-30"), ["p.yaml:6 project/milestone-outside-phase"]);
    await expectCodes(phase("2026-08-01"), []);
  });
});

describe("project/audit-too-early", () => {
  it("finds a stage 1 before the management review is over", async () => {
    const stage1 = (day: string) => `==> c.yaml\ncertification: {stage1: {planned: ${day}}}\n`;
    await expectCodes(["id: review, title: Review, to: 2026-09-01"], ["p.yaml:6 project/audit-too-early"], stage1("2026-09-01"));
    await expectCodes(["id: review, title: Review, to: 2026-09-01"], [], stage1("2026-09-02"));
    await expectCodes(["id: review, title: Review, to: 2026-09-01, done: 2026-06-01"], [], stage1("2026-07-01"));
    await expectCodes(["id: operation, title: Operation, to: 2026-09-01"], [], stage1("2026-07-01"));
  });
});
