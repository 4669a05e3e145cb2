import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { isms } from "./run.ts";

const CORPUS = path.resolve("../shared/corpus");
/** Folders that have nothing to do with ISO 27001: nothing about its controls may be found in them. */
const NEGATIVE = ["basecamp+policies", "tailscale+security-policies", "opencontrol+freedonia-compliance"];

describe("isms check on real folders", () => {
  if (!existsSync(CORPUS)) {
    it("is skipped: there is no corpus of real folders beside the project");
    return;
  }
  for (const name of readdirSync(CORPUS).filter((entry) => statSync(path.join(CORPUS, entry)).isDirectory())) {
    it(`ends well on ${name}`, function () {
      this.timeout(10_000);
      const { code, out, log } = isms(["check", path.join(CORPUS, name), "--format", "json"]);
      assert.ok(code === 0 || code === 1, log);
      const { findings } = JSON.parse(out) as { findings: { code: string }[] };
      assert.ok(!findings.some((finding) => finding.code === "internal/error"));
      if (NEGATIVE.includes(name)) assert.deepEqual(findings, []);
    });
  }
});
