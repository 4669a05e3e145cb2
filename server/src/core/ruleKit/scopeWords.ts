import scopeWordsData from "../../../catalog/scope-words.yaml";
import type { IsmsRecord } from "../model/record.ts";
import { PhraseList, wordsOf } from "../text/words.ts";

/** How texts of the scope and of registers are compared: by the words that tell one thing from another. */
export interface ScopeWords {
  /** The words of a text that tell something, each once. */
  readonly telling: (text: string) => string[];
  /** Those that tell one place from another, not what kind of place it is. */
  readonly ofPlace: (text: string) => string[];
  /** Those that tell one supplier from another. */
  readonly ofSupplier: (text: string) => string[];
  /** True for a title that is about something, or about the border to it. */
  readonly isAbout: (title: string) => boolean;
  /** True for a text that speaks of the scope. */
  readonly namesScope: (text: string) => boolean;
  /** The names that a text gives to places of work: `Kiel` in "Kiel office", `Lyon` in "bureau de Lyon". */
  readonly workplaces: (text: string) => string[];
}

export function scopeWords(): ScopeWords {
  const data = scopeWordsData();
  const fillers = new Set(data.fillers);
  const places = new Set(data.places);
  const ofSuppliers = new Set(data.supplierWords);
  const about = new PhraseList(data.about);
  const scope = new PhraseList(data.scope);
  const telling = (text: string) => [...new Set(wordsOf(text))].filter((word) => /\p{L}{3}/u.test(word) && !fillers.has(word));
  const ofPlace = (text: string) => telling(text).filter((word) => !places.has(word));
  return {
    telling,
    ofPlace,
    ofSupplier: (text) => ofPlace(text).filter((word) => !ofSuppliers.has(word)),
    isAbout: (title) => about.firstIn(wordsOf(title)) !== undefined,
    namesScope: (text) => scope.firstIn(wordsOf(text)) !== undefined,
    workplaces: workplaceReader(ofPlace),
  };
}

/** A name has a capital and stands beside the word for the place, so that "safe of the office" names none. */
function workplaceReader(ofPlace: (text: string) => string[]): (text: string) => string[] {
  const { workplacesBehindName, workplacesBeforeName, prepositions, noTowns } = scopeWordsData();
  const [behind, before, between, none] = [workplacesBehindName, workplacesBeforeName, prepositions, noTowns].map(
    (words) => new Set(words),
  ) as [Set<string>, Set<string>, Set<string>, Set<string>];
  const isName = (word: string | undefined): word is string =>
    word !== undefined && /^\p{Lu}\p{L}{2}/u.test(word) && !none.has(word.toLowerCase()) && ofPlace(word).length > 0;
  return (text) =>
    text.split(/[,;:()/–]/).flatMap((part) => {
      const words = part.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
      return words.flatMap((word, at) => {
        const next = between.has((words[at + 1] ?? "").toLowerCase()) ? words[at + 2] : words[at + 1];
        const found = [behind.has(word.toLowerCase()) ? words[at - 1] : undefined, before.has(word.toLowerCase()) ? next : undefined];
        return found.filter(isName);
      });
    });
}

/** True where two words are the same but for an ending: `shop` and `shops`. */
export function isSameWord(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long === short || (short.length >= 4 && long.length - short.length <= 2 && long.startsWith(short));
}

/** True where a word, in whatever ending, is among others. */
export function hasWord(words: readonly string[], word: string): boolean {
  return words.some((other) => isSameWord(word, other));
}

/** Every text of a scope that says what is inside, or where its borders are. */
export function textsOfScope({ data }: IsmsRecord<"scope">): string[] {
  const { statement = "", includes = [], excludes = [], processes = [], sites = [], technology = [], interfaces = [] } = data;
  return [statement, ...includes, ...excludes.map(({ what = "" }) => what), ...processes, ...sites, ...technology, ...interfaces];
}
