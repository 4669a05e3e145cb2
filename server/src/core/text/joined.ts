import { changedRun, spliced } from "./changedRun.ts";

/** Lists put together, and what they were before. */
export interface Joined<T> {
  readonly lists: readonly (readonly T[])[];
  readonly all: readonly T[];
}

/** Puts lists together, one behind the other: of `before` all stays that stands before and behind what changed, and the same list where nothing did. */
export function joined<T>(lists: readonly (readonly T[])[], before?: Joined<T>): Joined<T> {
  if (!before) return { lists, all: lists.flat() };
  const { start, removed, added } = changedRun(before.lists, lists);
  const come = added.flat();
  const gone = lengthOf(removed, removed.length);
  if (gone === 0 && come.length === 0) return { lists, all: before.all };
  return { lists, all: spliced(before.all, lengthOf(lists, start), gone, come) };
}

/** How long the first lists are together. */
function lengthOf(lists: readonly (readonly unknown[])[], count: number): number {
  let length = 0;
  for (let index = 0; index < count; index++) length += (lists[index] as readonly unknown[]).length;
  return length;
}
