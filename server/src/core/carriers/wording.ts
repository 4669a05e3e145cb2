import placeholderData from "../../../catalog/placeholders.yaml";
import vagueData from "../../../catalog/vague-words.yaml";
import { isToFillIn } from "../catalog/placeholders.ts";
import type { Segment } from "../model/record.ts";
import type { Wording } from "../model/sourceFile.ts";
import { PhraseStarts } from "../text/phraseStarts.ts";
import { sharedText } from "../text/sharedText.ts";
import type { Span } from "../text/span.ts";
import type { Anchor } from "./anchor.ts";

/** The mark of a document made from a template, taken out by whoever has made the text their own. */
const TEMPLATE_MARK = "<!-- isms-template -->";

/**
 * Where a text still waits to be written. `wording` is the text without what is no wording (code, comments, link targets), at the same
 * offsets as `text`; `segment` starts at 0.
 */
export function findPlaceholders(text: string, wording: string, segment: Segment): Wording[] {
  const found = possiblePlaceholders(text, wording);
  const excluded = new Set(found.excludes);
  return placed(text, certain(found, excluded), { segment, offset: 0 });
}

/** What of a text, or of a part of one, may still wait to be written. */
export interface PossiblePlaceholders {
  readonly certain: readonly Span[];
  /** What is none where any part of the text excludes its name. */
  readonly unless: readonly (Span & { readonly name: string })[];
  /** The names of links that are defined and of elements that are closed in the part. */
  readonly excludes: readonly string[];
}

/** What of `found` is not excluded, in order. */
export function certain(found: PossiblePlaceholders, excluded: ReadonlySet<string>): Span[] {
  return disjoint([...found.certain, ...found.unless.filter(({ name }) => !excluded.has(name))]);
}

/** Placeholders found in a part of a file. */
export function placed(text: string, found: readonly Span[], { segment, offset }: Anchor): Wording[] {
  return found.map(({ start, end }) => {
    const words = sharedText(text.slice(start, end));
    return { kind: "placeholder", start: start + offset, end: end + offset, segment, text: words };
  });
}

/** Looks for placeholders in a part of a text. */
export function possiblePlaceholders(text: string, wording: string): PossiblePlaceholders {
  const found: Span[] = [];
  const unless: (Span & { name: string })[] = [];
  const add = (start: number, length: number) => found.push({ start, end: start + length });
  const { markers, elements } = placeholders();
  for (let at = text.indexOf(TEMPLATE_MARK); at >= 0; at = text.indexOf(TEMPLATE_MARK, at + 1)) add(at, TEMPLATE_MARK.length);
  for (const match of wording.matchAll(markers)) add(match.index, match[0].length);
  for (const match of matchesWith("____", UNDERSCORES, wording))
    if (!isRule(wording, match.index, match[0].length)) add(match.index, match[0].length);
  for (const match of matchesWith("{{", DOUBLE_BRACES, wording)) add(match.index, match[0].length);
  const defined = [...matchesWith("]:", LINK_DEFINITION, wording)].map((match) => linkName(match[1]));
  for (const match of matchesWith("[", SQUARE_BRACKETS, wording)) {
    if (!isToFillIn(match[1] as string)) continue;
    unless.push({ start: match.index, end: match.index + match[0].length, name: linkName(match[1]) });
  }
  const closed = [...matchesWith("</", CLOSING_TAG, wording)].map((match) => elementName(match[1]?.toLowerCase()));
  for (const match of matchesWith("<", ANGLE_BRACKETS, wording)) {
    const name = (match[1] as string).toLowerCase().split(/\s/)[0] as string;
    if (!elements.has(name)) unless.push({ start: match.index, end: match.index + match[0].length, name: elementName(name) });
  }
  return { certain: found, unless, excludes: [...defined, ...closed] };
}

/** The matches of a pattern that all hold `sign`: most texts have none, and that is found out far sooner. */
function matchesWith(sign: string, pattern: RegExp, text: string): Iterable<RegExpExecArray> {
  return text.includes(sign) ? text.matchAll(pattern) : [];
}

function linkName(name = ""): string {
  return `[${sharedText(name)}`;
}

function elementName(name = ""): string {
  return `<${sharedText(name)}`;
}

/**
 * Words that leave open what must happen, from offset `from` on: those of one language, or of every language known where
 * `language` is undefined, because only the ISMS knows which one counts.
 */
