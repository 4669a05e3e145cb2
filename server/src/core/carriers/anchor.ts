import type { Segment } from "../model/record.ts";

/** What the places in a part of a file are relative to. */
export interface Anchor {
  readonly segment: Segment;
  /** Where the part starts in the segment. */
  readonly offset: number;
}
