import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { folderOf, isms } from "./run.ts";

const ALL = ["--organisation", "Example Ltd", "--size", "small", "--frameworks", "gdpr,nis2"];

describe("isms init", () => {
  it("makes the folder, writes a starter ISMS, names each file, and the check finds no error in it", () => {
    const folder = path.join(folderOf({}), "new", "isms");
    const { code, out, log } = isms(["init", folder, ...ALL]);
    assert.equal(code, 0, log);
    const files = filesIn(folder);
    assert.ok(files.includes("isms.yaml") && files.includes("soa.yaml") && files.includes(".gitignore"));
    assert.deepEqual(out.trimEnd().split("\n").sort(), files.map((file) => `wrote ${path.join(folder, file)}`).sort());
    assert.match(log, /isms check/);
    const check = isms(["check", folder, "--format", "json"]);
    assert.equal(check.code, 0, check.out);
    const { summary, records } = JSON.parse(check.out);
    assert.equal(summary.errors, 0);
    assert.ok(summary.warnings > 0);
    assert.equal(records.soaEntry, 93);
    assert.equal(records.obligations, 3);
  });

  it("works in the present folder", () => {
    const folder = folderOf({});
    assert.equal(isms(["init", ...ALL], folder).code, 0);
    assert.match(readFileSync(path.join(folder, "isms.yaml"), "utf8"), /organisation: Example Ltd\n {2}size: small/);
  });

  it("keeps and names files that exist, whatever they hold, and exits with 0", () => {
    const folder = folderOf({ "risks.yaml": "risks: [] # mine\n", "README.md": "Mine.\n", "policies/cryptography.md": "" });
    const { code, out, log } = isms(["init", folder, ...ALL]);
    assert.equal(code, 0);
    assert.equal(readFileSync(path.join(folder, "risks.yaml"), "utf8"), "risks: [] # mine\n");
    assert.equal(readFileSync(path.join(folder, "README.md"), "utf8"), "Mine.\n");
    assert.equal(readFileSync(path.join(folder, "policies/cryptography.md"), "utf8"), "");
    for (const kept of ["risks.yaml", "README.md", path.join("policies", "cryptography.md")]) {
      assert.ok(log.includes(`kept ${path.join(folder, kept)}`), log);
      assert.ok(!out.includes(path.join(folder, kept)));
    }
    const before = filesIn(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
    const again = isms(["init", folder, "--organisation", "Other Ltd", "--size", "small", "--yes", "--frameworks", "gdpr,nis2"]);
    assert.equal(again.code, 0);
    assert.equal(again.out, "");
    assert.deepEqual(
      filesIn(folder).map((file) => readFileSync(path.join(folder, file), "utf8")),
      before,
    );
  });

  it("takes small and no frameworks with --yes, and frameworks in any case and order", () => {
    const folder = folderOf({});
    assert.equal(isms(["init", folder, "--organisation", "Example Ltd", "--yes"]).code, 0);
    assert.match(readFileSync(path.join(folder, "isms.yaml"), "utf8"), /size: small\n {2}language: en\n {2}frameworks: \[\]\n/);
    const other = folderOf({});
    assert.equal(
      isms(["init", other, "--organisation", "A", "--size", "large", "--frameworks", " NIS2, gdpr,gdpr ", "--language", "de"]).code,
      0,
    );
    assert.match(readFileSync(path.join(other, "isms.yaml"), "utf8"), /size: large\n {2}language: de\n {2}frameworks: \[nis2, gdpr\]\n/);
  });

  it("takes any name of an organisation", () => {
    const folder = folderOf({});
    const { code } = isms(["init", folder, "--organisation", 'Müller & "Sons": Ltd #1', "--yes"]);
    assert.equal(code, 0);
    const findings = JSON.parse(isms(["check", folder, "--format", "json"]).out).findings as { severity: string }[];
    assert.ok(!findings.some(({ severity }) => severity === "error"));
    assert.match(readFileSync(path.join(folder, "isms.yaml"), "utf8"), /organisation: "Müller & \\"Sons\\": Ltd #1"/);
  });

  it("exits with 2, says what is missing and writes nothing where nobody can answer", () => {
    for (const [args, message] of [
      [[], /--organisation/],
      [["--yes"], /--organisation/],
      [["--organisation", "  ", "--yes"], /--organisation/],
      [["--organisation", "A"], /--size/],
      [["--organisation", "A", "--size", "small"], /--frameworks/],
      [["--organisation", "A", "--size", "tiny", "--yes"], /tiny/],
      [["--organisation", "A", "--frameworks", "gdpr,hipaa", "--yes"], /hipaa/],
      [["--organisation", "A", "--language", "Deutsch!", "--yes"], /--language/],
      [["--organisation", "A", "--today", "soon", "--yes"], /--today/],
      [["--nonsense"], /nonsense/],
    ] as const) {
      const folder = path.join(folderOf({}), "isms");
      const { code, out, log } = isms(["init", folder, ...args]);
      assert.equal(code, 2, args.join(" "));
      assert.equal(out, "");
      assert.match(log, message);
      assert.ok(!existsSync(folder));
    }
  });

  it("exits with 2 where the place is a file", () => {
    const folder = folderOf({ taken: "" });
    const { code, log } = isms(["init", path.join(folder, "taken"), ...ALL]);
    assert.equal(code, 2);
    assert.match(log, /taken/);
    assert.doesNotMatch(log, /\n {4}at /);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
