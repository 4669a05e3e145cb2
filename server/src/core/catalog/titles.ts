import german from "../../../catalog/titles/de.yaml";
import spanish from "../../../catalog/titles/es.yaml";
import french from "../../../catalog/titles/fr.yaml";
import italian from "../../../catalog/titles/it.yaml";
import dutch from "../../../catalog/titles/nl.yaml";
import portuguese from "../../../catalog/titles/pt.yaml";
import { detached } from "../text/sharedText.ts";
import { wordsOf } from "../text/words.ts";
import { catalog } from "./catalog.ts";
import type { TitlesById } from "./types.ts";

/** Words that stand where the title of a control stands, and are that of another. */
export interface OtherTitle {
  /** The control whose title the words are. */
  readonly meant: string;
  /** How many characters of the words make up the title; what follows is a remark. */
  readonly length: number;
  /** The title of the control whose id stands beside the words, in their language. */
  readonly right: string;
}

/**
 * Compares words with the titles of Annex A in every language that the catalogue has. Undefined unless they clearly are the
 * title of a control other than `id`: case, punctuation, plurals, spelling variants, cut titles and remarks behind a colon,
 * dash or bracket do not count, and words that look like no title are never judged. `exactly` leaves no word to chance.
 */
export function otherTitle(id: string, words: string, exactly = false): OtherTitle | undefined {
  const index = titles();
  const own = index.own.get(id);
  if (own === undefined) return undefined;
  const heads = headsOf(words);
  if (!mayHoldTitle(index, heads)) return undefined;
  const cut = isCut(words);
  if (heads.some((head) => isOwn(own, head.words, cut))) return undefined;
  const found = heads.flatMap(({ length, words: head }) => {
    const title = bestTitle(index, head, exactly || head.length < FEW ? 1 : CLOSE, cut);
    return title ? [{ ...title, length }] : [];
  });
  const [best] = found.sort((a, b) => b.share - a.share || b.length - a.length);
  if (best === undefined) return undefined;
  const { title, length } = best;
  return { meant: title.id, length, right: index.first.get(`${title.language} ${id}`) ?? catalog().control(id)?.title ?? "" };
}

/**
 * Whether words are the title of the control, of either edition, or of the clause with that number. Titles of a single word
 * (`7.1 Resources`) count only where `short` says so: sections of any text are called so.
 */
export function titleOf(number: readonly number[], words: string, short: boolean): "control" | "clause" | undefined {
  const id = number.join(".");
  const { named } = titles();
  const known = [
    ["control", named.get(`A.${id}`)?.filter((title) => short || title.length > 1 || catalog().isControl2022(`A.${id}`))],
    ["clause", named.get(id)?.filter((title) => short || title.length > 1)],
  ] as const;
  if (known.every(([, list]) => list === undefined)) return undefined;
  const heads = headsOf(words);
  const isTitle = (title: readonly string[]): boolean => heads.some((head) => share(title, head.words) >= (title.length < 4 ? 1 : CLOSE));
  return known.find(([, list]) => list?.some(isTitle))?.[0];
}

interface Title {
  readonly id: string;
  readonly language: string;
  readonly words: readonly string[];
}

interface Titles {
  /** By each of their words. */
  readonly byWord: ReadonlyMap<string, readonly Title[]>;
  /** Every title that a control goes by, those of its predecessors included. */
  readonly own: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** The titles of controls of both editions, objectives and clauses, by id. */
  readonly named: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** The title to write, by language and id. */
  readonly first: ReadonlyMap<string, string>;
  /** With more words nothing is close to a title of a control. */
  readonly mostWords: number;
}

/** The share of words in common from which two titles are the same. */
const CLOSE = 0.8;
/** With fewer words than so many, they are the same only where all words are. */
const FEW = 3;
/** A title has no more words in common with others than it has, so `CLOSE` takes this share of the others' words. */
const LEAST_KNOWN = CLOSE / (2 - CLOSE);
const TRANSLATIONS: Readonly<Record<string, () => TitlesById>> = {
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  nl: dutch,
  pt: portuguese,
};
/** Words that titles have or lack without a difference in meaning. */
const FILLERS = new Set(
  (
    "a an and of the for in to or on with within at from by und oder der die das des den dem von vom zur zum fuer für im mit bei aus " +
    "le la les l un une du de d et ou dans en pour aux à el los las y o para con del al " +
    "da do das dos e no na nos nas com as os à " +
    "van het een op bij met voor te " +
    "il lo i gli della dello degli delle dei alla agli alle ai nel nei nella nelle per con dalle sulla sui"
  ).split(" "),
);

let loaded: Titles | undefined;

function titles(): Titles {
  loaded ??= load();
  return loaded;
}

