import type { IsmsRecord } from "../model/record.ts";
import type { Wording } from "../model/sourceFile.ts";
import { eachScalar } from "../syntax/node.ts";
import { findPlaceholders } from "./wording.ts";

/** Where the texts of records still wait to be written. `source` is the text of the segment that holds them; comments do not count. */
export function recordWording(records: readonly IsmsRecord[], source: string): Wording[] {
  const [first] = records;
  const found = first ? findPlaceholders(source, source, first.segment) : [];
  if (found.length === 0) return found;
  const isInText = (words: Wording): boolean => {
    let inside = false;
    for (const { written } of records) {
      eachScalar(written, ({ start, end, value }) => {
        inside ||= typeof value === "string" && start <= words.start && words.end <= end;
      });
    }
    return inside;
  };
  return found.filter(isInText);
}
