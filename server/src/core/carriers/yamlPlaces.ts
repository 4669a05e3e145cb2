import type { Segment } from "../model/record.ts";
import type { SegmentStarts } from "../model/sourceFile.ts";
import type { YamlFile } from "../syntax/yaml.ts";

/** Where the segments of a YAML file start. Versions of a file with equally many segments share what finds them. */
export class YamlPlaces implements SegmentStarts {
  private constructor(
    readonly yaml: YamlFile,
    /** At which index each segment stands, of older versions too. */
    readonly slots: Map<Segment, number>,
  ) {}

  /** The places of a file of which `before` were those of the version before. */
  static of(yaml: YamlFile, before?: YamlPlaces): YamlPlaces {
    const slots = before && isAlike(yaml, before) ? before.slots : new Map<Segment, number>();
    for (const [slot, { segment }] of yaml.segments.entries()) {
      if (before?.slots !== slots || before.yaml.segments[slot]?.segment !== segment) slots.set(segment.place, slot);
    }
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

/** No segment has moved to another index, and little is remembered of versions that are gone. */
function isAlike({ segments }: YamlFile, { yaml, slots }: YamlPlaces): boolean {
  if (yaml.segments.length !== segments.length || slots.size > 2 * segments.length + 100) return false;
  return segments.every(({ segment }, slot) => {
    return yaml.segments[slot]?.segment === segment || (slots.get(segment.place) ?? slot) === slot;
  });
}
