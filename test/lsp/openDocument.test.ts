import assert from "node:assert/strict";
import fc from "fast-check";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { LineIndex } from "../../server/src/core/text/lineIndex.ts";
import { type OpenDocument, openDocuments } from "../../server/src/lsp/openDocument.ts";
import { cases } from "../property.ts";

const LONG = `${"- id: R-1 äöü 😀\r\n".repeat(3_000)}${"x".repeat(40_000)}\n${"\n".repeat(1_500)}`;

const text = fc.stringMatching(/^(?:[ab😀]|\r|\n|\r\n){0,12}$/u);
const place = fc.record({ line: fc.integer({ min: -1, max: 6_000 }), character: fc.integer({ min: -1, max: 50_000 }) });
const near = fc.record({ line: fc.integer({ min: 0, max: 9 }), character: fc.integer({ min: 0, max: 9 }) });
const edit: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ range: fc.record({ start: near, end: near }), text }) },
  { weight: 10, arbitrary: fc.record({ range: fc.record({ start: place, end: place }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

describe("open documents", () => {
  it("are after every edit what the reference implementation makes of them, with the change that led there", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("", "a\r\nb\rc\n", LONG),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        (start, all) => {
          let ours = openDocuments.create("file:///a.yaml", "yaml", 1, start);
          let theirs = TextDocument.create("file:///a.yaml", "yaml", 1, start);
          for (const [number, edits] of all.entries()) {
            const before = ours;
            ours = openDocuments.update(ours, edits, number + 2);
            // it counts lines wrongly once an edit named lines that are not there, so each edit gets a new one
            for (const one of edits) theirs = TextDocument.create(theirs.uri, "yaml", number, applied(theirs, one));
            assert.ok(ours.text.toString() === theirs.getText(), "another text");
            assert.equal(ours.text.length, theirs.getText().length);
            assertIndex(ours, theirs);
            assertChange(before, ours);
          }
        },
      ),
      cases(400),
    );
  });

  it("refuse a change without a text", () => {
    const document = openDocuments.create("file:///a.yaml", "yaml", 1, "a");
    assert.throws(() => openDocuments.update(document, [{} as TextDocumentContentChangeEvent], 2), /no text/);
  });
});

function applied(document: TextDocument, edit: TextDocumentContentChangeEvent): string {
  return TextDocument.update(document, [edit], document.version + 1).getText();
}

function assertIndex({ text, lines }: OpenDocument, theirs: TextDocument): void {
  const fresh = LineIndex.of(text.toString());
  assert.deepEqual([lines.lineCount, lines.length], [theirs.lineCount, text.length]);
  for (const offset of [0, 1, 7, 5_000, text.length - 2, text.length]) {
    if (offset < 0 || offset > text.length) continue;
    const position = lines.positionAt(offset);
    assert.deepEqual(position, fresh.positionAt(offset));
    assert.equal(lines.contentOf(position.line), fresh.contentOf(position.line));
    assert.equal(lines.startOf(position.line), theirs.offsetAt({ line: position.line, character: 0 }));
    assert.equal(lines.offsetAt({ ...position, character: 99 }), theirs.offsetAt({ ...position, character: 99 }));
    assert.equal(text.slice(offset, offset + 20), theirs.getText().slice(offset, offset + 20));
  }
}

function assertChange(before: OpenDocument, { text, edit: made }: OpenDocument): void {
  assert.ok(made);
  assert.equal(made.before, before.lines);
  const { start, oldEnd, newEnd } = made.change;
  const expected = before.text.slice(0, start) + text.slice(start, newEnd) + before.text.slice(oldEnd);
  assert.ok(text.toString() === expected, "the change does not lead to the text");
}
