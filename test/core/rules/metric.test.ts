import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const metric = (fields: string, ...results: string[]) =>
  `==> m.yaml\nmetrics:\n  - {id: MET-1, title: a, ${fields}, measurements: [${results.map((result) => `{${result}}`).join(", ")}]}\n`;
const found = (name: string) => [`m.yaml:2 metric/${name}`];

describe("metric/missing-measurement", () => {
  const CODE = "metric/missing-measurement";

  it("counts from the period measured, with a third of the frequency to record it", async () => {
    // 2026-04-30 and a month is 2026-05-30, and ten days are 2026-06-09
    await expectFindings(
      metric("frequency: monthly", "period: 2026-04, recordedOn: 2026-05-20, value: 1"),
      CODE,
      found("missing-measurement"),
    );
    await expectFindings(metric("frequency: monthly", "period: 2026-05, value: 1", "period: 2026-03, value: 1"), CODE, []);
  });

  it("counts from the day of recording where there is no period", async () => {
    await expectFindings(metric("frequency: P1W", "recordedOn: 2026-06-04, value: 1"), CODE, found("missing-measurement"));
    await expectFindings(metric("frequency: P1W", "recordedOn: 2026-06-05, value: 1"), CODE, []);
  });

  it("finds metrics without any result, unless they have not begun", async () => {
    await expectFindings(metric("frequency: quarterly"), CODE, found("missing-measurement"));
    await expectFindings(metric("frequency: quarterly, startsOn: 2026-04-01"), CODE, []);
    await expectFindings(metric("frequency: quarterly, startsOn: 2026-01-01"), CODE, found("missing-measurement"));
  });

  it("stays silent about metrics that are given up, and those without frequency", async () => {
    await expectFindings(metric("frequency: monthly, endsOn: 2026-02-15", "period: 2026-01, value: 1"), CODE, []);
    await expectFindings(metric("frequency: monthly, endsOn: 2026-02-15"), CODE, []);
    await expectFindings(metric("unit: days"), CODE, []);
  });
});

describe("metric/off-target", () => {
  const CODE = "metric/off-target";
  const values = (...all: number[]) => all.map((value, index) => `period: 2026-0${index + 1}, value: ${value}`);

  it("judges the last result by the direction", async () => {
    await expectFindings(metric("target: 99.9, direction: higher", ...values(98, 99.9)), CODE, []);
    await expectFindings(metric("target: 99.9, direction: higher", ...values(100, 99.8)), CODE, found("off-target"));
    await expectFindings(metric("target: 7, direction: lower", ...values(7)), CODE, []);
    await expectFindings(metric("target: 7, direction: lower", ...values(8)), CODE, found("off-target"));
  });

  it("judges ranges, also open ones", async () => {
    await expectFindings(metric("direction: range, min: 2, max: 4", ...values(4)), CODE, []);
    for (const value of [1, 5]) await expectFindings(metric("min: 2, max: 4", ...values(value)), CODE, found("off-target"));
    await expectFindings(metric("min: 2", ...values(9)), CODE, []);
  });

  it("takes the last by period, wherever it stands", () =>
    expectFindings(metric("target: 7, direction: lower", "period: 2026-Q1, value: 1", "period: 2025-Q4, value: 9"), CODE, []));

  it("names a trend over three results", async () => {
    const message = async (...all: number[]) =>
      (await findingIn(metric("target: 7, direction: lower, unit: days", ...values(...all)), CODE)).finding.message;
    assert.match(await message(5, 7, 9), /MET-1 is 9 days, and its target is 7 or less\. The last three results were 5, 7, 9/);
    assert.doesNotMatch(await message(8, 7, 9), /last three/);
    assert.doesNotMatch(await message(8, 9), /last three/);
  });

  it("stays silent without a target or direction", async () => {
    await expectFindings(metric("target: 7", ...values(9)), CODE, []);
    await expectFindings(metric("direction: lower", ...values(9)), CODE, []);
    await expectFindings(metric("target: 7, direction: lower, endsOn: 2026-01-31", ...values(9)), CODE, []);
  });
});

