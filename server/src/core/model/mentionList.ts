import { numberAt, type PackedNumbers, packNumbers, spanFrom } from "../text/packedNumbers.ts";
import { type Meaning, meaningOf, mentionOf } from "./meaning.ts";
import type { Mention, Segment, Target } from "./record.ts";

/** The mentions of a text, in order. */
export interface MentionList {
  readonly all: readonly Mention[];
  /** What they point at, each once as far as equal targets are the same object. */
  readonly targets: readonly Target[];
}

/** Mentions as they are: the same list for the same mentions. */
export function listed(mentions: readonly Mention[]): MentionList {
  const known = lists.get(mentions);
  if (known) return known;
  const list = new ListedMentions(mentions);
  lists.set(mentions, list);
  return list;
}

const lists = new WeakMap<readonly Mention[], MentionList>();

class ListedMentions implements MentionList {
  constructor(readonly all: readonly Mention[]) {}

  get targets(): readonly Target[] {
    return [...new Set(this.all.map(({ target }) => target))];
  }
}

/** So many numbers say where a mention stands and what it says. */
const SIZE = 3;

/**
 * Mentions in prose in a tenth of the memory, for files that nobody looks at: a folder of documents makes a million of them, and says
 * the same in most. Whoever asks for them gets new objects.
 */
export function packed(mentions: readonly Mention[]): MentionList {
  const segment = mentions[0]?.segment as Segment;
  if (mentions.length === 0 || mentions.some((mention) => mention.segment !== segment || mention.field !== undefined))
    return listed(mentions);
  const which = new Map<Meaning, number>();
  const places: number[] = [];
  for (const mention of mentions) {
    const meaning = meaningOf(mention);
    const known = which.get(meaning) ?? which.size;
    which.set(meaning, known);
    places.push(mention.start, mention.end, known);
  }
  return new PackedMentions(segment, packNumbers(places), [...which.keys()]);
}

class PackedMentions implements MentionList {
  constructor(
    private readonly segment: Segment,
    private readonly places: PackedNumbers,
    private readonly meanings: readonly Meaning[],
  ) {}

  get all(): readonly Mention[] {
    const { segment, places, meanings } = this;
    const all: Mention[] = [];
    for (let at = 0; at < places.length; at += SIZE) {
      const meaning = meanings[numberAt(places, at + 2)] as Meaning;
      all.push(mentionOf(spanFrom(places, at), segment, meaning));
    }
    return all;
  }

  get targets(): readonly Target[] {
    return [...new Set(this.meanings.map(({ target }) => target))];
  }
}
