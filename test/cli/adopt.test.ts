import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { folderOf, isms } from "./run.ts";

const SOA = `| Control | Title | Applicable | Justification | Status |
|---|---|---|---|---|
| A.5.1 | Policies | Yes | Risk | Implemented |
| A.5.2 | Roles | Yes | Risk | Implemented |
| A.8.8 | Vulnerabilities | No | No own systems | n/a |
`;
const RISKS = "ID,Risk title,Likelihood,Impact,Risk owner,Mood\nR-1,Ransomware,3,4,CISO,bad\n";

describe("isms adopt", () => {
  it("shows what is recognised and the isms.yaml it would write, and writes nothing", () => {
    const folder = folderOf({ "soa.md": SOA, "risks.csv": RISKS });
    const { code, out, log } = isms(["adopt", folder]);
    assert.equal(code, 0, log);
    assert.match(out, /SoA +█░+ {2}3 of 93 controls {2}\(A\.5 2\/37/);
    assert.match(out, /✓ sure +soa +3 rows +soa\.md:1 +5 of 5 columns read\n/);
    assert.match(out, /risks +1 row +risks\.csv +5 of 6 columns read\n.*Risk title → title.*\n +not read: Mood\n/);
    assert.match(out, /isms\.yaml would be\n {2}isms:\n/);
    assert.match(log, /--write/);
    assert.deepEqual(readdirSync(folder).sort(), ["risks.csv", "soa.md"]);
  });

  it("writes isms.yaml and nothing else; then the check reads the registers, and there is nothing to change", () => {
    const folder = folderOf({ "soa.md": SOA, "risks.csv": RISKS });
    const { code, log } = isms(["adopt", folder, "--write", "--organisation", "Example Ltd", "--size", "small"]);
    assert.equal(code, 0, log);
    assert.equal(readFileSync(path.join(folder, "isms.yaml"), "utf8"), "isms:\n  organisation: Example Ltd\n  size: small\n");
    assert.equal(readFileSync(path.join(folder, "soa.md"), "utf8"), SOA);
    assert.deepEqual(readdirSync(folder).sort(), ["isms.yaml", "risks.csv", "soa.md"]);
    const { records } = JSON.parse(isms(["check", folder, "--format", "json"]).out);
    assert.deepEqual([records.soaEntry, records.risks], [3, 1]);
    const again = isms(["adopt", folder, "--write"]);
    assert.equal(again.code, 0);
    assert.match(again.out, /^Nothing to change/);
    assert.equal(again.log, "");
  });

  it("adds to an isms.yaml without touching the rest, and shows only that", () => {
    const text = "# by hand\nisms:\n  organisation: X # kept\n";
    const folder = folderOf({ "isms.yaml": text, "soa.md": SOA });
    const { code, out } = isms(["adopt", folder, "--write", "--size", "large"]);
    assert.equal(code, 0);
    assert.equal(readFileSync(path.join(folder, "isms.yaml"), "utf8"), `${text}  size: large\n`);
    assert.match(out, /\+ {3}size: large/);
    assert.doesNotMatch(out, /columns read/);
    assert.match(isms(["adopt", folder, "--all"]).out, /columns read/);
  });

  it("takes corrections: what the tables of a file are, and files that do not belong", () => {
    const folder = folderOf({ "soa.md": SOA, "sub/risks.csv": RISKS, "old.csv": RISKS });
    const args = ["--kind", "sub/risks.csv=none", "--exclude", "old.csv"];
    const { code, log } = isms(["adopt", ...args, folder, "--write"]);
    assert.equal(code, 0, log);
    const text = readFileSync(path.join(folder, "isms.yaml"), "utf8");
    assert.match(text, /exclude: \["\/old\.csv"\]\n {2}sources:\n {4}- files: sub\/risks\.csv\n {6}kind: none\n/);
    assert.match(isms(["adopt", ...args, folder, "--write"]).out, /^Nothing to change/);
    const unmet = isms(["adopt", "--kind", "soa.md=risks", folder, "--write"]);
    assert.deepEqual([unmet.code, readFileSync(path.join(folder, "isms.yaml"), "utf8")], [2, text]);
    assert.match(unmet.log, /soa\.md/);
    assert.match(isms(["adopt", "--exclude", "gone.md", folder]).log, /no file gone\.md/);
    for (const wrong of ["soa.md", "soa.md=nonsense", "=soa"]) assert.equal(isms(["adopt", "--kind", wrong, folder]).code, 2, wrong);
  });

  it("writes JSON for scripts", () => {
    const folder = folderOf({ "soa.md": SOA });
    const { code, out } = isms(["adopt", folder, "--format", "json"]);
    assert.equal(code, 0);
    const { registers, soa, proposal } = JSON.parse(out);
    assert.deepEqual([registers.length, soa.covered, proposal.isNew, proposal.isChanged], [1, 3, true, true]);
    assert.match(proposal.config, /^isms:\n/);
  });

  it("exits with 2 where there is no folder, an isms.yaml is damaged or leads elsewhere, or a size is none", () => {
    assert.equal(isms(["adopt", path.join(folderOf({}), "none")]).code, 2);
    const damaged = folderOf({ "isms.yaml": "isms: [\n" });
    assert.equal(isms(["adopt", damaged, "--write"]).code, 2);
    assert.equal(readFileSync(path.join(damaged, "isms.yaml"), "utf8"), "isms: [\n");
    assert.equal(isms(["adopt", folderOf({}), "--size", "tiny"]).code, 2);
    const bom = folderOf({ "isms.yaml": "\ufeffisms:\n  organisation: X\n" });
    assert.match(isms(["adopt", bom, "--write", "--size", "small"]).log, /UTF-8/);
    const inside = folderOf({ "real.yaml": "isms:\n  organisation: X\n" });
    symlinkSync("real.yaml", path.join(inside, "isms.yaml"));
    assert.match(isms(["adopt", inside, "--write", "--size", "small"]).log, /a link/);
    assert.equal(readFileSync(path.join(inside, "real.yaml"), "utf8"), "isms:\n  organisation: X\n");
    const decided = isms(["adopt", folderOf({ "isms.yaml": "isms:\n  organisation: X\n" }), "--organisation", "Y"]);
    assert.deepEqual([decided.code, /organisation: X/.test(decided.log)], [2, true]);
    const outside = path.join(folderOf({}), "elsewhere.yaml");
    const linked = folderOf({ "a.md": "" });
    symlinkSync(outside, path.join(linked, "isms.yaml"));
    const { code, log } = isms(["adopt", linked, "--write"]);
    assert.equal(code, 2, log);
    assert.ok(!existsSync(outside));
  });
});