describe("metric/worsening", () => {
  const CODE = "metric/worsening";
  const uptime = (...all: string[]) =>
    metric("target: 99, direction: higher", ...all.map((rest, index) => `period: 2026-0${index + 1}, value: ${rest}`));

  it("finds three results that lead to missing the target", async () => {
    await expectFindings(uptime("99.9", "99.6", "99.2"), CODE, found("worsening"));
    assert.match(
      (await findingIn(uptime("99.9", "99.6", "99.2"), CODE)).finding.message,
      /target \(99 or more\), but .* 99\.9, 99\.6, 99\.2:/,
    );
    await expectFindings(
      metric("min: 2, max: 9", "period: 2026-01, value: 6", "period: 2026-02, value: 7", "period: 2026-03, value: 8.5"),
      CODE,
      found("worsening"),
    );
  });

  it("stays silent while the target is far, once it is missed, without a trend, and where a note explains it", async () => {
    for (const all of [
      ["99.98", "99.97", "99.96"],
      ["99.4", "99.2", "98.9"],
      ["99.1", "99.6", "99.2"],
      ["99.6", "99.2"],
      ["99.9", "99.6", "99.2, note: Move of the data centre"],
    ]) {
      await expectFindings(uptime(...all), CODE, []);
    }
  });
});

describe("metric/gap", () => {
  const CODE = "metric/gap";

  it("finds what is missing between results, and after the start", async () => {
    const text = metric("frequency: monthly", "period: 2026-01, value: 1", "period: 2026-04, value: 1", "period: 2026-05, value: 1");
    await expectFindings(text, CODE, found("gap"));
    assert.match((await findingIn(text, CODE)).finding.message, /between 2026-01-31 and 2026-04-30 there is no result; 2 are missing/);
    await expectFindings(metric("frequency: monthly, startsOn: 2026-01-01", "period: 2026-05, value: 1"), CODE, found("gap"));
  });

  it("stays silent about history, short delays, what a note explains and what is missing up to today", async () => {
    await expectFindings(metric("frequency: monthly", "period: 2024-01, value: 1", "period: 2025-05, value: 1"), CODE, []);
    await expectFindings(metric("frequency: monthly", "recordedOn: 2026-04-01, value: 1", "recordedOn: 2026-05-07, value: 1"), CODE, []);
    await expectFindings(
      metric("frequency: monthly", "period: 2026-01, value: 1", "period: 2026-05, value: 1, note: Tool was down"),
      CODE,
      [],
    );
    await expectFindings(metric("frequency: monthly, startsOn: 2026-01-01", "period: 2026-01, value: 1"), CODE, []);
    await expectFindings(metric("unit: x", "period: 2026-01, value: 1", "period: 2026-05, value: 1"), CODE, []);
  });
});

describe("metric/recorded-late", () => {
  const CODE = "metric/recorded-late";

  it("finds results that came long after their period, one finding for all of them", async () => {
    const text = metric(
      "frequency: monthly",
      "period: 2026-03, recordedOn: 2026-06-01, value: 1",
      "period: 2026-04, recordedOn: 2026-06-01, value: 1",
    );
    await expectFindings(text, CODE, found("recorded-late"));
    assert.match((await findingIn(text, CODE)).finding.message, /2 in the last twelve months: that for 2026-03 on 2026-06-01/);
  });

  it("stays silent within a third of the period, about history, and where a note explains it", async () => {
    await expectFindings(metric("frequency: monthly", "period: 2026-04, recordedOn: 2026-05-10, value: 1"), CODE, []);
    await expectFindings(metric("frequency: monthly", "period: 2025-01, recordedOn: 2025-06-01, value: 1"), CODE, []);
    await expectFindings(metric("frequency: monthly", "period: 2026-03, recordedOn: 2026-06-01, value: 1, note: Export failed"), CODE, []);
  });
});

describe("metric/no-method and metric/no-target", () => {
  it("name what the definition lacks", async () => {
    const text = metric("method: count, measuredBy: Bob");
    await expectFindings(text, "metric/no-method", found("no-method"));
    assert.match((await findingIn(text, "metric/no-method")).finding.message, /lacks `frequency`, `analysedBy`\./);
    await expectFindings(metric("method: x, frequency: monthly, measuredBy: Bob, analysedBy: Eve"), "metric/no-method", []);
    await expectFindings(metric("endsOn: 2026-01-01"), "metric/no-method", []);
  });

  it("find results that nothing is held against", async () => {
    await expectFindings(metric("unit: x", "value: 1"), "metric/no-target", found("no-target"));
    await expectFindings(metric("target: 1", "value: 1"), "metric/no-target", found("no-target"));
    await expectFindings(metric("target: 1, direction: lower", "value: 1"), "metric/no-target", []);
    await expectFindings(metric("max: 1", "value: 1"), "metric/no-target", []);
    await expectFindings(metric("unit: x"), "metric/no-target", []);
  });
});

