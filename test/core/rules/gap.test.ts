import assert from "node:assert/strict";
import { expectFindings, findingIn, openFixture } from "../../fixture.ts";

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
