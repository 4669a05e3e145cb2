/** A step from letter to letter of the first words of phrases. */
interface Step {
  readonly next: Map<number, Step>;
  /** The lists whose phrases may begin with a word that begins with the letters up to here, in order. */
  readonly open: number[];
  /** Those and the lists whose phrases begin with the word that ends here. */
  readonly whole: number[];
}

/**
 * Where in a text a phrase of any of several lists may begin, in any case: found by its first word, of which a trailing `*` leaves the end
 * open. One walk over the text takes the place of a pattern for every list, and only what it finds must be compared.
 */
export class PhraseStarts {
  private readonly root: Step = { next: new Map(), open: [], whole: [] };

  constructor(lists: readonly (readonly string[])[]) {
    const starts = lists.flatMap((phrases, list) => phrases.map((phrase) => ({ word: firstWord(phrase), isOpen: isOpen(phrase), list })));
    // the shortest first: what is open in `regular*` is so in every word that begins like it
    starts.sort((a, b) => a.word.length - b.word.length);
    for (const { word, isOpen, list } of starts) this.add(word, isOpen, list);
  }

  /** Calls `visit` for each place in the text, from its start to its end, with the lists whose phrases may stand there. */
  eachIn(text: string, visit: (at: number, lists: readonly number[]) => void): void {
    let isInside = false;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const isPlainLetter = code < 128 && isWordCode(code);
      if (!isInside && (isPlainLetter || code >= 128)) {
        const lists = this.listsAt(text, at);
        if (lists.length > 0) visit(at, lists);
      }
      // what is a letter beyond ASCII is for those to find out who compare
      isInside = isPlainLetter;
    }
  }

  private add(word: string, isOpen: boolean, list: number): void {
    let step = this.root;
    for (let at = 0; at < word.length; at++) {
      const code = folded(word, at);
      const next: Step = step.next.get(code) ?? { next: new Map(), open: [...step.open], whole: [...step.open] };
      step.next.set(code, next);
      step = next;
    }
    for (const lists of isOpen ? [step.open, step.whole] : [step.whole]) {
      if (!lists.includes(list)) lists.push(list);
      lists.sort((a, b) => a - b);
    }
  }

  private listsAt(text: string, from: number): readonly number[] {
    let step = this.root;
    let at = from;
    for (; at < text.length; at++) {
      const next = step.next.get(folded(text, at));
      if (!next) break;
      step = next;
    }
    return isWordCode(text.charCodeAt(at)) ? step.open : step.whole;
  }
}

function firstWord(phrase: string): string {
  return /^[\p{L}\p{N}]+/u.exec(phrase)?.[0] ?? "";
}

/** A phrase of one word that may go on in any way. */
function isOpen(phrase: string): boolean {
  return phrase.endsWith("*") && !phrase.includes(" ");
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

/** Letters that patterns without regard to case take for an `s` and a `k`. */
const LONG_S = 0x17f;
const KELVIN = 0x212a;

function folded(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  if (code === LONG_S) return 115;
  return code === KELVIN ? 107 : (text[at] as string).toLowerCase().charCodeAt(0);
}
