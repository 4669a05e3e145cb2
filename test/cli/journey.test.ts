import assert from "node:assert/strict";
import path from "node:path";
import { Company } from "./journey/company.ts";
import type { Step } from "./journey/step.ts";
import { steps } from "./journey/steps.ts";
import { folderOf, isms } from "./run.ts";

const START = "2026-01-12";

interface Seen {
  readonly codes: readonly string[];
  readonly errors: number;
}

describe("the way of a company", () => {
  const company = new Company(path.join(folderOf({}), "isms"));
  let before: Seen = { codes: [], errors: 0 };

  it(`${START}: begins with the starter, in which nothing counts as done`, () => {
    const { folder } = company;
    assert.equal(isms(["init", folder, "--organisation", "Example Ltd", "--yes", "--today", START]).code, 0);
    assert.equal(isms(["plan", folder, "--start", START, "--write", "--today", START]).code, 0);
    before = look(company, START);
    assert.equal(before.errors, 0);
    const families = new Set(before.codes.map((code) => code.split("/")[0]));
    assert.deepEqual([...families].sort(), [
      "asset",
      "clause",
      "context",
      "document",
      "obligation",
      "project",
      "risk",
      "role",
      "scope",
      "soa",
    ]);
    const { phases } = json(["plan", folder, "--today", START]);
    assert.ok(phases.every(({ share }: { share: number }) => share === 0));
    const { clauses, readiness } = json(["status", folder, "--today", START]);
    assert.deepEqual([clauses.byState.present, clauses.byState.approved], [0, 0]);
    assert.deepEqual(doneIn(readiness), [0, 0]);
  });

  for (const step of steps) {
    it(`${step.on}: ${step.what}`, () => {
      for (const [file, change] of Object.entries(step.writes ?? {})) company.write(file, change);
      if (step.approve) company.approve(step.approve);
      const now = look(company, step.on);
      expectFindings(step, before, now);
      expectPlan(step, company);
      expectStatus(step, company);
      before = now;
    });
  }
});

function look({ folder }: Company, today: string): Seen {
  const { findings, summary } = json(["check", folder, "--today", today]);
  const codes = new Set<string>(findings.map(({ code }: { code: string }) => code));
  return { codes: [...codes].sort(), errors: summary.errors };
}

function expectFindings({ gone, due, isClean }: Step, before: Seen, { codes, errors }: Seen): void {
  const among = (list: readonly string[], name: string) => list.some((code) => code === name || code.startsWith(`${name}/`));
  const all = `\nbefore: ${before.codes.join(", ")}\nnow: ${codes.join(", ")}`;
  assert.equal(errors, 0, all);
  for (const name of gone) assert.ok(among(before.codes, name) && !among(codes, name), `${name} has not gone${all}`);
  for (const name of due) assert.ok(codes.includes(name), `${name} is not due${all}`);
  if (isClean) assert.deepEqual(codes, []);
}

function expectPlan({ on, phase, shown = {} }: Step, { folder }: Company): void {
  const phases: readonly { readonly id: string; readonly state: string; readonly share: number }[] = json([
    "plan",
    folder,
    "--today",
    on,
  ]).phases;
  assert.equal(phases.find(({ state }) => state !== "done")?.id, phase);
  const shares = Object.fromEntries(phases.map(({ id, share }) => [id, Math.round(share * 100)]));
  for (const [id, percent] of Object.entries(shown)) assert.equal(shares[id], percent, `${id} in ${JSON.stringify(shares)}`);
}

function expectStatus({ on, status = {} }: Step, { folder }: Company): void {
  const { readiness, clauses } = json(["status", folder, "--today", on]);
  if (status.readiness) assert.deepEqual(doneIn(readiness), status.readiness);
  for (const [state, count] of Object.entries(status.clauses ?? {})) assert.equal(clauses.byState[state], count, state);
}

function doneIn(readiness: readonly { readonly done: number }[]): number[] {
  return readiness.map(({ done }) => done);
}

function json(args: readonly string[]) {
  const { out, log } = isms([...args, "--format", "json"]);
  assert.ok(out.startsWith("{"), log);
  return JSON.parse(out);
}
