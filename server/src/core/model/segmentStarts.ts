import type { Segment } from "./record.ts";
import type { SegmentStarts } from "./sourceFile.ts";

/** Where the segments of a file start that nobody looks at: most files have but one, for which a map would take seven times the room. */
export function closedStarts(starts: SegmentStarts): SegmentStarts {
  const [only] = starts instanceof Map && starts.size === 1 ? (starts as ReadonlyMap<Segment, number>) : [];
  return only ? new OnlySegment(...only) : starts;
}

class OnlySegment implements SegmentStarts {
  constructor(
    private readonly segment: Segment,
    private readonly start: number,
  ) {}

  get(segment: Segment): number | undefined {
    return segment === this.segment ? this.start : undefined;
  }

  has(segment: Segment): boolean {
    return segment === this.segment;
  }

  values(): Iterable<number> {
    return [this.start];
  }
}
