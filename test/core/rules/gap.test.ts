import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn, openFixture } from "../../fixture.ts";

/** The fixtures' day is 2026-06-15. */
const gap = (fields: string) => `==> g.yaml\ngaps:\n  - {id: GAP-1, title: x, requirement: 9.2.2${fields && `, ${fields}`}}\n`;
const action = (fields: string) => `==> a.yaml\nactions:\n  - {id: ACT-1, title: x, ${fields}}\n`;
const expectCodes = (fields: string, codes: readonly string[], more = "") => expectFindings(gap(fields) + more, "gap", codes);
const PLANNED = "remediation: y, owner: Anna";

describe("gaps", () => {
  it("are of a clause, also as a number, or of a control", async () => {
    const text = (requirement: string) => `==> g.yaml\ngaps: [{id: GAP-1, title: x, requirement: ${requirement}}]\n`;
    for (const [written, type, id] of [
      ["4.1", "clause", "4.1"],
      ["10.2", "clause", "10.2"],
      ["6.1.3 d", "clause", "6.1.3 d"],
      ["A.8.8", "control", "A.8.8"],
      ["Annex A 5.1", "control", "A.5.1"],
    ] as const) {
      await expectFindings(text(written), /^(schema|ref)\//, []);
      const { folder } = await openFixture(text(written));
      const target = folder
        .snapshot()
        .index.ofKind("gaps")[0]
        ?.mentions.find(({ field }) => field === "requirement")?.target;
      assert.ok(target && "id" in target);
      assert.deepEqual([target.type, target.id], [type, id]);
    }
    await expectFindings(text("A.8.99"), /^(schema|ref)\//, ["g.yaml:1 ref/unknown-control"]);
    await expectFindings(text("10.9"), /^(schema|ref)\//, ["g.yaml:1 ref/unknown-clause"]);
  });
});

describe("gap/no-action", () => {
  it("finds open gaps that nothing closes", async () => {
    await expectCodes("owner: Anna", ["g.yaml:2 gap/no-action"]);
    assert.match((await findingIn(gap("owner: Anna"), "gap/no-action")).finding.message, /gap in 9\.2\.2/);
    await expectCodes(PLANNED, []);
    await expectCodes("owner: Anna, actions: [ACT-1]", [], action("owner: Anna"));
    for (const status of ["closed", "accepted"]) await expectCodes(`owner: Anna, status: ${status}`, []);
  });
});

describe("gap/no-owner", () => {
  it("finds open gaps without an owner, of themselves or of an action", async () => {
    await expectCodes("remediation: y", ["g.yaml:2 gap/no-owner"]);
    await expectCodes("actions: [ACT-1]", ["g.yaml:2 gap/no-owner"], action("due: 2026-07-01"));
    await expectCodes("actions: [ACT-1]", [], action("owner: Anna"));
    await expectCodes("remediation: y, status: closed", []);
  });

  it("tells of many at once, as the gap analysis writes them", async () => {
    const text = ["4.1", "4.2", "4.3", "A.5.1"]
      .map((requirement, at) => `  - {id: GAP-${at}, title: x, requirement: ${requirement}, remediation: y}\n`)
      .join("");
    await expectFindings(`==> g.yaml\ngaps:\n${text}`, "gap", ["g.yaml:2 gap/no-owner"]);
    assert.match((await findingIn(`==> g.yaml\ngaps:\n${text}`, "gap/no-owner")).finding.message, /any of the 4 open gaps/);
  });
});

describe("gap/overdue", () => {
  it("finds open gaps whose day is past", async () => {
    await expectCodes(`${PLANNED}, due: 2026-06-14`, ["g.yaml:2 gap/overdue"]);
    await expectCodes(`${PLANNED}, due: 2026-06-15`, []);
    await expectCodes(`${PLANNED}, due: 2026-06-14, status: closed`, []);
  });

  it("leaves it to the action that is late", async () => {
    const gap = "owner: Anna, due: 2026-06-14, actions: [ACT-1]";
    await expectCodes(gap, [], action("due: 2026-06-14"));
    await expectCodes(gap, ["g.yaml:2 gap/overdue"], action("due: 2026-06-14, status: done"));
  });
});

describe("gap/closed-with-open-actions", () => {
  it("finds closed gaps whose action is not done", async () => {
    const closed = "status: closed, actions: [ACT-1]";
    await expectCodes(closed, ["g.yaml:2 gap/closed-with-open-actions"], action("status: in-progress"));
    await expectCodes(closed, [], action("status: done"));
    await expectCodes(closed, []);
  });
});

describe("gap/action-too-late", () => {
  it("finds actions that are due after the gap", async () => {
    const due = "owner: Anna, due: 2026-07-01, actions: [ACT-1]";
    await expectCodes(due, ["g.yaml:2 gap/action-too-late"], action("due: 2026-07-02"));
    await expectCodes(due, [], action("due: 2026-07-01"));
    await expectCodes(due, [], action("due: 2026-07-02, status: done"));
  });
});

describe("gap/shown-by-records", () => {
  const soa = (status: string) =>
    `==> s.yaml\nsoa:\n  controls: [{control: A.8.8, applicable: true, status: ${status}, evidence: [EV-1]}]\n`;
  const evidence = "==> e.yaml\nevidence: [{id: EV-1, title: x, url: https://example.com, collectedOn: 2026-06-01, for: [A.8.8]}]\n";
  const of = (requirement: string, more = "") =>
    `==> g.yaml\ngaps:\n  - {id: GAP-1, title: x, requirement: ${requirement}, ${PLANNED}${more}}\n`;
  const found = ["g.yaml:2 gap/shown-by-records"];

  it("finds open gaps in a control with evidence, or in a clause that the records show", async () => {
    await expectFindings(of("A.8.8") + soa("implemented") + evidence, "gap", found);
    await expectFindings(of("A.8.8") + soa("partial") + evidence, "gap", []);
    const scope = "==> s.yaml\nscope: {statement: x, approvedBy: Anna, approvedOn: 2026-06-10}\n";
    await expectFindings(of("4.3") + scope, "gap", found);
    await expectFindings(of("4.3"), "gap", []);
    await expectFindings(of("4.4") + scope, "gap", []);
  });

  it("leaves those that are worked on, and closes the others", async () => {
    const done = soa("implemented") + evidence;
    await expectFindings(of("A.8.8", ", status: in-progress") + done, "gap", []);
    await expectFindings(of("A.8.8", ", status: closed") + done, "gap", []);
    await expectFindings(of("A.8.8", ", actions: [ACT-1]") + done + action("status: open"), "gap", []);
    await expectFindings(of("A.8.8", ", actions: [ACT-1]") + done + action("status: done"), "gap", found);
    const fixed = await applyFix(of("A.8.8") + done, "gap/shown-by-records", "Record that the gap is closed");
    assert.match(fixed.get("g.yaml") ?? "", /status: closed, closedOn: 2026-06-15/);
  });
});
