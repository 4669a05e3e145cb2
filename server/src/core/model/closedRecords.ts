import type { MapNode } from "../syntax/node.ts";
import { Packing, type Store, unpackNode } from "../syntax/packedNode.ts";
import { numberAt, spanFrom } from "../text/packedNumbers.ts";
import type { Span } from "../text/span.ts";
import { type Meaning, meaningOf, mentionOf } from "./meaning.ts";
import type { IsmsRecord, Mention } from "./record.ts";
import { RecordHead } from "./recordHead.ts";

/**
 * The records of a file that nobody looks at, in a fraction of the memory: the trees of what is written, and the mentions, are kept packed
 * and made anew for whoever asks for them.
 */
export function closed(records: readonly IsmsRecord[]): readonly IsmsRecord[] {
  if (records.length === 0) return records;
  const packing = new Packing();
  const places = records.map((record) => pack(record, packing));
  const store = packing.store();
  return records.map((record, index) => new ClosedRecord(record, store, places[index] as number));
}

/** Each part of a record has a number and a value with which it begins: they stand in this order at the record's own place. */
const WRITTEN = 0;
const NODE = 2;
const MENTIONS = 4;
const MENTION_COUNT = 6;
const NAME = 7;
const SIZE = 9;

/** Packs a record; returns its place among the numbers. */
function pack({ written, node, mentions, nameSpan }: IsmsRecord, packing: Packing): number {
  const { numbers, values } = packing;
  const tree = packing.node(written);
  const accepted = node === written ? tree : packing.node(node);
  const start = [numbers.length, values.length];
  for (const mention of mentions) {
    numbers.push(mention.start, mention.end);
    values.push(meaningOf(mention));
  }
  return numbers.push(...tree, ...accepted, ...start, mentions.length, nameSpan.start, nameSpan.end) - SIZE;
}

class ClosedRecord extends RecordHead {
  constructor(
    record: IsmsRecord,
    private readonly store: Store,
    private readonly place: number,
  ) {
    super(record);
  }

  get written(): MapNode {
    return this.tree(WRITTEN);
  }

  get node(): MapNode {
    return this.tree(NODE);
  }

  get nameSpan(): Span {
    return spanFrom(this.store.numbers, this.place + NAME);
  }

  /** All that is written is accepted. */
  get isSound(): boolean {
    return this.number(WRITTEN) === this.number(NODE);
  }

  get mentions(): readonly Mention[] {
    const { store, segment } = this;
    const [number, value, count] = [this.number(MENTIONS), this.number(MENTIONS + 1), this.number(MENTION_COUNT)];
    const mentions: Mention[] = [];
    for (let index = 0; index < count; index++) {
      const meaning = store.values[value + index] as Meaning;
      mentions.push(mentionOf(spanFrom(store.numbers, number + 2 * index), segment, meaning));
    }
    return mentions;
  }

  private tree(part: typeof WRITTEN | typeof NODE): MapNode {
    return unpackNode(this.store, this.number(part), this.number(part + 1)) as MapNode;
  }

  private number(part: number): number {
    return numberAt(this.store.numbers, this.place + part);
  }
}
