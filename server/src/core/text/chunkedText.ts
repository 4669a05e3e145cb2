import { lastUpTo } from "./lastUpTo.ts";

/** What can be read of a text without having it in one piece; a string is one. */
export interface TextSource {
  readonly length: number;
  slice(start?: number, end?: number): string;
  toString(): string;
}

/** Chunks are about so many characters long. */
const CHUNK = 16 * 1024;

/** A text in chunks, so that an edit copies one of them and not the whole. Never changed: an edit gives another one. */
export class ChunkedText implements TextSource {
  private whole: string | undefined;

  private constructor(
    private readonly chunks: readonly string[],
    /** Where each chunk starts. */
    private readonly starts: Uint32Array,
    readonly length: number,
  ) {}

  static of(text: string): ChunkedText {
    const chunked = ChunkedText.join(cut(text));
    chunked.whole = text;
    return chunked;
  }

  private static join(chunks: readonly string[]): ChunkedText {
    const starts = new Uint32Array(chunks.length);
    let length = 0;
    for (const [index, chunk] of chunks.entries()) {
      starts[index] = length;
      length += chunk.length;
    }
    return new ChunkedText(chunks, starts, length);
  }

  slice(start = 0, end = this.length): string {
    if (end <= start) return "";
    const { chunks } = this;
    const first = this.chunkAt(start);
    const last = this.chunkAt(end - 1);
    const from = start - (this.starts[first] as number);
    const to = end - (this.starts[last] as number);
    if (first === last) return (chunks[first] as string).slice(from, to);
    return (chunks[first] as string).slice(from) + chunks.slice(first + 1, last).join("") + (chunks[last] as string).slice(0, to);
  }

  /** The text with what stands from `start` to `end` replaced. */
  replaced(start: number, end: number, text: string): ChunkedText {
    const { chunks, starts } = this;
    const first = this.chunkAt(start);
    const last = Math.max(first, this.chunkAt(end));
    const before = (chunks[first] as string).slice(0, start - (starts[first] as number));
    const behind = (chunks[last] as string).slice(end - (starts[last] as number));
    return ChunkedText.join([...chunks.slice(0, first), ...cut(before + text + behind), ...chunks.slice(last + 1)]);
  }

  toString(): string {
    this.whole ??= this.chunks.join("");
    return this.whole;
  }

  /** The chunk that holds a character; the last one for the end of the text. */
  private chunkAt(offset: number): number {
    return lastUpTo(this.starts, offset);
  }
}

/** At least one chunk, none of which is empty unless the text is. */
function cut(text: string): string[] {
  if (text.length < 2 * CHUNK) return [text];
  const chunks: string[] = [];
  for (let start = 0; start < text.length; start += CHUNK) chunks.push(text.slice(start, start + CHUNK));
  return chunks;
}
