import assert from "node:assert/strict";
import fc from "fast-check";
import { LineIndex } from "../../../server/src/core/text/lineIndex.ts";
import { textChange } from "../../../server/src/core/text/textChange.ts";
import { cases } from "../../property.ts";

const text = fc
  .array(fc.constantFrom("a", "b ", " ", "\n", "\r\n", "\r", "\n\n", "x".repeat(5000), "é"), { maxLength: 12 })
  .map((parts) => parts.join(""));
const edit = fc.record({ at: fc.nat(40), cut: fc.nat(3), insert: fc.constantFrom("", "a", "\n", "\r", "\r\n", " ", "b\nc") });

/** All that an index tells: how it keeps its lines together depends on what was edited. */
function said(lines: LineIndex): object {
  const all = Array.from({ length: lines.lineCount }, (_, line) => {
    return [lines.startOf(line), lines.offsetAt({ line, character: lines.length }), lines.contentOf(line)];
  });
  return { length: lines.length, all };
}

describe("lines of a text", () => {
  it("start and end where their breaks are, and have the same content as the same line alone", () => {
    fc.assert(
      fc.property(text, (whole) => {
        const lines = LineIndex.of(whole);
        let start = 0;
        for (const [line, said] of whole.split(/\r\n|\r|\n/).entries()) {
          assert.equal(lines.startOf(line), start);
          assert.equal(lines.offsetAt({ line, character: whole.length }), start + said.length);
          assert.equal(lines.contentOf(line), LineIndex.of(said).contentOf(0));
          start += said.length + (/^(\r\n|\r|\n)?/.exec(whole.slice(start + said.length))?.[0].length ?? 0);
        }
        assert.equal(lines.startOf(lines.lineCount), whole.length);
      }),
      cases(2000),
    );
  });
});

describe("lines of a text that changes", () => {
  it("are those of the text read anew", () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        let before = start;
        let lines = LineIndex.of(before);
        for (const { at, cut, insert } of edits) {
          const offset = at % (before.length + 1);
          const after = before.slice(0, offset) + insert + before.slice(offset + cut);
          const change = textChange(before, after);
          if (change) lines = lines.changed(after, change);
          assert.deepEqual(said(lines), said(LineIndex.of(after)));
          before = after;
        }
      }),
      cases(3000),
    );
  });
});

describe("the change between two texts", () => {
  it("leads from one to the other and is as small as one change can be", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = textChange(before, after);
        if (!change) return assert.equal(before, after);
        const { start, oldEnd, newEnd } = change;
        assert.equal(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd), after);
        assert.ok(start === oldEnd || start === newEnd || before[start] !== after[start]);
        assert.ok(start === oldEnd || start === newEnd || before[oldEnd - 1] !== after[newEnd - 1]);
      }),
      cases(2000),
    );
  });
});
