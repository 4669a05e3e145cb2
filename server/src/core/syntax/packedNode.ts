import { mixIn, NO_CONTENT } from "../text/contentHash.ts";
import { numberAt, type PackedNumbers, packNumbers } from "../text/packedNumbers.ts";
import type { Entry, Node, ScalarNode, SeqNode } from "./node.ts";

/* Trees of nodes without objects of their own: their places are numbers in one list, what they say are values in another. */

/** What trees have in common: forms and keys, each node behind the one that holds it. Equal ones are the same list. */
type Shape = readonly (string | Form)[];

/** The form of a node, or the count of what is in it. */
type Form = number;

const NOTHING = 0;
const PLAIN = 1;
const QUOTED = 2;
const MAP = 3;
const FLOW_MAP = 4;
const SEQ = 5;
const FLOW_SEQ = 6;

/** The places and the values of all that is packed together. */
export interface Store {
  readonly numbers: PackedNumbers;
  readonly values: readonly unknown[];
}

/** Packs trees, and whatever else is made of numbers and values, one behind the other. */
export class Packing {
  readonly numbers: number[] = [];
  readonly values: unknown[] = [];

  /** Packs a tree; returns its first number and value. */
  node(node: Node): readonly [number: number, value: number] {
    const first = [this.numbers.length, this.values.push(undefined) - 1] as const;
    const shape: (string | Form)[] = [];
    this.put(node, shape);
    this.values[first[1]] = sharedShape(shape);
    return first;
  }

  /** What has been packed; nothing may be added any more. */
  store(): Store {
    return { numbers: packNumbers(this.numbers), values: this.values.slice() };
  }

  private put(node: Node, shape: (string | Form)[]): void {
    this.numbers.push(node.start, node.end);
    switch (node.type) {
      case "scalar":
        shape.push(node.quoted ? QUOTED : PLAIN);
        this.values.push(node.value);
        break;
      case "seq":
        shape.push(node.flow ? FLOW_SEQ : SEQ, node.items.length);
        for (const item of node.items) this.put(item, shape);
        break;
      case "map":
        shape.push(node.flow ? FLOW_MAP : MAP, node.entries.length);
        for (const { key, keySpan, value } of node.entries) {
          shape.push(key);
          this.numbers.push(keySpan.start, keySpan.end);
          if (value) this.put(value, shape);
          else shape.push(NOTHING);
        }
    }
  }
}

/** The tree that was packed, by its first number and value. */
export function unpackNode(store: Store, number: number, value: number): Node {
  return new Unpacking(store, store.values[value] as Shape, number, value + 1).node() as Node;
}

class Unpacking {
  private at = 0;

  constructor(
    private readonly store: Store,
    private readonly shape: Shape,
    private number: number,
    private value: number,
  ) {}

  node(): Node | undefined {
    const form = this.shape[this.at++] as Form;
    if (form === NOTHING) return undefined;
    const start = this.next();
    const end = this.next();
    if (form === PLAIN || form === QUOTED) {
      const value = this.store.values[this.value++] as ScalarNode["value"];
      return { type: "scalar", value, quoted: form === QUOTED, start, end };
    }
    const count = this.shape[this.at++] as number;
    if (form === SEQ || form === FLOW_SEQ) return { type: "seq", items: this.items(count), flow: form === FLOW_SEQ, start, end };
    return { type: "map", entries: this.entries(count), flow: form === FLOW_MAP, start, end };
  }

  private items(count: number): SeqNode["items"] {
    const items: Node[] = [];
    for (let index = 0; index < count; index++) items.push(this.node() as Node);
    return items;
  }

  private entries(count: number): Entry[] {
    const entries: Entry[] = [];
    for (let index = 0; index < count; index++) {
      const key = this.shape[this.at++] as string;
      const keySpan = { start: this.next(), end: this.next() };
      entries.push({ key, keySpan, value: this.node() });
    }
    return entries;
  }

  private next(): number {
    return numberAt(this.store.numbers, this.number++);
  }
}

/** Longer shapes are seldom equal. */
const LONGEST = 256;
const MOST = 5_000;
const known = new Map<number, Shape[]>();

/** The same list for equal shapes, as far as a bounded memory of them goes. */
function sharedShape(shape: Shape): Shape {
  if (shape.length > LONGEST) return shape.slice();
  let sum = NO_CONTENT;
  for (const one of shape) sum = mixIn(sum, typeof one === "number" ? one : one.length + 31 * one.charCodeAt(0));
  const same = known.get(sum);
  const before = same?.find((other) => other.length === shape.length && other.every((one, index) => one === shape[index]));
  if (before) return before;
  if (known.size >= MOST) known.clear();
  const own = shape.slice();
  if (same) same.push(own);
  else known.set(sum, [own]);
  return own;
}
