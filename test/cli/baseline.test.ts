import assert from "node:assert/strict";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { folderOf, isms } from "./run.ts";

const ISMS = "isms:\n  organisation: Example Ltd\n";
const risks = (...controls: string[]) =>
  `risks:\n  - id: R-1\n    title: One\n    owner: anna\n    treatment:\n      option: mitigate\n      controls: [${controls.join(", ")}]\n`;

describe("isms check --baseline", () => {
  const newFolder = () => folderOf({ "isms.yaml": ISMS, "risks.yaml": risks("A.8.99") });
  const check = (folder: string, ...args: string[]) => isms(["check", folder, "--today", "2026-06-15", ...args]);
  const write = (folder: string, name: string, text: string) => writeFileSync(path.join(folder, name), text);

  it("writes the baseline and then finds nothing new", () => {
    const folder = newFolder();
    const file = path.join(folder, "known.json");
    assert.equal(check(folder).code, 1);
    const updated = check(folder, "--baseline", file, "--update-baseline");
    assert.equal(updated.code, 0, updated.log);
    assert.match(updated.log, /Wrote the baseline .*known\.json: \d+ findings/);
    const bytes = readFileSync(file, "utf8");
    const { code, out, log } = check(folder, "--baseline", file, "--fail-on", "hint");
    assert.equal(code, 0);
    assert.doesNotMatch(out, /A\.8\.99/);
    assert.match(out, /no findings[\s\S]*\n\d+ more findings are in the baseline .*known\.json/);
    assert.equal(log, "");
    write(folder, "risks.yaml", `# moved\n\n${risks("A.8.99")}`);
    assert.equal(check(folder, "--baseline", file, "--update-baseline").code, 0);
    assert.equal(readFileSync(file, "utf8"), bytes);
  });

  it("fails on a new finding and shows it alone", () => {
    const folder = newFolder();
    check(folder, "--update-baseline");
    const file = path.join(folder, ".isms-baseline.json");
    assert.ok(existsSync(file));
    write(folder, "risks.yaml", risks("A.8.98", "A.8.99"));
    const { code, out } = check(folder, "--baseline", file, "--format", "json");
    assert.equal(code, 1);
    const report = JSON.parse(out);
    assert.deepEqual(Object.keys(report), ["tool", "root", "today", "summary", "records", "findings", "baseline"]);
    assert.deepEqual(
      report.findings.map((finding: { code: string; message: string }) => [finding.code, finding.message.includes("A.8.98")]),
      [["ref/unknown-control", true]],
    );
    assert.equal(report.summary.errors, 1);
    assert.deepEqual(Object.keys(report.baseline), ["file", "known", "gone"]);
    assert.ok(report.baseline.known > 0);
    assert.equal(report.baseline.gone, 0);
    for (const format of ["github", "junit"]) {
      const run = check(folder, "--baseline", file, "--format", format);
      assert.doesNotMatch(run.out, /A\.8\.99/);
      assert.match(run.log, /^\d+ more findings are in the baseline .*\n$/);
    }
    assert.equal(check(folder).code, 1);
  });

  it("reports entries whose finding is gone, and takes them out", () => {
    const folder = newFolder();
    const file = path.join(folder, ".isms-baseline.json");
    check(folder, "--update-baseline");
    write(folder, "risks.yaml", risks("A.8.8"));
    const { code, log } = check(folder, "--baseline", file, "--only", "ref");
    assert.equal(code, 0);
    assert.match(log, /^1 entry of the baseline .*:\n {2}ref\/unknown-control {2}risks\.yaml {2}risks R-1\n$/);
    assert.equal(check(folder, "--baseline", file, "--only", "document").log, "");
    assert.match(check(folder, "--update-baseline").log, /[1-9]\d* taken out/);
    assert.doesNotMatch(readFileSync(file, "utf8"), /unknown-control/);
    assert.doesNotMatch(check(folder, "--baseline", file).log, /entry|entries/);
  });

  it("brings only the codes of --only up to date", () => {
    const folder = newFolder();
    check(folder, "--update-baseline", "--only", "ref");
    const file = path.join(folder, ".isms-baseline.json");
    const codes = () => new Set(JSON.parse(readFileSync(file, "utf8")).findings.map(({ code }: { code: string }) => code));
    assert.deepEqual([...codes()], ["ref/unknown-control"]);
    check(folder, "--update-baseline", "--only", "risk,soa");
    assert.ok(codes().size > 1 && codes().has("ref/unknown-control"));
  });

  it("tells in SARIF which results are new", () => {
    const folder = newFolder();
    check(folder, "--update-baseline");
    write(folder, "risks.yaml", risks("A.8.98", "A.8.99"));
    const { out } = check(folder, "--baseline", path.join(folder, ".isms-baseline.json"), "--format", "sarif");
    const { results } = JSON.parse(out).runs[0] as { results: { ruleId: string; baselineState: string; message: { text: string } }[] };
    const states = results.filter(({ ruleId }) => ruleId === "ref/unknown-control").map(({ baselineState }) => baselineState);
    assert.deepEqual(states, ["new", "unchanged"]);
    assert.ok(results.every(({ baselineState }) => baselineState === "new" || baselineState === "unchanged"));
    assert.doesNotMatch(check(folder, "--format", "sarif").out, /baselineState/);
  });

  it("exits with 2 where the baseline is missing, broken or of another version, and writes over nothing else", () => {
    const folder = newFolder();
    for (const [name, text, message] of [
      ["missing.json", undefined, /no baseline .*missing\.json.*--update-baseline/],
      ["broken.json", "{", /broken\.json cannot be used as a baseline: it is no JSON/],
      ["later.json", '{"version": 9, "findings": []}', /version is 9/],
      ["binary.json", "\0\0", /no text/],
    ] as const) {
      if (text !== undefined) write(folder, name, text);
      const { code, out, log } = check(folder, "--baseline", path.join(folder, name));
      assert.equal(code, 2, name);
      assert.equal(out, "");
      assert.match(log, message);
    }
    assert.equal(check(folder, "--baseline", path.join(folder, "isms.yaml"), "--update-baseline").code, 2);
    assert.equal(readFileSync(path.join(folder, "isms.yaml"), "utf8"), ISMS);
    assert.equal(check(folder, "--baseline", folder).code, 2);
  });

  it("follows no link out of the ISMS to write its own baseline", function () {
    const folder = newFolder();
    const outside = path.join(folderOf({}), "target.json");
    try {
      symlinkSync(outside, path.join(folder, ".isms-baseline.json"));
    } catch {
      this.skip();
    }
    assert.equal(check(folder, "--update-baseline").code, 2);
    assert.ok(!existsSync(outside));
  });
});
