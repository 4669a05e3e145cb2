import { spliced } from "../text/changedRun.ts";
import type { TextSource } from "../text/chunkedText.ts";
import { lastUpTo } from "../text/lastUpTo.ts";
import { detached } from "../text/sharedText.ts";
import type { TextChange } from "../text/textChange.ts";
import { type Node, plainValue } from "./node.ts";
import { SegmentPlace } from "./segmentPlace.ts";
import { LONGEST_TEXT, parseYamlDocuments, type SyntaxProblem } from "./yamlNodes.ts";
import { type Cutting, cutItems, cutYaml, type Piece } from "./yamlSegments.ts";

/** A piece of a YAML file, parsed alone. Its offsets are relative to its start; it stays the same object while its text does. */
export interface YamlSegment {
  /** What the places in it are known by once its text and tree are gone. */
  readonly place: object;
  readonly text: string;
  /** A mapping for a head, the item itself for an item. */
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** A segment with what it is in its file: the same object for as long as an edit neither touches it nor makes it something else. */
export interface PlacedSegment extends Omit<Piece, "start"> {
  readonly segment: YamlSegment;
  /** Its key stands further up in the document already, which is among the segment's problems. */
  readonly repeated: boolean;
}

export interface YamlFile {
  readonly segments: readonly PlacedSegment[];
  /** Where each of the segments starts. An edit moves all behind it, and these numbers are all that changes of them. */
  readonly starts: Uint32Array;
  /** Which of the segments are no items: few, where there are many. */
  readonly heads: readonly number[];
  /** How it was cut. */
  readonly cutting: Cutting;
}

/** A file of more records is not read: its findings alone would take more memory than there is. */
const MOST_PIECES = 200_000;
const TOO_MANY = `It holds more than ${MOST_PIECES.toLocaleString("en")} records: split it`;

/**
 * Parses a YAML text by segments. Pieces whose text `previous` already held keep their segment, so that what was derived
 * from it can be kept as well; with the `change` that led from its text to this one, only what that touches is looked at. Anchors,
 * tabs, flow style at the top and the like make the file one segment per document, unless it is too long to be parsed as one: then each
 * piece is what it is alone.
 * Never throws: what is wrong stands in the segments' `problems`.
 */
export function parseYaml(
  source: TextSource,
  previous?: YamlFile,
  change?: TextChange,
  cutting: Cutting = source.length > LONGEST_TEXT ? "alone" : "whole",
): YamlFile {
  const before = previous?.cutting === cutting ? previous : undefined;
  const patched = before && change && patch(source, before, change);
  if (patched) return patched;
  const text = source.toString();
  const pieces = cutYaml(text, cutting, MOST_PIECES);
  if (pieces && pieces.length > MOST_PIECES) return refused(cutting);
  const cut = pieces && parsePieces(text, pieces, cutting, before);
  return cut ?? parseWhole(text, cutting);
}

function parsePieces(text: string, pieces: readonly Piece[], cutting: Cutting, previous: YamlFile | undefined): YamlFile | undefined {
  const texts = pieces.map((piece, i) => text.slice(piece.start, pieces[i + 1]?.start ?? text.length));
  const kept = keptSegments(pieces, texts, previous?.segments ?? []);
  const segments: PlacedSegment[] = [];
  const keys = new Set<string>();
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const repeated = piece.type === "head" && piece.path.length > 0 && !addKey(keys, `${piece.document} ${piece.path[0]}`);
    const segment = (repeated ? undefined : kept[i]) ?? parsePiece(texts[i] as string, piece.type, repeated, cutting);
    if (!segment) return undefined;
    const { type, path, document } = piece;
    segments.push({ type, path, document, segment, repeated });
  }
  const heads = pieces.flatMap(({ type }, index) => (type === "head" ? [index] : []));
  return { segments, starts: Uint32Array.from(pieces, ({ start }) => start), heads, cutting };
}

