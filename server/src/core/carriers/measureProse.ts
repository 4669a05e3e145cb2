import type { LongParagraph } from "../model/sourceFile.ts";
import { contentNumber, mixIn, NO_CONTENT, OTHER_START } from "../text/contentHash.ts";
import type { Span } from "../text/span.ts";
import type { Anchor } from "./anchor.ts";

/** The paragraphs of a part of a text. */
export interface MeasuredProse {
  readonly words: number;
  readonly long: readonly LongParagraph[];
}

/** Shorter paragraphs may be alike by chance, and are soon said again. */
const LONG = 40;

/** How much a text says in its paragraphs, and what tells the long ones apart from each other. */
export function measureProse(text: string, paragraphs: readonly Span[], { segment, offset }: Anchor): MeasuredProse {
  let words = 0;
  const long: LongParagraph[] = [];
  for (const { start, end } of paragraphs) {
    const own = countWords(text, start, end);
    words += own;
    if (own < LONG) continue;
    long.push({ start: start + offset, end: end + offset, segment, hash: numberOf(text, start, end) });
  }
  return { words, long };
}

/** Words stand between blanks and hold a letter or digit. */
function countWords(text: string, start: number, end: number): number {
  let count = 0;
  let isInside = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32) isInside = false;
    else if (!isInside && isWordCode(code)) {
      isInside = true;
      count++;
    }
  }
  return count;
}

function isWordCode(code: number): boolean {
  return code >= 128 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** What tells a paragraph apart. The same words broken into lines in another way, or quoted, are the same paragraph. */
function numberOf(text: string, start: number, end: number): number {
  let sum = NO_CONTENT;
  let other = OTHER_START;
  for (let at = start; at < end; ) {
    let code = text.charCodeAt(at++);
    if (isBlankCode(code)) {
      code = SPACE;
      while (at < end && isInGap(text.charCodeAt(at))) at++;
    }
    sum = mixIn(sum, code);
    other = mixIn(other, code);
  }
  return contentNumber(sum, other);
}

const SPACE = 32;
const QUOTE = 62;

function isInGap(code: number): boolean {
  return code === QUOTE || isBlankCode(code);
}

function isBlankCode(code: number): boolean {
  if (code <= SPACE) return code === SPACE || (code >= 9 && code <= 13);
  return code >= 160 && /\s/.test(String.fromCharCode(code));
}
