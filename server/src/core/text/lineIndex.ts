import type { TextSource } from "./chunkedText.ts";
import { mixIn, NO_CONTENT } from "./contentHash.ts";
import type { Position, Range, Span } from "./span.ts";
import type { TextChange } from "./textChange.ts";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

const BLANK = 32;

/** Lines are kept in blocks of about so many, so that an edit costs the blocks that it touches. */
const BLOCK = 512;

/** Lines that follow each other, with offsets from the start of the first one. */
interface Block {
  readonly starts: Uint32Array;
  /** Where each line's text ends, before its line break. */
  readonly ends: Uint32Array;
  readonly contents: Int32Array;
  /** In characters, line breaks included. */
  readonly length: number;
}

/** Converts between offsets and positions of one text, without keeping the text. Lines end at `\n`, `\r\n` or a lone `\r`. */
export class LineIndex {
  readonly lineCount: number;
  readonly length: number;
  /** Where each block starts. */
  private readonly offsets: Uint32Array;
  /** The number of each block's first line. */
  private readonly firstLines: Uint32Array;

  private constructor(private readonly blocks: readonly Block[]) {
    this.offsets = new Uint32Array(blocks.length);
    this.firstLines = new Uint32Array(blocks.length);
    let offset = 0;
    let line = 0;
    for (const [index, block] of blocks.entries()) {
      this.offsets[index] = offset;
      this.firstLines[index] = line;
      offset += block.length;
      line += block.starts.length;
    }
    this.length = offset;
    this.lineCount = line;
  }

  static of(text: string): LineIndex {
    return new LineIndex(readBlocks(text, true));
  }

  /** The index of a text that differs from the one of this index by a change: only the lines around it are read. */
  changed(text: TextSource, { start, oldEnd, newEnd }: TextChange): LineIndex {
    const { blocks, offsets } = this;
    // a change may join or split the two characters of a line break on either side
    const first = lastUpTo(offsets, Math.max(0, start - 1));
    const last = lastUpTo(offsets, Math.min(this.length, oldEnd + 1));
    const isEnd = last === blocks.length - 1;
    const from = offsets[first] as number;
    const to = isEnd ? text.length : (offsets[last + 1] as number) + newEnd - oldEnd;
    return new LineIndex([...blocks.slice(0, first), ...readBlocks(text.slice(from, to), isEnd), ...blocks.slice(last + 1)]);
  }

  /** A number that the text of `line` has wherever it stands, whatever its indentation and however wide its blanks. */
  contentOf(line: number): number {
    const index = lastUpTo(this.firstLines, line);
    return this.blocks[index]?.contents[line - (this.firstLines[index] as number)] ?? NO_CONTENT;
  }

  /** Offset at which `line` starts; the text's length for a line behind the last. */
  startOf(line: number): number {
    if (line < 0) return 0;
    const index = lastUpTo(this.firstLines, line);
    const start = this.blocks[index]?.starts[line - (this.firstLines[index] as number)];
    return start === undefined ? this.length : start + (this.offsets[index] as number);
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    const index = lastUpTo(this.offsets, at);
    const { starts } = this.blocks[index] as Block;
    const inside = at - (this.offsets[index] as number);
    const line = lastUpTo(starts, inside);
    return { line: line + (this.firstLines[index] as number), character: inside - (starts[line] as number) };
  }

  /** A character behind the end of its line means that end, before the line break. */
  offsetAt({ line, character }: Position): number {
    const start = this.startOf(line);
    return Math.max(start, Math.min(start + character, this.endOf(line)));
  }

  range(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  private endOf(line: number): number {
    if (line < 0) return 0;
    const index = lastUpTo(this.firstLines, line);
    const end = this.blocks[index]?.ends[line - (this.firstLines[index] as number)];
    return end === undefined ? this.length : end + (this.offsets[index] as number);
  }
}

/** Index of the last of ascending numbers, of which the first is 0, that is not above a number. */
function lastUpTo(numbers: Uint32Array, number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= number) low = middle;
    else high = middle;
  }
  return low;
}

/** The lines of a part of a text that begins with a line. A part that is not the end of the text ends with a line break. */
function readBlocks(text: string, isEnd: boolean): Block[] {
  const starts = [0];
  const ends: number[] = [];
  const contents: number[] = [];
  let content = NO_CONTENT;
  let blanks = false;
  for (let i = 0; i < text.length; i++) {
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
  ends.push(text.length);
  contents.push(content);
  const count = isEnd ? starts.length : starts.length - 1;
  const size = Math.ceil(count / Math.ceil(count / BLOCK));
  const blocks: Block[] = [];
  for (let first = 0; first < count; first += size) {
    const last = Math.min(first + size, count);
    const offset = starts[first] as number;
    const relative = (numbers: readonly number[]) => Uint32Array.from(numbers.slice(first, last), (number) => number - offset);
    const end = last < starts.length ? (starts[last] as number) : text.length;
    blocks.push({
      starts: relative(starts),
      ends: relative(ends),
      contents: Int32Array.from(contents.slice(first, last)),
      length: end - offset,
    });
  }
  return blocks;
}
