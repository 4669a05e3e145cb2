import assert from "node:assert/strict";
import clauseRecords from "../../../server/catalog/clause-records.yaml";
import usualEffort from "../../../server/catalog/effort.yaml";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { conditions } from "../../../server/src/core/model/recordConditions.ts";
import { gapAnalysis } from "../../../server/src/core/reports/gaps/gapAnalysis.ts";
import { gapsAsText } from "../../../server/src/core/reports/gaps/gapsText.ts";
import { gapsAsYaml } from "../../../server/src/core/reports/gaps/gapsYaml.ts";
import { starterFiles } from "../../../server/src/core/reports/starter.ts";
import { kindOf } from "../../../server/src/core/schema/kinds.ts";
import { expectFindings, openFixture, TODAY } from "../../fixture.ts";

const analyse = async (text: string) => gapAnalysis((await openFixture(text)).folder.snapshot());
const requirement = async (text: string, id: string) => {
  const found = (await analyse(text)).find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};
const soa = (fields: string) => `==> s.yaml\nsoa: {controls: [{control: A.8.13, ${fields}}]}\n`;
const EVIDENCE = "==> e.yaml\nevidence: [{id: EV-1, title: x, for: [A.8.13], collectedOn: 2026-06-01}]\n";
const RISK = "==> r.yaml\nrisks: [{id: R-1, title: x, treatment: {option: mitigate, controls: [A.8.13]}}]\n";
const IMPLEMENTED = "applicable: true, status: implemented";

describe("gap analysis", () => {
  it("looks at each clause with requirements, each control and the own ones, by conditions that there are", async () => {
    const ids = (await analyse("==> c.yaml\ncontrols: [{id: C-1, title: Own}]\n")).map(({ id }) => id);
    const clauses = catalog().clauses.flatMap(({ id, requirement: states }) => (states ? [id] : []));
    assert.deepEqual(ids, [...clauses, ...catalog().controls.map(({ id }) => id), "C-1"]);
    assert.deepEqual(Object.keys(clauseRecords().clauses).sort(), [...clauses].sort());
    for (const { kind, is } of Object.values(clauseRecords().clauses).flat()) assert.ok(kindOf(kind) && conditions[is], is);
  });

  it("tells how a clause stands: nothing recorded, a part, all", async () => {
    const scope = (more: string) => `==> s.yaml\nscope: {statement: All of it${more}}\n`;
    const empty = await requirement("", "4.3");
    assert.deepEqual([empty.state, empty.current, empty.priority], ["missing", "Nothing recorded in `scope`", "high"]);
    assert.equal((await requirement("", "9.2.1")).title, "Internal audit, in general");
    assert.ok(empty.remediation.length > 20 && empty.gap !== "");
    assert.equal((await requirement(scope(""), "4.3")).current, "scope approved: not yet");
    const met = await requirement(scope(", approvedBy: Anna, approvedOn: 2026-06-15"), "4.3");
    assert.deepEqual([met.state, met.gap, met.priority], ["met", "", undefined]);
    const risks = "==> r.yaml\nrisks: [{id: R-1, title: x, owner: A, likelihood: 1, impact: 1}, {id: R-2, title: y, owner: A}]\n";
    const partial = await requirement(risks, "6.1.2");
    assert.deepEqual([partial.state, partial.priority], ["partial", "medium"]);
    assert.match(partial.current, /each risk rated: 1 of 2/);
  });

  it("tells how a control stands, and what is needed most comes first", async () => {
    const state = async (text: string) => {
      const one = await requirement(text, "A.8.13");
      return `${one.state} ${one.priority}`;
    };
    assert.equal(await state(""), "missing medium");
    assert.equal(await state(RISK), "missing high");
    assert.equal(await state(soa("applicable: true, status: planned") + RISK), "missing high");
    assert.equal(await state(soa("applicable: true, status: partial")), "partial medium");
    assert.equal(await state(soa(IMPLEMENTED) + RISK), "partial medium");
    assert.equal(await state(soa(IMPLEMENTED)), "partial low");
    assert.equal(await state(soa(IMPLEMENTED) + EVIDENCE), "met undefined");
    for (const unwritten of [
      EVIDENCE.replace("title: x", 'title: "[TBD: test]"'),
      EVIDENCE.replace("title: x", "title: x, tags: [example]"),
    ]) {
      assert.notEqual(await state(soa(IMPLEMENTED) + unwritten), "met undefined");
    }
    assert.equal(await state(soa("applicable: false")), "excluded undefined");
    assert.match((await requirement(soa(IMPLEMENTED), "A.8.13")).remediation, /^Collect for example: /);
  });

  it("has a usual effort for each clause with requirements and each control", () => {
    const clauses = catalog().clauses.flatMap(({ id, requirement: states }) => (states ? [id] : []));
    assert.deepEqual(Object.keys(usualEffort().clauses).sort(), [...clauses].sort());
    assert.deepEqual(
      Object.keys(usualEffort().controls),
      catalog().controls.map(({ id }) => id),
    );
    for (const effort of Object.values({ ...usualEffort().clauses, ...usualEffort().controls })) {
      assert.ok(["small", "medium", "large"].includes(effort), effort);
    }
  });

  it("suggests a priority by risk and effort, for what is left", async () => {
    const row = (control: string, fields: string) => `==> s.yaml\nsoa: {controls: [{control: ${control}, applicable: true, ${fields}}]}\n`;
    const risk = (control: string, more: string) =>
      `==> r.yaml\nrisks: [{id: R-1, title: x, treatment: {option: mitigate, controls: [${control}]}, ${more}}]\n`;
    const scale = "[{value: 1, label: a}, {value: 2, label: b}, {value: 3, label: c}]";
    const method = `==> m.yaml\nmethodology: {likelihood: ${scale}, impact: ${scale}, formula: product, acceptance: {maxScore: 4}}\n`;
    const grave = method + risk("A.8.22", "likelihood: 3, impact: 3");
    const minor = method + risk("A.8.22", "likelihood: 2, impact: 2");
    const obligation = "==> o.yaml\nobligations: [{id: OBL-1, title: x, controls: [A.8.22]}]\n";
    const of = async (text: string, id = "A.8.22") => {
      const { effort, priority } = await requirement(text, id);
      return `${effort} ${priority}`;
    };
    assert.equal(await of(""), "large low");
    assert.equal(await of(row("A.8.22", "status: partial")), "medium medium");
    assert.equal(await of(row("A.8.22", "status: implemented")), "small low");
    assert.equal(await of(grave), "large high");
    assert.equal(await of(grave.replace("x,", "x, status: closed,")), "large low");
    assert.equal(await of(minor), "large medium");
    assert.equal(await of(row("A.8.22", "status: implemented") + minor), "small medium");
    assert.equal(await of(obligation), "large high");
    assert.equal(await of("", "A.8.17"), "small medium");
    assert.equal(await of("==> c.yaml\ncontrols: [{id: C-1, title: Own}]\n", "C-1"), "undefined medium");
    assert.equal(await of("", "4.2"), "small high");
    assert.equal(await of("", "7.1"), "medium medium");
    assert.equal(await of("==> c.yaml\nrisks: [{id: R-1, title: x, owner: A}]\n", "6.1.3"), "large high");
    assert.equal(await of("==> p.yaml\nscope: {statement: x, approvedBy: A, approvedOn: 2026-06-01}\n", "4.3"), "undefined undefined");
  });

  it("takes over what people recorded of a gap, until it is closed", async () => {
    const gap = (status: string) =>
      `==> g.yaml\ngaps: [{id: GAP-7, title: Locks, requirement: A.8.13, target: Locked, priority: low, effort: 10 days, remediation: Lock, actions: [ACT-1], status: ${status}}]\n`;
    const open = await requirement(soa(IMPLEMENTED) + EVIDENCE + gap("open"), "A.8.13");
    assert.deepEqual(
      [open.state, open.target, open.gap, open.priority, open.effort, open.remediation, open.actions, open.recorded],
      ["partial", "Locked", "Locks", "low", "10 days", "Lock", ["ACT-1"], ["GAP-7"]],
    );
    const unestimated = gap("open").replace("effort: 10 days, ", "");
    assert.equal((await requirement(soa(IMPLEMENTED) + EVIDENCE + unestimated, "A.8.13")).effort, "small");
    assert.equal((await requirement(soa(IMPLEMENTED) + EVIDENCE + gap("closed"), "A.8.13")).state, "met");
  });

  it("counts nothing of a starter ISMS as met", async () => {
    const files = starterFiles({ organisation: "Example Ltd", size: "small", frameworks: [] }, TODAY);
    const met = (await analyse(files.map(({ path, text }) => `==> ${path}\n${text}`).join(""))).filter(({ state }) => state === "met");
    assert.deepEqual(
      met.map(({ id }) => id),
      [],
    );
  });
});

