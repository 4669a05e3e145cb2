import type { KnownText } from "../core/text/knownText.ts";
import type { LineIndex } from "../core/text/lineIndex.ts";
import { textChange } from "../core/text/textChange.ts";

/**
 * What is known of a text that was `before`, with `lines`, and goes on as the one does of which `whole` are the lines; undefined where that is
 * nothing.
 */
export function grown(lines: LineIndex | undefined, before: string, text: string, whole: LineIndex | undefined): KnownText | undefined {
  const { length } = text;
  const change = text.startsWith(before) ? { start: before.length, oldEnd: before.length, newEnd: length } : textChange(before, text);
  if (!lines || !change) return undefined;
  // once all has been read these are the lines that the editor's document has, to which its next edit belongs
  const now = whole?.length === length ? whole : whole?.changed(text, { start: length, oldEnd: whole.length, newEnd: length });
  return { lines: now ?? lines.changed(text, change), edit: { before: lines, change } };
}
