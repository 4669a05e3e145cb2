import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode, parseAllDocuments, Scalar } from "yaml";
import { sharedText } from "../text/sharedText.ts";
import type { Span } from "../text/span.ts";
import type { Entry, MapNode, Node, SeqNode } from "./node.ts";
import { readPlainYaml } from "./plainYaml.ts";

/** An error in a text, at a place relative to that text. */
export interface SyntaxProblem extends Span {
  readonly message: string;
}

/** One `---` document of a YAML text. Its offsets are relative to its start. */
export interface YamlDocument {
  readonly start: number;
  readonly end: number;
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** It uses anchors or aliases, which may point outside a piece of a file. */
  readonly anchored: boolean;
}

/** Aliases may multiply a text's values up to here (YAML 1.2, 3.2.2.2); beyond, the file is taken for an alias bomb. */
const MAX_EXPANDED_NODES = 1_000_000;
const MAX_DEPTH = 200;
/** A longer text is not parsed in one piece: what the library makes of it takes a hundred times as much memory. */
export const LONGEST_TEXT = 16 * 1024 * 1024;
const TOO_LONG = "It is more than 16 MB in one piece";
const TOO_DEEP = "Nested too deeply to be read";
/** What the library makes of a text that is too deep even for it to parse. */
const OUT_OF_STACK = /call stack|too much recursion/i;

/** Parses a text into our nodes. Never throws. */
export function parseYamlDocuments(text: string): YamlDocument[] {
  if (text.length > LONGEST_TEXT) return [unread(text, TOO_LONG)];
  const root = readPlainYaml(text);
  return root ? [{ start: 0, end: text.length, root, problems: [], anchored: false }] : parseWithLibrary(text);
}

/** Parses a text with the `yaml` library, which understands all of YAML. Never throws. */
export function parseWithLibrary(text: string): YamlDocument[] {
  try {
    const parsed = parseAllDocuments(text, {
      version: "1.2",
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
      stringKeys: false,
    });
    if (!Array.isArray(parsed)) return [];
    const ends = parsed.map((document, i) => (i === parsed.length - 1 ? text.length : document.range[2]));
    return parsed.map((document, i) => convert(document, ends[i - 1] ?? 0, ends[i] as number));
  } catch (error) {
    const message = error instanceof RangeError ? TOO_DEEP : `Cannot be read: ${String(error)}`;
    return [unread(text, message)];
  }
}

function unread(text: string, message: string): YamlDocument {
  return { start: 0, end: text.length, root: undefined, anchored: false, problems: [{ start: 0, end: Math.min(1, text.length), message }] };
}

function convert(document: Document.Parsed, start: number, end: number): YamlDocument {
  const converter = new Converter(start, end);
  for (const { message, pos } of document.errors) {
    converter.report(OUT_OF_STACK.test(message) ? TOO_DEEP : message, pos[0] - start, pos[1] - start);
  }
  const root = converter.node(document.contents ?? undefined, 0);
  return { start, end, root, problems: converter.problems, anchored: converter.anchored };
}

class Converter {
  readonly problems: SyntaxProblem[] = [];
  anchored = false;
  private readonly anchors = new Map<string, { node: Node | undefined; size: number }>();
  private size = 0;

  /** The document lies between two offsets of its text. */
  constructor(
    private readonly from: number,
    private readonly to: number,
  ) {}

  report(message: string, start: number, end: number): void {
    if (message === TOO_DEEP && this.problems.some((problem) => problem.message === TOO_DEEP)) return;
    const length = this.to - this.from;
    const first = Math.min(Math.max(start, 0), length);
    this.problems.push({ message, start: first, end: Math.min(Math.max(end, first), length) });
  }

