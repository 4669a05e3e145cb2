/** One number as written. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly number[];
  /** Written with the `A` of Annex A. */
  readonly prefixed: boolean;
  /** Behind a clause number: the letters of the points named. */
  readonly letters: readonly string[];
}

/** One member of a list: a number, or a range with all its numbers. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly (readonly number[])[];
  readonly letters: readonly string[];
}

export interface ListGrammar {
  /** The number that begins at an offset; undefined where none does. */
  readonly read: (text: string, at: number) => Token | undefined;
  /** `next` as a continuation of `head` over the characters `link`, completed from it; undefined where it is something else. */
  readonly join: (head: Token, next: Token, link: Link) => Token | undefined;
  /** All numbers from one to the other; undefined where that is no range. */
  readonly expand: (from: readonly number[], to: readonly number[]) => number[][] | undefined;
}

export interface Link {
  readonly text: string;
  readonly isRange: boolean;
  readonly isTight: boolean;
  /** What stands behind the next number. */
  readonly after: string;
}

const MARKS = '[*_`"\\]]{0,3}';
const OPEN_MARKS = '[*_`"[]{0,3}';
const GAP = "[ \\t\\u00a0\\u202f]";
const RANGE = new RegExp(
  `${MARKS}(?:${GAP}?(?:[-\u2010-\u2015\u2212]|\\.\\.\\.?|…)${GAP}?|` +
    `${GAP}(?:to|bis|through|thru|until|till|hasta|à|al?)${GAP})${OPEN_MARKS}`,
  "y",
);
const SEPARATOR = new RegExp(
  `${MARKS}(?:${GAP}?[,;]${GAP}?(?:(?:and|or|und|oder|sowie|et|ou|y|o)${GAP})?|${GAP}?[/&+]${GAP}?|` +
    `${GAP}(?:and|or|und|oder|sowie|bzw\\.|et|ou|y|o|e)${GAP})${OPEN_MARKS}`,
  "y",
);

/**
 * Follows a list or range from its first number on. A range that is none (reversed, across groups, beyond the group's
 * end) yields its two ends.
 */
export function readList(text: string, head: Token, grammar: ListGrammar): Item[] {
  const items: Item[] = [];
  let token: Token | undefined = head;
  while (token !== undefined) {
    const last = continuation(text, token, true, grammar);
    const plain: boolean = token.letters.length === 0 && last?.letters.length === 0;
    const numbers = last !== undefined && plain ? grammar.expand(token.parts, last.parts) : undefined;
    if (last !== undefined && numbers !== undefined) {
      items.push({ start: token.start, end: last.end, numbers, letters: [] });
      token = continuation(text, last, false, grammar);
    } else {
      items.push({ start: token.start, end: token.end, numbers: [token.parts], letters: token.letters });
      token = last ?? continuation(text, token, false, grammar);
    }
  }
  return items;
}

/** Where the text that `items` cover ends. */
export function endOf(items: readonly Item[]): number {
  return items.at(-1)?.end ?? 0;
}

function continuation(text: string, token: Token, isRange: boolean, grammar: ListGrammar): Token | undefined {
  const pattern = isRange ? RANGE : SEPARATOR;
  pattern.lastIndex = token.end;
  const found = pattern.exec(text)?.[0];
  if (found === undefined) return undefined;
  const next = grammar.read(text, token.end + found.length);
  return next && grammar.join(token, next, { text: found, isRange, isTight: !/\s/.test(found), after: text.slice(next.end, next.end + 5) });
}
