/** A step from letter to letter of the first words of phrases. */
interface Step {
  readonly next: Map<number, Step>;
  /** The lists whose phrases may begin with the letters up to here, in order. */
  readonly lists: number[];
}

/**
 * Where in a text a phrase of any of several lists may begin, in any case: found by the first letters of its words. One walk over the text
 * takes the place of a pattern for every list; what it finds must still be compared, and nothing else needs to be.
 */
export class PhraseStarts {
  private readonly root: Step = { next: new Map(), lists: [] };

  constructor(lists: readonly (readonly string[])[]) {
    const starts = lists.flatMap((phrases, list) => phrases.map((phrase) => ({ word: firstWord(phrase), list })));
    // the shortest first: what may begin with `as` may do so in every word that begins so
    starts.sort((a, b) => a.word.length - b.word.length || a.list - b.list);
    for (const { word, list } of starts) this.add(word, list);
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

  private add(word: string, list: number): void {
    let step = this.root;
    for (let at = 0; at < word.length; at++) {
      const code = folded(word, at);
      const next: Step = step.next.get(code) ?? { next: new Map(), lists: [...step.lists] };
      step.next.set(code, next);
      step = next;
    }
    if (!step.lists.includes(list)) step.lists.push(list);
    step.lists.sort((a, b) => a - b);
  }

  private listsAt(text: string, from: number): readonly number[] {
    let step = this.root;
    for (let at = from; at < text.length; at++) {
      const next = step.next.get(folded(text, at));
      if (!next) break;
      step = next;
    }
    return step.lists;
  }
}

function firstWord(phrase: string): string {
  return /^[\p{L}\p{N}]+/u.exec(phrase)?.[0] ?? "";
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
