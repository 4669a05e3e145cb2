import type { IsmsRecord } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";
import { isWithin, type Wording } from "./sourceFile.ts";

/** The tag of records that only show what one looks like. */
const EXAMPLE = "example";

/**
 * True for a record that is still what a template wrote, and so counts neither as documentation nor as evidence: tagged `example`, or
 * with text to be filled in; in a document anywhere in its file.
 */
export function isTemplateText(record: IsmsRecord, { files }: Pick<Snapshot, "files">): boolean {
  const { tags } = record.data as { readonly tags?: readonly string[] };
  if (tags?.includes(EXAMPLE)) return true;
  const file = files.get(record.path);
  const { segment } = record;
  const { start, end } = record;
  const isIn = (words: Wording) => record.kind === "document" || (file && isWithin(file, words, { start, end, segment }));
  return file?.wording.some((words) => words.kind === "placeholder" && isIn(words)) === true;
}

/** The records that people have made their own. */
export function ownRecords<R extends IsmsRecord>(records: readonly R[], snapshot: Pick<Snapshot, "files">): R[] {
  return records.filter((record) => !isTemplateText(record as unknown as IsmsRecord, snapshot));
}
