import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { type Attack, attackOf, attacksOn } from "./attacks.ts";
import { literalsBelow, type Pattern } from "./literals.ts";

/** Attacks are tried in this length first: where that takes no time at all, growth cannot matter in texts that people have. */
const TRIAL = 2_500;
const TRIAL_MILLISECONDS = 0.5;

/** Twice the text may take three times as long: in quadratic growth it takes four times as long. */
const LENGTHS = [25_000, 50_000] as const;
const MOST_GROWTH = 3;

/** What is shorter than this says more of the machine than of the expression. */
const NOISE_MILLISECONDS = 20;

/** Nothing is waited for longer. One that takes this for the trial grows far worse than linearly. */
const HOPELESS_MILLISECONDS = 100;

const ROUNDS = 3;
const CONFIRMATIONS = 5;

describe("regular expressions", function () {
  this.timeout(0);

  it("of the source take linear time, whatever the text", () => {
    const patterns = [...literalsBelow("server/src"), ...literalsBelow("client/src")];
    assert.ok(patterns.length > 300, `${patterns.length} found`);
    assert.deepEqual(slowOf(patterns), []);
  });

  it("built out of word lists take linear time, whatever the text", () => {
    const patterns = builtByCheck();
    assert.ok(patterns.length > 20, `${patterns.length} found`);
    assert.deepEqual(slowOf(patterns), []);
  });

  it("that do not are found", () => {
    const slow = slowOf([{ source: "\\s+$", flags: "", from: "here" }]);
    assert.match(slow.join(), /here/);
  });
});

/** The expressions that reading and checking the example builds. */
function builtByCheck(): Pattern[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), "isms-patterns-"));
  const file = path.join(folder, "patterns.json");
  const probe = path.resolve("test/core/regularExpressions/collectBuilt.mjs");
  const { status } = spawnSync(process.execPath, ["--import", probe, "dist/cli.js", "check", "examples/nordlicht", "--fail-on", "never"], {
    env: { ...process.env, ISMS_BUILT_PATTERNS: file },
  });
  assert.equal(status, 0);
  const built = JSON.parse(readFileSync(file, "utf8")) as Pattern[];
  rmSync(folder, { recursive: true });
  return built;
}

function slowOf(patterns: readonly Pattern[]): string[] {
  const distinct = new Map(patterns.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]));
  return [...distinct].flatMap(([name, { source, flags, from }]) => {
    // one that is tried at many places of a text is as slow as if it were looked for
    const pattern = new RegExp(source, flags.includes("y") ? `${flags.replace(/[yg]/g, "")}g` : flags);
    const attack = attacksOn(source).find((candidate) => isSlowAgain(pattern, candidate));
    return attack ? [`${from}: ${name} on ${JSON.stringify(attack)}`] : [];
  });
}

/** What grows too fast does so every time; a machine that was busy with something else does not. */
function isSlowAgain(pattern: RegExp, attack: Attack): boolean {
  for (let time = 0; time < CONFIRMATIONS; time++) if (!isSlow(pattern, attack)) return false;
  return true;
}

function isSlow(pattern: RegExp, attack: Attack): boolean {
  const trial = timeOf(pattern, attackOf(TRIAL, attack));
  if (trial < TRIAL_MILLISECONDS) return false;
  if (trial > HOPELESS_MILLISECONDS) return true;
  const [once, twice] = LENGTHS.map((length) => timeOf(pattern, attackOf(length, attack))) as [number, number];
  return twice > NOISE_MILLISECONDS && twice > once * MOST_GROWTH;
}

/** The least of a few rounds: what is more comes from elsewhere. */
function timeOf(pattern: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && least > TRIAL_MILLISECONDS; round++) {
    const start = performance.now();
    if (pattern.global) for (const _ of text.matchAll(pattern));
    else pattern.exec(text);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
