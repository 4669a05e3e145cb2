import assert from "node:assert/strict";
import fc from "fast-check";
import { PhraseStarts } from "../../../server/src/core/text/phraseStarts.ts";
import { cases } from "../../property.ts";

const lists = [
  ["as needed", "regular*", "sofern möglich", "état"],
  ["regularly", "as", "if", "1 day", "straße"],
];

function found(text: string): string[] {
  const places: string[] = [];
  new PhraseStarts(lists).eachIn(text, (at, near) => places.push(...near.map((list) => `${at} ${list}`)));
  return places;
}

describe("starts of phrases", () => {
  it("are found by the letters of their first word, in any case and with the lists in order", () => {
    assert.deepEqual(found("As REGULARLY"), ["0 0", "0 1", "3 0", "3 1"]);
    assert.deepEqual(found("assets regularity"), ["7 0"]);
  });

  it("are not found inside of a word", () => {
    assert.deepEqual(found("was irregular x1 _if"), []);
  });

  it("miss nothing that a pattern finds", () => {
    const end = (phrase: string) => (phrase.endsWith("*") ? phrase.slice(0, -1) : `${phrase}(?![\\p{L}\\p{N}_])`);
    const patterns = lists.map((phrases) => new RegExp(`(?<![\\p{L}\\p{N}_])(?:${phrases.map(end).join("|")})`, "giu"));
    const piece = fc.oneof(
      fc.constantFrom(...lists.flat(), "ſ", "K", "ẞ", "É", "’", "_", " ", "-", "AS", "Straẞe"),
      fc.string({ maxLength: 2 }),
    );
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (source) => {
        const places = new Set(found(source));
        for (const [list, pattern] of patterns.entries()) {
          for (const { index } of source.matchAll(pattern)) assert.ok(places.has(`${index} ${list}`), `${source} at ${index}`);
        }
      }),
      cases(3_000),
    );
  });
});
