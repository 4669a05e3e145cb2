/** What a list lost and gained between two versions of it. */
export interface ChangedRun<T> {
  /** How many are the same before that. */
  readonly start: number;
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/**
 * What stands between the same beginning and the same end of two lists. What is the same object is the same; `isSame` may say it of
 * others as well. Of lists of a hundred thousand, looking at no object but those that differ is what makes it fast.
 */
export function changedRun<T>(old: readonly T[], now: readonly T[], isSame?: (a: T, b: T) => boolean): ChangedRun<T> {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && (old[start] === now[start] || isSame?.(old[start] as T, now[start] as T))) start++;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > start && nowEnd > start) {
    if (old[oldEnd - 1] !== now[nowEnd - 1] && !isSame?.(old[oldEnd - 1] as T, now[nowEnd - 1] as T)) break;
    oldEnd--;
    nowEnd--;
  }
  return { start, removed: old.slice(start, oldEnd), added: now.slice(start, nowEnd) };
}

/** A copy of a list in which some others stand in the place of so many from `start` on. */
export function spliced<T>(list: readonly T[], start: number, removed: number, added: readonly T[]): T[] {
  if (removed !== added.length) return list.slice(0, start).concat(added, list.slice(start + removed));
  const copy = list.slice();
  for (const [index, one] of added.entries()) copy[start + index] = one;
  return copy;
}
