import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { folderOf, isms, type Run } from "./run.ts";

const FILES = {
  "isms.yaml": "isms:\n  organisation: Example Ltd\n",
  "risks.yaml": "risks:\n  - id: R-1\n    title: One\n    owner: anna\n    treatment:\n      controls: [A.8.99]\n",
  "docs/policy.md": "# Policy\n\nSee [that](gone.md), [those](drafts/x.pdf) and A.12.6.1.\n",
  "docs/broken.yaml": "a: [1, 2\n",
  "drafts/note.md": "A.8.98 of ISO 27001\n",
};
const FORMATS = ["pretty", "json", "sarif", "github", "junit"];

/** What people do to a folder between two checks; the next check without the cache says what is right. */
const CHANGES: readonly [what: string, change: (folder: string) => void][] = [
  ["a text", (folder) => write(folder, "risks.yaml", FILES["risks.yaml"].replace("A.8.99", "A.8.97"))],
  ["as many bytes", (folder) => write(folder, "risks.yaml", FILES["risks.yaml"].replace("A.8.99", "A.8.96"))],
  ["a new file", (folder) => write(folder, "docs/new.md", "A.8.95\n")],
  ["a file that is only linked to", (folder) => write(folder, "docs/drafts/x.pdf", "%PDF")],
  ["a file that is gone", (folder) => rmSync(path.join(folder, "docs/new.md"))],
  ["a folder of another name", (folder) => renameSync(path.join(folder, "drafts"), path.join(folder, "notes"))],
  ["what git ignores", (folder) => write(folder, ".gitignore", "notes/\n")],
  ["the configuration", (folder) => write(folder, "isms.yaml", `${FILES["isms.yaml"]}  rules: {ref: "off"}\n`)],
  ["no configuration", (folder) => rmSync(path.join(folder, "isms.yaml"))],
];

describe("isms check --cache", function () {
  this.timeout(240_000);
  const check = (folder: string, ...args: string[]) => isms(["check", folder, "--today", "2026-06-15", ...args]);
  const entries = (folder: string) =>
    readdirSync(path.join(folder, ".isms", "cache"))
      .filter((name) => name.endsWith(".json"))
      .map((name) => path.join(folder, ".isms", "cache", name));

  it("says what a check without it says, in every format, and keeps itself out of git", () => {
    const folder = folderOf(FILES);
    for (const format of FORMATS) {
      const right = check(folder, "--format", format);
      for (let round = 0; round < 2; round++) assert.deepEqual(check(folder, "--format", format, "--cache"), right, format);
    }
    assert.equal(entries(folder).length, FORMATS.length);
    assert.equal(readFileSync(path.join(folder, ".isms", "cache", ".gitignore"), "utf8"), "*\n");
  });

  it("is used while nothing has changed", () => {
    const folder = folderOf(FILES);
    check(folder, "--cache");
    forge(entries(folder)[0] as string);
    assert.deepEqual(check(folder, "--cache"), { code: 1, out: "kept", log: "" } satisfies Run);
    assert.notEqual(isms(["check", folder, "--today", "2026-06-16", "--cache"]).out, "kept", "another day");
  });

  it("is never used once anything has changed", () => {
    const folder = folderOf(FILES);
    for (const format of ["json", "pretty"]) check(folder, "--format", format, "--cache");
    for (const [what, change] of CHANGES) {
      for (const entry of entries(folder)) forge(entry);
      change(folder);
      for (const format of ["json", "pretty"]) {
        const right = check(folder, "--format", format);
        assert.deepEqual(check(folder, "--format", format, "--cache"), right, `${what}, ${format}`);
      }
    }
  });

  it("follows the baseline, and never keeps a run that writes one", () => {
    const folder = folderOf(FILES);
    const file = path.join(folder, ".isms-baseline.json");
    const args = ["--baseline", file, "--format", "json"];
    check(folder, "--update-baseline", "--cache");
    assert.ok(!existsSync(path.join(folder, ".isms")));
    check(folder, ...args, "--cache");
    writeFileSync(file, '{"version": 1, "findings": []}');
    assert.deepEqual(check(folder, ...args, "--cache"), check(folder, ...args));
    rmSync(file);
    assert.deepEqual(check(folder, ...args, "--cache"), check(folder, ...args));
  });

  it("counts for nothing where it is damaged, and costs nothing where it cannot be written", () => {
    const folder = folderOf(FILES);
    const right = check(folder, "--cache");
    const [entry = ""] = entries(folder);
    const whole = readFileSync(entry, "utf8");
    for (const damaged of ["", "x", whole.slice(0, -9), whole.replace("R-1", "R-2"), `${whole.split("\n")[0]}\n{}`]) {
      writeFileSync(entry, damaged);
      assert.deepEqual(check(folder, "--cache"), right);
    }
    rmSync(path.join(folder, ".isms"), { recursive: true });
    write(folder, ".isms", "in the way");
    assert.deepEqual(check(folder, "--cache"), right);
  });

  it("does not follow links out of the folder", function () {
    if (process.platform === "win32") this.skip();
    const [folder, elsewhere] = [folderOf(FILES), folderOf({})];
    mkdirSync(path.join(folder, ".isms"));
    symlinkSync(elsewhere, path.join(folder, ".isms", "cache"));
    check(folder, "--cache");
    assert.deepEqual(readdirSync(elsewhere), []);
  });
});

/** Gives an entry another report, as whole as the true one: it shows whether it is used. */
function forge(entry: string): void {
  const [, text = ""] = readFileSync(entry, "utf8").split("\n");
  const forged = JSON.stringify({ ...JSON.parse(text), outcome: { report: "kept", notes: [], code: 1 }, logged: [] });
  writeFileSync(entry, `${createHash("sha256").update(forged).digest("base64")}\n${forged}`);
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}