describe("gaps as YAML", () => {
  it("are records without an error, numbered on, and none that is recorded", async () => {
    const text = "==> g.yaml\ngaps: [{id: GAP-7, title: Locks, requirement: A.8.13}]\n";
    const { folder } = await openFixture(text);
    const snapshot = folder.snapshot();
    const yaml = gapsAsYaml(gapAnalysis(snapshot), snapshot.index.allIds);
    assert.match(yaml, /^# .+\n\ngaps:\n {2}- id: GAP-8\n/);
    assert.match(yaml, /requirement: A\.8\.22\n(?: {4}.+\n)+ {4}priority: low\n(?: {4}.+\n)* {4}effort: large\n/);
    assert.doesNotMatch(yaml, /requirement: A\.8\.13\n/);
    await expectFindings(`==> new.yaml\n${yaml}`, /^(syntax|schema|ref|id)\//, []);
  });
});

describe("gaps as text", () => {
  const WORDS = ["days", "weeks", "months"];

  it("begin with the gravest and end with what was counted", async () => {
    const text = gapsAsText(await analyse(soa(IMPLEMENTED) + RISK), (_, words) => words);
    assert.match(text, /^High priority\n {2}4\.1 /);
    assert.match(
      text,
      /Medium priority\n[\s\S]+ {2}A\.8\.13 +Information backup +days +Implemented, without current evidence +Collect evidence\n/,
    );
    const efforts = [...(text.split("Medium priority")[0] ?? "").matchAll(/^ {2}\d\S* .+ {2}(days|weeks|months) {2}/gm)].map(
      ([, word]) => word,
    );
    assert.deepEqual(
      efforts,
      [...efforts].sort((a = "", b = "") => WORDS.indexOf(a) - WORDS.indexOf(b)),
    );
    assert.equal(new Set(efforts).size, WORDS.length);
    assert.match(text, /never that nothing is\.\n$/);
  });
});
