import type { TextSource } from "./chunkedText.ts";
import { mixIn, NO_CONTENT } from "./contentHash.ts";
import { lastUpTo } from "./lastUpTo.ts";
import { numberAt, type PackedNumbers, packNumbers } from "./packedNumbers.ts";
import type { Position, Range, Span } from "./span.ts";
import type { TextChange } from "./textChange.ts";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

const BLANK = 32;

/** Lines are kept in blocks of about so many, so that an edit costs the blocks that it touches. */
const BLOCK = 512;
/** Of long lines a block has fewer: about so many characters. */
const BLOCK_LENGTH = 16 * 1024;

/** Lines that follow each other. */
interface Block {
  readonly lineCount: number;
  /**
   * Three for each line, first those of all lines of one sort: where it starts, from the start of the first line, and the two halves of its
   * content. One list takes less room than three, of which a folder has very many, and halves fit where places are small.
   */
  readonly numbers: PackedNumbers;
  /** In characters, line breaks included. */
  readonly length: number;
  /** How long the line breaks are, where all are equal; otherwise for each line. The last line of a text has none. */
  readonly breaks: number | Uint8Array;
  /** The last line is the last of the text. */
  readonly isEnd: boolean;
}

const START = 0;
const LOW = 1;
const HIGH = 2;
const HALF = 16;

/** Offset and first line of the only block of a text. */
const ONLY = new Uint32Array(1);

/** Converts between offsets and positions of one text, without keeping the text. Lines end at `\n`, `\r\n` or a lone `\r`. */
export class LineIndex {
  readonly lineCount: number;
  readonly length: number;
  /** Where each block starts. */
  private readonly offsets: Uint32Array;
  /** The number of each block's first line. */
  private readonly firstLines: Uint32Array;

  private constructor(private readonly blocks: readonly Block[]) {
    this.offsets = blocks.length === 1 ? ONLY : new Uint32Array(blocks.length);
    this.firstLines = blocks.length === 1 ? ONLY : new Uint32Array(blocks.length);
    let offset = 0;
    let line = 0;
    for (const [index, block] of blocks.entries()) {
      this.offsets[index] = offset;
      this.firstLines[index] = line;
      offset += block.length;
      line += block.lineCount;
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
    const place = this.placeOf(line);
    if (!place) return NO_CONTENT;
    const { numbers, lineCount } = place.block;
    const low = numberAt(numbers, LOW * lineCount + place.inside);
    return (numberAt(numbers, HIGH * lineCount + place.inside) << HALF) | low;
  }

  /** Offset at which `line` starts; the text's length for a line behind the last. */
  startOf(line: number): number {
    if (line < 0) return 0;
    const place = this.placeOf(line);
    return place ? place.offset + numberAt(place.block.numbers, place.inside) : this.length;
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    const index = lastUpTo(this.offsets, at);
    const { numbers, lineCount } = this.blocks[index] as Block;
    const inside = at - (this.offsets[index] as number);
    const line = lastUpTo(numbers, inside, lineCount);
    return { line: line + (this.firstLines[index] as number), character: inside - numberAt(numbers, line) };
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
    const place = this.placeOf(line);
    if (!place) return this.length;
    const { block, inside, offset } = place;
    const { numbers, lineCount, length, breaks, isEnd } = block;
    const isLast = inside === lineCount - 1;
    const behind = isLast ? length : numberAt(numbers, inside + 1);
    if (isLast && isEnd) return offset + behind;
    return offset + behind - (typeof breaks === "number" ? breaks : (breaks[inside] as number));
  }

  /** The block that a line stands in, its number there and where the block starts; undefined for a line behind the last. */
  private placeOf(line: number): { readonly block: Block; readonly inside: number; readonly offset: number } | undefined {
    const index = lastUpTo(this.firstLines, line);
    const block = this.blocks[index];
    const inside = line - (this.firstLines[index] as number);
    if (!block || inside < 0 || inside >= block.lineCount) return undefined;
    return { block, inside, offset: this.offsets[index] as number };
  }
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
  const size = Math.ceil(count / Math.ceil(Math.max(count / BLOCK, text.length / BLOCK_LENGTH)));
  const blocks: Block[] = [];
  for (let first = 0; first < count; first += size) {
    const last = Math.min(first + size, count);
    const offset = starts[first] as number;
    const lineCount = last - first;
    const isLast = last === starts.length;
    const length = (isLast ? text.length : (starts[last] as number)) - offset;
    const numbers = new Array<number>(3 * lineCount);
    for (let line = 0; line < lineCount; line++) {
      const content = contents[first + line] as number;
      numbers[START * lineCount + line] = (starts[first + line] as number) - offset;
      numbers[LOW * lineCount + line] = content & 0xffff;
      numbers[HIGH * lineCount + line] = content >>> HALF;
    }
    blocks.push({ lineCount, numbers: packNumbers(numbers), length, breaks: breaksOf(starts, ends, first, last), isEnd: isLast });
  }
  // a copy has no room to grow, and there are very many
  return blocks.slice();
}

/** How long the line breaks of some lines are: one number where they are alike, as nearly everywhere. */
function breaksOf(starts: readonly number[], ends: readonly number[], first: number, last: number): number | Uint8Array {
  const lengthOf = (line: number) => (starts[line + 1] as number) - (ends[line] as number);
  const breaks = Math.min(last, starts.length - 1) - first;
  const common = breaks > 0 ? lengthOf(first) : 0;
  for (let line = 1; line < breaks; line++) {
    if (lengthOf(first + line) !== common) return Uint8Array.from({ length: breaks }, (_, index) => lengthOf(first + index));
  }
  return common;
}
