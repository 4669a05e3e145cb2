import assert from "node:assert/strict";
import { amountMeant } from "../../../server/src/core/text/amount.ts";

describe("amountMeant", () => {
  for (const [text, number] of [
    ["8500", 8500],
    ["12,000", 12_000],
    ["12.000 €", 12_000],
    ["€ 11,980.50", 11_980.5],
    ["1.234.567,80 EUR", 1_234_567.8],
    ["CHF 9'500", 9500],
    ["99,5", 99.5],
    ["0.125", 0.125],
    ["≥ 95 %", 95],
    ["at least 99.5 %", 99.5],
    ["< 5 working days", 5],
    ["-300", -300],
  ] as const) {
    it(`reads ${text}`, () => assert.equal(amountMeant(text), number));
  }

  for (const text of ["", "tbd", "12 of 14", "5-10", "2026-01-01", "Q1", "P2", "A.5.18", "3 per user and month", "1.2.3"]) {
    it(`reads no number in "${text}"`, () => assert.equal(amountMeant(text), undefined));
  }
});
