/** Longer texts are seldom equal. */
const LONGEST = 64;
const MOST = 20_000;
const known = new Map<string, string>();

/**
 * A text for keeping: a part of a larger text holds on to the whole of it, and the same ids and titles stand in a folder a hundred
 * thousand times. Equal short texts are the same one, as far as a bounded memory of them goes.
 */
export function sharedText(text: string): string {
  if (text.length > LONGEST) return detached(text);
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST) known.clear();
  const own = detached(text);
  known.set(own, own);
  return own;
}

/**
 * A copy of a part of a larger text, which can go then: joining a list copies the characters. What `+` joins is only joined once it is looked
 * into, and a part of that would be a part again, in which each character takes a third longer to find.
 */
export function detached(text: string): string {
  return text.length < 2 ? text : [text.slice(0, 1), text.slice(1)].join("");
}