function load(): Titles {
  const byWord = new Map<string, Title[]>();
  const own = new Map<string, (readonly string[])[]>();
  const named = new Map<string, (readonly string[])[]>();
  const first = new Map<string, string>();
  const add = (id: string, language: string, texts: readonly string[]): void => {
    first.set(`${language} ${id}`, texts[0] ?? "");
    for (const text of texts) {
      const title = { id, language, words: keyWords(text) };
      for (const word of title.words) push(byWord, word, title);
      push(own, id, title.words);
      push(named, id, title.words);
    }
  };
  for (const { id, title, aliases = [], predecessors } of catalog().controls) {
    add(id, "en", [title, ...aliases]);
    for (const old of predecessors) push(own, id, keyWords(catalog().control2013(old)?.title ?? ""));
  }
  for (const [language, read] of Object.entries(TRANSLATIONS)) {
    for (const [id, texts] of Object.entries(read())) add(id, language, texts);
  }
  for (const { id, title } of catalog().controls2013) push(named, id, keyWords(title));
  for (const { id, title, parent = "" } of catalog().clauses) {
    push(named, id, keyWords(title));
    push(named, id, keyWords(`${catalog().clause(parent)?.title ?? ""} ${title}`));
  }
  const longest = [...byWord.values()].flat().reduce((most, title) => Math.max(most, title.words.length), 0);
  return { byWord, own, named, first, mostWords: Math.floor((2 / CLOSE - 1) * longest) };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The words that tell titles apart, each once, without accents, endings of the plural and variants of spelling. */
function keyWords(text: string): string[] {
  const words = new Set<string>();
  addKeyWords(words, text);
  return [...words];
}

function addKeyWords(words: Set<string>, text: string): void {
  const plain = BEYOND_ASCII.test(text) ? text.normalize("NFD").replace(/\p{M}/gu, "") : text;
  for (const word of wordsOf(plain)) for (const key of keysOf(word)) words.add(key);
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const NONE: readonly string[] = [];
const MOST_KEYS = 10_000;
const keys = new Map<string, readonly string[]>();

/** What counts of a word. Texts say the same words over and over, so that is known of those that came before. */
function keysOf(word: string): readonly string[] {
  const before = keys.get(word);
  if (before) return before;
  if (keys.size >= MOST_KEYS) keys.clear();
  const own = FILLERS.has(word) ? NONE : (SPLIT.get(word) ?? [stem(word)]);
  keys.set(detached(word), own);
  return own;
}

const SPLIT = new Map([
  ["endpoint", ["end", "point"]],
  ["endpoints", ["end", "point"]],
  ["lifecycle", ["life", "cycle"]],
  ["reuse", ["re", "use"]],
  ["offsite", ["off", "premise"]],
]);

function stem(word: string): string {
  const plain = word
    .replace(/is(e|es|ed|ing|ation|ations)$/, "iz$1")
    .replace(/ph/g, "f")
    .replace("labeling", "labelling");
  return plain.length > 3 ? plain.replace(/(?<!s)s$/, "") : plain;
}

/**
 * False where none of the heads can be close to a title, or the beginning of one: those have most of their words from titles, and one or two
 * words are a title only as they are. Each head goes on from the one before it.
 */
function mayHoldTitle({ byWord, mostWords }: Titles, heads: readonly Head[]): boolean {
  let at = 0;
  let known = 0;
  for (const { words } of heads) {
    const count = words.length;
    if (count > mostWords) return false;
    for (; at < count; at++) if (byWord.has(words[at] as string)) known++;
    if (count > 0 && known >= (count < FEW ? count : Math.floor(count * LEAST_KNOWN))) return true;
  }
  return false;
}

/** The beginning of what may be a title. */
interface Head {
  /** In characters. */
  readonly length: number;
  /** Its key words. */
  readonly words: readonly string[];
}

/** The words up to each mark behind which a remark may begin, and as a whole. */
function headsOf(words: string): Head[] {
  const heads: Head[] = [];
  const keys = new Set<string>();
  let last = 0;
  for (const mark of [...marksIn(words), words.length]) {
    const end = withoutEnd(words, mark);
    if (end <= last) continue;
    addKeyWords(keys, words.slice(last, end));
    heads.push({ length: end, words: [...keys] });
    last = end;
  }
  return heads;
}

const MARK = /[:;([→/]|\s[–—-]\s|[.!?](?=\s|$)(?<!\.\.)/g;
const MOST_MARKS = 6;

function marksIn(words: string): number[] {
  const marks: number[] = [];
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(words); mark && marks.length < MOST_MARKS; mark = MARK.exec(words)) marks.push(mark.index);
  return marks;
}

/** Where words end that stand before `end`, without the blanks and marks behind them. */
function withoutEnd(words: string, end: number): number {
  let at = end;
  while (at > 0 && /[\s*_`"'”’]/.test(words[at - 1] as string)) at--;
  return at;
}

/** The words may pass for a title of the control: they are nearly one, are part of one or have all of it. */
function isOwn(own: readonly (readonly string[])[], head: readonly string[], cut: boolean): boolean {
  return own.some((title) => {
    const common = inCommon(title, head);
    const isPart = common === title.length || (head.length > 0 && common === head.length);
    return isPart || shareOf(common, title, head) > 0.5 || (cut && startsAlike(title, head));
  });
}

interface Likeness {
  readonly title: Title;
  readonly share: number;
}

function bestTitle(index: Titles, head: readonly string[], least: number, cut: boolean): Likeness | undefined {
  const seen = new Set<Title>();
  let best: Likeness | undefined;
  for (const word of head.slice(0, 24)) {
    for (const title of index.byWord.get(word) ?? []) {
      if (seen.has(title)) continue;
      seen.add(title);
      const alike = cut && head.length > 2 && startsAlike(title.words, head) ? 1 : share(title.words, head);
      if (alike >= least && alike > (best?.share ?? 0)) best = { title, share: alike };
    }
  }
  return best;
}

/** The words in common as a share of both: 1 for the same words, 0 for none. */
function share(a: readonly string[], b: readonly string[]): number {
  return shareOf(inCommon(a, b), a, b);
}

function shareOf(common: number, a: readonly string[], b: readonly string[]): number {
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

/** How many words stand in both; neither has one twice. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  for (const word of a) if (b.includes(word)) common++;
  return common;
}

function isCut(words: string): boolean {
  const end = words.trimEnd();
  return end.endsWith("…") || end.endsWith("...");
}

/** Of a title that was cut, the last word may be cut as well. */
function startsAlike(title: readonly string[], head: readonly string[]): boolean {
  return head.length > 0 && head.every((word, at) => (at === head.length - 1 ? title[at]?.startsWith(word) : title[at] === word));
}
