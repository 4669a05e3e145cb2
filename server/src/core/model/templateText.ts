import type { IsmsRecord } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";

/** The tag of records that only show what one looks like. */
const EXAMPLE = "example";

/**
 * True for a record that is still what a template wrote, and so counts neither as documentation nor as evidence: tagged `example`, or
 * with text to be filled in; in a document anywhere in its file.
 */
export function isTemplateText(record: IsmsRecord, { index }: Pick<Snapshot, "index">): boolean {
  const { tags } = record.data as { readonly tags?: readonly string[] };
  return tags?.includes(EXAMPLE) === true || index.isToFillIn(record);
}

/** The records that people have made their own. */
export function ownRecords<R extends IsmsRecord>(records: readonly R[], snapshot: Pick<Snapshot, "index">): R[] {
  return records.filter((record) => !isTemplateText(record as unknown as IsmsRecord, snapshot));
}
