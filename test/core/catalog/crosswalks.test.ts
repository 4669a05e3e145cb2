import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import {
  framework,
  frameworkIds,
  partsOf,
  type Requirement,
  requirementAsWritten,
  requirementLabel,
  requirementName,
  requirementOf,
} from "../../../server/src/core/catalog/crosswalks.ts";
import { kindOf } from "../../../server/src/core/schema/kinds.ts";
import { scanReferences } from "../../../server/src/core/syntax/references.ts";

const frameworks = frameworkIds.flatMap((id) => framework(id) ?? []);

/** Source names by framework that may be shipped. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  gdpr: ["ISMS as Code", "Microsoft", "Ansvar Systems"],
  nis2: ["ISMS as Code", "ENISA", "Sushegaad", "Ansvar Systems"],
  "nis2-2024-2690": ["ISMS as Code", "ENISA"],
  dora: ["ISMS as Code", "Ansvar Systems"],
  soc2: ["ISMS as Code"],
  "nist-csf": ["ISMS as Code", "NIST"],
  "nist-800-53": ["ISMS as Code", "NIST"],
};

describe("crosswalks", () => {
  it("has every framework that isms.yaml may name", () => {
    const field = kindOf("isms").root.fields?.find(({ name }) => name === "frameworks");
    assert.deepEqual([...frameworkIds].sort(), [...(field?.items?.enum ?? [])].sort());
    assert.equal(framework("pci-dss"), undefined);
    assert.equal(framework("toString"), undefined);
  });

  it("pairs each requirement, known once, with controls and clauses that exist, from sources that may be shipped", () => {
    for (const { id, requirements, sources, notGiven } of frameworks) {
      assert.deepEqual(
        sources.map(({ name }) => name),
        ALLOWED[id],
      );
      assert.equal(new Set(requirements.map((requirement) => requirement.id)).size, requirements.length, id);
      for (const requirement of requirements) {
        const ids = requirement.pairs.map((pair) => pair.id);
        assert.equal(new Set(ids).size, ids.length, requirement.id);
        for (const pair of requirement.pairs) {
          assert.ok(catalog().control(pair.id) ?? catalog().clause(pair.id), `${requirement.id} ${pair.id}`);
          assert.ok(pair.sources.length > 0 && pair.sources.every(({ name }) => ALLOWED[id]?.includes(name)));
        }
      }
      assert.ok(notGiven.length > 0);
      const names = notGiven.map((duty) => duty.id);
      assert.equal(new Set(names).size, names.length, id);
      for (const { id: name, title, about = [], text } of notGiven) {
        assert.match(name, /^[a-z]+(-[a-z]+)*$/);
        assert.match(title, /^[A-Z][^.]*$/);
        for (const one of about)
          assert.ok(
            requirements.some((requirement) => requirement.id === one),
            one,
          );
        assert.match(text, /^[A-Z].*\.$/);
        assert.doesNotMatch(text, /complian|\bshall\b/);
      }
    }
  });

  it("says why a source's pair is left out, and names no pair of ours among them", () => {
    for (const { id, leftOut, requirement } of frameworks)
      for (const { id: one, by, pairs, why } of leftOut) {
        assert.ok(requirement(one)?.id === one && by !== "own" && pairs.length > 0, `${id} ${one}`);
        assert.match(why, /^[A-Z].*\.$/);
      }
  });

  it("names what is not given as the schema of obligations does, so that one can track it", () => {
    const field = kindOf("obligations").root.fields?.find(({ name }) => name === "tracks")?.items;
    const names = frameworks.flatMap(({ id, notGiven }) => notGiven.map((duty) => `${id}/${duty.id}`));
    assert.deepEqual([...(field?.enum ?? [])].sort(), names.sort());
    assert.equal(field?.enumDescriptions?.length, field?.enum?.length);
    for (const { obligationType } of frameworks)
      assert.ok(
        kindOf("obligations")
          .root.fields?.find(({ name }) => name === "type")
          ?.enum?.includes(obligationType),
      );
  });

  it("leads from a control to requirements and back", () => {
    for (const { requirements, counterparts } of frameworks)
      for (const requirement of requirements)
        for (const { id, sources } of requirement.pairs)
          assert.ok(counterparts(id).some((other) => other.requirement === requirement && other.sources === sources));
    const ids = framework("nis2")
      ?.counterparts("A.5.20")
      .map(({ requirement }) => requirement.id);
    assert.deepEqual(ids, ["Art.21.2.a", "Art.21.2.d"]);
    assert.deepEqual(framework("gdpr")?.counterparts("A.7.12"), []);
  });

  it("finds a requirement by its id as people write it", () => {
    const cases: [string, string, string][] = [
      ["CC6.1", "soc2", "CC6.1"],
      ["cc6.1", "soc2", "CC6.1"],
      ["A1.2", "soc2", "A1.2"],
      ["GDPR Art. 32", "gdpr", "Art.32"],
      ["Art. 32(1)(b) GDPR", "gdpr", "Art.32"],
      ["NIS2 Art. 21(2)(d)", "nis2", "Art.21.2.d"],
      ["Article 21 of NIS2", "nis2", "Art.21"],
      ["DORA Art. 9", "dora", "Art.9"],
      ["PR.AA-01", "nist-csf", "PR.AA-01"],
      ["AC-2", "nist-800-53", "AC-2"],
      ["AC-2 (12)", "nist-800-53", "AC-2(12)"],
      ["AC-2(99)", "nist-800-53", "AC-2"],
      ["NIS2 Annex 6.10", "nis2-2024-2690", "6.10"],
      ["2024/2690 12.4.2", "nis2-2024-2690", "12.4"],
    ];
    for (const [text, standard, id] of cases) {
      const found = requirementAsWritten(text);
      assert.deepEqual([found?.framework.id, found?.id], [standard, id], text);
    }
    for (const text of ["", "A.5.1", "6.1", "GDPR", "GDPR Art. 99", "CC6.9", "CC6", "GV", "Art. 32", "PCI DSS 1.2", "1.1"])
      assert.equal(requirementAsWritten(text), undefined, text);
  });

  it("writes ids in a way that it reads again", () => {
    for (const requirement of frameworks.flatMap(({ requirements }) => requirements)) {
      const name = requirementName(requirement);
      assert.equal(requirementAsWritten(name), requirement, name);
      const [reference] = scanReferences(`We do this for ${name}.`, { namesStandard: true });
      assert.equal(reference && requirementOf(reference.standard, reference.ids[0] ?? ""), requirement, name);
    }
    assert.equal(requirementName(requirementOf("nis2", "Art.21.2.d") as Requirement), "NIS2 Art. 21(2)(d)");
    assert.equal(requirementLabel(requirementOf("nist-800-53", "AC-2(12)") as Requirement), "AC-2(12)");
  });

  it("knows the parts of a requirement", () => {
    assert.equal(partsOf(requirementOf("nis2", "Art.21") as Requirement).length, 10);
    assert.deepEqual(partsOf(requirementOf("gdpr", "Art.5") as Requirement), []);
  });

  it("ships only pairs that the reference facts have from the same sources", function () {
    const folder = path.resolve("../shared/reference/crosswalks");
    if (!existsSync(folder)) {
      console.log("      (no reference facts beside the project)");
      this.skip();
    }
    const files: Readonly<Record<string, [string, Readonly<Record<string, string>>]>> = {
      gdpr: ["gdpr", { ms: "Microsoft", ansvar: "Ansvar Systems" }],
      nis2: ["nis2-directive", { enisa: "ENISA", sush: "Sushegaad", ansvar: "Ansvar Systems" }],
      "nis2-2024-2690": ["nis2-2024-2690-annex", { enisa: "ENISA" }],
      dora: ["dora", { ansvar: "Ansvar Systems" }],
      "nist-csf": ["nist-csf-2.0", { nist: "NIST" }],
      "nist-800-53": ["nist-800-53r5", { nist: "NIST" }],
    };
    for (const [id, [file, names]] of Object.entries(files)) {
      const { pairs } = parse(readFileSync(path.join(folder, `${file}.yaml`), "utf8")) as {
        pairs: { iso: string; req: string; src: string[] }[];
      };
      const leftOut = (framework(id)?.leftOut ?? []).flatMap((row) => row.pairs.map((pair) => `${row.id} ${pair} ${names[row.by]}`));
      const known = pairs.flatMap(({ iso, req, src }) => src.flatMap((one) => (names[one] ? [`${req} ${iso} ${names[one]}`] : [])));
      assert.ok(
        leftOut.every((pair) => known.includes(pair)),
        `${id}: pairs that no source has are left out`,
      );
      const allowed = known.filter((pair) => !leftOut.includes(pair));
      const shipped = (framework(id)?.requirements ?? []).flatMap((requirement) =>
        requirement.pairs.flatMap((pair) =>
          pair.sources.flatMap(({ name }) => (name === "ISMS as Code" ? [] : [`${requirement.id} ${pair.id} ${name}`])),
        ),
      );
      assert.deepEqual(shipped.sort(), allowed.sort(), id);
    }
  });

  it("reads DORA for itself, article by article, and keeps apart who says what", () => {
    const dora = framework("dora");
    const saidBy = (id: string, control: string) =>
      dora?.requirements
        .find((requirement) => requirement.id === id)
        ?.pairs.find((pair) => pair.id === control)
        ?.sources.map(({ name }) => name);
    const articles = [...Array(15).keys()].map((at) => at + 5).concat(24, 25, 26, 27, 28, 29, 30, 45);
    // Art. 15 has the authorities write standards, and asks nothing of an entity
    for (const article of articles.filter((one) => one !== 15)) {
      const own = dora?.requirements
        .find(({ id }) => id === `Art.${article}`)
        ?.pairs.filter(({ sources }) => sources[0]?.name === "ISMS as Code");
      assert.ok(own && own.length > 0, `Art.${article}`);
    }
    assert.deepEqual(saidBy("Art.12", "A.8.13"), ["ISMS as Code"]);
    assert.deepEqual(saidBy("Art.9", "A.8.24"), ["ISMS as Code", "Ansvar Systems"]);
    assert.deepEqual(saidBy("Art.31", "A.5.23"), undefined);
  });

  it("misses of DORA hardly a pair on which several other readers agree", function () {
    const file = path.resolve("../shared/reference/crosswalks/dora.yaml");
    if (!existsSync(file)) {
      console.log("      (no reference facts beside the project)");
      this.skip();
    }
    const { pairs } = parse(readFileSync(file, "utf8")) as { pairs: { iso: string; req: string; src: string[] }[] };
    const agreed = pairs.filter(({ src }) => src.length > 1);
    const ours = agreed.filter(({ iso, req }) =>
      framework("dora")
        ?.requirements.find(({ id }) => id === req)
        ?.pairs.some(({ id, sources }) => id === iso && sources.some(({ name }) => name === "ISMS as Code")),
    );
    assert.ok(ours.length >= agreed.length * 0.9, `${ours.length} of ${agreed.length}`);
  });
});
