import assert from "node:assert/strict";
import projectData from "../../../server/catalog/project.yaml";
import { usualCosts } from "../../../server/src/core/catalog/projectPlan.ts";
import { nextSteps, type PlanWishes, type ProjectPlan, projectPlan } from "../../../server/src/core/model/projectPlan.ts";
import { checkRecords, conditions } from "../../../server/src/core/model/recordConditions.ts";
import { planAsText } from "../../../server/src/core/reports/plan/planText.ts";
import { planAsYaml } from "../../../server/src/core/reports/plan/planYaml.ts";
import { starterFiles } from "../../../server/src/core/reports/starter.ts";
import { kindOf } from "../../../server/src/core/schema/kinds.ts";
import { expectFindings, openFixture, TODAY } from "../../fixture.ts";

const snapshotOf = async (text: string) => (await openFixture(text)).folder.snapshot();
const planOf = async (text: string, wishes?: PlanWishes) => projectPlan(await snapshotOf(text), wishes);
const phase = ({ phases }: ProjectPlan, id: string) => phases.find((one) => one.id === id);

const METHODOLOGY =
  "==> m.yaml\nmethodology: {likelihood: [{value: 1}, {value: 2}], impact: [{value: 1}, {value: 2}], approvedBy: Anna, approvedOn: 2026-02-01}\n";
const ASSETS = "==> a.yaml\nassets: [{id: AST-1, title: x, owner: Anna}]\n";
const risk = (treatment: string) =>
  `==> r.yaml\nrisks:\n  - {id: R-1, title: x, owner: Anna, likelihood: 2, impact: 2, treatment: {option: mitigate${treatment}}}\n`;

describe("the usual project", () => {
  it("names only conditions that there are, and phases without a gap", () => {
    const { phases } = projectData();
    for (const { shownBy } of phases.flatMap(({ deliverables }) => deliverables))
      for (const { kind, is, enough = 1 } of shownBy) assert.ok(kindOf(kind) && conditions[is] && enough > 0 && enough <= 1, is);
    for (const [index, { weeks, milestones }] of phases.entries()) {
      assert.equal(weeks[0], (phases[index - 1]?.weeks[1] ?? 0) + 1);
      for (const { week } of milestones) assert.ok(week >= weeks[0] && week <= weeks[1]);
    }
  });

  it("is as long as the size needs", async () => {
    const weeks = async (size: PlanWishes["size"]) => {
      const { start, end, months } = await planOf("", { start: "2026-01-05", size });
      return [(Date.parse(end) - Date.parse(start) + 86_400_000) / 604_800_000, ...months];
    };
    assert.deepEqual(await weeks("small"), [32, 6, 9]);
    assert.deepEqual(await weeks("medium"), [44, 9, 12]);
    assert.deepEqual(await weeks("large"), [78, 12, 24]);
  });

  it("takes size and first day from the ISMS, and otherwise today and the usual weeks", async () => {
    const { start, size, isRecorded, phases } = await planOf("");
    assert.deepEqual([start, size, isRecorded], [TODAY, "medium", false]);
    assert.deepEqual([phases[0]?.from, phases[0]?.to, phases[1]?.from], ["2026-06-15", "2026-07-12", "2026-07-13"]);
    const own = await planOf("==> isms.yaml\nisms: {organisation: A, size: large}\n==> p.yaml\nproject: {start: 2026-01-05}\n");
    assert.deepEqual([own.start, own.size], ["2026-01-05", "large"]);
  });

  it("costs what the size costs, named a range of thumb", () => {
    const ranges = usualCosts("large").costs.map(({ category, from, to }) => `${category} ${from}–${to ?? ""}`);
    assert.deepEqual(ranges, [
      "gap-analysis 15000–30000",
      "implementation 80000–200000",
      "technology 100000–",
      "certification 25000–50000",
      "surveillance 15000–30000",
    ]);
  });
});