export function findVagueWords(wording: string, from: number, { segment, offset }: Anchor, language: string | undefined): Wording[] {
  const { lists, starts } = vagueWords();
  const wanted = language === undefined ? undefined : primarySubtag(language);
  const found: Wording[] = [];
  const ends = lists.map(() => 0);
  starts.eachIn(wording, (start, near) => {
    for (const at of near) {
      const { language: spoken, pattern, measures } = lists[at] as VagueList;
      if (start < (ends[at] as number) || (wanted !== undefined && wanted !== spoken)) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(wording);
      if (!match) continue;
      const end = start + match[0].length;
      ends[at] = end;
      if (start < from || measures?.test(sentenceAround(wording, start, end))) continue;
      const text = sharedText(match[0].replace(/\s+/g, " "));
      found.push({ kind: "vague", start: start + offset, end: end + offset, segment, text, language: spoken });
    }
  });
  return found;
}

/** `de` for `de-AT`. */
export function primarySubtag(language: string): string {
  return (language.split("-")[0] as string).toLowerCase();
}

const UNDERSCORES = /(?<!_)_{4,}/g;
/** Without the tags of static site generators. */
const DOUBLE_BRACES = /\{\{(?![<%#/]|\s{0,3}(?:site|page|config|content)\b)[^{}\n]{1,80}\}\}/g;
const SQUARE_BRACKETS = /(?<![![\]\\])\[([^[\]\n]{2,60})\](?![([\]:])/g;
const ANGLE_BRACKETS = /(?<![\p{L}\p{N}<\\])<(\p{L}[^<>\n=:@/"']{0,60})>/gu;
const CLOSING_TAG = /<\/([\p{L}][\w-]{0,40})/gu;
const LINK_DEFINITION = /^ {0,3}\[([^[\]\n]{1,80})\]:/gm;

/** Underscores alone on their line draw a rule between sections; others are a line to write on. */
function isRule(text: string, start: number, length: number): boolean {
  const before =
    text
      .slice(Math.max(0, start - SENTENCE), start)
      .split(/[\r\n]/)
      .at(-1) ?? "";
  const after = text.slice(start + length, start + length + SENTENCE).split(/[\r\n]/)[0] ?? "";
  return `${before}${after}`.trim() === "";
}

interface PlaceholderPatterns {
  readonly markers: RegExp;
  readonly elements: ReadonlySet<string>;
}

interface VagueWords {
  readonly lists: readonly VagueList[];
  readonly starts: PhraseStarts;
}

interface VagueList {
  readonly language: string;
  readonly pattern: RegExp;
  /** Words that say how long or how often, so that the sentence leaves nothing open. */
  readonly measures: RegExp | undefined;
}

let placeholderPatterns: PlaceholderPatterns | undefined;
let vagueLists: VagueWords | undefined;

function placeholders(): PlaceholderPatterns {
  if (placeholderPatterns) return placeholderPatterns;
  const { markers, elements } = placeholderData();
  placeholderPatterns = {
    markers: wholeWords(markers, "gu"),
    elements: new Set(elements.flat()),
  };
  return placeholderPatterns;
}

function vagueWords(): VagueWords {
  if (vagueLists) return vagueLists;
  const all = Object.entries(vagueData()).flatMap(([language, { words, time, measures }]) => [
    { language, phrases: words, measures: undefined },
    { language, phrases: time, measures: new RegExp(`\\d|${wholeWords(measures, "iu").source}`, "iu") },
  ]);
  vagueLists = {
    lists: all.map(({ language, phrases, measures }) => ({ language, pattern: wholeWords(phrases, "yiu"), measures })),
    starts: new PhraseStarts(all.map(({ phrases }) => phrases)),
  };
  return vagueLists;
}

/** Matches any of the phrases as whole words, the longest first; a trailing `*` matches any ending. */
function wholeWords(phrases: readonly string[], flags: string): RegExp {
  const alternatives = [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => {
      const stem = phrase.replace(/\*$/, "");
      const escaped = stem.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/ /g, "[\\s>]{1,8}");
      return escaped + (stem === phrase ? "" : "\\p{L}{0,30}") + (/\p{L}$/u.test(stem) ? "(?![\\p{L}\\p{N}_])" : "");
    });
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${alternatives.join("|")})`, flags);
}

/** How far a sentence or line is looked along. */
const SENTENCE = 200;

/** The sentence that a span lies in, as far as it is near. */
function sentenceAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - SENTENCE), start)
      .split(SENTENCE_END)
      .at(-1) ?? "";
  const after = text.slice(end, end + SENTENCE).split(SENTENCE_END)[0] ?? "";
  return before + after;
}

const SENTENCE_END = /[.!?](?=\s)|\n[ \t]*(?=[\n\r#|*-])/;

function disjoint(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (kept[kept.length - 1]?.end ?? 0)) kept.push(span);
  }
  return kept;
}
