import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { folderOf, isms } from "./run.ts";

const BROKEN = {
  "isms.yaml": "isms:\n  organisation: Example Ltd\n",
  "risks.yaml":
    "risks:\n  - id: R-1\n    title: One\n    owner: anna\n    treatment:\n      option: mitigate\n      controls: [A.8.99, A.12.6.1]\n",
  "people.yaml": "people:\n  - id: bob\n    name: Bob\n",
  "policies/a b.md": "See A.8.99 <script>alert(1)</script>.\n",
};

describe("isms check", () => {
  const folder = folderOf(BROKEN);
  const check = (...args: string[]) => isms(["check", folder, "--today", "2026-06-15", ...args]);

  it("prints findings by file for people and exits with 1", () => {
    const { code, out } = check();
    assert.equal(code, 1);
    assert.match(out, /risks\.yaml\n(?: .*\n)*? {2}7:18 +error +There is no control A\.8\.99/);
    assert.match(out, /errors/);
  });

  it("writes the promised JSON, the same bytes for the same bytes", () => {
    const { out } = check("--format", "json");
    const report = JSON.parse(out);
    assert.deepEqual(Object.keys(report), ["tool", "root", "today", "summary", "records", "findings"]);
    assert.deepEqual(Object.keys(report.summary), ["files", "records", "errors", "warnings", "infos", "hints"]);
    assert.deepEqual(Object.keys(report.findings[0]), ["code", "severity", "message", "file", "range", "fixes"]);
    assert.deepEqual(report.records, { isms: 1, people: 1, risks: 1 });
    assert.equal(report.today, "2026-06-15");
    const unknown = report.findings.find(
      (finding: { code: string; file: string }) => finding.code === "ref/unknown-control" && finding.file === "risks.yaml",
    );
    assert.deepEqual(unknown.range, { start: { line: 6, character: 17 }, end: { line: 6, character: 23 } });
    const order = report.findings.map(
      ({ file, range }: { file: string; range: { start: { line: number } } }) => `${file} ${String(range.start.line).padStart(4, "0")}`,
    );
    assert.deepEqual(order, [...order].sort());
    assert.equal(check("--format", "json").out, out);
  });

  it("writes SARIF 2.1.0 that the official schema accepts, with rules, regions and fingerprints", function () {
    const { out } = check("--format", "sarif");
    const log = JSON.parse(out);
    const [result] = log.runs[0].results;
    assert.match(result.partialFingerprints["findingContent/v1"], /^[0-9a-f]{16}:\d+$/);
    assert.equal(log.runs[0].tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.ok(result.locations[0].physicalLocation.region.startLine >= 1);
    assert.ok(
      log.runs[0].results.some((one: typeof result) => one.locations[0].physicalLocation.artifactLocation.uri === "policies/a%20b.md"),
    );
    const schema = path.resolve("../shared/schemas/sarif-schema-2.1.0.json");
    if (!existsSync(schema)) {
      console.log("      (no SARIF schema beside the project: shape checked, schema skipped)");
      this.skip();
    }
    const ajv = new AjvDraft4({ strict: false, allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
    assert.ok(validate(log), JSON.stringify(validate.errors));
  });

  it("writes GitHub workflow commands and JUnit, with what files say escaped", () => {
    assert.match(
      check("--format", "github").out,
      /^::error file=[^\n]*risks\.yaml,line=7,col=18,[^\n]*title=ref\/unknown-control::There is no control/m,
    );
    const junit = check("--format", "junit").out;
    assert.match(junit, /<testsuites name="isms" tests="\d+" failures="\d+">/);
    assert.doesNotMatch(junit, /<script>/);
  });

  it("obeys --only, --fail-on and --output", () => {
    const target = path.join(folderOf({}), "report", "out.json");
    const { code, out } = check("--format", "json", "--only", "ref/edition-2013", "--output", target);
    assert.equal(code, 0);
    assert.equal(out, "");
    const report = JSON.parse(readFileSync(target, "utf8"));
    assert.deepEqual([...new Set(report.findings.map(({ code: found }: { code: string }) => found))], ["ref/edition-2013"]);
    assert.equal(check("--only", "ref/edition-2013", "--fail-on", "warning").code, 1);
    assert.equal(check("--fail-on", "never").code, 0);
  });

  it("obeys the severities of isms.yaml", () => {
    const quiet = folderOf({
      ...BROKEN,
      "isms.yaml": "isms:\n  organisation: Example Ltd\n  rules:\n    ref: off\n    ref/edition-2013: info\n",
    });
    const { findings } = JSON.parse(isms(["check", quiet, "--format", "json"]).out) as { findings: { code: string; severity: string }[] };
    assert.deepEqual(
      findings.filter(({ code }) => code.startsWith("ref/")).map(({ code, severity }) => `${code} ${severity}`),
      ["ref/edition-2013 info"],
    );
  });

  it("ends quietly where the reader of its output stops early", async () => {
    const run = spawn(process.execPath, ["dist/cli.js", "refs", "examples/nordlicht", "--format", "json"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let log = "";
    run.stderr.on("data", (part) => {
      log += part;
    });
    run.stdout.destroy();
    const [code] = await once(run, "close");
    assert.deepEqual([code, log], [0, ""]);
  });

  it("refuses codes that no rule has and files that it cannot write", () => {
    const unknown = check("--only", "soa,risk/no-ownr");
    assert.equal(unknown.code, 2);
    assert.match(unknown.log, /There is no rule risk\/no-ownr\. Did you mean risk\/no-owner\?/);
    const unwritable = check("--output", path.join(folder, "isms.yaml/report.json"));
    assert.equal(unwritable.code, 2);
    assert.match(unwritable.log, /^.*report\.json cannot be written: [^\n]*\n$/);
  });

  it("says in a folder without isms.yaml that it checks references only", () => {
    const bare = folderOf({ "a.md": "ISO 27001: see A.8.99 and R-1.\n", "risks.yaml": "risks:\n  - id: 1\n" });
    const { out, log } = isms(["check", bare, "--format", "json"]);
    assert.match(log, /no isms\.yaml.*isms init/);
    assert.deepEqual(
      JSON.parse(out).findings.map(({ code }: { code: string }) => code),
      ["ref/unknown-control"],
    );
  });

  it("exits with 2 and one line on wrong usage and unreadable input", () => {
    for (const args of [
      ["check", "/nowhere/at/all"],
      ["check", folder, "--today", "tomorrow"],
      ["check", folder, "--format", "xml"],
      ["check", "--nonsense"],
      ["nonsense"],
    ]) {
      const { code, out, log } = isms(args);
      assert.equal(code, 2, args.join(" "));
      assert.equal(out, "");
      assert.ok(log.length > 0);
    }
  });

  it("tells its usage", () => {
    for (const args of [["--help"], ["check", "--help"], ["refs", "--help"], ["init", "--help"], ["lsp", "--help"]]) {
      const { code, out } = isms(args);
      assert.equal(code, 0);
      assert.match(out, /Usage: isms/);
    }
    assert.match(isms(["--version"]).out, /^\d+\.\d+\.\d+\n$/);
  });
});

describe("isms refs", () => {
  it("lists every reference with its target, standard and edition", () => {
    const folder = folderOf({
      "isms.yaml": "isms:\n  organisation: Example Ltd\n",
      "a.md": "Clause 6.1.3 d), A.5.24–A.5.26, R-1, GDPR Art. 32 and [x](isms.yaml).\n",
      "r.yaml": "risks:\n  - id: R-1\n    title: One\n",
    });
    const { code, out } = isms(["refs", folder, "--format", "json"]);
    assert.equal(code, 0);
    const list = JSON.parse(out) as { file: string; target: string; standard: string; edition?: string; text: string }[];
    assert.deepEqual(
      list
        .filter(({ file }) => file === "a.md")
        .map(({ target, standard, edition }) => [target, standard, edition].filter(Boolean).join(" ")),
      [
        "6.1.3 d iso27001 2022",
        "A.5.24 iso27001 2022",
        "A.5.25 iso27001 2022",
        "A.5.26 iso27001 2022",
        "R-1 record",
        "Art.32 gdpr",
        "isms.yaml file",
      ],
    );
  });
});
