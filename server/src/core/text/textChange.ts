/** Where two versions of a text differ: what stood from `start` to `oldEnd` is what stands from `start` to `newEnd`. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Texts are compared by blocks of this many characters first, which is many times faster than by characters. */
const BLOCK = 4096;

/** The smallest single change that leads from one text to another; undefined for equal texts. */
export function textChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + BLOCK <= shorter && before.slice(start, start + BLOCK) === after.slice(start, start + BLOCK)) start += BLOCK;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let kept = 0;
  const most = shorter - start;
  const isSame = (length: number) =>
    before.slice(before.length - length, before.length - kept) === after.slice(after.length - length, after.length - kept);
  while (kept + BLOCK <= most && isSame(kept + BLOCK)) kept += BLOCK;
  while (kept < most && before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)) kept++;
  return { start, oldEnd: before.length - kept, newEnd: after.length - kept };
}

/** One change for two that follow each other; the second one is told in the text after the first. */
export function joinChanges(first: TextChange, second: TextChange): TextChange {
  return {
    start: Math.min(first.start, second.start),
    oldEnd: Math.max(first.oldEnd, first.oldEnd + second.oldEnd - first.newEnd),
    newEnd: Math.max(first.newEnd, second.oldEnd) + second.newEnd - second.oldEnd,
  };
}
