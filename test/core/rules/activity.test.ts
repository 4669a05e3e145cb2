import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn, findingsOf } from "../../fixture.ts";

const activity = (fields: string) => `==> a.yaml\nactivities:\n  - {id: DUTY-1, title: Access review, ${fields}}\n`;
const done = (...days: string[]) => `done: [${days.map((day) => `{on: ${day}, evidence: [log.txt]}`).join(", ")}]`;

describe("activity/overdue", () => {
  const code = "activity/overdue";

  it("finds what is late, counted from the last time or from the start", async () => {
    const text = activity(`frequency: quarterly, ${done("2026-02-20", "2025-11-20")}`);
    await expectFindings(text, code, [`a.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /was due on 2026-05-20; it was last done on 2026-02-20/);
    assert.match(
      (await findingIn(activity("frequency: P18M, from: 2024-11-14"), code)).finding.message,
      /was due on 2026-05-14 and was never/,
    );
  });

  it("keeps to the day that is planned, until it was done on it", async () => {
    await expectFindings(activity(`frequency: annually, nextDue: 2026-05-01, ${done("2026-01-10")}`), code, [`a.yaml:2 ${code}`]);
    await expectFindings(activity("frequency: monthly, from: 2025-01-01, nextDue: 2026-06-10"), code, []);
    await expectFindings(activity(`frequency: monthly, nextDue: 2026-05-20, ${done("2026-05-20")}`), code, []);
    await expectFindings(activity(`frequency: monthly, nextDue: 2026-04-01, ${done("2026-04-10")}`), code, [`a.yaml:2 ${code}`]);
    const table = "==> a.md\n| ID | Activity | Frequency | Owner | Last done | Next due |\n|---|---|---|---|---|---|\n";
    await expectFindings(`${table}| D-1 | Review | Monthly | Bob | 2026-01-01 | 2026-07-01 |\n`, /^activity\/(overdue|no-start)/, []);
    await expectFindings(`${table}| D-1 | Test | Annual | Bob | | 2026-05-01 |\n`, /^activity\/(overdue|no-start)/, [`a.md:3 ${code}`]);
  });

  it("minds no quarter of the interval, no three days, and of long intervals no month", async () => {
    const late = async (frequency: string, day: string) =>
      (await findingsOf(activity(`frequency: ${frequency}, ${done(day)}`), code)).length > 0;
    for (const [frequency, kept, missed] of [
      ["daily", "2026-06-11", "2026-06-10"],
      ["weekly", "2026-06-05", "2026-06-04"],
      ["monthly", "2026-05-08", "2026-05-07"],
      ["annually", "2025-05-15", "2025-05-14"],
    ] as const) {
      assert.equal(await late(frequency, kept), false, `${frequency} ${kept}`);
      assert.equal(await late(frequency, missed), true, `${frequency} ${missed}`);
    }
  });

  it("stays silent on the day, once it has ended, and where nobody knows since when", async () => {
    for (const fields of [
      `frequency: quarterly, ${done("2026-03-15")}`,
      `frequency: monthly, until: 2026-06-15, ${done("2025-01-01")}`,
      "frequency: daily",
    ]) {
      await expectFindings(activity(fields), code, []);
    }
    await expectFindings(activity(`frequency: daily, ${done("2026-06-12")}`), code, []);
    await expectFindings(activity("frequency: often, from: 2020-01-01"), code, []);
  });

  it("records that it was done today, in each form that a list may have", async () => {
    const fix = async (text: string) => (await applyFix(text, code, "today")).get("a.yaml") ?? "";
    assert.match(await fix(activity("frequency: monthly, from: 2026-01-01")), /from: 2026-01-01, done: \[\{on: 2026-06-15\}\]\}/);
    assert.match(await fix(activity(`frequency: monthly, ${done("2026-01-01")}`)), /\}, \{on: 2026-06-15\}\]\}/);
    const block = "==> a.yaml\nactivities:\n  - id: DUTY-1\n    title: x\n    frequency: monthly\n    from: 2026-01-01\n";
    assert.equal((await fix(block)).split("2026-01-01\n")[1], "    done:\n      - on: 2026-06-15\n");
    const list = `${block}    done:\n      - on: 2026-02-01\n        by: Ann\n    notes: y\n`;
    assert.equal((await fix(list)).split("by: Ann\n")[1], "      - on: 2026-06-15\n    notes: y\n");
    assert.match(await fix(`${block}    done: []\n`), /done: \[\{on: 2026-06-15\}\]\n/);
  });
});

describe("activity/gap", () => {
  const code = "activity/gap";

  it("names the first gap and counts all that is missing", async () => {
    const text = activity(`frequency: monthly, from: 2025-07-01, ${done("2025-08-01", "2025-11-01", "2026-02-01", "2026-02-20")}`);
    await expectFindings(text, code, [`a.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /between 2025-08-01 and 2025-11-01; 4 times are missing/);
  });

  it("stays silent about a quarter of the interval, about history, and about what is missing up to today", async () => {
    await expectFindings(activity(`frequency: quarterly, ${done("2026-01-10", "2026-05-02")}`), code, []);
    await expectFindings(activity(`frequency: monthly, ${done("2024-01-01", "2025-06-14", "2025-07-14")}`), code, []);
    await expectFindings(activity(`frequency: monthly, ${done("2026-01-01")}`), code, []);
  });

  it("looks as far as the end of an activity", () =>
    expectFindings(activity(`frequency: monthly, until: 2026-06-01, ${done("2026-01-01")}`), code, [`a.yaml:2 ${code}`]));
});

describe("activity/no-start", () => {
  const code = "activity/no-start";

  it("finds what has no day to count from, once for a file where nothing has one", async () => {
    await expectFindings(activity("frequency: quarterly"), code, [`a.yaml:2 ${code}`]);
    const many = ["A", "B", "C"].map((id) => `  - {id: ${id}, title: x, frequency: weekly}\n`).join("");
    await expectFindings(`==> a.yaml\nactivities:\n${many}`, code, [`a.yaml:2 ${code}`]);
  });

  it("stays silent where it was done, has a start or has ended", async () => {
    for (const fields of [done("2026-06-01"), "from: 2026-06-01", "until: 2026-06-01", "nextDue: 2026-07-01"]) {
      await expectFindings(activity(`frequency: monthly, ${fields}`), code, []);
    }
  });
});

describe("activity/done-in-future", () => {
  it("finds entries of days to come", () =>
    expectFindings(activity(`frequency: monthly, ${done("2026-06-15", "2026-06-16")}`), "activity/done-in-future", [
      "a.yaml:2 activity/done-in-future",
    ]));
});

describe("activity/no-owner", () => {
  it("finds what is nobody's, unless it has ended", async () => {
    await expectFindings(activity("frequency: monthly"), "activity/no-owner", ["a.yaml:2 activity/no-owner"]);
    await expectFindings(activity("frequency: monthly, owner: CEO"), "activity/no-owner", []);
    await expectFindings(activity("frequency: monthly, until: 2026-06-15"), "activity/no-owner", []);
  });
});

describe("activity/no-evidence", () => {
  const code = "activity/no-evidence";
  const bare = (day: string) => activity(`frequency: monthly, done: [{on: ${day}}, {on: 2026-06-01, evidence: [log.txt]}]`);

  it("counts what was done in the last twelve months with nothing to show", async () => {
    await expectFindings(bare("2025-06-15"), code, [`a.yaml:2 ${code}`]);
    assert.match((await findingIn(bare("2025-06-15"), code)).finding.message, /in the last twelve months, 1 of 2 cite no evidence/);
  });

  it("stays silent about history, and where evidence is for the activity", async () => {
    await expectFindings(bare("2025-06-14"), code, []);
    await expectFindings(`${bare("2026-05-01")}==> e.yaml\nevidence:\n  - {id: EV-1, title: x, for: [DUTY-1]}\n`, code, []);
  });
});
