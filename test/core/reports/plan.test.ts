import assert from "node:assert/strict";
import projectData from "../../../server/catalog/project.yaml";
import { usualCosts } from "../../../server/src/core/catalog/projectPlan.ts";
import type { KindName } from "../../../server/src/core/generated/types.ts";
import { dueDates } from "../../../server/src/core/model/dueDates.ts";
import { nextSteps, type PlanWishes, type ProjectPlan, projectPlan } from "../../../server/src/core/model/projectPlan.ts";
import { checkRecords, conditions } from "../../../server/src/core/model/recordConditions.ts";
import { planAsText } from "../../../server/src/core/reports/plan/planText.ts";
import { planAsYaml } from "../../../server/src/core/reports/plan/planYaml.ts";
import { starterFiles } from "../../../server/src/core/reports/starter.ts";
import { kindOf } from "../../../server/src/core/schema/kinds.ts";
import { expectFindings, openFixture, TODAY } from "../../fixture.ts";

const snapshotOf = async (text: string) => (await openFixture(text)).folder.snapshot();
const planOf = async (text: string, wishes?: PlanWishes) => projectPlan(await snapshotOf(text), wishes);
const checkOf = async (text: string, kind: KindName, is: string) => checkRecords({ kind, is }, await snapshotOf(text));
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
      [
        "Preparation",
        "Begin the project with “ISMS: Plan implementation” or `isms plan --write`: who answers for it, who runs it, and its phases",
      ],
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
    const begun = plan.phases.flatMap(({ deliverables }) => deliverables.filter(({ share = 0 }) => share > 0).map(({ title }) => title));
    assert.deepEqual(begun, []);
  });

  it("takes a milestone for reached once the records show its deliverable, and keeps its day out of the calendar", async () => {
    const project =
      "==> p.yaml\nproject:\n  phases:\n    - id: planning\n      title: x\n      to: 2026-07-01\n      milestones:\n        - {title: Scope approved, due: 2026-06-01}\n        - {title: Party, due: 2026-06-02}\n";
    const scope = "==> s.yaml\nscope: {statement: x, approvedBy: Anna, approvedOn: 2026-05-10}\n";
    const milestones = async (text: string) =>
      phase(await planOf(text), "planning")?.milestones.map(({ isShown, isLate }) => [isShown, isLate]);
    assert.deepEqual(await milestones(project), [
      [false, true],
      [false, true],
    ]);
    assert.deepEqual(await milestones(project + scope), [
      [true, false],
      [false, true],
    ]);
    const days = async (text: string) =>
      dueDates(await snapshotOf(text)).flatMap(({ what, title }) => (what === "milestone" ? [title] : []));
    assert.deepEqual(await days(project), ["Scope approved", "Party"]);
    assert.deepEqual(await days(project + scope), ["Party"]);
  });

  it("derives deliverables in the project's own words from the records that they name", async () => {
    const own = (words: string) =>
      `==> p.yaml\nproject:\n  phases:\n    - id: x\n      title: Own\n      deliverables:\n        - ${words}\n`;
    const records = "==> a.yaml\nactions: [{id: ACT-1, title: x, status: done}, {id: ACT-2, title: y}]\n";
    const first = async (text: string) => phase(await planOf(text), "x")?.deliverables[0];
    assert.equal((await first(own("A party")))?.share, undefined);
    assert.equal((await first(own("Keys for all (ACT-1)") + records))?.share, 1);
    const half = await first(own("Keys and locks (ACT-1, ACT-2)") + records);
    assert.deepEqual([half?.share, half?.checks[0]?.open], [0.5, ["ACT-2"]]);
    const document = (status: string) => `==> d.md\n---\nid: POL-1\ntitle: x\nstatus: ${status}\n---\nText\n`;
    assert.equal((await first(own("Rules (POL-1)") + document("draft")))?.share, 0);
    assert.equal((await first(own("Rules (POL-1)") + document("approved")))?.share, 1);
    const plan = await planOf(own("A party") + records);
    assert.equal(phase(plan, "x")?.share, undefined);
    assert.match(
      planAsText(plan, (_, words) => words),
      /\nOwn\n +A party {2}names no record that shows it\n/,
    );
    const usual = await planOf("==> p.yaml\nproject: {phases: [{id: preparation, title: x, deliverables: [budget, Gap analysis]}]}\n");
    assert.equal(phase(usual, "preparation")?.deliverables.length, 3);
  });

  it("takes no stage for passed that was failed, and a certificate that was issued for decided", async () => {
    const shares = async (text: string) =>
      phase(await planOf(`==> c.yaml\ncertification: {${text}}\n`), "certification")?.deliverables.map(({ share }) => share);
    assert.deepEqual(await shares("stage1: {date: 2026-05-01, result: failed}, stage2: {date: 2026-06-01}"), [0, 1, 0]);
    assert.deepEqual(await shares("stage1: {date: 2026-05-01, result: conditions}, certificate: {issued: 2026-06-10}"), [1, 0, 1]);
  });

  it("takes evidence for stage 2 from the twelve months before, by the period that it speaks of", async () => {
    const soa = "==> s.yaml\nsoa: {controls: [{control: A.8.13, applicable: true, status: implemented, evidence: [EV-1]}]}\n";
    const share = async (fields: string) =>
      (await checkOf(`${soa}==> e.yaml\nevidence: [{id: EV-1, title: x, ${fields}}]\n`, "soaEntry", "evidenced-lately")).share;
    assert.equal(await share("collectedOn: 2025-06-15"), 1);
    assert.equal(await share("collectedOn: 2025-06-14"), 0);
    assert.equal(await share("collectedOn: 2026-06-01, period: {from: 2025-01-01, to: 2025-03-31}"), 0);
    assert.equal(await share("collectedOn: 2026-06-01, validUntil: 2026-06-14"), 0);
  });

  it("asks for the certification body while there is time to book it, and of duties for those that were due", async () => {
    const [first] = phase(await planOf(""), "operation")?.deliverables ?? [];
    assert.equal(first?.title, "Contract with an accredited certification body");
    const share = async (...activities: string[]) =>
      (await checkOf(`==> a.yaml\nactivities: [${activities.join(", ")}]\n`, "activities", "carried-out")).share;
    const weekly = "{id: D-1, title: x, frequency: weekly, from: 2026-06-01, done: [{on: 2026-06-12}]}";
    const yearly = (from: string) => `{id: D-2, title: y, frequency: annually, from: ${from}}`;
    assert.equal(await share(weekly, yearly("2026-06-01")), 1);
    assert.equal(await share(weekly, yearly("2025-06-01")), 0.5);
    assert.equal(await share(yearly("2026-06-01")), 0);
  });

  it("adds the budget up: what comes back for a year, other items and all of it, without other currencies", async () => {
    const plan = await planOf(
      "==> b.yaml\nbudget:\n  - {id: B-1, title: x, category: technology, planned: 100, actual: 90, frequency: monthly, currency: EUR}\n" +
        "  - {id: B-2, title: x, category: training, planned: 500}\n  - {id: B-3, title: x, category: training, planned: 7, currency: CHF}\n",
    );
    const technology = plan.costs.find(({ category }) => category === "technology");
    assert.deepEqual([technology?.planned, technology?.actual], [1200, 1080]);
    assert.deepEqual(
      [plan.others, plan.total, plan.otherCurrencies],
      [{ planned: 500, actual: undefined }, { planned: 1700, actual: 1080 }, ["CHF"]],
    );
    const text = planAsText(plan, (_, words) => words);
    assert.match(text, /\n {2}Whole budget +1,700 +1,080\n {2}Items in CHF are in none of the sums\.\n/);
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
