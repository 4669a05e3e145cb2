/**
 * Cuts a YAML text into pieces that can be parsed alone, by indentation and without parsing it, so that an edit costs the
 * record it touches and not the file. Cut are the items of a block sequence under a top-level key, or under the last key of
 * a top-level mapping where those are records (`soa: … controls: - …`). What cannot be cut safely stays in one piece.
 */

/** `head`: a key with everything that is not an item; `item`: one `- …` of the sequence that the head before it opens. */
export interface Piece {
  /** Offset of its first character; pieces follow one another without a gap. */
  readonly start: number;
  readonly type: "head" | "item";
  /** Keys from the top of the document down to the sequence that an item belongs to. */
  readonly path: readonly string[];
  /** Which `---` document of the file, from 0. */
  readonly document: number;
}

const TOP_KEY = /^([A-Za-z_][\w.-]*) *:(?= |$)(.*)$/;
const INNER_KEY = /^ +([A-Za-z_][\w.-]*) *:(?= |$)(.*)$/;
/** Keys inside a mapping whose items are records: any other list belongs to the record that it stands in, and stays with it. */
const RECORD_LISTS = new Set(["controls"]);
const NOTHING_BUT_COMMENT = /^ *(?:#.*)?$/;

/** What cannot be cut safely: `whole` gives up, so that the text is parsed as one; `alone` leaves it to the piece that it stands in. */
export type Cutting = "whole" | "alone";

/**
 * Returns undefined where the text uses something that crosses pieces at the top level: then it is parsed as a whole. No more than
 * `most` pieces are cut, and one to tell that there are more.
 */
export function cutYaml(text: string, cutting: Cutting = "whole", most = Number.POSITIVE_INFINITY): Piece[] | undefined {
  const pieces: Piece[] = [{ start: 0, type: "head", path: [], document: 0 }];
  let document = 0;
  let openedByMarker = false;
  let block: Block | undefined;
  let next = 0;
  while (next < text.length && pieces.length <= most) {
    const start = next;
    const feed = text.indexOf("\n", start);
    next = feed < 0 ? text.length : feed + 1;
    const line = lineAt(text, start, next);
    if (NOTHING_BUT_COMMENT.test(line)) continue;
    const indent = indentOf(line);
    if (line.charCodeAt(indent) === 9 && cutting === "whole") return undefined;
    if (line === "---" || line === "...") {
      const ends = line === "..." || block !== undefined || openedByMarker;
      if (ends) document++;
      openedByMarker = line === "---";
      block = undefined;
      pieces.push({ start, type: "head", path: [], document });
      continue;
    }
    const key = indent === 0 ? TOP_KEY.exec(line) : null;
    if (key) {
      block = new Block(key[1] as string, NOTHING_BUT_COMMENT.test(key[2] as string));
      pieces.push({ start, type: "head", path: [block.key], document });
      continue;
    }
    const place = block?.take(line, indent);
    if ((!block || !place) && cutting === "whole") return undefined;
    if (block && place === "item") pieces.push({ start, type: "item", path: block.path(), document });
    if (place === "join") while (pieces[pieces.length - 1]?.type === "item") pieces.pop();
  }
  return pieces;
}

/**
 * Cuts a part of a file that begins with an item and holds nothing but items of one sequence: the offsets at which they start.
 * Undefined where anything else stands in it.
 */
export function cutItems(text: string, cutting: Cutting = "whole"): number[] | undefined {
  const starts: number[] = [];
  let itemIndent = -1;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf("\n", start);
    const next = feed < 0 ? text.length : feed + 1;
    const line = lineAt(text, start, next);
    if (!NOTHING_BUT_COMMENT.test(line)) {
      const indent = indentOf(line);
      if (line.charCodeAt(indent) === 9 && cutting === "whole") return undefined;
      if (itemIndent < 0) itemIndent = indent;
      const isItem = indent === itemIndent && opensItem(line, indent);
      const stays = indent > itemIndent || (cutting === "alone" && isStray(line, indent));
      if (isItem) starts.push(start);
      else if (!stays || starts.length === 0) return undefined;
    }
    start = next;
  }
  return starts[0] === 0 ? starts : undefined;
}

/** A line without its line break. */
function lineAt(text: string, start: number, next: number): string {
  const feed = text.charCodeAt(next - 1) === 10 ? next - 1 : next;
  return text.slice(start, feed > start && feed < next && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed);
}

/** A line at the margin that begins nothing of its own. */
function isStray(line: string, indent: number): boolean {
  return indent === 0 && line !== "---" && line !== "..." && !TOP_KEY.test(line);
}

function opensItem(line: string, indent: number): boolean {
  return line[indent] === "-" && (line.length === indent + 1 || line[indent + 1] === " ");
}

/** The lines of one top-level key, read one after the other. */
class Block {
  private state: "start" | "items" | "mapping" | "nestedItems" | "opaque";
  private itemIndent = 0;
  private keyIndent = 0;
  private innerKey: string | undefined;
  private itemPath: readonly string[] = [];

  constructor(
    readonly key: string,
    opensCollection: boolean,
  ) {
    this.state = opensCollection ? "start" : "opaque";
  }

  /** The same list for all items of a sequence. */
  path(): readonly string[] {
    return this.itemPath;
  }

  /**
   * Takes one line that is not blank: `item` starts a piece, `stay` belongs to the last one, `join` says that the items cut so
   * far must go back into their head, undefined that the file cannot be cut.
   */
  take(line: string, indent: number): "item" | "stay" | "join" | undefined {
    const isItem = opensItem(line, indent);
    switch (this.state) {
      case "opaque":
        return indent > 0 ? "stay" : undefined;
      case "start":
        if (isItem) return this.open("items", indent);
        if (indent === 0) return undefined;
        this.state = "mapping";
        this.keyIndent = indent;
        return this.takeKey(line);
      case "mapping":
        if (isItem && this.innerKey !== undefined && indent >= this.keyIndent) return this.open("nestedItems", indent);
        if (indent === this.keyIndent) return this.takeKey(line);
        this.innerKey = undefined;
        return indent > 0 ? "stay" : undefined;
      case "items":
      case "nestedItems":
        if (indent > this.itemIndent) return "stay";
        if (isItem && indent === this.itemIndent) return "item";
        if (this.state === "items" || indent !== this.keyIndent) return undefined;
        this.state = "opaque";
        return "join";
    }
  }

  private open(state: "items" | "nestedItems", indent: number): "item" {
    this.state = state;
    this.itemIndent = indent;
    this.itemPath = state === "nestedItems" ? [this.key, this.innerKey as string] : [this.key];
    return "item";
  }

  /** Remembers a key with nothing behind it: a sequence may follow. */
  private takeKey(line: string): "stay" {
    const key = INNER_KEY.exec(line);
    const isRecordList = key !== null && RECORD_LISTS.has(key[1] as string) && NOTHING_BUT_COMMENT.test(key[2] as string);
    this.innerKey = isRecordList ? (key[1] as string) : undefined;
    return "stay";
  }
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === 32) indent++;
  return indent;
}
