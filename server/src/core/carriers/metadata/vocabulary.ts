import data from "../../../../catalog/document-metadata.yaml";
import type { WordsByLanguage } from "../../catalog/wordTypes.ts";
import { fold } from "../../text/suggest.ts";

/** The field of a document that a label means, in any of the languages known; undefined for a label of something else. */
export function fieldOfLabel(label: string): string | undefined {
  const { fields, before, after } = vocabulary();
  const name = plain(label.replace("(s)", ""));
  const exact = fields.get(name);
  if (exact || name.length > LONGEST_LABEL) return exact;
  for (const word of before) {
    const rest = name.startsWith(word) ? fields.get(name.slice(word.length)) : undefined;
    if (rest) return rest;
  }
  for (const word of after) {
    const rest = name.endsWith(word) ? fields.get(name.slice(0, -word.length)) : undefined;
    if (rest) return rest;
  }
  return undefined;
}

/** The value of a field that a word or short phrase says: `approved` for `Freigegeben`. */
export function valueMeant(field: string, words: string): string | undefined {
  return vocabulary().values.get(field)?.get(plain(words))?.value;
}

/** The type of document that words name: undefined where they name none, or several. */
export function typeNamed(words: string): string | undefined {
  return onlyOne([...words.matchAll(WORD)].flatMap(([word]) => typesNamed(word).map(({ value }) => value)));
}

/**
 * The type of document that a title names. An English word for it stands last, or before a mark or a word such as `on`: a `Policy exception request` is
 * no policy.
 */
export function typeOfTitle(title: string): string | undefined {
  const found = [...title.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const rest = title.slice(index + word.length);
    const isLast = /^(?:$|\s*[^\s\p{L}\p{N}&-]|\s-\s)/u.test(rest) || vocabulary().about.has(plain(/^\s(\p{L}+)/u.exec(rest)?.[1] ?? ""));
    return typesNamed(word).flatMap(({ value, language }) => (language !== "en" || isLast ? [value] : []));
  });
  return onlyOne(found);
}

const WORD = /[\p{L}\p{M}]+/gu;

function typesNamed(word: string): Meaning[] {
  const types = vocabulary().values.get("type") ?? new Map<string, Meaning>();
  const name = plain(word);
  const exact = types.get(name);
  if (exact) return [exact];
  return [...types].flatMap(([part, meaning]) => (COMPOUNDING.has(meaning.language) && isLastPart(name, part) ? [meaning] : []));
}

function onlyOne(values: readonly string[]): string | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

/** The word for a field's value in the language, and with the capitals, of the word that it takes the place of. */
export function wordLike(like: string, field: string, value: string): string {
  const old = vocabulary().values.get(field)?.get(plain(like));
  const word = (old && data().values[field]?.[value]?.[old.language]?.[0]) ?? value;
  const first = [...like].find((letter) => /\p{L}/u.test(letter)) ?? "";
  const isCapital = first !== first.toLowerCase();
  if (isCapital && like.length > 1 && like === like.toUpperCase()) return word.toUpperCase();
  return (isCapital ? word.charAt(0).toUpperCase() : word.charAt(0).toLowerCase()) + word.slice(1);
}

/** True for the heading of the part of a document that holds its metadata. */
export function isMetadataHeading(heading: string): boolean {
  return vocabulary().headings.has(plain(heading));
}

/** True for the header of a column that explains words. */
export function isExplanation(header: string): boolean {
  return vocabulary().explanations.has(plain(header));
}

/** The number of a month by its name in any language, or the unambiguous start of one. */
export function monthNamed(name: string): number | undefined {
  return vocabulary().months.get(plain(name));
}

/** True for a word that may stand between the parts of a written date. */
export function isDateFiller(word: string): boolean {
  return vocabulary().dateFillers.has(plain(word));
}

/** Languages that write `Passwortrichtlinie` as one word. */
const COMPOUNDING: ReadonlySet<string> = new Set(["de", "nl"]);
const LONGEST_LABEL = 60;

function isLastPart(word: string, part: string): boolean {
  return part.length >= 4 && word.length >= part.length + 3 && word.endsWith(part);
}

interface Meaning {
  readonly value: string;
  readonly language: string;
}

interface Vocabulary {
  readonly fields: ReadonlyMap<string, string>;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly headings: ReadonlySet<string>;
  readonly explanations: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Meaning>>;
  readonly months: ReadonlyMap<string, number>;
  readonly dateFillers: ReadonlySet<string>;
  readonly about: ReadonlySet<string>;
}

let loaded: Vocabulary | undefined;

function vocabulary(): Vocabulary {
  if (loaded) return loaded;
  const { keys, before, after, headings, explanations, values, months, dateFillers, about } = data();
  const fields = new Map<string, string>();
  for (const [field, words] of Object.entries(keys)) {
    fields.set(plain(field), field);
    for (const word of Object.values(words).flat()) if (!fields.has(plain(word))) fields.set(plain(word), field);
  }
  loaded = {
    fields,
    before: before.map(plain),
    after: after.map(plain),
    headings: new Set(headings.flat().map(plain)),
    explanations: new Set(explanations.flat().map(plain)),
    values: new Map(Object.entries(values).map(([field, words]) => [field, meaningsOf(words)])),
    months: monthsOf(months),
    dateFillers: new Set(dateFillers.map(plain)),
    about: new Set(about.map(plain)),
  };
  return loaded;
}

function meaningsOf(words: Readonly<Record<string, WordsByLanguage>>): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const [value, byLanguage] of Object.entries(words)) {
    for (const [language, names] of Object.entries(byLanguage)) {
      for (const name of names) if (!meanings.has(plain(name))) meanings.set(plain(name), { value, language });
    }
  }
  return meanings;
}

/** Whole names, and their starts from three letters on that no other month has in any language. */
function monthsOf(byLanguage: WordsByLanguage): Map<string, number> {
  const months = new Map<string, number | undefined>();
  const names = Object.values(byLanguage).flatMap((list) => list.map((name, index) => ({ name: plain(name), number: index + 1 })));
  for (const { name, number } of names) {
    for (let length = 3; length < name.length; length++) {
      const start = name.slice(0, length);
      months.set(start, months.has(start) && months.get(start) !== number ? undefined : number);
    }
  }
  for (const { name, number } of names) months.set(name, number);
  return new Map([...months].flatMap(([name, number]): [string, number][] => (number === undefined ? [] : [[name, number]])));
}

/** Without case, accents, spaces and punctuation, so that `Validé` and `VALIDE` are one word. */
function plain(words: string): string {
  return fold(words.normalize("NFKD").replace(/\p{M}+/gu, ""));
}
