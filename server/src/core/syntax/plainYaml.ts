import { sharedText } from "../text/sharedText.ts";
import type { Entry, MapNode, Node, ScalarNode, SeqNode } from "./node.ts";

/**
 * Reads YAML as people write it in records: block mappings and lists of plain and quoted values on one line, folded texts, and flow
 * lists and mappings of plain values. Undefined for a text with anything else, or with anything wrong: that is the `yaml` library's to read,
 * which takes ten times as long and gives the same nodes.
 */
export function readPlainYaml(text: string): Node | undefined {
  if (BEYOND_PLAIN.test(text)) return undefined;
  return new Reader(text).read();
}

/** Tabs, carriage returns, other control characters and unusual blanks; marks of documents and directives. */
const BEYOND_PLAIN = /[\0-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|^(?:---|\.\.\.|%)/m;

const KEY = /[A-Za-z][\w-]{0,63}:(?= |\n|$)/y;
const FOLDED = ">-\n";
const FIRST = /^[\p{L}\d/]$/u;
const ENDS_IN_FLOW = new Set(",[]{}\"':#");
const NUMBER_LIKE = /^\d[\d.]*(?:[eE][-+]?\d*)?$|^0[xo]/;
const INTEGER = /^(?:0|[1-9]\d{0,14})$/;
/** Words that mean something else than a text. */
const TYPED = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;
const DEEPEST = 20;

/** Thrown at what is not plain, and caught nowhere but in this file. */
const NOT_PLAIN = new Error("not plain");

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  private get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The whole text; undefined where it is not plain. */
  read(): Node | undefined {
    try {
      this.skipEmptyLines();
      const column = this.column();
      this.at += column;
      const node = this.collection(column, 0);
      this.skipEmptyLines();
      return this.isAtEnd ? node : undefined;
    } catch (error) {
      if (error === NOT_PLAIN) return undefined;
      throw error;
    }
  }

  /** A block mapping or list whose first line is entered at its column; ends at the start of the line behind it. */
  private collection(column: number, depth: number): Node {
    if (depth > DEEPEST) throw NOT_PLAIN;
    return this.isDash() ? this.list(column, depth) : this.mapping(column, depth);
  }

  private mapping(column: number, depth: number): MapNode {
    const start = this.at;
    const entries: Entry[] = [];
    const keys = new Set<string>();
    let end = start;
    do {
      const key = this.key();
      if (keys.has(key)) throw NOT_PLAIN;
      keys.add(key);
      const keySpan = { start: this.at, end: this.at + key.length };
      this.at = keySpan.end + 1;
      const value = this.value(column, depth, true);
      entries.push({ key, keySpan, value });
      end = value?.end ?? keySpan.end;
    } while (this.goesOn(column, false));
    return { type: "map", entries, flow: false, start, end };
  }

  private list(column: number, depth: number): SeqNode {
    const start = this.at;
    const items: Node[] = [];
    do {
      if (!this.isDash()) throw NOT_PLAIN;
      this.at += 2;
      const item = this.isKey() ? this.mapping(column + 2, depth + 1) : this.value(column, depth, false);
      if (!item) throw NOT_PLAIN;
      items.push(item);
    } while (this.goesOn(column, true));
    return { type: "seq", items, flow: false, start, end: (items[items.length - 1] as Node).end };
  }

  /** What stands behind a key or dash, up to the start of the next line; undefined for nothing. */
  private value(column: number, depth: number, ofKey: boolean): Node | undefined {
    const { text } = this;
    this.skipSpaces();
    if (this.isLineEnd()) {
      if (!ofKey) throw NOT_PLAIN;
      this.at++;
      return this.below(column, depth);
    }
    if (text.startsWith(FOLDED, this.at)) return this.folded(column);
    const node = this.inline(false, depth);
    this.skipSpaces();
    if (!this.isLineEnd()) throw NOT_PLAIN;
    this.at++;
    this.skipEmptyLines();
    // a text that goes on in the next line
    if (!this.isAtEnd && this.column() > column) throw NOT_PLAIN;
    return node;
  }

  /** The collection below a key: further in, or a list at the key's own column. */
  private below(column: number, depth: number): Node | undefined {
    this.skipEmptyLines();
    if (this.isAtEnd) return undefined;
    const inner = this.column();
    const isList = this.text.startsWith("- ", this.at + inner);
    if (inner < column || (inner === column && !isList)) return undefined;
    this.at += inner;
    return this.collection(inner, depth + 1);
  }

  /** Lines of one depth behind `>-`, which become one. */
  private folded(column: number): ScalarNode {
    const { text } = this;
    const start = this.at;
    this.at += FOLDED.length;
    const inner = this.column();
    if (inner <= column) throw NOT_PLAIN;
    const lines: string[] = [];
    while (!this.isAtEnd && this.column() === inner) {
      const feed = text.indexOf("\n", this.at);
      const end = feed < 0 ? text.length : feed;
      const line = text.slice(this.at + inner, end);
      if (feed < 0 || line === "" || line.endsWith(" ")) throw NOT_PLAIN;
      lines.push(line);
      this.at = end + 1;
    }
    const end = this.at;
    // blank lines and lines further in are kept in ways of their own
    if (!this.isAtEnd && (this.isBlankLine() || this.column() > column)) throw NOT_PLAIN;
    return { type: "scalar", value: sharedText(lines.join(" ")), quoted: true, start, end };
  }

  private inline(inFlow: boolean, depth: number): Node {
    const { text } = this;
    const start = this.at;
    if (text[start] === "[") return this.flowList(depth);
    if (text[start] === "{") return this.flowMapping(depth);
    if (text[start] === '"' || text[start] === "'") return this.quoted(text[start]);
    if (!FIRST.test(text[start] ?? "")) throw NOT_PLAIN;
    const written = text.slice(start, this.plainEnd(inFlow)).trimEnd();
    this.at += written.length;
    return { type: "scalar", value: plainValue(written), quoted: false, start, end: this.at };
  }

  /** A text in quotes, on one line and without any escapes. */
  private quoted(quote: string): ScalarNode {
    const start = this.at;
    const end = this.text.indexOf(quote, start + 1);
    const value = this.text.slice(start + 1, Math.max(end, start + 1));
    if (end < 0 || value.includes("\n") || value.includes("\\")) throw NOT_PLAIN;
    this.at = end + 1;
    return { type: "scalar", value: sharedText(value), quoted: true, start, end: this.at };
  }

  /** Where a plain value ends at the latest: before a line break, a comment, or a colon that makes it a key. */
  private plainEnd(inFlow: boolean): number {
    const { text } = this;
    for (let at = this.at; at < text.length; at++) {
      const character = text[at] as string;
      if (character === "\n" || (inFlow && ENDS_IN_FLOW.has(character))) return at;
      if (character === "#" && text[at - 1] === " ") return at;
      if (character === ":" && (text[at + 1] === " " || text[at + 1] === "\n" || at + 1 === text.length)) return at;
    }
    return text.length;
  }

  private flowList(depth: number): SeqNode {
    const start = this.at;
    const items: Node[] = [];
    this.members("]", depth, () => items.push(this.inline(true, depth + 1)));
    return { type: "seq", items, flow: true, start, end: this.at };
  }

  private flowMapping(depth: number): MapNode {
    const start = this.at;
    const entries: Entry[] = [];
    const keys = new Set<string>();
    this.members("}", depth, () => {
      const key = this.key();
      if (keys.has(key)) throw NOT_PLAIN;
      keys.add(key);
      const keySpan = { start: this.at, end: this.at + key.length };
      this.at = keySpan.end + 1;
      this.skipSpaces();
      entries.push({ key, keySpan, value: this.inline(true, depth + 1) });
    });
    return { type: "map", entries, flow: true, start, end: this.at };
  }

  /** What stands between the brackets of a flow collection, on one line and without a comma at its end. */
  private members(close: string, depth: number, read: () => void): void {
    const { text } = this;
    if (depth > DEEPEST) throw NOT_PLAIN;
    this.at++;
    this.skipSpaces();
    if (text[this.at] !== close) {
      for (;;) {
        read();
        this.skipSpaces();
        if (text[this.at] === close) break;
        if (text[this.at] !== "," || text[this.at + 1] !== " ") throw NOT_PLAIN;
        this.at++;
        this.skipSpaces();
      }
    }
    this.at++;
  }

  private key(): string {
    if (!this.isKey()) throw NOT_PLAIN;
    const key = this.text.slice(this.at, KEY.lastIndex - 1);
    if (TYPED.test(key)) throw NOT_PLAIN;
    return sharedText(key);
  }

  private isKey(): boolean {
    KEY.lastIndex = this.at;
    return KEY.test(this.text);
  }

  private isDash(): boolean {
    return this.text.startsWith("- ", this.at);
  }

  /** Enters the next line where it goes on at `column`; what stands further out belongs to someone else. */
  private goesOn(column: number, isList: boolean): boolean {
    this.skipEmptyLines();
    if (this.isAtEnd) return false;
    const next = this.column();
    if (next > column) throw NOT_PLAIN;
    if (next < column) return false;
    const isItem = this.text.startsWith("- ", this.at + next);
    // a list may stand at the column of the key that it belongs to
    if (isList && !isItem) return false;
    if (isItem && !isList) throw NOT_PLAIN;
    this.at += next;
    return true;
  }

  /** How many spaces the line begins with whose start has been reached. */
  private column(): number {
    let end = this.at;
    while (this.text[end] === " ") end++;
    return end - this.at;
  }

  private isLineEnd(): boolean {
    return this.isAtEnd || this.text[this.at] === "\n";
  }

  private isBlankLine(): boolean {
    const end = this.at + this.column();
    return end >= this.text.length || this.text[end] === "\n";
  }

  private skipSpaces(): void {
    while (this.text[this.at] === " ") this.at++;
  }

  /** Goes to the next line that is neither blank nor a comment. */
  private skipEmptyLines(): void {
    const { text } = this;
    while (!this.isAtEnd && (this.isBlankLine() || text[this.at + this.column()] === "#")) {
      const feed = text.indexOf("\n", this.at);
      this.at = feed < 0 ? text.length : feed + 1;
    }
  }
}

function plainValue(written: string): ScalarNode["value"] {
  if (written === "true" || written === "false") return written === "true";
  if (INTEGER.test(written)) return Number(written);
  if (TYPED.test(written) || NUMBER_LIKE.test(written)) throw NOT_PLAIN;
  return sharedText(written);
}
