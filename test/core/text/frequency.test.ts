import assert from "node:assert/strict";
import { lastBearableDay, missedBetween, nextDue, timesAYear } from "../../../server/src/core/text/frequency.ts";

describe("next due day", () => {
  it("follows the calendar, and the working week for what is done daily", () => {
    assert.equal(nextDue("2026-01-31", "monthly"), "2026-02-28");
    assert.equal(nextDue("2026-01-15", "half-yearly"), "2026-07-15");
    assert.equal(nextDue("2026-06-11", "daily"), "2026-06-12");
    assert.equal(nextDue("2026-06-12", "daily"), "2026-06-15");
    assert.equal(nextDue("2026-06-12", "P10D"), "2026-06-22");
  });

  it("is unknown for a frequency that is none or stands still", () => {
    assert.equal(nextDue("2026-01-31", "often"), undefined);
    assert.equal(nextDue("2026-01-31", "P0D"), undefined);
  });
});

describe("the last bearable day", () => {
  it("is a quarter of the interval after the due day, three days at least and a month at most", () => {
    assert.equal(lastBearableDay("2026-06-08", "monthly"), "2026-06-15");
    assert.equal(lastBearableDay("2026-06-15", "daily"), "2026-06-18");
    assert.equal(lastBearableDay("2026-06-15", "annually"), "2026-07-16");
  });
});

describe("times missed", () => {
  it("counts intervals without an entry, with a quarter of one to spare", () => {
    assert.equal(missedBetween("2026-01-10", "2026-05-02", "quarterly"), 0);
    assert.equal(missedBetween("2026-01-10", "2026-05-03", "quarterly"), 1);
    assert.equal(missedBetween("2026-01-10", "2026-10-10", "quarterly"), 2);
    assert.equal(missedBetween("2024-06-12", "2025-07-13", "annually"), 0);
    assert.equal(missedBetween("2024-06-12", "2025-07-14", "annually"), 1);
    assert.equal(missedBetween("2026-06-12", "2026-06-18", "daily"), 0);
    assert.equal(missedBetween("2026-06-12", "2026-06-19", "daily"), 1);
  });

  it("comes to an end", () => assert.equal(missedBetween("1900-01-01", "2026-01-01", "weekly"), 1000));
});

describe("times a year", () => {
  it("counts named frequencies and durations, and takes anything else for once", () => {
    const cases: [string, number][] = [
      ["daily", 365],
      ["weekly", 52],
      ["monthly", 12],
      ["quarterly", 4],
      ["half-yearly", 2],
      ["annually", 1],
      ["P2Y", 0.5],
      ["P1M", 12],
      ["now and then", 1],
    ];
    for (const [frequency, times] of cases) assert.equal(timesAYear(frequency), times, frequency);
  });
});
