import type { Segment } from "../model/record.ts";
import type { SegmentStarts } from "../model/sourceFile.ts";
import type { ChangedRun } from "../text/changedRun.ts";

/** The parts of a file that are segments, in order. */
interface PlacedParts<P> {
  readonly parts: readonly P[];
  readonly starts: Uint32Array;
  readonly placeOf: (part: P) => Segment;
}

/** Where the segments of an open file start. Versions of a file with equally many segments share what finds them. */
export class SegmentPlaces<P> implements SegmentStarts {
  private constructor(
    private readonly placed: PlacedParts<P>,
    /** At which index each segment stands, of older versions too. */
    private readonly slots: Map<Segment, number>,
  ) {}

  /** The places of a file of which `before` were those of the version before, and `run` is in what both differ. */
  static of<P>(placed: PlacedParts<P>, { start, removed, added }: ChangedRun<P>, before?: SegmentPlaces<P>): SegmentPlaces<P> {
    const { parts, placeOf } = placed;
    // what has moved to another index, or was often replaced, is put down anew
    const isAtEnd = start + added.length === parts.length;
    const isShared =
      before !== undefined &&
      (removed.length === added.length || isAtEnd) &&
      before.slots.size <= 2 * parts.length + 100 &&
      added.every((part, index) => (before.slots.get(placeOf(part)) ?? start + index) === start + index);
    const slots = isShared ? before.slots : new Map<Segment, number>();
    const [first, unknown] = isShared ? [start, added] : [0, parts];
    for (const [index, part] of unknown.entries()) slots.set(placeOf(part), first + index);
    return new SegmentPlaces(placed, slots);
  }

  get(segment: Segment): number | undefined {
    const { parts, starts, placeOf } = this.placed;
    const slot = this.slots.get(segment);
    return slot !== undefined && slot < parts.length && placeOf(parts[slot] as P) === segment ? starts[slot] : undefined;
  }

  has(segment: Segment): boolean {
    return this.get(segment) !== undefined;
  }

  values(): Iterable<number> {
    return this.placed.starts;
  }
}
