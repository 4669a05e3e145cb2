import assert from "node:assert/strict";
import { lastDayOf } from "../../../server/src/core/text/calendarPeriod.ts";

describe("lastDayOf", () => {
  it("knows days, months, quarters, half-years and years", () => {
    const lasts = ["2026-02-03", "2026-02", "2028-02", "2026-12", "2026-Q1", "2026-Q4", "2026-H1", "2026"].map(lastDayOf);
    assert.deepEqual(lasts, [
      "2026-02-03",
      "2026-02-28",
      "2028-02-29",
      "2026-12-31",
      "2026-03-31",
      "2026-12-31",
      "2026-06-30",
      "2026-12-31",
    ]);
  });

  it("knows nothing else", () => {
    for (const text of ["2026-13", "2026-Q5", "Q3 2026", "soon", ""]) assert.equal(lastDayOf(text), undefined);
  });
});
