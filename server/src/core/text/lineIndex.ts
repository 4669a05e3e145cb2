import { mixIn, NO_CONTENT } from "./contentHash.ts";
import type { Position, Range, Span } from "./span.ts";

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
    return new LineIndex(Uint32Array.from(starts), Uint32Array.from(ends), Int32Array.from(contents), text.length);
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
