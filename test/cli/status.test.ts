import assert from "node:assert/strict";
import { folderOf, isms } from "./run.ts";

describe("isms status", () => {
  it("shows on one screen where the example stands", () => {
    const { code, out, log } = isms(["status", "examples/nordlicht", "--today", "2026-11-02"]);
    assert.equal(code, 0, log);
    for (const words of [
      /^Nordlicht Software GmbH, seen on 2026-11-02\n/,
      /\n {2}█+░* {2}90 of 96 implemented or excluded\n/,
      /\nRisks: 30\n +before +after treatment\n {2}critical +1 +0\n/,
      /\nDue: 0 overdue, \d+ within 30 days\n/,
      /Stage 1: documents: 13 of 13\n/,
      /\nNext audit\n {2}2027-01-20 {2}Stage 1: 2 open nonconformities, \d+ things due by then\n/,
      /\nNext\n {2}1\. /,
    ]) {
      assert.match(out, words);
    }
    assert.ok(out.split("\n").length <= 45);
  });

  it("gives the same as JSON, and the same bytes each time", () => {
    const run = () => isms(["status", "examples/nordlicht-draft", "--today", "2026-03-13", "--format", "json"]).out;
    const status = JSON.parse(run());
    assert.equal(status.today, "2026-03-13");
    assert.deepEqual(Object.keys(status), ["organisation", "today", "controls", "clauses", "risks", "due", "readiness", "audit", "next"]);
    assert.equal(status.controls.byState.missing, 40);
    assert.ok(status.due.overdue > 0 && status.due.next[0].day < "2026-03-13");
    assert.deepEqual(
      status.readiness.map(({ id, total }: { id: string; total: number }) => [id, total]),
      [
        ["stage1", 13],
        ["stage2", 9],
      ],
    );
    assert.equal(run(), run());
  });

  it("shows the checklists of both stages in full, with what is to be done about what", () => {
    const { code, out } = isms(["status", "examples/nordlicht-draft", "--readiness", "--today", "2026-03-13"]);
    assert.equal(code, 0);
    assert.match(out, /^Stage 1: documents: \d+ of 13\n/);
    assert.match(out, /\n {2}· Scope approved \(clause 4\.3\)\n {6}→ Have the scope approved, and record by whom and when\n/);
    assert.match(out, /\n {2}✓ Risk methodology approved \(clause 6\.1\.2\)\n/);
    assert.match(out, /\n {6}→ Say who holds each role \(\d+ of \d+; open: role-internal-auditor\)\n/);
    assert.match(out, /\n\nStage 2: lived: \d of 9\n[\s\S]*never that the audit will be passed\.\n$/);
    const { readiness } = JSON.parse(isms(["status", "examples/nordlicht-draft", "--today", "2026-03-13", "--format", "json"]).out);
    assert.deepEqual(readiness[0].missing[0], {
      title: "Scope approved",
      clause: "4.3",
      todo: ["Have the scope approved, and record by whom and when"],
    });
  });

  it("says of an empty ISMS what to begin with, and refuses a folder that is not there", () => {
    const { code, out } = isms(["status", folderOf({ "isms.yaml": "isms:\n  organisation: X\n" })]);
    assert.equal(code, 0);
    assert.match(out, /none recorded/);
    assert.match(out, /mandatory and missing: Scope of the ISMS \(clause 4\.3\)/);
    assert.match(out, /Next\n {2}1\. Begin the project with/);
    assert.equal(isms(["status", "no/such/folder"]).code, 2);
  });
});