/** So many items of a change are no longer what somebody has typed, but a part of a text that is read in steps. */
const MANY = 64;

/**
 * The file after a change that touches nothing but items of one sequence: these are cut and parsed anew, and all others stay. Undefined
 * where the change reaches further.
 */
function patch(
  text: TextSource,
  { segments: before, starts: oldStarts, heads: oldHeads, cutting }: YamlFile,
  { start, oldEnd, newEnd }: TextChange,
): YamlFile | undefined {
  const touched = lastUpTo(oldStarts, start);
  // an item whose dash may be gone can have become a part of the one before it
  const first = isBehindDash(before[touched], start - (oldStarts[touched] ?? 0)) ? touched : touched - 1;
  const last = Math.max(touched, lastUpTo(oldStarts, oldEnd)) + 1;
  const model = before[first];
  const from = oldStarts[first];
  if (model?.type !== "item" || from === undefined || before.slice(first, last).some(({ type }) => type !== "item")) return undefined;
  const shift = newEnd - oldEnd;
  const end = last < before.length ? (oldStarts[last] as number) + shift : text.length;
  const part = text.slice(from, end);
  const cut = cutItems(part, cutting);
  if (!cut || before.length + cut.length > MOST_PIECES) return undefined;
  const old = new Map(before.slice(first, last).map((placed) => [placed.segment.text, placed]));
  const parsed: PlacedSegment[] = [];
  for (const [i, at] of cut.entries()) {
    const item = part.slice(at, cut[i + 1]);
    // a few items would hold on to a text of which they are a part; many fill it, and copies would take as much again
    const own = cut.length < MANY ? detached(item) : item;
    const known = old.get(own);
    const segment = known?.segment ?? parsePiece(own, "item", false, cutting);
    if (!segment) return undefined;
    // each of several equal items is a record of its own
    old.delete(own);
    parsed.push(known ?? { ...model, segment });
  }
  const starts = new Uint32Array(before.length - (last - first) + parsed.length);
  starts.set(oldStarts.subarray(0, first));
  for (const [i, at] of cut.entries()) starts[first + i] = from + at;
  for (let i = last, j = first + parsed.length; i < before.length; i++, j++) starts[j] = (oldStarts[i] as number) + shift;
  const heads = oldHeads.map((head) => (head < first ? head : head + starts.length - before.length));
  return { segments: spliced(before, first, last - first, parsed), starts, heads, cutting };
}

/** The dash of an item and the blank behind it stand before an offset in it. */
function isBehindDash(piece: PlacedSegment | undefined, offset: number): boolean {
  return piece?.type === "item" && piece.segment.text.indexOf("-") + 2 <= offset;
}

/** An edit leaves the segments before and behind it as they were: those are found by comparing from both ends. */
function keptSegments(pieces: readonly Piece[], texts: readonly string[], before: readonly PlacedSegment[]): (YamlSegment | undefined)[] {
  const kept: (YamlSegment | undefined)[] = new Array(pieces.length);
  const same = (now: number, then: number) => {
    const piece = pieces[now] as Piece;
    const old = before[then] as PlacedSegment;
    return !old.repeated && old.type === piece.type && old.segment.text === texts[now] && old.path.join("\n") === piece.path.join("\n");
  };
  let first = 0;
  while (first < pieces.length && first < before.length && same(first, first)) kept[first] = before[first++]?.segment;
  let now = pieces.length - 1;
  let then = before.length - 1;
  while (now >= first && then >= first && same(now, then)) kept[now--] = before[then--]?.segment;
  return kept;
}

/** Undefined where the piece depends on others, and may: it has anchors or aliases, or holds more than one document. */
function parsePiece(text: string, type: Piece["type"], repeated: boolean, cutting: Cutting): YamlSegment | undefined {
  if (type === "item" && cutting === "alone") return new ItemSegment(text, undefined);
  const { root, problems, isTied } = parseAlone(text);
  if (isTied && cutting === "whole") return undefined;
  if (type === "item") return new ItemSegment(text, { root: itemOf(root), problems });
  if (!repeated || root?.type !== "map" || !root.entries[0]) return { place: new SegmentPlace(), text, root, problems };
  const { key, keySpan } = root.entries[0];
  return { place: new SegmentPlace(), text, root, problems: [...problems, { ...keySpan, message: `The key "${key}" stands here twice` }] };
}

