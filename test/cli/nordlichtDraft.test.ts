import assert from "node:assert/strict";
import { isms } from "./run.ts";

interface Report {
  readonly summary: { readonly errors: number; readonly warnings: number };
  readonly records: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly code: string; readonly file: string; readonly message: string }[];
}

describe("the example at week 10", () => {
  const { code, out } = isms(["check", "examples/nordlicht-draft", "--today", "2026-03-13", "--format", "json"]);
  const { summary, records, findings } = JSON.parse(out) as Report;
  const found = new Set(findings.map((finding) => finding.code));

  it("has honest gaps and no error", () => {
    assert.equal(code, 0);
    assert.equal(summary.errors, 0);
    assert.deepEqual(
      findings.filter((finding) => /^(syntax|schema|ref|id|internal)\//.test(finding.code)),
      [],
    );
    for (const gap of [
      "soa/missing-controls",
      "soa/unapproved",
      "soa/unjustified-inclusion",
      "soa/unjustified-exclusion",
      "soa/weak-justification",
      "soa/reason-without-record",
      "soa/implemented-without-evidence",
      "risk/no-treatment",
      "risk/plan-unapproved",
      "risk/approver-not-owner",
      "risk/residual-unaccepted",
      "risk/control-not-in-soa",
      "document/placeholder",
      "context/climate-undecided",
      "party/requirement-unaddressed",
      "scope/unapproved",
      "scope/exclusion-without-reason",
      "role/unassigned",
      "asset/no-owner",
      "training/competence-missing",
      "activity/overdue",
    ]) {
      assert.ok(found.has(gap), gap);
    }
  });

  it("has 55 rows, twelve risks and four drafts, two of them still with the text of templates", () => {
    assert.deepEqual([records.soaEntry, records.risks, records.document], [55, 12, 4]);
    const templates = findings.filter(({ code: one, message }) => one === "document/placeholder" && message.includes("isms-template"));
    assert.deepEqual(
      templates.map(({ file }) => file),
      ["policies/backup-and-continuity.md", "policies/incident-response.md"],
    );
  });
});