  node(source: ParsedNode | null | undefined, depth: number): Node | undefined {
    if (!source) return undefined;
    const { start, end } = this.spanOf(source);
    if (isAlias(source)) return this.alias(source.source, start, end);
    if (depth > MAX_DEPTH) {
      if (depth === MAX_DEPTH + 1) this.report(TOO_DEEP, start, start + 1);
      return undefined;
    }
    const before = this.size++;
    const node = this.content(source, start, end, depth);
    if (source.anchor) {
      this.anchored = true;
      this.anchors.set(source.anchor, { node, size: this.size - before });
    }
    return node;
  }

  private content(
    source: Exclude<ParsedNode, { source: string; type?: undefined }>,
    start: number,
    end: number,
    depth: number,
  ): Node | undefined {
    if (isScalar(source)) {
      const quoted = source.type !== Scalar.PLAIN;
      const value = source.value;
      if (value === null && start === end) return undefined;
      const known = typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null;
      const kept = known ? value : String(value);
      return { type: "scalar", value: typeof kept === "string" ? sharedText(kept) : kept, quoted, start, end };
    }
    if (isSeq(source)) {
      const items: Node[] = [];
      for (const item of source.items) {
        const place = isPair(item) ? undefined : (item as ParsedNode);
        const span = place?.range ? this.spanOf(place) : { start, end: start };
        items.push(this.node(place, depth + 1) ?? { type: "scalar", value: null, quoted: false, ...span });
      }
      return { type: "seq", items, flow: source.flow === true, start, end: trimEnd(items, end, source.flow) } satisfies SeqNode;
    }
    return isMap(source) ? this.map(source.items as MapItem[], source.flow === true, start, end, depth) : undefined;
  }

  private map(items: MapItem[], flow: boolean, start: number, end: number, depth: number): MapNode {
    const entries: Entry[] = [];
    const merged: Entry[] = [];
    const seen = new Set<string>();
    for (const { key, value } of items) {
      const keySpan: Span = key?.range ? this.spanOf(key) : { start, end: start };
      const name = isScalar(key) ? sharedText(String(key.value ?? "")) : undefined;
      if (name === undefined) {
        this.report("A key must be a word", keySpan.start, keySpan.end);
        continue;
      }
      const node = this.node(value, depth + 1);
      if (name === "<<" && node && node.type !== "scalar") {
        for (const part of node.type === "seq" ? node.items : [node])
          if (part.type === "map") for (const entry of part.entries) merged.push(entry);
      } else if (seen.has(name)) {
        this.report(`The key "${name}" stands here twice`, keySpan.start, keySpan.end);
      } else {
        seen.add(name);
        entries.push({ key: name, keySpan, value: node });
      }
    }
    const last = entries[entries.length - 1];
    // a value may be an alias, which stands where its anchor does
    const ownEnd = last && Math.max(last.keySpan.end, last.value?.end ?? 0);
    for (const entry of merged) if (!seen.has(entry.key)) entries.push(entry);
    return { type: "map", entries, flow, start, end: flow || ownEnd === undefined ? end : ownEnd };
  }

  private spanOf({ range }: ParsedNode): Span {
    return { start: range[0] - this.from, end: range[1] - this.from };
  }

  private alias(name: string, start: number, end: number): Node | undefined {
    this.anchored = true;
    const anchor = this.anchors.get(name);
    if (!anchor) {
      this.report(`The alias *${name} has no anchor before it`, start, end);
      return undefined;
    }
    this.size += anchor.size;
    if (this.size <= MAX_EXPANDED_NODES) return anchor.node;
    if (this.size - anchor.size <= MAX_EXPANDED_NODES) this.report("Aliases multiply this file beyond what is read", start, end);
    return undefined;
  }
}

interface MapItem {
  key: ParsedNode | null;
  value: ParsedNode | null;
}

/** A block collection ends with its last value, not with the blank lines and comments behind it. */
function trimEnd(items: readonly Node[], end: number, flow: boolean | undefined): number {
  const last = items[items.length - 1];
  return flow || !last ? end : last.end;
}
