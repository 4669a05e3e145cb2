const MOST_CHARACTERS = 24;
const MOST_WORDS = 12;

/** What a regular expression is written with that stands for something else than itself. */
const SYNTAX = /\\p\{[^}]*\}|\(\?<\w+>|\(\?<?[:=!]|\{\d+,?\d*\}|\\[dswbBDSW]|\\u[\da-f]{4}/gi;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** What stands at the end of every attack, so that no match reaches it. */
const STOP = "\u0001";

/** A text to be repeated, and what stands once before it. */
export interface Attack {
  readonly start: string;
  readonly unit: string;
}

/**
 * Texts on which a regular expression may try again and again: each character that it is made of, each two of them, each word, and
 * each character behind each word.
 */
export function attacksOn(source: string): Attack[] {
  const plain = source
    .replace(SYNTAX, "\0")
    .replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? (/\w/.test(char) ? "\0" : char))
    .replaceAll("\0", "");
  const chars = [...new Set([" ", "a", "1", "\n", "\t", ...plain])].slice(0, MOST_CHARACTERS);
  const words = [...new Set(plain.match(/[\p{L}\d]{2,}/gu) ?? [])].slice(0, MOST_WORDS);
  const pairs = chars.flatMap((first) => chars.filter((second) => second !== first).map((second) => first + second));
  return [
    ...[...chars, ...words, ...pairs].map((unit) => ({ start: "", unit })),
    ...words.flatMap((start) => chars.map((unit) => ({ start, unit }))),
  ];
}

export function attackOf(length: number, { start, unit }: Attack): string {
  return start + unit.repeat(Math.ceil(length / unit.length)) + STOP;
}
