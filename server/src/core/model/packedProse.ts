import { type PackedNumbers, packSpans, spanFrom } from "../text/packedNumbers.ts";
import type { Segment } from "./record.ts";
import type { LongParagraph, Prose } from "./sourceFile.ts";

/** The paragraphs of a file that nobody looks at, in a third of the memory. Whoever asks where they stand gets new objects. */
export function packedProse(prose: Prose): Prose {
  const { words, long, hashes } = prose;
  const segment = long[0]?.segment as Segment;
  if (long.length === 0 || long.some((paragraph) => paragraph.segment !== segment)) return prose;
  return new PackedProse(words, hashes, segment, packSpans(long));
}

class PackedProse implements Prose {
  constructor(
    readonly words: number,
    readonly hashes: readonly number[],
    private readonly segment: Segment,
    /** Two for each. */
    private readonly places: PackedNumbers,
  ) {}

  get long(): readonly LongParagraph[] {
    const { hashes, segment, places } = this;
    return hashes.map((hash, index) => ({ hash, segment, ...spanFrom(places, 2 * index) }));
  }
}
