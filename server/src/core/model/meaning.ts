import type { Span } from "../text/span.ts";
import type { Mention, Segment, Target } from "./record.ts";
import { sharedTarget } from "./sharedTarget.ts";

/** What a mention says wherever it stands: the same people, assets and controls are named thousands of times. */
export type Meaning = Omit<Mention, "start" | "end" | "segment">;

const meanings = new WeakMap<Target, Meaning[]>();

/** What a mention says: the same object for equal ones, so that nothing but its place need be kept of each. */
export function meaningOf({ text, target: ownTarget, field, expects, open }: Mention): Meaning {
  const target = sharedTarget(ownTarget);
  const known = meanings.get(target);
  const same = known?.find(
    (meaning) => meaning.text === text && meaning.field === field && meaning.expects === expects && meaning.open === open,
  );
  if (same) return same;
  const meaning = field === undefined ? { text, target } : { text, target, field, expects, open };
  if (known) known.push(meaning);
  else meanings.set(target, [meaning]);
  return meaning;
}

/** The mention that says so at a place. */
export function mentionOf({ start, end }: Span, segment: Segment, { text, target, field, expects, open }: Meaning): Mention {
  return field === undefined ? { start, end, segment, text, target } : { start, end, segment, text, target, field, expects, open };
}
