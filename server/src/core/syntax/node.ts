import type { Span } from "../text/span.ts";

/**
 * A value with its place in the text. Every carrier (YAML, front matter, a table row, a CSV line) gives this tree, so that
 * nothing above the carriers knows which one a value came from. Offsets are relative to the segment that holds the value.
 */
export type Node = ScalarNode | MapNode | SeqNode;

export interface ScalarNode extends Span {
  readonly type: "scalar";
  readonly value: string | number | boolean | null;
  /** Written in quotes or as a block, so meant as text even where it looks like a number. */
  readonly quoted: boolean;
}

export interface MapNode extends Span {
  readonly type: "map";
  readonly entries: readonly Entry[];
  /** Written as `{a: 1}` on one line. */
  readonly flow: boolean;
}

export interface SeqNode extends Span {
  readonly type: "seq";
  readonly items: readonly Node[];
  /** Written as `[a, b]`. */
  readonly flow: boolean;
}

export interface Entry {
  /** As written. */
  readonly key: string;
  readonly keySpan: Span;
  /** Undefined for a key with nothing behind it. */
  readonly value: Node | undefined;
}

/** Keys and indexes that lead from a record's node to a value in it. */
export type Path = readonly (string | number)[];

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.type === "map" ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The node at `path`, undefined where there is none. */
export function nodeAt(node: Node | undefined, path: Path): Node | undefined {
  let at = node;
  for (const step of path) {
    if (typeof step === "number") at = at?.type === "seq" ? at.items[step] : undefined;
    else at = entryOf(at, step)?.value;
  }
  return at;
}

/**
 * The span to underline for `path`: the value's, the key's where the value is empty, and that of the nearest parent that
 * exists otherwise. A collection is marked by its key, so that a finding does not underline forty lines.
 */
export function spanAt(node: Node, path: Path): Span {
  let at: Node = node;
  let span: Span = headSpan(node);
  for (const step of path) {
    if (typeof step === "number") {
      const item: Node | undefined = at.type === "seq" ? at.items[step] : undefined;
      if (!item) return span;
      at = item;
      span = headSpan(item);
    } else {
      const entry = entryOf(at, step);
      if (!entry) return span;
      if (!entry.value) return entry.keySpan;
      at = entry.value;
      span = at.type === "scalar" || (at.type === "seq" && at.flow) ? at : entry.keySpan;
    }
  }
  return span;
}

/** A map is shown by its first entry's line. */
function headSpan(node: Node): Span {
  if (node.type !== "map") return node;
  const first = node.entries[0];
  if (!first) return node;
  const value = first.value;
  return { start: first.keySpan.start, end: value?.type === "scalar" ? value.end : first.keySpan.end };
}

/** The plain value that a node stands for. Keys are set on prototype-less objects, so `__proto__` is only a key. */
export function plainValue(node: Node | undefined): unknown {
  if (!node) return null;
  if (node.type === "scalar") return node.value;
  if (node.type === "seq") return node.items.map(plainValue);
  // made without a prototype from the start, an object takes several times the room
  const result: Record<string, unknown> = Object.setPrototypeOf({}, null);
  for (const entry of node.entries) result[entry.key] = plainValue(entry.value);
  return result;
}

/** Calls `visit` for every scalar below `node` with the path that leads to it. */
export function eachScalar(node: Node | undefined, visit: (scalar: ScalarNode, path: Path) => void, path: Path = []): void {
  if (!node) return;
  if (node.type === "scalar") visit(node, path);
  else if (node.type === "seq") for (const [index, item] of node.items.entries()) eachScalar(item, visit, [...path, index]);
  else for (const entry of node.entries) eachScalar(entry.value, visit, [...path, entry.key]);
}

/** The innermost path whose key or value holds `offset`, with what is there; undefined outside the node's entries. */
export function pathAt(node: Node, offset: number, path: Path = []): { path: Path; onKey: boolean; node: Node | undefined } {
  if (node.type === "seq") {
    const index = node.items.findIndex((item) => item.start <= offset && offset <= item.end);
    return index < 0 ? { path, onKey: false, node } : pathAt(node.items[index] as Node, offset, [...path, index]);
  }
  if (node.type === "map") {
    for (const entry of node.entries) {
      if (entry.keySpan.start <= offset && offset <= entry.keySpan.end) {
        return { path: [...path, entry.key], onKey: true, node: entry.value };
      }
      if (entry.value && entry.value.start <= offset && offset <= entry.value.end) {
        return pathAt(entry.value, offset, [...path, entry.key]);
      }
    }
  }
  return { path, onKey: false, node };
}
