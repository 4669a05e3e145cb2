import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { rules } from "../../../server/src/core/generated/rules.ts";
import { ruleFile } from "../../../server/src/core/ruleKit/ruleUrl.ts";

/** The codes that the first version promises to users; what is found may grow, what is promised stays. */
const PROMISED = `
  syntax/yaml syntax/front-matter
  schema/unknown-key schema/missing-field schema/wrong-type schema/bad-value schema/bad-date
  ref/unknown-control ref/edition-2013 ref/unknown-record ref/wrong-kind ref/broken-link ref/unknown-clause id/duplicate
  soa/missing-controls soa/duplicate-control soa/unjustified-exclusion soa/unjustified-inclusion soa/weak-justification soa/reason-without-record
  soa/excluded-but-used soa/contradicts-scope soa/no-status soa/implemented-without-implementation soa/implemented-without-evidence
  soa/unapproved soa/stale
  risk/outside-scale risk/no-owner risk/no-treatment risk/above-acceptance risk/treatment-without-controls risk/plan-unapproved
  risk/residual-unaccepted risk/acceptance-stale risk/acceptance-expired risk/approver-not-owner risk/residual-not-lower risk/residual-unexplained
  risk/review-overdue risk/control-not-in-soa
  document/missing-metadata document/unapproved document/review-overdue document/placeholder document/vague-wording document/conflicting-dates
  evidence/expired evidence/missing-file evidence/period-gap
  audit/not-independent audit/no-criteria audit/not-covered nc/no-cause nc/no-effectiveness nc/overdue review/missing-input
  metric/missing-measurement metric/off-target
`
  .split(/\s+/)
  .filter(Boolean);

/** The last letter that each clause has in the 2022 edition; the others have none. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  "4.2c 4.3c 5.1h 5.2g 5.3b 6.1.1e 6.1.2e 6.1.3f 6.2l 7.2d 7.3c 7.4d 7.5.1b 7.5.2c 7.5.3f 9.1f 9.2.1b 9.2.2c 9.3.2g 10.2g"
    .split(" ")
    .map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
);

describe("texts of the product", () => {
  const SOURCES = ["server/src/core", "server/catalog", "schemas"];
  const texts = SOURCES.flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((file) => /\.(ts|yaml|json|md)$/.test(file) && !file.includes("generated"))
      .map((file) => path.join(folder, file)),
  );

  it("cite no letter that a clause does not have", () => {
    const wrong = texts.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\bclauses? ((?:\d+\.)+\d+) ([a-z])(?=[),.:;]| and | to |-)/g)].flatMap(
        ([cited, clause = "", letter = ""]) => (letter <= (LETTERS[clause] ?? "") ? [] : [`${file}: ${cited}`]),
      ),
    );
    assert.deepEqual(wrong, []);
  });
});

describe("rules", () => {
  it("keep every promised code", () => {
    const codes = new Set(rules.map(({ code }) => code));
    assert.deepEqual(
      PROMISED.filter((code) => !codes.has(code)),
      [],
    );
    assert.equal(codes.size, rules.length, "a code is defined twice");
  });

  for (const rule of rules) {
    it(`${rule.code} says what is wrong, why it matters and what to do`, () => {
      for (const text of Object.values(rule.docs)) {
        assert.match(text, /^[A-Z"`].*[.)]$/s);
        assert.ok(text.length >= 20);
        assert.doesNotMatch(text, /\b(compliant|shall)\b/i);
      }
      for (const part of rule.clause?.split(", ") ?? []) {
        assert.ok(part.startsWith("A.") ? catalog().isControl2022(part) : catalog().clause(part), `${rule.code}: ${part}`);
      }
      const asks = rule.clause?.split(", ").map((part) => part.split(" ")[0] as string) ?? [];
      assert.ok(
        asks.length === 0 || asks.some((id) => Object.values(rule.docs).join(" ").includes(id)),
        `${rule.code} names no ${asks.join(" or ")}`,
      );
      assert.ok(existsSync(path.join("docs/rules", ruleFile(rule.code))));
    });
  }

  it("each have cases in the tests", () => {
    const tests = (readdirSync("test", { recursive: true }) as string[]).filter(
      (file) => file.endsWith(".test.ts") && !file.endsWith("all.test.ts"),
    );
    const text = tests.map((file) => readFileSync(path.join("test", file), "utf8")).join("\n");
    const untested = rules.filter(({ code }) => !text.includes(code) && !text.includes(`"${code.split("/")[1]}"`));
    assert.deepEqual(
      untested.map(({ code }) => code),
      [],
    );
  });
});
