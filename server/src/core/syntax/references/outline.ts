import { findNames, leading, type Name } from "./names.ts";

/** What is known of a text, or of a part of one, before its references are looked for. */
export interface Outline {
  readonly text: string;
  /** Where it names standards, in order. */
  readonly names: readonly Name[];
  /** Its lines that begin with `#`, in order. */
  readonly marks: readonly HeadingMark[];
}

/** A line that begins with `#`, by what it says to the lines below it. */
export interface HeadingMark {
  readonly start: number;
  readonly level: number;
  /** The standard that it names. */
  readonly name: Name | undefined;
  /** 8 for "Clause 8 – Operation". */
  readonly clause: number | undefined;
  /** The number that it bears: `4.2`. */
  readonly number: string | undefined;
}

/** The headings that a line stands below. */
export interface OpenHeadings {
  /** Those that name a standard, the innermost last. */
  readonly named: readonly { readonly level: number; readonly name: Name }[];
  /** The innermost that begins with a clause. */
  readonly clause: { readonly level: number; readonly clause: number } | undefined;
}

/** At the top of a text. */
export const NO_HEADINGS: OpenHeadings = { named: [], clause: undefined };

const CLAUSE_HEADING = /^#{1,6}[ \t*_]{0,4}(?:ISO[^\n]{0,24}? )?(?:Clause|CLAUSE|Klausel|Cláusula|Clausule) (\d{1,2})(?![\d.])/;
const SECTION_NUMBER = /^#{1,6}[ \t*_]{0,4}§?[ \t]?(\d{1,2}(?:\.\d{1,2}){0,2})\b/;
/** Among so many names in one line the standard of a heading is looked for. */
const MOST_NAMES = 12;

/** Reads what a text names and how it is divided. */
export function outlineOf(text: string): Outline {
  const names = findNames(text);
  const marks: HeadingMark[] = [];
  let at = 0;
  for (let start = text.startsWith("#") ? 0 : lineWithMark(text, 0); start >= 0; start = lineWithMark(text, start)) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length + 1 : feed + 1;
    while ((names[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    const clause = CLAUSE_HEADING.exec(text.slice(start, start + 80))?.[1];
    marks.push({
      start,
      level: /^#{1,7}/.exec(text.slice(start, start + 7))?.[0].length ?? 1,
      name: leading(namesOnLine(names, at, end)),
      clause: clause === undefined ? undefined : Number(clause),
      number: SECTION_NUMBER.exec(text.slice(start, start + 40))?.[1],
    });
  }
  return { text, names, marks };
}

/** The headings that lines stand below once a heading is passed. */
export function enterHeading({ named, clause }: OpenHeadings, mark: HeadingMark): OpenHeadings {
  const { level, name } = mark;
  const above = named.filter((open) => open.level < level);
  return {
    named: name === undefined ? above : [...above, { level, name }],
    clause: mark.clause !== undefined ? { level, clause: mark.clause } : clause && level <= clause.level ? undefined : clause,
  };
}

/** Where the next line behind an offset starts that begins with `#`; -1 for none. */
function lineWithMark(text: string, from: number): number {
  const feed = text.indexOf("\n#", from);
  return feed < 0 ? -1 : feed + 1;
}

function namesOnLine(names: readonly Name[], from: number, end: number): Name[] {
  const found: Name[] = [];
  for (let index = from; (names[index]?.start ?? end) < end && found.length < MOST_NAMES; index++) {
    const name = names[index];
    if (name !== undefined) found.push(name);
  }
  return found;
}