describe("metric/recorded-too-early", () => {
  it("finds results recorded before their period is over", async () => {
    await expectFindings(
      metric("unit: x", "period: 2026-05, recordedOn: 2026-05-12"),
      "metric/recorded-too-early",
      found("recorded-too-early"),
    );
    await expectFindings(metric("unit: x", "period: 2026-05, recordedOn: 2026-05-31"), "metric/recorded-too-early", []);
  });
});

describe("fixes for metrics", () => {
  const fixedBy = async (text: string, code: string, title: string, path = "m.yaml") => (await applyFix(text, code, title)).get(path);
  const metric = (...lines: string[]) =>
    `==> m.yaml\nmetrics:\n  - id: MET-1\n    title: x\n${lines.map((line) => `    ${line}\n`).join("")}`;

  it("add the keys that are missing with nothing behind them, so that the finding stays", async () => {
    const text = metric("frequency: monthly", "analysedBy: bob");
    const fixed = await fixedBy(text, "metric/no-method", "Add");
    assert.equal(fixed, metric("method:", "frequency: monthly", "measuredBy:", "analysedBy: bob").replace("==> m.yaml\n", ""));
    await expectFindings(`==> m.yaml\n${fixed}`, /^(metric\/no-method|schema)/, ["m.yaml:2 metric/no-method"]);
    const inFlow = "==> m.yaml\nmetrics:\n  - {id: MET-1, title: x}\n";
    const flow = await fixedBy(inFlow, "metric/no-method", "Add");
    assert.equal(flow, "metrics:\n  - {id: MET-1, title: x, method:, frequency:, measuredBy:, analysedBy:}\n");
    await expectFindings(`==> m.yaml\n${flow}`, /^(metric\/no-method|schema|syntax)/, ["m.yaml:2 metric/no-method"]);
    assert.equal((await findingIn(`==> m.yaml\n${flow}`, "metric/no-method")).finding.fixes.length, 0);
  });

  it("offer both directions of a target", async () => {
    const text = metric("target: 5", "measurements: [{recordedOn: 2026-06-01, value: 3}]");
    assert.match((await fixedBy(text, "metric/no-target", "Set `direction: lower`")) ?? "", /target: 5\n {4}direction: lower\n/);
    assert.match((await fixedBy(text, "metric/no-target", "Set `direction: higher`")) ?? "", /direction: higher\n/);
  });

  it("start the result that is missing, without its value: until that is there, nothing was measured", async () => {
    const text = metric("frequency: monthly", "measurements:", "  - recordedOn: 2026-05-03", "    period: 2026-04", "    value: 3");
    const fixed = (await fixedBy(text, "metric/missing-measurement", "Start the result for 2026-05")) ?? "";
    assert.match(fixed, /value: 3\n {6}- recordedOn: 2026-06-15\n {8}period: 2026-05\n {8}value:\n$/);
    const { finding } = await findingIn(`==> m.yaml\n${fixed}`, "metric/missing-measurement");
    assert.equal(finding.fixes.length, 0);
    await expectFindings(`==> m.yaml\n${fixed.replace("value:\n", "value: 2\n")}`, "metric/missing-measurement", []);
    await expectFindings(`==> m.yaml\n${fixed}`, /^schema/, []);
  });

  it("start the first result", async () => {
    const quarterly = metric("frequency: quarterly", "startsOn: 2026-01-01");
    assert.match(
      (await fixedBy(quarterly, "metric/missing-measurement", "Start the result for 2026-Q1")) ?? "",
      /period: 2026-Q1\n {8}value:\n/,
    );
    const fixed = await fixedBy(metric("frequency: weekly"), "metric/missing-measurement", "Start a result");
    assert.equal(
      fixed,
      metric("frequency: weekly", "measurements:", "  - recordedOn: 2026-06-15", "    value:").replace("==> m.yaml\n", ""),
    );
    await expectFindings(`==> m.yaml\n${fixed}`, "metric/missing-measurement", ["m.yaml:4 metric/missing-measurement"]);
  });
});

describe("metric/recorded-in-future", () => {
  it("finds results of a day to come, and none of today", async () => {
    const code = "metric/recorded-in-future";
    await expectFindings(metric("frequency: monthly", "recordedOn: 2026-06-16, value: 1"), code, found("recorded-in-future"));
    await expectFindings(metric("frequency: monthly", "recordedOn: 2026-06-15, value: 1"), code, []);
  });
});
