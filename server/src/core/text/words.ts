/** The words of a text in lower case, without punctuation: letters and digits of any language. */
export function wordsOf(text: string): string[] {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** Phrases that are looked for as whole words; a `*` at a phrase's end stands for any further letters. */
export class PhraseList {
  /** Phrases by their first word; those whose only word is open stand under "". */
  private readonly byFirst = new Map<string, { readonly words: readonly string[]; readonly open: boolean }[]>();

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const open = phrase.endsWith("*");
      const words = wordsOf(phrase);
      const key = open && words.length === 1 ? "" : (words[0] ?? "");
      const list = this.byFirst.get(key);
      if (list) list.push({ words, open });
      else this.byFirst.set(key, [{ words, open }]);
    }
  }

  /** How many words the longest phrase that starts at `words[at]` covers; 0 where none does. */
  lengthAt(words: readonly string[], at: number): number {
    let longest = 0;
    for (const phrase of [...(this.byFirst.get(words[at] ?? "") ?? []), ...(this.byFirst.get("") ?? [])]) {
      const { length } = phrase.words;
      const fits = phrase.words.every((word, i) => {
        const found = words[at + i];
        return found !== undefined && (phrase.open && i === length - 1 ? found.startsWith(word) : found === word);
      });
      if (fits && length > longest) longest = length;
    }
    return longest;
  }

  /** Where the first phrase starts; undefined where there is none. */
  firstIn(words: readonly string[]): number | undefined {
    const at = words.findIndex((_, i) => this.lengthAt(words, i) > 0);
    return at < 0 ? undefined : at;
  }
}
