import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn, findingsOf } from "../../fixture.ts";

/** A risk register in a Markdown table or CSV file: `rows` are likelihood, impact and what the register states. */
function register(header: string, rows: readonly string[], form: "md" | "csv" = "md"): string {
  const cells = (text: string) => text.split("|").map((cell) => cell.trim());
  const lines = [cells(`ID | Risk | Owner | ${header}`), ...rows.map((row, index) => [`R-${index + 1}`, "Theft", "CTO", ...cells(row)])];
  if (form === "csv") return `==> risks.csv\n${lines.map((line) => `${line.join(";")}\n`).join("")}`;
  const table = lines.map((line) => `| ${line.join(" | ")} |\n`);
  return `==> risks.md\n# Risks\n\n${table[0]}|${"---|".repeat(lines[0]?.length ?? 0)}\n${table.slice(1).join("")}`;
}

const CONFIG = "==> isms.yaml\nisms: {organisation: X}\n";

/** The proposal at `risk/no-methodology`: its title and, applied, the file that it writes. */
async function proposalFor(files: string): Promise<{ title: string; text: string } | undefined> {
  const { finding } = await findingIn(`${CONFIG}${files}`, "risk/no-methodology");
  const title = finding.fixes[0]?.title;
  if (title === undefined) return undefined;
  const after = await applyFix(`${CONFIG}${files}`, "risk/no-methodology", title);
  return { title, text: after.get("methodology.yaml") ?? "" };
}

const PRODUCT = ["4 | 5 | 20", "2 | 3 | 6", "3 | 3 | 9", "1 | 5 | 5", "5 | 5 | 25", "4 | 2 | 8"];

