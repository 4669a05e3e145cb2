import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

/** The fixtures' day is 2026-06-15. */
const budget = (fields: string) => `==> b.yaml\nbudget:\n  - {id: BUD-1, title: x, ${fields}}\n`;
const expectCodes = (fields: string, codes: readonly string[]) => expectFindings(budget(fields), "budget", codes);

describe("budget/overrun", () => {
  it("finds more than a tenth above the plan that nobody explains", async () => {
    await expectCodes("planned: 1000, actual: 1101, currency: EUR", ["b.yaml:2 budget/overrun"]);
    const { message } = (await findingIn(budget("planned: 1000, actual: 1500, currency: EUR"), "budget/overrun")).finding;
    assert.match(message, /^This cost 1500 EUR instead of 1000 EUR, 50 % more/);
    await expectCodes("planned: 1000, actual: 1100, currency: EUR", []);
    await expectCodes("planned: 1000, actual: 1500, currency: EUR, notes: A second keypad", []);
    await expectCodes("planned: 0, actual: 10, currency: EUR", ["b.yaml:2 budget/overrun"]);
  });
});

describe("budget/no-actual", () => {
  it("finds items whose time ended more than a month ago", async () => {
    for (const when of ["2025", "2026-Q1", "2026-04", "2026-05-14"])
      await expectCodes(`planned: 5, currency: EUR, when: ${when}`, ["b.yaml:2 budget/no-actual"]);
    for (const when of ["2026", "2026-Q2", "2026-05", "2026-05-15"]) await expectCodes(`planned: 5, currency: EUR, when: ${when}`, []);
    await expectCodes("planned: 5, actual: 0, currency: EUR, when: 2025", []);
    await expectCodes("planned: 5, currency: EUR, when: 2025, frequency: monthly", []);
  });

  it("takes a year or a year and month as they are written, and refuses other words", async () => {
    await expectFindings(budget("planned: 5, currency: EUR, when: 2027"), /^(schema|budget)\//, []);
    await expectFindings(budget("planned: 5, currency: EUR, when: soon"), /^(schema|budget)\//, ["b.yaml:2 schema/bad-value"]);
  });
});

describe("budget/no-currency", () => {
  it("finds amounts without a currency", async () => {
    await expectCodes("planned: 5", ["b.yaml:2 budget/no-currency"]);
    await expectCodes("actual: 5", ["b.yaml:2 budget/no-currency"]);
    await expectCodes("category: staff", []);
    await expectCodes("planned: much", []);
  });
});
