import assert from "node:assert/strict";
import { momentsMeant } from "../../../server/src/core/text/dates.ts";
import { addHours, addMonths, isAfter, onWorkday } from "../../../server/src/core/text/moments.ts";

describe("moments", () => {
  it("are compared by the clock where both state a time, else by the day", () => {
    assert.equal(isAfter("2026-03-11T14:01", "2026-03-11T14:00"), true);
    assert.equal(isAfter("2026-03-11T14:00", "2026-03-11 14:00:30"), false);
    assert.equal(isAfter("2026-03-11T14:00", "2026-03-11"), false);
    assert.equal(isAfter("2026-03-12", "2026-03-11T23:59"), true);
    assert.equal(isAfter("2026-03-11T14:00+02:00", "2026-03-11T13:00Z"), false);
    assert.equal(isAfter("2026-03-11T14:00-0100", "2026-03-11T14:30Z"), true);
    assert.equal(isAfter("2026-03-11T14:00+02:00", "2026-03-11T13:00"), true, "one offset says nothing");
  });

  it("keep their form when hours or months are added", () => {
    assert.equal(addHours("2026-12-31 22:15Z", 4), "2027-01-01T02:15Z");
    assert.equal(addHours("2026-03-11", 4), "2026-03-12");
    assert.equal(addHours("2026-03-11", 72), "2026-03-14");
    assert.equal(addMonths("2026-01-31T08:00+01:00", 1), "2026-02-28T08:00+01:00");
    assert.equal(onWorkday("2026-03-14"), "2026-03-16");
    assert.equal(onWorkday("2026-03-15T18:00"), "2026-03-16T12:00");
    assert.equal(onWorkday("2026-03-13T18:00"), "2026-03-13T18:00");
  });

  it("are read in the notations of registers", () => {
    assert.deepEqual(momentsMeant("14.03.2026 9:05"), ["2026-03-14T09:05"]);
    assert.deepEqual(momentsMeant("14.03.2026, 17.30 Uhr"), ["2026-03-14T17:30"]);
    assert.deepEqual(momentsMeant("2026-03-14 09:05:59"), ["2026-03-14T09:05"]);
    assert.deepEqual(momentsMeant("2026/03/14T09:05z"), ["2026-03-14T09:05Z"]);
    assert.deepEqual(momentsMeant("14.03.2026"), ["2026-03-14"]);
    assert.deepEqual(momentsMeant("03/04/2026 10:00"), ["2026-04-03T10:00", "2026-03-04T10:00"]);
    assert.deepEqual(momentsMeant("14.03.2026 25:00"), []);
    assert.deepEqual(momentsMeant("in March"), []);
  });
});
