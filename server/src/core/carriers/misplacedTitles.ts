import { otherTitle } from "../catalog/titles.ts";
import type { IsmsRecord, Mention } from "../model/record.ts";
import type { MisplacedTitle } from "../model/sourceFile.ts";
import { nodeAt } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";

/**
 * The controls in a Markdown text beside which, in the same table cell, heading or list item, the title of another control
 * stands. `prose` is the text with code and addresses blanked, `mentions` what it speaks of, in order; it starts at `offset` in their segment.
 */
export function titlesInProse(prose: string, mentions: readonly Mention[], offset: number): MisplacedTitle[] {
  const found: MisplacedTitle[] = [];
  const ids = mentions.filter(({ target }) => target.type !== "record" && target.type !== "file");
  const line: Line = { start: 0, end: -1, holdsTitles: false };
  for (const [at, mention] of ids.entries()) {
    const { target } = mention;
    const [before, after] = [ids[at - 1], ids[at + 1]];
    if (target.type !== "control" || before?.start === mention.start || after?.start === mention.start) continue;
    const start = mention.start - offset;
    const end = mention.end - offset;
    moveTo(line, prose, start);
    if (!line.holdsTitles) continue;
    const next = after ? after.start - offset : prose.length;
    const from = Math.max(line.start, before ? before.end - offset : 0, start - LONGEST);
    const to = Math.min(line.end, next, end + LONGEST);
    const place = titleBeside(prose.slice(from, start), prose.slice(end, to), from, end, after !== undefined && to === next);
    const other = place && otherTitle(target.id, prose.slice(place.start, place.end), place.isBefore);
    if (!other) continue;
    const title = { start: place.start + offset, end: place.start + other.length + offset };
    found.push({ mention, title, meant: other.meant, right: other.right });
  }
  return found;
}

/** The entries of an SoA, in YAML or in rows, whose `title` is that of another control than their `control`. */
export function titlesInRecords(records: readonly IsmsRecord[]): MisplacedTitle[] {
  return records.flatMap((record): MisplacedTitle[] => {
    const title = record.kind === "soaEntry" ? nodeAt(record.node, ["title"]) : undefined;
    const mention = title && record.mentions.find(({ field, target }) => field === "control" && target.type === "control");
    if (title?.type !== "scalar" || typeof title.value !== "string" || mention?.target.type !== "control") return [];
    const other = otherTitle(mention.target.id, title.value);
    return other ? [{ mention, record, title: { start: title.start, end: title.end }, meant: other.meant, right: other.right }] : [];
  });
}

/** How far from its id a title may reach, in characters. */
const LONGEST = 200;
/** A heading, a list item or a row of a table. */
const HOLDS_TITLES = /^[\s>]{0,12}(?:#{1,6}|[-*+][ \t]|\d{1,3}[.)][ \t]|\|)/;

interface Line {
  start: number;
  end: number;
  holdsTitles: boolean;
}

function moveTo(line: Line, text: string, offset: number): void {
  while (line.end < offset) {
    line.start = line.end + 1;
    const feed = text.indexOf("\n", line.start);
    line.end = feed < 0 ? text.length : feed;
  }
  line.holdsTitles = HOLDS_TITLES.test(text.slice(line.start, line.start + 24));
}

/** Marks of Markdown around an id: emphasis, quotes, the rest of a link. */
const CLOSING = /^(?:[*_`"'”’]{1,4}|\]\([ \t]*\)|\])*/;
const LEADING = /^(?:\s*(?:[:–—-]|\.(?=\s))\s*|\s+|(?=[([]))[*_`"'“‘([]{0,4}\s?/;
/** "Access control (A.5.15)", with the name of the standard before the id. */
const OPENED = /[([][*_`]{0,3}(?:(?:ISO|IEC|Annex|Anhang|Annexe|Anexo|[Cc]ontrols?|27001|A)[ /:,\d-]{0,8}){0,5}$/;
const DASH = /\s[–—-]\s*[*_`]{0,3}$/;

interface TitlePlace extends Span {
  readonly isBefore: boolean;
}

/** Where the words stand that are to be the title of the id between `before` and `after`. */
function titleBeside(before: string, after: string, from: number, end: number, isFollowed: boolean): TitlePlace | undefined {
  const cell = before.slice(lastBar(before) + 1);
  const rest = /^(?:\\\||[^|\r])*/.exec(after)?.[0] ?? "";
  const opened = OPENED.exec(cell);
  const closed = CLOSING.exec(rest)?.[0].length ?? 0;
  if (opened && /^[*_`]{0,3}[)\]]/.test(rest) && !rest.startsWith("]("))
    return wordsBefore(cell, opened.index, from + before.length - cell.length);
  if (!isFollowed && rest.slice(closed).trim() === "") {
    const dash = DASH.exec(cell);
    return dash ? wordsBefore(cell, dash.index, from + before.length - cell.length) : undefined;
  }
  const lead = LEADING.exec(rest.slice(closed))?.[0].length;
  if (lead === undefined) return undefined;
  const start = closed + lead;
  const bracket = opened || /[([]/.test(rest.slice(closed, start)) ? rest.slice(start).search(/[)\]]/) : -1;
  const words = (bracket < 0 ? rest.slice(start) : rest.slice(start, start + bracket)).replace(/(?<![\s*_`"'”’,;([])[\s*_`"'”’,;([]+$/, "");
  return /^\p{L}/u.test(words) ? { start: end + start, end: end + start + words.length, isBefore: false } : undefined;
}

/** The words at the end of what stands before a bracket or dash, without the marks and numbers that begin the line. */
function wordsBefore(cell: string, length: number, from: number): TitlePlace | undefined {
  const words = cell.slice(0, length).replace(/(?<![\s*_`"'”’])[\s*_`"'”’]+$/, "");
  const lead = /^(?:[\s#>*+_`"'“),.;:\]–—-]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?(?=[\s*])|(?:and|und|et|y)\s)*/.exec(words)?.[0].length ?? 0;
  return lead < words.length ? { start: from + lead, end: from + words.length, isBefore: true } : undefined;
}

function lastBar(text: string): number {
  let at = text.lastIndexOf("|");
  while (at > 0 && text[at - 1] === "\\") at = text.lastIndexOf("|", at - 1);
  return at;
}
