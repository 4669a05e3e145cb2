import { type ChangedRun, changedRun, spliced } from "./changedRun.ts";

/**
 * One list of the lists of all parts, one behind the other: the same as before where nothing in it changed. `all` was the one of `parts`,
 * and `run` is in what the parts are others now. What is in the lists must be objects of their own.
 */
export function joined<P, T extends object>(
  all: readonly T[],
  parts: readonly P[],
  { start, removed, added }: ChangedRun<P>,
  listOf: (part: P) => readonly T[],
): readonly T[] {
  const gone = removed.flatMap(listOf);
  const come = added.flatMap(listOf);
  if (gone.length === 0 && come.length === 0) return all;
  let at = 0;
  if (gone.length > 0) at = all.indexOf(gone[0] as T);
  else if (all.length > 0) {
    let last = start - 1;
    while (last >= 0 && listOf(parts[last] as P).length === 0) last--;
    at = last < 0 ? 0 : all.indexOf(listOf(parts[last] as P).at(-1) as T) + 1;
  }
  return spliced(all, at, gone.length, come);
}

/** Lists, and what they are together. */
export interface Joined<T> {
  readonly lists: readonly (readonly T[])[];
  readonly all: readonly T[];
}

/** Puts lists together as {@link joined} does. */
export function joinedLists<T extends object>(lists: readonly (readonly T[])[], before: Joined<T> = { lists: [], all: [] }): Joined<T> {
  return { lists, all: joined(before.all, before.lists, changedRun(before.lists, lists), (list) => list) };
}
