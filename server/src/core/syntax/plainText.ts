import type { MarkdownConfig } from "@lezer/markdown";

/** What a character may begin or be a part of: nothing, a mark of Markdown, or an address that stands in the text as it is. */
const NOTHING = 0;
const MARK = 1;
const ADDRESS = 2;

const MEANS = new Uint8Array(128);
for (const mark of "\\&`<*![]~") MEANS[mark.charCodeAt(0)] = MARK;
// an underscore is a mark, but may stand in an address as well
for (const mark of "@:_") MEANS[mark.charCodeAt(0)] = ADDRESS;

/** So many characters stand before the `@` of an address, as far as the parser follows them. */
const LONGEST_NAME = 100;
const SPACE = 32;
const W = 119;

/**
 * Steps over what can only be plain text. Without it the parser asks each of its ten kinds of marks at every character whether one
 * begins there. The tree is the same.
 */
export const plainText: MarkdownConfig = {
  parseInline: [
    {
      name: "PlainText",
      before: "Escape",
      parse({ text, offset }, _, from) {
        const start = from - offset;
        let at = start;
        let means = NOTHING;
        while (at < text.length && means === NOTHING) {
          means = meaningAt(text, at);
          if (means === NOTHING) at++;
        }
        if (means === ADDRESS) at = startOfName(text, start, at);
        return at > start ? at + offset : -1;
      },
    },
  ],
};

function meaningAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // several spaces may break a line
  if (code === SPACE) return text.charCodeAt(at + 1) === SPACE ? MARK : NOTHING;
  if (code === W && text.charCodeAt(at + 1) === W) return ADDRESS;
  return code < 128 ? (MEANS[code] as number) : NOTHING;
}

/** Where the characters before `end` begin that may be the first ones of an address. */
function startOfName(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && end - start < LONGEST_NAME && isInName(text.charCodeAt(start - 1))) start--;
  return start;
}

/** A letter, digit or one of `_.+-`. */
function isInName(code: number): boolean {
  if (code >= 97) return code <= 122;
  if (code >= 65) return code <= 90 || code === 95;
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
}
