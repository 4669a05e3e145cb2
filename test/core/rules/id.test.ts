import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

describe("id/duplicate", () => {
  const text =
    "==> a.yaml\nrisks:\n  - {id: R-009, title: one}\n==> b.yaml\nassets:\n  - {id: R-009, title: two}\n  - {id: R-010, title: three}\n---\nrisks:\n  - {id: R-011, title: x}\n";

  it("finds an id in two files, whatever the kind, at the later one", async () => {
    await expectFindings(text, "id", ["b.yaml:2 id/duplicate"]);
    assert.match((await findingIn(text, "id/duplicate")).finding.message, /risk "one" \(a\.yaml\)/);
  });

  it("gives the later one the next free number of as many digits", async () => {
    assert.match((await applyFix(text, "id/duplicate", "`R-012`")).get("b.yaml") ?? "", /^ {2}- \{id: R-012, title: two\}$/m);
  });

  it("finds it between the documents of one file, and against a document's front matter", async () => {
    await expectFindings("==> a.yaml\nrisks:\n  - {id: X, title: a}\n---\nrisks:\n  - {id: X, title: b}\n", "id", [
      "a.yaml:5 id/duplicate",
    ]);
    await expectFindings("==> a.md\n---\nid: X\ntype: policy\n---\n==> b.yaml\nrisks:\n  - {id: X, title: b}\n", "id", [
      "b.yaml:2 id/duplicate",
    ]);
  });

  it("says once that a file repeats the ids of another, and leaves one of the two out", async () => {
    const csv = (words: readonly string[]) =>
      `ID,Risk,Likelihood,Impact,Owner\n${words.map((word, n) => `R-${n + 1},${word},1,2,IT\n`).join("")}`;
    const de = csv(["Feuer", "Wasser", "Diebstahl", "Irrtum"]);
    const en = csv(["Fire", "Water", "Theft", "Error"]);
    const files = `==> de/risks.csv\n${de}==> en/risks.csv\n${en}`;
    await expectFindings(files, "id", ["en/risks.csv:2 id/duplicate"]);
    assert.match((await findingIn(files, "id/duplicate")).finding.message, /^4 records .* de\/risks\.csv .*R-1, R-2, R-3, R-4/);
    const after = await applyFix(files, "id/duplicate", "Leave de/risks.csv out");
    assert.equal(after.get("isms.yaml"), 'isms:\n  organisation: Example Ltd\n  exclude: ["de/risks.csv"]\n');
    const few = files.replace("R-4,Error", "R-5,Error");
    await expectFindings(few, "id", ["en/risks.csv:2 id/duplicate", "en/risks.csv:3 id/duplicate", "en/risks.csv:4 id/duplicate"]);
  });

  it("stays silent about SoA entries, names of prototypes and records without an id", () =>
    expectFindings(
      "==> a.yaml\nrisks:\n  - {id: constructor, title: a}\n  - {id: toString, title: a}\n  - {title: x}\n  - {title: x}\nsoa:\n  controls:\n    - {control: A.5.1, applicable: true}\n",
      "id",
      [],
    ));
});
