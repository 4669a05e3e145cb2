import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { folderOf, isms } from "./run.ts";

const CONFIG = "isms:\n  organisation: X\n";
const CSV = "ID,Risk,Likelihood,Impact,Owner\nR-1,Theft,3,4,CTO\n";

describe("isms convert", () => {
  it("prints a register as YAML records and writes nothing", () => {
    const folder = folderOf({ "isms.yaml": CONFIG, "risks.csv": CSV });
    const { code, out, log } = isms(["convert", "risks.csv", "--root", folder]);
    assert.equal(code, 0, log);
    assert.equal(out, "risks:\n  - id: R-1\n    title: Theft\n    owner: CTO\n    likelihood: 3\n    impact: 4\n");
    assert.deepEqual(readdirSync(folder).sort(), ["isms.yaml", "risks.csv"]);
  });

  it("puts it in the place of a table, and leaves a CSV file for the user to delete", () => {
    const table = "# Risks\n\n| ID | Risk | Likelihood | Impact | Owner |\n|---|---|---|---|---|\n| R-1 | Theft | 3 | 4 | CTO |\n";
    const folder = folderOf({ "isms.yaml": CONFIG, "docs/risks.md": table, "other.csv": CSV.replace("R-1", "R-2") });
    assert.equal(isms(["convert", "docs/risks.md", "--root", folder, "--write"]).code, 0);
    assert.equal(
      readFileSync(path.join(folder, "docs/risks.md"), "utf8"),
      "# Risks\n\nThe register is kept in [risks.yaml](risks.yaml).\n",
    );
    const { code, log } = isms(["convert", "other.csv", "--root", folder, "--write"]);
    assert.equal(code, 0);
    assert.match(log, /Delete other\.csv now/);
    assert.deepEqual(readdirSync(folder).sort(), ["docs", "isms.yaml", "other.csv", "other.yaml"]);
  });

  it("exits with 1 and says what would be lost, and keeps it when told to", () => {
    const folder = folderOf({ "isms.yaml": CONFIG, "risks.csv": CSV.replace("Owner\n", "Owner,Mood\n").replace("CTO\n", "CTO,bad\n") });
    const { code, out, log } = isms(["convert", "risks.csv", "--root", folder]);
    assert.equal(code, 1);
    assert.equal(out, "");
    assert.match(log, /risks\.csv:2: The column "Mood" is read as no field: bad\nNothing was written\. --keep-unknown/);
    assert.match(isms(["convert", "risks.csv", "--root", folder, "--keep-unknown"]).out, /x-mood: bad/);
  });

  it("exits with 2 for files that hold no register, or several", () => {
    const folder = folderOf({ "isms.yaml": CONFIG, "page.md": "# Page\n" });
    assert.equal(isms(["convert", "page.md", "--root", folder]).code, 2);
    assert.equal(isms(["convert", "missing.csv", "--root", folder]).code, 2);
  });
});
