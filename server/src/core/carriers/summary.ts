import { changedRun } from "../text/changedRun.ts";

/** What all parts of a file say together. */
export interface Summary<P, S> {
  readonly parts: readonly P[];
  readonly sum: S;
}

/** How to sum up what parts say. */
export interface Sum<P, S> {
  /** What a part says, as a text. */
  readonly saidBy: (part: P) => string;
  readonly of: (parts: readonly P[]) => S;
  readonly isSame: (sum: S, other: S) => boolean;
}

/** Sums up what parts say. The sum stays the same object for as long as it says the same, and is not made anew while the parts that changed do. */
export function sumUp<P, S>(parts: readonly P[], { saidBy, of, isSame }: Sum<P, S>, before: Summary<P, S> | undefined): Summary<P, S> {
  if (!before) return { parts, sum: of(parts) };
  const { removed, added } = changedRun(before.parts, parts);
  const says = (some: readonly P[]) => some.map(saidBy).filter(Boolean).sort().join("\n");
  if (says(removed) === says(added)) return { parts, sum: before.sum };
  const sum = of(parts);
  return { parts, sum: isSame(sum, before.sum) ? before.sum : sum };
}
