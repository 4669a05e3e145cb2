import assert from "node:assert/strict";
import { decideEdition } from "../../server/src/core/model/edition.ts";
import { scanReferences } from "../../server/src/core/syntax/references.ts";

const IDS_2022 = new Set(["A.5.1", "A.5.15", "A.5.18", "A.6.1", "A.6.2", "A.7.2", "A.8.2", "A.8.8"]);
const IDS_2013 = new Set(["A.5.1", "A.6.1", "A.6.2", "A.7.2", "A.8.2", "A.9.2", "A.12.3", "A.6.1.2", "A.9.2.1", "A.12.6.1"]);
const CATALOG = {
  isControl2022: (id: string): boolean => IDS_2022.has(id),
  isControl2013: (id: string): boolean => IDS_2013.has(id),
};

describe("decideEdition", () => {
  const cases: readonly (readonly [text: string, edition: string, why: string])[] = [
    ["", "2022", "nothing to go by"],
    ["A.5.1 A.6.2 A.7.2", "2022", "only ids of both"],
    ["A.5.1 A.5.15", "2022", "one id of 2022"],
    ["A.5.1 A.12.6.1", "2013", "one id of 2013"],
    ["A.12.6.1 A.5.15", "2022", "a tie"],
    ["A.12.6.1 A.9.2.1 A.5.15 A.5.1", "2013", "two to one"],
    ["A.12.6.1 A.12.6.1 A.12.6.1 A.5.15 A.8.8", "2022", "repeating an id proves no more"],
    ["A.9.2, A.12.3 and A.7.2", "2013", "objectives"],
    ["A.10, A.9 and A.7.2", "2013", "domains"],
    ["A.8 and A.5", "2022", "themes of both"],
    ["A.5.11.2 A.5.15.3 A.8.8", "2022", "invented ids prove nothing"],
    ["ISO 27001:2013 A.7.2", "2013", "the words beside an id of both"],
    ["ISO 27001:2013 A.5.18", "2022", "the words do not outweigh the form"],
    ["ISO 27001:2013 clause 10.1", "2022", "clauses are not asked"],
    ["A.5.15-18, A.6.1.2", "2022", "a range"],
    ["ISO 42001 A.6.1.2", "2022", "foreign ids"],
  ];
  for (const [text, edition, why] of cases) {
    it(`${why}: ${text}`, () => {
      assert.equal(decideEdition(scanReferences(text, { namesStandard: true }), CATALOG), edition);
    });
  }
});
