import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const objective = (fields: string) => `==> o.yaml\nobjectives:\n  - {id: OBJ-1, title: a, ${fields}}\n`;
const found = (name: string) => [`o.yaml:2 objective/${name}`];
const METRIC =
  "==> m.yaml\nmetrics:\n  - {id: MET-1, title: m, target: 7, direction: lower, measurements: [{period: 2026-Q1, value: 9}, {period: 2026-04, value: 5}]}\n";

describe("objective/not-measurable and objective/no-metric", () => {
  it("find objectives without metric and figure", async () => {
    for (const fields of ["due: 2026-12-31", "target: Improve security"]) {
      await expectFindings(objective(fields), "objective/not-measurable", found("not-measurable"));
    }
    for (const fields of ["metric: MET-1", 'target: "at most 7 days"', "target: All laptops encrypted", "status: achieved"]) {
      await expectFindings(objective(fields), "objective/not-measurable", []);
    }
  });

  it("ask for a metric where the ISMS has some", async () => {
    await expectFindings(objective("target: 7 days") + METRIC, "objective/no-metric", found("no-metric"));
    await expectFindings(objective("target: 7 days, metric: MET-1") + METRIC, "objective/no-metric", []);
    await expectFindings(objective("target: 7 days"), "objective/no-metric", []);
  });
});

describe("objective/no-plan", () => {
  const PLAN = "actions: [ACT-1], resources: none, owner: Bob, due: 2026-12-31, evaluation: at the review";

  it("names what is missing of the five in one finding", async () => {
    const text = objective("owner: Bob, due: 2026-12-31");
    await expectFindings(text, "objective/no-plan", found("no-plan"));
    assert.match(
      (await findingIn(text, "objective/no-plan")).finding.message,
      /does not say what is done .*, with what .*, how the result is judged/,
    );
    await expectFindings(objective(PLAN), "objective/no-plan", []);
  });

  it("takes actions that name it and a metric for what they are", async () => {
    const rest = "resources: none, owner: Bob, due: 2026-12-31, metric: MET-1";
    const action = "==> a.yaml\nactions:\n  - {id: ACT-1, title: x, for: [OBJ-1]}\n";
    await expectFindings(objective(rest) + action, "objective/no-plan", []);
    await expectFindings(objective(rest), "objective/no-plan", found("no-plan"));
  });

  it("leaves history alone", async () => {
    for (const status of ["achieved", "missed", "cancelled"]) await expectFindings(objective(`status: ${status}`), "objective/no-plan", []);
  });
});

describe("objective/overdue", () => {
  it("finds objectives whose day is gone without a verdict", async () => {
    await expectFindings(objective("due: 2026-06-14, status: in-progress"), "objective/overdue", found("overdue"));
    await expectFindings(objective("due: 2026-06-15"), "objective/overdue", []);
    await expectFindings(objective("due: 2026-06-14, status: missed"), "objective/overdue", []);
    await expectFindings(objective("due: 2026-06-14, achievedOn: 2026-06-01"), "objective/overdue", []);
  });
});

describe("objective/achieved-but-off-target", () => {
  const CODE = "objective/achieved-but-off-target";

  it("holds the verdict against the metric", async () => {
    const early = "status: achieved, metric: MET-1, achievedOn: 2026-04-15";
    await expectFindings(objective(early) + METRIC, CODE, found("achieved-but-off-target"));
    await expectFindings(objective("status: achieved, metric: MET-1") + METRIC, CODE, []);
    await expectFindings(objective(`${early}, result: Judged by the audit`) + METRIC, CODE, []);
    await expectFindings(objective("status: in-progress, metric: MET-1, achievedOn: 2026-04-15") + METRIC, CODE, []);
  });
});

describe("fixes for objectives", () => {
  const objective = (...lines: string[]) =>
    `==> o.yaml\nobjectives:\n  - id: OBJ-1\n    title: Fewer faults\n${lines.map((line) => `    ${line}\n`).join("")}`;

  it("add what the plan lacks, in the schema's order and with nothing behind the keys", async () => {
    const fixed = (await applyFix(objective("target: 5", "due: 2026-12-31"), "objective/no-plan", "Add")).get("o.yaml");
    const lines = ["target: 5", "actions:", "resources:", "due: 2026-12-31", "evaluation:", "owner:"];
    assert.equal(fixed, objective(...lines).replace("==> o.yaml\n", ""));
    await expectFindings(`==> o.yaml\n${fixed}`, /^(objective\/no-plan|schema\/bad)/, ["o.yaml:2 objective/no-plan"]);
  });

  it("start a metric under the next id and name it", async () => {
    const metrics = "==> m.yaml\nmetrics:\n  - {id: MET-04, title: y}\n";
    for (const [text, code] of [
      [objective("target: at most 5"), "objective/no-metric"],
      [objective("target: few"), "objective/not-measurable"],
    ] as const) {
      const after = await applyFix(text + metrics, code, "Start a metric");
      assert.match(after.get("o.yaml") ?? "", /\n {4}metric: MET-05\n/);
      assert.match(after.get("m.yaml") ?? "", /\n {2}- id: MET-05\n {4}title: Fewer faults\n {4}method:\n {4}unit:\n {4}target:\n/);
    }
  });
});
