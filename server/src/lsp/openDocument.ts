import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from "vscode-languageserver";
import { ChunkedText } from "../core/text/chunkedText.ts";
import type { KnownText } from "../core/text/knownText.ts";
import { LineIndex } from "../core/text/lineIndex.ts";
import { joinChanges, type TextChange } from "../core/text/textChange.ts";

/** A document as the client has it, with what the edits that came tell about it. Never changed: an edit gives another one. */
export interface OpenDocument extends KnownText {
  readonly uri: string;
  readonly version: number;
  readonly text: ChunkedText;
}

/** How `TextDocuments` makes documents and brings them up to date. Edits cost what they touch. */
export const openDocuments: TextDocumentsConfiguration<OpenDocument> = {
  create: (uri, _languageId, version, text) => ({ uri, version, text: ChunkedText.of(text), lines: LineIndex.of(text) }),
  update(document, edits, version) {
    let { text, lines } = document;
    let change: TextChange | undefined;
    for (const edit of edits) {
      const made = changeOf(edit, text, lines);
      text = text.replaced(made.start, made.oldEnd, edit.text);
      lines = lines.changed(text, made);
      change = change ? joinChanges(change, made) : made;
    }
    return { uri: document.uri, version, text, lines, edit: change && { before: document.lines, change } };
  },
};

/** The part of the text that an edit replaces: all of it where none is named. Ends that are the wrong way round are turned. */
function changeOf(edit: TextDocumentContentChangeEvent, text: ChunkedText, lines: LineIndex): TextChange {
  if (typeof edit.text !== "string") throw new Error("A change has no text");
  if (!("range" in edit) || !edit.range) return { start: 0, oldEnd: text.length, newEnd: edit.text.length };
  const ends = [lines.offsetAt(edit.range.start), lines.offsetAt(edit.range.end)].sort((a, b) => a - b) as [number, number];
  return { start: ends[0], oldEnd: ends[1], newEnd: ends[0] + edit.text.length };
}
