import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { isms } from "./run.ts";

describe("examples/nordlicht", () => {
  const today = JSON.parse(readFileSync("examples/nordlicht/.vscode/settings.json", "utf8"))["isms.today"];
  const report = JSON.parse(isms(["check", "examples/nordlicht", "--today", today, "--format", "json"]).out);

  it("has nothing to find on its day", () => {
    assert.deepEqual(report.findings, []);
  });

  it("is complete: 93 entries and the own controls, risks, policies and evidence", () => {
    const { records } = report;
    assert.equal(records.soaEntry, 93 + records.controls);
    assert.ok(records.risks >= 25 && records.document >= 12 && records.evidence >= 30 && records.people >= 10);
    for (const kind of ["isms", "scope", "roles", "methodology", "assets", "actions", "soa", "obligations"])
      assert.ok(records[kind] > 0, kind);
  });

  it("grows old: evidence expires and reviews fall due", () => {
    const { findings } = JSON.parse(isms(["check", "examples/nordlicht", "--today", "2028-01-01", "--format", "json"]).out);
    const codes = new Set(findings.map(({ code }: { code: string }) => code));
    for (const code of [
      "evidence/expired",
      "document/review-overdue",
      "risk/review-overdue",
      "soa/stale",
      "review/overdue",
      "metric/missing-measurement",
    ])
      assert.ok(codes.has(code), code);
  });
});
