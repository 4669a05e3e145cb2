import { type HeadLine, type Statement, type Written, written } from "./form.ts";

/** The statements of lines, cut into groups where a line states nothing: prose ends a group, blank lines and rules do not. */
export function statementGroups(lines: readonly Pick<HeadLine, "prose" | "start">[]): Statement[][] {
  const groups: Statement[][] = [[]];
  for (const { prose, start } of lines) {
    const found = statementsIn(prose, start);
    if (found.length > 0) groups[groups.length - 1]?.push(...found);
    else if (!IS_NEUTRAL.test(prose)) groups.push([]);
  }
  return groups.filter(({ length }) => length > 0);
}

/** Nothing, a rule, a caption in bold, a heading. */
const IS_NEUTRAL = /^\s*(?:(?:[-*_=]{3,}|\*\*[^*]{1,60}\*\*|#{1,6}\s.{0,200}|\\)[\s\\]*)?$/;

/** `Version: 1.0 | **Status:** Draft` holds two; none where the line's first part has no label. */
export function statementsIn(line: string, lineStart: number): Statement[] {
  if (line.length > LONGEST_LINE) return [];
  const from = /^\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?/.exec(line)?.[0].length ?? 0;
  const cuts = [from, ...[...line.matchAll(SEPARATOR)].flatMap(({ index }) => (index > from ? [index] : []))];
  const found: Statement[] = [];
  for (const [i, cut] of cuts.entries()) {
    const statement = statementAt(line, lineStart, cut, cuts[i + 1] ?? line.length);
    if (statement) found.push(statement);
    else if (i === 0) return [];
  }
  return found;
}

const LONGEST_LINE = 2000;
/** Between statements on one line: a bar, a dot, or the next label in bold. */
const SEPARATOR = /(?<=\s)[|·•](?=\s)|\*\*[^*:：|]{1,60}(?:[:：]\s?\*\*|\*\*\s?[:：])/g;
const LONGEST_LABEL = 60;

function statementAt(line: string, lineStart: number, from: number, to: number): Statement | undefined {
  const start = from + (/^[|·•]?[\s*_]*/.exec(line.slice(from, to))?.[0].length ?? 0);
  const colon = line.slice(start, Math.min(to, start + LONGEST_LABEL + 4)).search(/：|:(?=[\s*_]|$)/);
  if (colon <= 0) return undefined;
  const label = withoutMarks(written(line, lineStart, start, start + colon));
  if (label.text === "" || label.text.split(/\s+/).length > 7) return undefined;
  return { label, value: written(line, lineStart, start + colon + 1, to) };
}

function withoutMarks({ text, start }: Written): Written {
  const kept = text.replace(/(?<![\s*_`])[\s*_`]+$/, "");
  return { text: kept, start, end: start + kept.length };
}
