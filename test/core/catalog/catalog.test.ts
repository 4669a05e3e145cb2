import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { clauseGuidance, controlGuidance } from "../../../server/src/core/catalog/guidance.ts";
import type { Guidance } from "../../../server/src/core/catalog/types.ts";

const { controls, clauses, themes, groups } = catalog();

describe("catalogue", () => {
  it("has the 93 controls in order, 37 + 8 + 14 + 34, eleven of them new", () => {
    const counts = themes.map(({ id }) => controls.filter((control) => control.id.startsWith(`${id}.`)).length);
    assert.deepEqual(counts, [37, 8, 14, 34]);
    assert.equal(controls.filter(({ predecessors }) => predecessors.length === 0).length, 11);
    const numbers = controls.map(({ id }) => id.split(".").slice(1).map(Number));
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
    );
  });

  it("puts each control in exactly one group of its theme, groups without gaps", () => {
    const number = (id: string) => Number(id.split(".")[2]);
    for (const group of groups) {
      const inside = controls.filter((control) => control.group === group.key);
      assert.ok(inside.every((control) => control.id.startsWith(`${group.theme}.`)));
      assert.deepEqual([inside[0]?.id, inside.at(-1)?.id], [group.from, group.to]);
      assert.equal(inside.length, number(group.to) - number(group.from) + 1);
    }
    assert.equal(controls.filter((control) => !groups.some(({ key }) => key === control.group)).length, 0);
  });

  it("leads every control of 2013 to controls that exist", () => {
    for (const control of controls)
      for (const id of control.predecessors) assert.ok(catalog().control2013(id)?.successors.includes(control.id), id);
    assert.deepEqual(catalog().control2013("A.18.2.3")?.successors, ["A.5.36", "A.8.8"]);
    assert.equal(catalog().control2013("A.9.2")?.type, "objective");
  });

  it("swaps 10.1 and 10.2 against the 2013 edition", () => {
    assert.equal(catalog().clause("10.1")?.was2013, "10.2");
    assert.equal(catalog().clause("6.1.3 d")?.title, "Information security risk treatment");
  });

  it("agrees with the reference facts", function () {
    const reference = path.resolve("../shared/reference");
    if (!existsSync(reference)) {
      console.log("      (no reference facts beside the project)");
      this.skip();
    }
    const read = (file: string) => parse(readFileSync(path.join(reference, file), "utf8"));
    const facts = read("annex-a.yaml").controls as {
      id: string;
      title: string;
      type: string[];
      cia: string[];
      concepts: string[];
      capabilities: string[];
      domains: string[];
    }[];
    assert.deepEqual(
      controls.map(({ id, title, type, properties, concepts, capabilities, domains }) => ({
        id,
        title,
        type,
        properties,
        concepts,
        capabilities,
        domains,
      })),
      facts.map(({ id, title, type, cia, concepts, capabilities, domains }) => ({
        id,
        title,
        type,
        properties: cia,
        concepts,
        capabilities,
        domains,
      })),
    );
    const clauseFacts = read("clauses.yaml");
    assert.deepEqual(
      clauses.map(({ id, title }) => [id, title]),
      clauseFacts.clauses.map(({ id, title }: { id: string; title: string }) => [id, title]),
    );
    assert.deepEqual(
      catalog().documentedInformation.map(({ key, clause }) => [key, clause]),
      clauseFacts.mandatory_documented_information.map(({ key, clause }: { key: string; clause: string }) => [key, clause]),
    );
  });
});

describe("guidance", () => {
  const texts: [string, Guidance | undefined, boolean][] = [
    ...controls.map(({ id }): [string, Guidance | undefined, boolean] => [id, controlGuidance(id), true]),
    ...clauses.map(({ id, requirement }): [string, Guidance | undefined, boolean] => [
      `clause ${id}`,
      clauseGuidance(id),
      requirement === true,
    ]),
  ];

  it("is there for every control and clause, in the promised measure", () => {
    for (const [id, text, whole] of texts) {
      assert.ok(text, id);
      assert.ok(
        sentences(text.purpose).length >= (whole ? 2 : 1) && sentences(text.purpose).length <= 5,
        `${id}: purpose of ${sentences(text.purpose).length} sentences`,
      );
      if (!whole) continue;
      for (const [list, least, most] of [
        [text.goodPractice, 3, 6],
        [text.evidence, 3, 6],
        [text.mistakes, 1, 3],
      ] as const) {
        assert.ok(list && list.length >= least && list.length <= most, `${id}: ${list?.length}`);
      }
    }
  });

  it("repeats no sentence", () => {
    const seen = new Map<string, string>();
    for (const [id, text] of texts) {
      for (const part of [text?.purpose ?? "", ...(text?.goodPractice ?? []), ...(text?.evidence ?? []), ...(text?.mistakes ?? [])]) {
        for (const sentence of sentences(part)) {
          const folded = sentence
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, " ")
            .trim();
          assert.ok(!seen.has(folded), `${id} and ${seen.get(folded)} share: ${sentence}`);
          seen.set(folded, id);
        }
      }
    }
  });

  it("names only controls and clauses that exist", () => {
    for (const [id, text] of texts) {
      const words = JSON.stringify(text);
      for (const [cited] of words.matchAll(/A\.\d+\.\d+/g)) assert.ok(catalog().isControl2022(cited), `${id} cites ${cited}`);
      for (const match of words.matchAll(/clauses? (\d+(?:\.\d+)*)/gi))
        assert.ok(catalog().clause(match[1] as string), `${id} cites ${match[0]}`);
    }
  });

  it("never calls anything compliant or certified by the software, nor uses the standard's shall", () => {
    for (const [id, text] of texts) assert.doesNotMatch(JSON.stringify(text), /\bshall\b/i, id);
  });
});

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=[A-Z"“`])/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}
