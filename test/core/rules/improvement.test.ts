import { expectFindings } from "../../fixture.ts";

const improvement = (fields: string) => `==> i.yaml\nimprovements:\n  - {id: IMP-1, title: a, ${fields}}\n`;

describe("improvement/undecided", () => {
  const FOUND = ["i.yaml:2 improvement/undecided"];

  it("finds ideas that nobody decided on within 90 days", async () => {
    await expectFindings(improvement("proposedOn: 2026-03-16"), "improvement/undecided", FOUND);
    await expectFindings(improvement("proposedOn: 2026-03-17"), "improvement/undecided", []);
    await expectFindings(improvement("proposedOn: 2025-03-17, decision: rejected"), "improvement/undecided", []);
    await expectFindings(improvement("proposedOn: 2025-03-17, completedOn: 2025-06-01"), "improvement/undecided", []);
  });

  it("finds ideas of which neither the day nor the decision is known", async () => {
    await expectFindings(improvement("proposal: x"), "improvement/undecided", FOUND);
    for (const fields of ["decision: accepted", "completedOn: 2026-01-01", "actions: [ACT-1]"]) {
      await expectFindings(improvement(fields), "improvement/undecided", []);
    }
  });

  it("finds ideas put off until a day that is gone", async () => {
    await expectFindings(improvement("decision: deferred, nextReview: 2026-06-14"), "improvement/undecided", FOUND);
    await expectFindings(improvement("decision: deferred, nextReview: 2026-06-15"), "improvement/undecided", []);
  });
});

describe("improvement/no-action", () => {
  const action = "==> a.yaml\nactions:\n  - {id: ACT-1, title: x, for: [IMP-1]}\n";

  it("finds what is accepted and not carried out", async () => {
    await expectFindings(improvement("decision: accepted"), "improvement/no-action", ["i.yaml:2 improvement/no-action"]);
    await expectFindings(improvement("decision: accepted") + action, "improvement/no-action", []);
    const cancelled = "==> a.yaml\nactions:\n  - {id: ACT-1, title: x, status: cancelled}\n";
    await expectFindings(improvement("decision: accepted, actions: [ACT-1]") + cancelled, "improvement/no-action", [
      "i.yaml:2 improvement/no-action",
    ]);
    await expectFindings(improvement("decision: accepted, completedOn: 2026-01-01"), "improvement/no-action", []);
    await expectFindings(improvement("decision: deferred"), "improvement/no-action", []);
  });
});
