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

/** So many numbers say where a mention stands and which of the texts it is. */
const SIZE = 3;

/**
 * Mentions in prose in a tenth of the memory, for files that nobody looks at: a folder of documents makes a million of them, and says
 * the same in most. Whoever asks for them gets new objects.
 */
export function packed(mentions: readonly Mention[]): MentionList {
  const segment = mentions[0]?.segment as Segment;
  if (mentions.length === 0 || mentions.some((mention) => mention.segment !== segment || mention.field !== undefined))
    return listed(mentions);
  const texts: string[] = [];
  const targets: Target[] = [];
  const known = new Map<Target, number[]>();
  const isSmall = mentions.length <= 0xffff && mentions.every(({ end }) => end <= 0xffff);
  const places = new (isSmall ? Uint16Array : Uint32Array)(mentions.length * SIZE);
  for (const [index, { start, end, text, target }] of mentions.entries()) {
    const same = known.get(target) ?? [];
    let which = same.find((candidate) => texts[candidate] === text);
    if (which === undefined) {
      which = texts.push(text) - 1;
      targets.push(target);
      known.set(target, [...same, which]);
    }
    places.set([start, end, which], index * SIZE);
  }
  // copies have no room to grow
  return new PackedMentions(segment, places, texts.slice(), targets.slice());
}

class PackedMentions implements MentionList {
  constructor(
    private readonly segment: Segment,
    private readonly places: ArrayLike<number>,
    private readonly texts: readonly string[],
    private readonly own: readonly Target[],
  ) {}

  get all(): readonly Mention[] {
    const { segment, places, texts, own } = this;
    const all: Mention[] = [];
    for (let at = 0; at < places.length; at += SIZE) {
      const which = places[at + 2] as number;
      const [start, end] = [places[at] as number, places[at + 1] as number];
      all.push({ start, end, segment, text: texts[which] as string, target: own[which] as Target });
    }
    return all;
  }

  get targets(): readonly Target[] {
    return [...new Set(this.own)];
  }
}
