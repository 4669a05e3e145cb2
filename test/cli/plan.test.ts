import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { folderOf, isms } from "./run.ts";

const ISMS = { "isms.yaml": "isms: {organisation: Example Ltd, size: small}\n" };

describe("isms plan", () => {
  it("prints phases, progress, what is next and ranges of thumb", () => {
    const { code, out } = isms(["plan", "examples/nordlicht-draft", "--today", "2026-03-13"]);
    assert.equal(code, 0);
    assert.match(out, /! 2 Context and planning +2026-02-02 – 2026-02-27 +\d+ % +late/);
    assert.match(out, /Next\n {2}1\. Have the scope approved/);
    assert.match(out, /Gap analysis +3,000 – 8,000 EUR/);
    assert.match(out, /Size small: fewer than 50 people\. As of 2026\.\n {2}Source: .*neither a survey nor an offer\.\n$/);
  });

  it("finds the finished example before its certification audit", () => {
    const { out } = isms(["plan", "examples/nordlicht", "--today", "2026-11-02", "--format", "json"]);
    const { phases, next, costs } = JSON.parse(out);
    assert.deepEqual(
      phases.map(({ state }: { state: string }) => state),
      [...Array(6).fill("done"), "running"],
    );
    assert.deepEqual([next.length, costs.note, costs.estimates.length], [2, "range of thumb", 5]);
    assert.deepEqual([costs.asOf, costs.sizeMeaning], ["2026", "fewer than 50 people"]);
    assert.match(costs.source, /own range of thumb.*neither a survey nor an offer$/);
  });

  it("writes project.yaml once, where there is none", () => {
    const folder = folderOf(ISMS);
    assert.equal(isms(["plan", folder, "--start", "2026-09-07"]).code, 0);
    assert.ok(!existsSync(path.join(folder, "project.yaml")));
    const first = isms(["plan", folder, "--start", "2026-09-07", "--write"]);
    assert.equal(first.code, 0, first.log);
    const text = readFileSync(path.join(folder, "project.yaml"), "utf8");
    assert.match(text, /start: 2026-09-07\n {2}target: 2027-04-18\n {2}size: small\n/);
    const again = isms(["plan", folder, "--start", "2026-10-05", "--write"]);
    assert.equal(again.code, 2);
    assert.match(again.log, /has a project already, in project\.yaml/);
    assert.equal(readFileSync(path.join(folder, "project.yaml"), "utf8"), text);
  });

  it("never writes over a file, whatever it holds", () => {
    const folder = folderOf({ ...ISMS, "project.yaml": "# mine\n" });
    const { code, log } = isms(["plan", folder, "--write"]);
    assert.equal(code, 2);
    assert.match(log, /exists already/);
    assert.equal(readFileSync(path.join(folder, "project.yaml"), "utf8"), "# mine\n");
  });

  it("refuses days and sizes that are none", () => {
    for (const args of [
      ["--start", "soon"],
      ["--size", "huge"],
      ["--today", "2026-02-30"],
    ])
      assert.equal(isms(["plan", ...args]).code, 2);
  });
});
