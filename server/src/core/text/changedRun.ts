/** What a list lost and gained between two versions of it. */
export interface ChangedRun<T> {
  /** How many are the same before that. */
  readonly start: number;
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** What stands between the same beginning and the same end of two lists, told by identity. */
export function changedRun<T>(old: readonly T[], now: readonly T[]): ChangedRun<T> {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd--;
    nowEnd--;
  }
  return { start, removed: old.slice(start, oldEnd), added: now.slice(start, nowEnd) };
}
