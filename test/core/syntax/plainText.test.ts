import assert from "node:assert/strict";
import type { Tree } from "@lezer/common";
import { parser as commonMark, GFM } from "@lezer/markdown";
import fc from "fast-check";
import { plainText } from "../../../server/src/core/syntax/plainText.ts";
import { cases } from "../../property.ts";

const everywhere = commonMark.configure(GFM);
const stepping = commonMark.configure([GFM, plainText]);

describe("stepping over plain text", () => {
  it("gives the tree that asking at every character gives", () => {
    const piece = fc.oneof(
      fc.constantFrom(..."\\&`<>*_![]()~@:.+-#|/ \n\t\"'"),
      fc.constantFrom(
        "  \n",
        "www.",
        "ww",
        "w",
        "http://",
        "https://",
        "mailto:",
        "xmpp:",
        "a@b.c",
        "x.y.example.org",
        "&amp;",
        "~~",
        "**",
      ),
      fc.constantFrom(
        "[a](b)",
        "![a](b)",
        "<a@b.c>",
        "<b>",
        "é",
        "word",
        "snake_case",
        "a.b-c+d",
        "x".repeat(99),
        "x".repeat(100),
        "- ",
        "| a | b |\n",
      ),
      fc.string({ maxLength: 3 }),
    );
    const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (source) => assert.deepEqual(nodes(stepping.parse(source)), nodes(everywhere.parse(source)))),
      cases(3_000),
    );
  });

  it("takes time that grows with the length of the text only", () => {
    const text = `${"x".repeat(200_000)}:`.repeat(2);
    assert.equal(nodes(stepping.parse(text)).length, 2);
  });
});

function nodes(tree: Tree): string[] {
  const found: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void found.push(`${name} ${from}-${to}`) });
  return found;
}
