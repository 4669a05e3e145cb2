import type { LineIndex } from "./lineIndex.ts";
import type { TextChange } from "./textChange.ts";

/** What whoever has a text knows of it already, so that nobody has to find it out again. */
export interface KnownText {
  readonly lines: LineIndex;
  /** The change that led to it, and the lines of the text that it was made of. */
  readonly edit?: { readonly before: LineIndex; readonly change: TextChange } | undefined;
}
