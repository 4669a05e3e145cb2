import type { Span } from "./span.ts";

/** One replacement in a file, in absolute offsets of the file's present text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Edits to one file; a file that does not exist yet is created by an edit of its empty text. */
export interface FileEdit {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  readonly create?: boolean;
  /** The file goes; it has no edits. */
  readonly remove?: boolean;
}

/** Applies edits that do not overlap. Edits at the same place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = "";
  let at = 0;
  for (const edit of ordered) {
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** The line break that `text` uses: that of its first line. */
export function lineBreakOf(text: string): string {
  const at = text.indexOf("\n");
  return at > 0 && text[at - 1] === "\r" ? "\r\n" : "\n";
}
