import weakJustificationsData from "../../../catalog/weak-justifications.yaml";
import { PhraseList, wordsOf } from "../text/words.ts";

/** What is wrong with a justification: it says nothing, it is a blank of a template, or it is too short to say anything. */
export type Weakness = "says-nothing" | "placeholder" | "too-short";

/** Gives a function that tells what is weak about a justification; undefined for one that says something. */
export function weaknessReader(): (text: string) => Weakness | undefined {
  const { phrases, fillers } = weakJustificationsData();
  const weakPhrases = new PhraseList(phrases);
  const emptyWords = new Set(fillers);
  return (text) => {
    if (isPlaceholder(text)) return "placeholder";
    const words = wordsOf(text);
    if (!saysSomething(words, weakPhrases, emptyWords)) return "says-nothing";
    return words.length <= FEWEST_WORDS && !WITHOUT_SPACES.test(text) ? "too-short" : undefined;
  };
}

/** With so few words nobody explains a decision. */
const FEWEST_WORDS = 2;

/** Scripts that put no spaces between words, so that words cannot be counted. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

function saysSomething(words: readonly string[], phrases: PhraseList, fillers: ReadonlySet<string>): boolean {
  for (let at = 0; at < words.length; ) {
    const length = phrases.lengthAt(words, at);
    if (length === 0 && !fillers.has(words[at] as string)) return true;
    at += Math.max(1, length);
  }
  return false;
}

/** A blank to fill in: `[reason]`, `<why>`, `{{ justification }}`, `____`. */
function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  const closing = BRACKETS[trimmed[0] ?? ""];
  const isBracketed = closing !== undefined && trimmed.indexOf(closing) === trimmed.length - 1;
  return isBracketed || trimmed.includes("{{") || trimmed.includes("___");
}

const BRACKETS: Readonly<Record<string, string>> = { "[": "]", "<": ">" };
