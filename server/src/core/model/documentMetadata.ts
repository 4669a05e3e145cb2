import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

/** The metadata that identifies a document and says who answers for it (clause 7.5.2), as far as it lacks them. */
export function missingMetadata(document: IsmsRecord<"document">): DocumentMetadata[] {
  return METADATA.filter((field) => saysNothing(document, [field]));
}

export type DocumentMetadata = (typeof METADATA)[number];

const METADATA = ["id", "title", "type", "version", "status", "owner"] as const;
