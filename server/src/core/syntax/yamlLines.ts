/**
 * Where a comment can stand in YAML text: never inside a value of several lines, where it would become text or end the value.
 * Looks at lines alone, because the files that need it most may not parse.
 */

/** A list item, or a key with its colon, behind any number of dashes. */
const OPENS = /^ *(?:-(?: |$)|(?:"[^"]*"|'[^']*'|[\w./$-]+) *:(?: |$))/;
const OPENS_BLOCK_TEXT = /[:-] +(?:[&!][^\s]* +)?[|>][-+0-9]{0,2} *(?:#.*)?$/;
const BLANK = /^[ \t]*$/;
/** No value is looked for further up than this many lines, so that a file full of comments does not cost the square of its length. */
const FARTHEST = 1000;

/** The line on which the value that covers `line` begins: a comment for it may stand above that one. */
export function firstLineOfValue(lines: readonly string[], line: number): number {
  const text = lines[line] ?? "";
  let first = line;
  let indent = indentOf(text);
  const top = Math.max(0, line - FARTHEST);
  for (let above = line - 1; above >= top && indent > 0; above--) {
    const candidate = lines[above] as string;
    if (BLANK.test(candidate) || indentOf(candidate) >= indent) continue;
    indent = indentOf(candidate);
    if (OPENS_BLOCK_TEXT.test(candidate)) first = above;
  }
  while (first > top && !OPENS.test(lines[first] as string) && indentOf(lines[first] as string) > 0) first--;
  return first;
}

/** The last line of the value that begins on `line`: other than that line only where a text goes on below its key. */
export function lastLineOfValue(lines: readonly string[], line: number): number {
  const text = lines[line] ?? "";
  const isBlock = OPENS_BLOCK_TEXT.test(text);
  const indent = isBlock ? columnOfKey(text) : indentOf(text);
  let last = line;
  for (let below = line + 1; below < lines.length; below++) {
    const candidate = lines[below] as string;
    if (isBlock && BLANK.test(candidate)) continue;
    if (indentOf(candidate) <= indent || BLANK.test(candidate)) break;
    if (!isBlock && (OPENS.test(candidate) || candidate.trimStart().startsWith("#"))) break;
    last = below;
  }
  return last;
}

function indentOf(line: string): number {
  return line.search(/[^ ]|$/);
}

/** The column that a block text must lie right of: its key's, or its dash's where it has no key. */
function columnOfKey(line: string): number {
  const dashes = /^ *(?:- +)*/.exec(line)?.[0] ?? "";
  return /^[|>]/.test(line.slice(dashes.length)) ? dashes.lastIndexOf("-") : dashes.length;
}
