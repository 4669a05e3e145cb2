import adoptionData from "../../../catalog/adoption.yaml";
import { t } from "../text/l10n.ts";
import { wordsOf } from "../text/words.ts";

/** Whose ISMS a folder is, as far as its texts tell. A person has to confirm it. */
export interface OrganisationGuess {
  readonly name: string;
  /** What it was read from, in words. */
  readonly from: string;
}

export interface LanguageGuess {
  /** A BCP 47 tag. */
  readonly tag: string;
  /** The share of the texts that are in it. */
  readonly share: number;
  /** Languages of the other texts, the most frequent first. */
  readonly others: readonly { readonly tag: string; readonly share: number }[];
}

/** The name with a legal form that most texts hold; else what the folder is called. */
export function guessOrganisation(texts: readonly string[], folderName: string): OrganisationGuess {
  const counts = new Map<string, number>();
  for (const text of texts) for (const name of new Set(namesIn(text))) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort(([a, x], [b, y]) => y - x || b.length - a.length);
  if (best && best[1] >= Math.max(LEAST_TEXTS, texts.length * LEAST_SHARE)) {
    return { name: best[0], from: t("the name stands in {0} of {1} files looked at", best[1], texts.length) };
  }
  return { name: folderName, from: t("the name of the folder") };
}

const LEAST_TEXTS = 2;
const LEAST_SHARE = 0.1;

/** The language of most texts; undefined where they are too short to tell. */
export function guessLanguage(texts: readonly string[]): LanguageGuess | undefined {
  const counts = new Map<string, number>();
  let told = 0;
  for (const text of texts) {
    const language = languageOfText(text);
    if (language === undefined) continue;
    told++;
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const [best, ...others] = sorted.map(([tag, count]) => ({ tag, share: count / told }));
  return best && { ...best, others };
}

/** So many small words tell a language, and so many times more than of any other. */
const LEAST_WORDS = 15;
const LEAST_LEAD = 1.3;
/** The share of kana that only a Japanese text has. */
const LEAST_KANA = 0.05;

function languageOfText(text: string): string | undefined {
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  if (kana > LEAST_WORDS && kana > text.length * LEAST_KANA) return "ja";
  const words = wordsOf(text);
  const hits = [...smallWords()].map(([language, small]) => ({ language, count: words.filter((word) => small.has(word)).length }));
  hits.sort((a, b) => b.count - a.count);
  const [first, second] = hits;
  return first && first.count >= LEAST_WORDS && first.count >= (second?.count ?? 0) * LEAST_LEAD ? first.language : undefined;
}

function namesIn(text: string): string[] {
  const { behind, before } = namePatterns();
  return [...text.matchAll(behind), ...text.matchAll(before)].map((match) => (match[1] as string).replace(/\s+/g, " "));
}

let languages: ReadonlyMap<string, ReadonlySet<string>> | undefined;
let patterns: { readonly behind: RegExp; readonly before: RegExp } | undefined;

function smallWords(): ReadonlyMap<string, ReadonlySet<string>> {
  languages ??= new Map(Object.entries(adoptionData().languages).map(([language, words]) => [language, new Set(words)]));
  return languages;
}

/** Words that begin with a capital letter before a legal form, and what stands behind one that comes first. */
function namePatterns(): { readonly behind: RegExp; readonly before: RegExp } {
  if (patterns) return patterns;
  const { behind, before } = adoptionData().legalForms;
  const either = (forms: readonly string[]) =>
    [...forms]
      .sort((a, b) => b.length - a.length)
      .map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
      .join("|");
  const word = String.raw`\p{Lu}[\p{L}\p{N}&'’+-]{0,30}`;
  patterns = {
    behind: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?!The )(${word}(?: (?:& )?${word}){0,4},? (?:${either(behind)}))(?![\p{L}\p{N}])`,
      "gu",
    ),
    before: new RegExp(String.raw`((?:${either(before)}) ?[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}ー・]{1,20})`, "gu"),
  };
  return patterns;
}
