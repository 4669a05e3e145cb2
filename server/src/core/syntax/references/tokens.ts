import type { Token } from "./lists.ts";

const NUMBER = /(A[. \u00a0\u202f]?)?(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?/y;
/** What may follow a letter without a bracket, so that the article in "clause 6.1.3 a risk …" is not taken for one. */
const LETTER_END = "(?=$|[.,;:|\\])\"'`*_\\r\\n\u2013\u2014/-]|[ \u00a0](?:and|or|to|und|oder|bis|et|ou|y|[\u2013|-])[ \u00a0])";
const CLAUSE_LETTER = new RegExp(`[ \u00a0]{0,2}(?:\\(([a-l])\\)|([a-l])\\)|([a-l])${LETTER_END})`, "y");
const GLUED = /\d{1,2}(?:\.\d{1,2}){1,2}(?=[a-l](?![\p{L}\d]))/uy;
const LETTER_RANGE = /[ \u00a0]?(?:[-\u2013\u2014]|to|bis|à)[ \u00a0]?\(?([a-l])(?![\p{L}\d])\)?/uy;
const AND = "(?:,[ \u00a0]?(?:and |und )?|[ \u00a0](?:and|or|und|oder|et|y)[ \u00a0]|/|[ \u00a0]?&[ \u00a0]?)";
const LETTER_LIST = new RegExp(`${AND}\\(?([b-l])(?![\\p{L}\\d.])\\)?`, "uy");
const UNITS =
  "k?W|kVA|[KMGT]i?B|[kcm]?m|kg|[MG]?Hz|V|hours?|hrs?|days?|weeks?|months?|years?|minutes?|min|seconds?|million|billion|" +
  "Mio|Mrd|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?|out of|of \\d|percent|Prozent|points?";
const QUANTITY = new RegExp(`^[ \u00a0]?(?:[%‰°€$]|(?:${UNITS})\\b)|^/(?:10|5)\\b`);

/**
 * The dotted number of up to three parts at `at`, with or without the `A`. Undefined inside a longer word or number, and
 * for a quantity (`8.5 hours`) when it has no `A.`.
 */
export function readNumber(text: string, at: number): Token | undefined {
  NUMBER.lastIndex = at;
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [whole, prefix, ...digits] = match;
  const end = at + whole.length;
  if (!endsWell(text, end)) return undefined;
  if (prefix !== "A." && isQuantity(text, end)) return undefined;
  const parts = digits.filter((digit) => digit !== undefined).map(Number);
  return { start: at, end, parts, prefixed: prefix !== undefined, letters: [] };
}

/** The clause number at `at`, with the letters of its points: `6.1.3 d)`, `9.3.2(c)`, `6.1.2 a) to e)`, `10.2 f, g`. */
export function readClause(text: string, at: number): Token | undefined {
  const token = readNumber(text, at) ?? readGluedClause(text, at);
  if (token === undefined || token.prefixed || token.parts.length < 2) return token;
  CLAUSE_LETTER.lastIndex = token.end;
  const match = CLAUSE_LETTER.exec(text);
  const first = match?.[1] ?? match?.[2] ?? match?.[3];
  if (first === undefined) return token;
  const end = CLAUSE_LETTER.lastIndex;
  const closes = match?.[2] !== undefined && isInBrackets(text, at, end);
  return readLetters(text, { ...token, end: closes ? end - 1 : end, letters: [first] });
}

/** True when a unit stands at `end`: `8.5 hours`, `7.5 %`. */
export function isQuantity(text: string, end: number): boolean {
  return QUANTITY.test(text.slice(end, end + 12));
}

/** The matches of a global pattern; the caller may move its `lastIndex` on past what it has read. */
export function* matches(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) yield match;
}

/** True when a reference may begin at `start`: not inside a word, a longer number or an address. */
export function startsWell(text: string, start: number): boolean {
  return start === 0 || !/[\p{L}\d.@&]/u.test(text[start - 1] ?? "");
}

/** True when the bracket behind a letter closes one before the clause: "(clause 6.1.3 d)". */
function isInBrackets(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return before.lastIndexOf("(") > before.lastIndexOf(")") && !/^[^\n(]{0,80}\)/.test(text.slice(end, end + 81));
}

/** `6.1.3d`: no number that ends well, but a clause with its letter. */
function readGluedClause(text: string, at: number): Token | undefined {
  GLUED.lastIndex = at;
  const digits = GLUED.exec(text)?.[0];
  if (digits === undefined) return undefined;
  return { start: at, end: at + digits.length, parts: digits.split(".").map(Number), prefixed: false, letters: [] };
}

function endsWell(text: string, end: number): boolean {
  const next = text[end];
  if (next === undefined) return true;
  if (next === "." || next === ",") return next === "," || !isDigit(text[end + 1]);
  return !/[\p{L}\d@]/u.test(next);
}

function readLetters(text: string, token: Token): Token {
  const letters = [...token.letters];
  let end = token.end;
  for (;;) {
    const last = letters.at(-1) ?? "a";
    const until = exec(LETTER_RANGE, text, end);
    const other = until === undefined ? exec(LETTER_LIST, text, end) : undefined;
    const letter = until?.[1] ?? other?.[1];
    if (letter === undefined || letter <= last) return { ...token, end, letters };
    if (until !== undefined) letters.push(...lettersBetween(last, letter));
    letters.push(letter);
    end += (until ?? other)?.[0]?.length ?? 0;
  }
}

function lettersBetween(from: string, to: string): string[] {
  const letters: string[] = [];
  for (let code = from.charCodeAt(0) + 1; code < to.charCodeAt(0); code++) letters.push(String.fromCharCode(code));
  return letters;
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}
