import type { Snapshot } from "../model/snapshot.ts";
import { mentionsIn, rangeIn } from "../model/sourceFile.ts";
import type { Range } from "../text/span.ts";

/** One reference of the ISMS as `isms refs` lists it. */
export interface ListedReference {
  readonly file: string;
  readonly range: Range;
  readonly text: string;
  /** The canonical id; for a file, its path. */
  readonly target: string;
  readonly standard: string;
  /** Of ISO/IEC 27001; absent for other targets. */
  readonly edition?: string;
}

/** Every reference found, in order of file and place. Words that only look like ids are none while no record has the id. */
export function listReferences(snapshot: Snapshot): ListedReference[] {
  return [...snapshot.files.values()].flatMap((file) => {
    const found = mentionsIn(file).flatMap((mention): ListedReference[] => {
      const { target, text } = mention;
      const place = { file: file.path, range: rangeIn(file, mention), text };
      switch (target.type) {
        case "control":
        case "theme":
          return [{ ...place, target: target.id, standard: "iso27001", edition: target.edition ?? file.edition }];
        case "clause":
          return [{ ...place, target: target.id, standard: "iso27001", edition: "2022" }];
        case "foreign":
          return [{ ...place, target: target.id, standard: target.standard }];
        case "file":
          return target.path === undefined ? [] : [{ ...place, target: target.path, standard: "file" }];
        default:
          return snapshot.index.withId(target.id).length > 0 ? [{ ...place, target: target.id, standard: "record" }] : [];
      }
    });
    return found.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
  });
}