describe("the formula that a register follows", () => {
  it("is proposed as methodology, with the scales and levels that it uses", async () => {
    const rows = [
      "4 | 5 | 20 | High",
      "2 | 3 | 6 | Low",
      "3 | 3 | 9 | Medium",
      "1 | 5 | 5 | Low",
      "5 | 5 | 25 | High",
      "4 | 2 | 8 | Medium",
    ];
    const proposal = await proposalFor(register("Likelihood | Impact | Score | Risk level", rows));
    assert.equal(proposal?.title, "Propose a methodology: likelihood × impact (fits 6 of 6 risks)");
    assert.equal(
      proposal?.text,
      `# Read from the risk registers as they are. Check the scales and levels, add acceptance criteria, and have it approved.
methodology:
  likelihood:
    - {value: 1}
    - {value: 2}
    - {value: 3}
    - {value: 4}
    - {value: 5}
  impact:
    - {value: 1}
    - {value: 2}
    - {value: 3}
    - {value: 4}
    - {value: 5}
  formula: product
  levels:
    - {name: Low, min: 5, max: 6}
    - {name: Medium, min: 8, max: 9}
    - {name: High, min: 20, max: 25}
`,
    );
  });

  it("leaves a workspace without the finding once the proposal is taken, and with no mismatch", async () => {
    const files = `${CONFIG}${register("Likelihood | Impact | Score", PRODUCT)}`;
    const after = await applyFix(files, "risk/no-methodology", "Propose a methodology: likelihood × impact (fits 6 of 6 risks)");
    const text = [...after].map(([path, content]) => `==> ${path}\n${content}`).join("");
    assert.deepEqual(await findingsOf(text, /^(schema|risk\/(no-methodology|score|outside))/), []);
  });

  for (const [name, header, rows, expected] of [
    ["a sum", "Likelihood | Impact | Score", ["4 | 5 | 9", "2 | 3 | 5", "3 | 3 | 6", "1 | 5 | 6", "5 | 5 | 10"], "likelihood + impact"],
    [
      "the larger",
      "Likelihood | Impact | Score",
      ["4 | 5 | 5", "2 | 3 | 3", "3 | 1 | 3", "1 | 5 | 5", "5 | 2 | 5"],
      "the larger of likelihood and impact",
    ],
    [
      "decimals",
      "L | I | Score",
      ["0,7 | 0,9 | 0,63", "0,4 | 0,8 | 0,32", "0,3 | 1,0 | 0,30", "0,2 | 1 | 0,2", "0,5 | 0,5 | 0,25"],
      "likelihood × impact",
    ],
    [
      "words",
      "Likelihood | Impact | Score",
      ["High | Low | 3", "Low | Medium | 2", "Medium | High | 6", "High | High | 9", "Low | Low | 1"],
      "likelihood × impact",
    ],
    [
      "German words",
      "Eintrittswahrscheinlichkeit | Auswirkung | Risikowert",
      ["hoch | gering | 3", "gering | mittel | 2", "mittel | hoch | 6", "hoch | hoch | 9", "gering | gering | 1"],
      "likelihood × impact",
    ],
    [
      "levels in the words of the ratings",
      "Likelihood | Impact | Risk level",
      ["High | Low | High", "Low | Medium | Medium", "Medium | High | High", "Low | Low | Low", "High | High | High"],
      "the larger of likelihood and impact",
    ],
    [
      "three impacts",
      "Likelihood | C | I | A | Score",
      ["2 | 1 | 2 | 3 | 12", "3 | 1 | 1 | 1 | 9", "1 | 4 | 4 | 2 | 10", "5 | 1 | 2 | 2 | 25", "4 | 3 | 3 | 3 | 36"],
      "likelihood × (C + I + A)",
    ],
    [
      "the largest of three impacts",
      "Likelihood | C | I | A | Score",
      ["2 | 1 | 2 | 3 | 6", "3 | 1 | 1 | 1 | 3", "1 | 4 | 4 | 2 | 4", "5 | 1 | 2 | 2 | 10", "4 | 3 | 3 | 1 | 12"],
      "likelihood × max(C, I, A)",
    ],
  ] as const) {
    it(`is found for ${name}, in tables and CSV files`, async () => {
      const title = `Propose a methodology: ${expected} (fits ${rows.length} of ${rows.length} risks)`;
      assert.equal((await proposalFor(register(header, rows)))?.title, title);
      assert.equal((await proposalFor(register(header, rows, "csv")))?.title, title);
    });
  }

  for (const [name, rows] of [
    ["too few risks state a score", ["4 | 5 | 20", "2 | 3 | 6", "3 | 3 | 9", "1 | 5 | 5"]],
    ["several formulas fit", ["2 | 2 | 4", "2 | 2 | 4", "2 | 2 | 4", "2 | 2 | 4", "2 | 2 | 4", "2 | 2 | 4"]],
    ["none fits", ["4 | 5 | 3", "2 | 3 | 17", "3 | 3 | 2", "1 | 5 | 11", "5 | 5 | 6"]],
    ["too many do not fit", [...PRODUCT, "2 | 2 | 9"]],
    ["the scores are no numbers", ["4 | 5 | =D2*E2", "2 | 3 | tbd", "3 | 3 | n/a", "1 | 5 | ?", "5 | 5 | -"]],
  ] as const) {
    it(`is not claimed where ${name}`, async () => {
      const files = register("Likelihood | Impact | Score", rows);
      assert.equal(await proposalFor(files), undefined);
      assert.deepEqual(await findingsOf(`${CONFIG}${files}`, /^risk\/score/), []);
    });
  }

  it("tells apart the risks that do not follow it, as an observation", async () => {
    const rows = [...PRODUCT, "2 | 2 | 4", "5 | 2 | 10", "3 | 5 | 15", "2 | 4 | 12"];
    const files = register("Likelihood | Impact | Score", rows);
    await expectFindings(`${CONFIG}${files}`, /^risk\/score/, ["risks.md:14 risk/score-unlike-others"]);
    const { finding } = await findingIn(`${CONFIG}${files}`, "risk/score-unlike-others");
    assert.equal(finding.severity, "info");
    assert.match(finding.message, /9 of the 10 .*likelihood × impact.*R-10 says 12, the others' way gives 8/);
  });
});

const METHODOLOGY = `==> methodology.yaml
methodology:
  likelihood: [{value: 1}, {value: 2}, {value: 3, label: likely}]
  impact: [{value: 1}, {value: 2}, {value: 3, label: severe}]
  formula: product
  levels: [{name: low, min: 1}, {name: high, min: 6}]
`;

describe("a stated score", () => {
  it("is held against the methodology, and mended in the words of its file", async () => {
    const table = register("Likelihood | Impact | Score | Risk level", [
      "3 | 2 | 6 | High",
      "likely | severe | 8 | high",
      "1 | 1 | 1 | high",
    ]);
    await expectFindings(`${CONFIG}${METHODOLOGY}${table}`, /^risk\/score/, [
      "risks.md:6 risk/score-mismatch",
      "risks.md:7 risk/score-mismatch",
    ]);
    const { finding } = await findingIn(`${CONFIG}${METHODOLOGY}${table}`, "risk/score-mismatch");
    assert.match(finding.message, /states the score 8, .* give 9 \(3 × 3\)/);
    const after = await applyFix(`${CONFIG}${METHODOLOGY}${table}`, "risk/score-mismatch", "Change the score to 9");
    assert.match(after.get("risks.md") ?? "", /\| likely \| severe \| 9 \| high \|/);
  });

  it("is mended in CSV and YAML as well, residual values too", async () => {
    const csv = register("Likelihood | Impact | Score", ["3 | 3 | 8"], "csv");
    assert.match(
      (await applyFix(`${CONFIG}${METHODOLOGY}${csv}`, "risk/score-mismatch", "Change the score to 9")).get("risks.csv") ?? "",
      /;3;3;9\n$/,
    );
    const yaml =
      "==> risks.yaml\nrisks:\n  - id: R-1\n    title: Theft\n    likelihood: 3\n    impact: 3\n    score: 9 # agreed\n    level: high\n    residual: {likelihood: 1, impact: 2, score: 3}\n";
    await expectFindings(`${CONFIG}${METHODOLOGY}${yaml}`, /^risk\/score/, ["risks.yaml:8 risk/score-mismatch"]);
    const after = await applyFix(`${CONFIG}${METHODOLOGY}${yaml}`, "risk/score-mismatch", "Change the score to 2");
    assert.match(after.get("risks.yaml") ?? "", /score: 9 # agreed\n.*\n {4}residual: \{likelihood: 1, impact: 2, score: 2\}\n$/);
  });

  it("is not judged where it is right, the risk is closed, or nobody has stated a formula", async () => {
    const right = register("Likelihood | Impact | Score | Status", ["3 | 3 | 9 | Open", "3 | 3 | 1 | Closed", "3 | 3 | n/a | Open"]);
    assert.deepEqual(await findingsOf(`${CONFIG}${METHODOLOGY}${right}`, /^risk\/score/), []);
    const unstated = METHODOLOGY.replace("  formula: product\n", "");
    assert.deepEqual(await findingsOf(`${CONFIG}${unstated}${register("Likelihood | Impact | Score", ["3 | 3 | 1"])}`, /^risk\/score/), []);
  });

  it("counts three impacts as the methodology says", async () => {
    const threefold = METHODOLOGY.replace("  formula", "  impactFrom: sum\n  formula");
    const table = register("Likelihood | C | I | A | Score", ["2 | 1 | 2 | 3 | 12", "1 | 1 | 1 | 1 | 1"]);
    await expectFindings(`${CONFIG}${threefold}${table}`, /^risk\/(score|not-rated)/, ["risks.md:6 risk/score-mismatch"]);
  });
});
