/* Sums that tell texts apart, the same on every machine. They prove nothing: whoever wants two texts with one sum can make them. */

/** The sum of no text (FNV-1a of 32 bits). */
export const NO_CONTENT = 0x811c9dc5 | 0;

const PRIME = 0x01000193;

/** The sum of a text that goes on with one more UTF-16 code. */
export function mixIn(sum: number, code: number): number {
  return Math.imul(sum ^ code, PRIME);
}

/** What a second sum of no text starts from, for who needs two that differ. */
export const OTHER_START = PRIME;

/** The sum of a text as 16 hex digits: two sums of 32 bits that start differently. */
export function contentHash(text: string): string {
  return [NO_CONTENT, OTHER_START].map((seed) => (sumOf(text, seed) >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Two sums of a text that started differently as one whole number: of the second as much as that has room for. */
export function contentNumber(sum: number, other: number): number {
  return (sum >>> 0) * 2 ** 21 + (other >>> 11);
}

function sumOf(text: string, seed: number): number {
  let sum = seed;
  for (let i = 0; i < text.length; i++) sum = mixIn(sum, text.charCodeAt(i));
  return sum;
}
