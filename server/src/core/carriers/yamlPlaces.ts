import type { Segment } from "../model/record.ts";
import type { SegmentStarts } from "../model/sourceFile.ts";
import type { PlacedSegment, YamlFile } from "../syntax/yaml.ts";
import { type ChangedRun, changedRun } from "../text/changedRun.ts";

/** Where the segments of a YAML file start. Versions of a file with equally many segments share what finds them. */
export class YamlPlaces implements SegmentStarts {
  private constructor(
    private readonly yaml: YamlFile,
    /** At which index each segment stands, of older versions too. */
    private readonly slots: Map<Segment, number>,
  ) {}

  /** The places of a file of which `before` were those of the version before, and `run` is in what both differ. */
  static of(yaml: YamlFile, { start, removed, added }: ChangedRun<PlacedSegment>, before?: YamlPlaces): YamlPlaces {
    // what has moved to another index, or was often replaced, is put down anew
    const isAtEnd = start + added.length === yaml.segments.length;
    const isShared =
      before !== undefined &&
      (removed.length === added.length || isAtEnd) &&
      before.slots.size <= 2 * yaml.segments.length + 100 &&
      added.every(({ segment }, index) => (before.slots.get(segment.place) ?? start + index) === start + index);
    const slots = isShared ? before.slots : new Map<Segment, number>();
    const [first, unknown] = isShared ? [start, added] : [0, yaml.segments];
    for (const [index, { segment }] of unknown.entries()) slots.set(segment.place, first + index);
    return new YamlPlaces(yaml, slots);
  }

  get(segment: Segment): number | undefined {
    const slot = this.slots.get(segment);
    return slot !== undefined && this.yaml.segments[slot]?.segment.place === segment ? this.yaml.starts[slot] : undefined;
  }

  has(segment: Segment): boolean {
    return this.get(segment) !== undefined;
  }

  values(): Iterable<number> {
    return this.yaml.starts;
  }
}

/** The segments in which a file differs from the version before. */
export function changedSegments(before: YamlFile | undefined, segments: readonly PlacedSegment[]): ChangedRun<PlacedSegment> {
  return changedRun(before?.segments ?? [], segments, (a, b) => a.segment === b.segment);
}
