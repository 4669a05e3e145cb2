import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const SCALES = "likelihood: [{value: 1, label: Rare}, {value: 2, meaning: Each year}], impact: [{value: 1, label: Small}]";
const WHOLE = `${SCALES}, formula: product, reviewEvery: annually`;
const APPROVED = "approvedBy: Ada, approvedOn: 2026-06-15";
const RISK = "risks:\n  - {id: R-1, title: x, likelihood: 1}\n";
const methodology = (fields: string, more = "") => `==> m.yaml\nmethodology: {${fields}}\n${more}`;

describe("methodology/incomplete", () => {
  it("names in one finding all that a methodology leaves open", async () => {
    const text = methodology("acceptance: {maxScore: 4}");
    await expectFindings(text, "methodology/incomplete", ["m.yaml:1 methodology/incomplete"]);
    const { message } = (await findingIn(text, "methodology/incomplete")).finding;
    for (const field of ["likelihood", "impact", "formula", "reviewEvery"]) assert.ok(message.includes(`(\`${field}\`)`), field);
  });

  it("asks what the steps mean that are a number alone", async () => {
    const text = methodology(WHOLE.replace("{value: 1, label: Rare}", "{value: 1}, {value: 3, label: ' '}"));
    assert.match((await findingIn(text, "methodology/incomplete")).finding.message, /what these steps mean: likelihood 1, 3 \(`meaning`\)/);
  });

  it("asks who may accept what is above the limit, where the criteria do not say it", async () => {
    const limited = (more: string) => methodology(`${WHOLE}, acceptance: {maxScore: 1${more}}`);
    assert.match(
      (await findingIn(limited(""), "methodology/incomplete")).finding.message,
      /who may accept a risk above 1 \(`acceptance.authority`\)/,
    );
    await expectFindings(limited(", authority: board"), "methodology/incomplete", []);
    await expectFindings(limited(", criteria: What is above is never accepted"), "methodology/incomplete", []);
  });

  it("asks for the matrix that the formula names", async () => {
    const text = methodology(`${SCALES}, formula: matrix, reviewEvery: P1Y`);
    assert.match((await findingIn(text, "methodology/incomplete")).finding.message, /does not say the `matrix` that its formula names, so/);
  });

  it("stays silent about a whole one, and about values in a wrong shape", async () => {
    await expectFindings(methodology(WHOLE), "methodology/incomplete", []);
    await expectFindings(methodology(WHOLE.replace("product", "[product]")), "methodology/incomplete", []);
  });
});

describe("methodology/contradictory", () => {
  const code = "methodology/contradictory";
  const scale = (count: number) => `[${Array.from({ length: count }, (_, at) => `{value: ${at + 1}, label: s${at + 1}}`).join(", ")}]`;
  const of3 = (more: string, formula = "product") =>
    methodology(`likelihood: ${scale(3)}, impact: ${scale(3)}, formula: ${formula}, ${more}`);
  const message = async (text: string) => (await findingIn(text, code)).finding.message;

  it("finds scores between two levels and in two, of those that can come out", async () => {
    const levels = (low: string, high: string) => of3(`levels: [{name: low, ${low}}, {name: high, ${high}}]`);
    assert.match(await message(levels("min: 1, max: 3", "min: 6, max: 9")), /belong to no level: 4\. /);
    assert.match(await message(levels("min: 1, max: 6", "min: 5, max: 9")), /belong to more than one level: 6\. /);
    assert.match(await message(levels("min: 2, max: 4", "min: 6")), /belong to no level: 1\. /);
    for (const [low, high] of [
      ["min: 1, max: 4", "min: 5, max: 9"],
      ["min: 1, max: 4", "min: 6, max: 9"],
      ["min: 1", "min: 5"],
      ["max: 4", "min: 5"],
    ] as const) {
      await expectFindings(levels(low, high), code, []);
    }
    await expectFindings(of3("levels: [{name: low}, {name: high}]"), code, []);
  });

  it("finds acceptance criteria that let everything pass, or nothing", async () => {
    assert.match(await message(of3("acceptance: {maxScore: 9}")), /the highest is 9/);
    assert.match(await message(of3("acceptance: {maxScore: 0}")), /the lowest that can come out is 1/);
    await expectFindings(of3("acceptance: {maxScore: 8}"), code, []);
    await expectFindings(of3("acceptance: {maxScore: 0, criteria: Every risk is treated}"), code, []);
    await expectFindings(of3("acceptance: {maxScore: 20}, impactFrom: sum"), code, []);
    await expectFindings(methodology(`likelihood: ${scale(3)}, impact: ${scale(3)}, acceptance: {maxScore: 20}`), code, []);
  });

  it("finds a matrix that does not fit the scales", async () => {
    assert.match(await message(of3("matrix: [[1, 2, 3], [2, 3, 4]]", "matrix")), /has 2 rows, and the likelihood scale has 3 steps/);
    assert.match(
      await message(of3("matrix: [[1, 2, 3], [2, 3], [3, 4, 5]]", "matrix")),
      /Row 2 of the matrix has 2 scores, and the impact scale has 3/,
    );
    await expectFindings(of3("matrix: [[1, 2, 3], [2, 3, 4], [3, 4, 5]]", "matrix"), code, []);
  });

  it("finds two steps with one value, and says nothing else then", async () => {
    const text = methodology(
      "likelihood: [{value: 1}, {value: 1}], impact: [{value: 1}, {value: 2}], formula: product, acceptance: {maxScore: 9}",
    );
    await expectFindings(text, code, [`m.yaml:1 ${code}`]);
    assert.match(await message(text), /Two steps of the likelihood scale have the value 1/);
  });
});

describe("methodology/review-overdue", () => {
  const code = "methodology/review-overdue";

  it("finds a planned review in the past, and plans the next one", async () => {
    const text = "==> m.yaml\nmethodology:\n  approvedOn: 2025-06-01\n  nextReview: 2026-06-14\n";
    await expectFindings(text, code, [`m.yaml:3 ${code}`]);
    assert.match((await applyFix(text, code, "in a year")).get("m.yaml") ?? "", /nextReview: 2027-06-15\n/);
  });

  it("stays silent on the day, after an approval since, and where none is planned", async () => {
    for (const fields of ["nextReview: 2026-06-15", "approvedOn: 2026-06-14, nextReview: 2026-06-14", "approvedOn: 2020-01-01"]) {
      await expectFindings(methodology(fields), code, []);
    }
  });
});

describe("methodology/unapproved", () => {
  it("finds one that nobody has approved, or not yet, once risks are rated by it", async () => {
    const code = "methodology/unapproved";
    await expectFindings(methodology(WHOLE, RISK), code, [`m.yaml:1 ${code}`]);
    await expectFindings(methodology(`${WHOLE}, approvedOn: 2026-06-15`, RISK), code, [`m.yaml:1 ${code}`]);
    await expectFindings(methodology(`${WHOLE}, approvedBy: Ada, approvedOn: 2026-06-16`, RISK), code, [`m.yaml:1 ${code}`]);
    await expectFindings(methodology(`${WHOLE}, ${APPROVED}`, RISK), code, []);
    await expectFindings(methodology(WHOLE), code, []);
  });
});
