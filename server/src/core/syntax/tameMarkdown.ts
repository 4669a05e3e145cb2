/**
 * The Markdown parser takes time that grows with the square of the emphasis and bracket marks in one paragraph, and of the
 * spaces between two words: 100,000 of them cost half a minute. No one writes more than this many in one.
 */
const MOST_MARKS = 1500;
const LONG_GAP = /(?<=\S) {1000,}/g;
const LEAST_GAP = " ".repeat(1000);

const BLANK_LINES = /\n[ \t\r]*(?=\n)/;
/** A line that certainly ends the paragraph before it: an item of a list, or a heading. */
const BLOCK_START = /\n(?= {0,3}(?:[-*+] |#{1,6} ))/;
const TABLE_RULE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*\|[ \t|:-]*\r?$/m;
const MARKS = /[*_[\]~]/g;
const IS_MARK = new Uint8Array(128);
for (const mark of "*_[]~") IS_MARK[mark.charCodeAt(0)] = 1;

/** The row of dashes below a table's header, up to its last bar, and the blanks behind that. */
const PADDED_RULE = /^([ \t>]{0,40}\|?(?:[ \t]{0,40}:?-+:?[ \t]{0,40}\|)*[ \t]{0,40}:?-)(-*:?[ \t]{0,40}\|)([ \t]+)$/gm;
/** Cheaper to look for than the whole row. */
const MAY_BE_PADDED = /\|[ \t]+$/m;

/**
 * The text to parse, with the same offsets. The marks and gaps of monstrous paragraphs are filled in, which makes them plain prose.
 * Carriage returns become blanks and rows of dashes end in their last bar, without which the parser knows no table.
 */
export function tameMarkdown(source: string): string {
  const unix = source.includes("\r") ? source.replace(/\r(?=\n)/g, " ") : source;
  const text = MAY_BE_PADDED.test(unix)
    ? unix.replace(PADDED_RULE, (_, start: string, rest: string, padding: string) => start + "-".repeat(padding.length) + rest)
    : unix;
  if (!text.includes(LEAST_GAP) && !hasTooMany(text)) return text;
  return splitKeeping(
    text.replace(LONG_GAP, (gap) => ".".repeat(gap.length)),
    BLANK_LINES,
  )
    .flatMap((part) => (part.length > MOST_MARKS ? splitKeeping(part, BLOCK_START) : [part]))
    .flatMap((part) => (part.length > MOST_MARKS && TABLE_RULE.test(part) ? splitKeeping(part, /\n/) : [part]))
    .map((part) => (part.length > MOST_MARKS && hasTooMany(part) ? part.replace(MARKS, ".") : part))
    .join("");
}

function hasTooMany(text: string): boolean {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (IS_MARK[text.charCodeAt(i)] === 1 && ++count > MOST_MARKS) return true;
  return false;
}

/** Cuts behind the line feed that each separator begins with, so that the parts joined are the text. */
function splitKeeping(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const match of text.matchAll(new RegExp(separator, "g"))) {
    parts.push(text.slice(at, match.index + 1));
    at = match.index + 1;
  }
  parts.push(text.slice(at));
  return parts;
}