interface Parsed {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
}

function parseAlone(text: string): Parsed & { readonly isTied: boolean } {
  const [document, second] = parseYamlDocuments(text);
  const { root, problems = [], anchored = false } = document ?? {};
  if (!second) return { root, problems, isTied: anchored };
  const problem = { start: second.start, end: second.end, message: "Another document begins inside this one" };
  return { root, problems: [...problems, problem], isTied: true };
}

function itemOf(root: Node | undefined): Node | undefined {
  return root?.type === "seq" ? root.items[0] : root;
}

/**
 * An item of a list, of which there may be very many. Its tree takes ten times the room of its text, so it is there for the first who
 * asks, who is about to read it, and made again for those who ask later.
 */
class ItemSegment implements YamlSegment {
  readonly place = new SegmentPlace();
  private tree: Node | undefined;
  private known: readonly SyntaxProblem[] | undefined;

  /** Parsed when somebody asks, where it has not been. */
  constructor(
    readonly text: string,
    parsed: Parsed | undefined,
  ) {
    this.tree = parsed?.root;
    this.known = parsed && shared(parsed.problems);
  }

  get problems(): readonly SyntaxProblem[] {
    return this.known ?? this.parse().problems;
  }

  get root(): Node | undefined {
    const root = this.tree ?? this.parse().root;
    this.tree = undefined;
    return root;
  }

  private parse(): Parsed {
    const { root, problems } = parseAlone(this.text);
    this.tree = itemOf(root);
    this.known = shared(problems);
    return { root: this.tree, problems: this.known };
  }
}

const NO_PROBLEMS: readonly SyntaxProblem[] = [];

/** Most items have none, and there may be very many. */
function shared(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  return problems.length > 0 ? problems : NO_PROBLEMS;
}

/** One segment per document. */
function parseWhole(text: string, cutting: Cutting): YamlFile {
  const documents = parseYamlDocuments(text);
  const segments = documents.map(({ start, end, root, problems }, document): PlacedSegment => {
    // nobody looks into what is too long to be parsed
    const own = end - start > LONGEST_TEXT ? "" : text.slice(start, end);
    const segment = { place: new SegmentPlace(), text: own, root, problems };
    return { type: "head", path: [], document, segment, repeated: false };
  });
  return { segments, starts: Uint32Array.from(documents, ({ start }) => start), heads: [...segments.keys()], cutting };
}

function refused(cutting: Cutting): YamlFile {
  const segment = { place: new SegmentPlace(), text: "", root: undefined, problems: [{ start: 0, end: 1, message: TOO_MANY }] };
  return { segments: [{ type: "head", path: [], document: 0, segment, repeated: false }], starts: Uint32Array.of(0), heads: [0], cutting };
}

function addKey(keys: Set<string>, key: string): boolean {
  if (keys.has(key)) return false;
  keys.add(key);
  return true;
}

/** The plain values of a file's documents, put together from its segments. */
export function yamlValues(file: YamlFile): unknown[] {
  const documents = new Map<number, unknown>();
  for (const { document, type, path, segment } of file.segments) {
    const value = plainValue(segment.root);
    if (type === "item") {
      const parent = path.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], documents.get(document)) as Record<
        string,
        unknown
      >;
      const last = path[path.length - 1] as string;
      parent[last] = [...((parent[last] as unknown[] | null) ?? []), value];
    } else if (segment.root || !documents.has(document)) {
      const before = documents.get(document);
      documents.set(document, before && value && typeof before === "object" ? Object.assign(before, value) : (value ?? before ?? null));
    }
  }
  return [...documents.values()];
}
