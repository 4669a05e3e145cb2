import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from "vscode-languageserver";
import type { KnownText } from "../core/text/knownText.ts";
import { LineIndex } from "../core/text/lineIndex.ts";
import { joinChanges, type TextChange } from "../core/text/textChange.ts";

/** A document as the client has it, with what the edits that came tell about it. Never changed: an edit gives another one. */
export interface OpenDocument extends KnownText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** How `TextDocuments` makes documents and brings them up to date. Edits cost what they touch, and one copy of the text. */
export const openDocuments: TextDocumentsConfiguration<OpenDocument> = {
  create: (uri, _languageId, version, text) => ({ uri, version, text, lines: LineIndex.of(text) }),
  update(document, edits, version) {
    let { text, lines } = document;
    let change: TextChange | undefined;
    for (const edit of edits) {
      const made = changeOf(edit, text, lines);
      text = text.slice(0, made.start) + edit.text + text.slice(made.oldEnd);
      lines = lines.changed(text, made);
      change = change ? joinChanges(change, made) : made;
    }
    return { uri: document.uri, version, text, lines, edit: change && { before: document.lines, change } };
  },
};

/** The part of the text that an edit replaces: all of it where none is named. Ends that are the wrong way round are turned. */
function changeOf(edit: TextDocumentContentChangeEvent, text: string, lines: LineIndex): TextChange {
  if (typeof edit.text !== "string") throw new Error("A change has no text");
  if (!("range" in edit) || !edit.range) return { start: 0, oldEnd: text.length, newEnd: edit.text.length };
  const ends = [lines.offsetAt(edit.range.start), lines.offsetAt(edit.range.end)].sort((a, b) => a - b) as [number, number];
  return { start: ends[0], oldEnd: ends[1], newEnd: ends[0] + edit.text.length };
}
