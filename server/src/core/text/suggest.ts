import { distance } from "fastest-levenshtein";

/**
 * The candidates that someone may have meant by `word`, nearest first: at most a third of the letters differ.
 * Case and punctuation do not count.
 */
export function suggest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = fold(word);
  if (wanted.length > LONGEST) return [];
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near: { candidate: string; far: number }[] = [];
  for (const candidate of candidates) {
    const folded = fold(candidate);
    if (Math.abs(folded.length - wanted.length) > most) continue;
    const far = isSwap(wanted, folded) ? 1 : distance(wanted, folded);
    if (far <= most) near.push({ candidate, far });
  }
  near.sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, limit).map((entry) => entry.candidate);
}

/** Comparing costs the product of both lengths, and nobody mistypes a name that is longer. */
const LONGEST = 100;

/** Two neighbouring letters have changed places: one slip of the fingers, though two edits. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Lower case without punctuation, for comparing names: `Next_Review` and `nextReview` fold to the same. */
export function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
