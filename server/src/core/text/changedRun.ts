/** What a list lost and gained between two versions of it. */
export interface ChangedRun<T> {
  /** How many are the same before that. */
  readonly start: number;
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** What stands between the same beginning and the same end of two lists, told by identity where `isSame` does not say it. */
export function changedRun<T>(old: readonly T[], now: readonly T[], isSame: (a: T, b: T) => boolean = Object.is): ChangedRun<T> {
  let start = 0;
  while (start < old.length && start < now.length && isSame(old[start] as T, now[start] as T)) start++;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > start && nowEnd > start && isSame(old[oldEnd - 1] as T, now[nowEnd - 1] as T)) {
    oldEnd--;
    nowEnd--;
  }
  return { start, removed: old.slice(start, oldEnd), added: now.slice(start, nowEnd) };
}