describe("progress of the project", () => {
  const soa = "==> s.yaml\nsoa: {controls: [{control: A.5.1, applicable: true, justification: x}]}\n";

  it("calls the risk assessment done once methodology, assets, rated risks, the plan and its approval are there", async () => {
    const all = METHODOLOGY + ASSETS + risk(", approvedBy: Anna, approvedOn: 2026-03-01");
    const shares = (plan: ProjectPlan) =>
      Object.fromEntries(phase(plan, "risk-assessment")?.deliverables.map((one) => [one.title, one.share]) ?? []);
    const done = shares(await planOf(all));
    assert.deepEqual(
      ["Risk methodology", "Inventory of assets", "Risk register", "Risk treatment plan"].map((title) => done[title]),
      [1, 1, 1, 1],
    );
    assert.equal(shares(await planOf(METHODOLOGY + ASSETS + risk("")))["Risk treatment plan"], 0);
    assert.equal(shares(await planOf(METHODOLOGY + ASSETS + risk(", approvedOn: 2026-06-16")))["Risk treatment plan"], 0);
    const first = shares(await planOf(all + soa))["Statement of Applicability, first version"] ?? 0;
    assert.ok(first > 0 && first < 0.02);
  });

  it("takes the word of the project for what is done, and tells what is late", async () => {
    const plan = await planOf(
      "==> p.yaml\nproject:\n  phases:\n    - {id: preparation, title: a, to: 2026-01-31, done: 2026-02-01}\n" +
        "    - {id: planning, title: b, to: 2026-06-14, milestones: [{title: m, due: 2026-06-14}, {title: n, due: 2026-06-15}]}\n" +
        "    - {title: own, from: 2026-06-15}\n    - {id: review, title: c, from: 2026-06-16}\n",
    );
    assert.deepEqual(
      plan.phases.map(({ state }) => state),
      ["done", "late", "running", "ahead"],
    );
    assert.deepEqual(
      plan.phases[1]?.milestones.map(({ isLate }) => isLate),
      [true, false],
    );
    assert.equal(plan.phases[2]?.share, undefined);
    const text = planAsText(plan, (_, words) => words);
    assert.match(text, /Late\n {2}2026-06-14 {2}the end of b\n {2}2026-06-14 {2}m\n/);
    assert.match(text, /range of thumb/);
  });

  it("says what to do next, in the order of the phases, with the records it is about", async () => {
    const [first, second] = nextSteps(await planOf(""), 3);
    assert.deepEqual(
      [first?.phase, first?.todo],
      ["Preparation", "Begin `project`: who answers for it in top management, who runs it, and its phases"],
    );
    assert.equal(second?.phase, "Preparation");
    const steps = nextSteps(await planOf("==> a.yaml\nassets: [{id: AST-1, title: x, owner: A}, {id: AST-2, title: y}]\n"), 99);
    assert.deepEqual(steps.find(({ deliverable }) => deliverable === "Inventory of assets")?.open, ["AST-2"]);
  });

  it("puts what the project should have begun with last once work is under way, and waits with what cannot begin", async () => {
    const started = await planOf("==> a.yaml\nassets: [{id: AST-1, title: x, owner: A}]\n");
    assert.deepEqual(nextSteps(started, 1)[0]?.phase, "Context and planning");
    assert.equal(nextSteps(started, 99).at(-1)?.phase, "Preparation");
    const named = (plan: typeof started) => nextSteps(plan, 99).map(({ deliverable }) => deliverable);
    const chosen = await planOf("==> a.yaml\ncertification: {body: {name: X, accreditedBy: Y}}\n");
    assert.ok(named(chosen).includes("Stage 1") && !named(chosen).includes("Stage 2"));
    const held = await planOf("==> a.yaml\ncertification: {stage1: {date: 2026-06-01, result: passed}}\n");
    assert.ok(!named(held).includes("Stage 1") && named(held).includes("Stage 2") && !named(held).includes("Certificate"));
  });

  it("counts nothing of a starter ISMS as done", async () => {
    const files = starterFiles({ organisation: "Example Ltd", size: "small", frameworks: [] }, TODAY);
    const plan = await planOf(files.map(({ path, text }) => `==> ${path}\n${text}`).join(""));
    const begun = plan.phases.flatMap(({ deliverables }) => deliverables.filter(({ share }) => share > 0).map(({ title }) => title));
    assert.deepEqual(begun, []);
  });

  it("passes over values in no shape", async () => {
    const snapshot = await snapshotOf("==> x.yaml\nrisks: [{id: R-1, treatment: x, residual: 3}]\ncertification: {stage1: x}\n");
    for (const is of Object.keys(conditions))
      for (const kind of ["risks", "certification", "soaEntry", "document"] as const) checkRecords({ kind, is }, snapshot);
  });
});

describe("project.yaml", () => {
  it("is what the plan says, read without an error, and waits for sponsor and manager", async () => {
    const text = planAsYaml(await planOf("", { start: "2026-09-07", size: "small" }));
    await expectFindings(`==> project.yaml\n${text}`, /^(syntax|schema|ref|project)\//, [
      "project.yaml:3 project/no-manager",
      "project.yaml:3 project/no-sponsor",
    ]);
    const again = await planOf(`==> project.yaml\n${text}`);
    assert.deepEqual([again.isRecorded, again.start, again.size, again.phases.length], [true, "2026-09-07", "small", 7]);
  });
});
