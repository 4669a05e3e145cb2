import { mixIn, NO_CONTENT } from "./contentHash.ts";
import type { Position, Range, Span } from "./span.ts";
import type { TextChange } from "./textChange.ts";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

const BLANK = 32;

/** Converts between offsets and positions of one text, without keeping the text. Lines end at `\n`, `\r\n` or a lone `\r`. */
export class LineIndex {
  private constructor(
    private readonly starts: Uint32Array,
    /** Where each line's text ends, before its line break. */
    private readonly ends: Uint32Array,
    private readonly contents: Int32Array,
    readonly length: number,
  ) {}

  static of(text: string): LineIndex {
    return LineIndex.read(text, 0, text.length);
  }

  /** The index of a text that differs from the one of this index by a change: only the lines that it touches are read. */
  changed(text: string, { start, oldEnd, newEnd }: TextChange): LineIndex {
    const shift = newEnd - oldEnd;
    // a change may join or split the two characters of a line break on either side
    const first = this.positionAt(Math.max(0, start - 1)).line;
    const last = this.positionAt(Math.min(this.length, oldEnd + 1)).line;
    const from = this.startOf(first);
    const behind = last + 1;
    const to = behind < this.lineCount ? this.startOf(behind) + shift : text.length;
    const read = LineIndex.read(text, from, to);
    // the part read ends with a line break, and so with an empty line that is the first one behind it
    const lines = behind < this.lineCount ? read.lineCount - 1 : read.lineCount;
    return new LineIndex(
      joined(this.starts, first, behind, read.starts, lines, shift),
      joined(this.ends, first, behind, read.ends, lines, shift),
      joined(this.contents, first, behind, read.contents, lines, 0),
      text.length,
    );
  }

  /** The lines of a part of a text, with offsets in the whole. */
  private static read(text: string, from: number, to: number): LineIndex {
    const starts = [from];
    const ends: number[] = [];
    const contents: number[] = [];
    let content = NO_CONTENT;
    let blanks = false;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code > BLANK) {
        if (blanks && content !== NO_CONTENT) content = mixIn(content, BLANK);
        blanks = false;
        content = mixIn(content, code);
      } else if (code === LINE_FEED || code === CARRIAGE_RETURN) {
        ends.push(i);
        if (code === CARRIAGE_RETURN && text.charCodeAt(i + 1) === LINE_FEED) i++;
        starts.push(i + 1);
        contents.push(content);
        content = NO_CONTENT;
        blanks = false;
      } else blanks = true;
    }
    ends.push(to);
    contents.push(content);
    return new LineIndex(Uint32Array.from(starts), Uint32Array.from(ends), Int32Array.from(contents), to);
  }

  /** A number that the text of `line` has wherever it stands, whatever its indentation and however wide its blanks. */
  contentOf(line: number): number {
    return this.contents[line] ?? NO_CONTENT;
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Offset at which `line` starts; the text's length for a line behind the last. */
  startOf(line: number): number {
    return line < 0 ? 0 : (this.starts[line] ?? this.length);
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    let low = 0;
    let high = this.starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return { line: low, character: at - (this.starts[low] as number) };
  }

  /** A character behind the end of its line means that end, before the line break. */
  offsetAt({ line, character }: Position): number {
    const start = this.startOf(line);
    const end = line < 0 ? 0 : (this.ends[line] ?? this.length);
    return Math.max(start, Math.min(start + character, end));
  }

  range(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }
}

/** `all` with `count` numbers of `own` in the place of those from `first` to `behind`, and those behind them moved. */
function joined<A extends Uint32Array | Int32Array>(all: A, first: number, behind: number, own: A, count: number, moved: number): A {
  const result = new (all.constructor as new (length: number) => A)(first + count + all.length - behind);
  result.set(all.subarray(0, first));
  result.set(own.subarray(0, count), first);
  const rest = first + count;
  result.set(all.subarray(behind), rest);
  if (moved !== 0) shift(result, rest, moved);
  return result;
}

function shift(numbers: Uint32Array | Int32Array, from: number, by: number): void {
  for (let at = from; at < numbers.length; at++) numbers[at] = (numbers[at] as number) + by;
}
