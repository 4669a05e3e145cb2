import type { IsmsIndex } from "../../model/ismsIndex.ts";
import type { IsmsRecord } from "../../model/record.ts";

export type Document = IsmsRecord<"document">;

/** Documents in force that tell people what to do: records and reports are written once, and nobody follows them. */
export function bindingDocuments(index: IsmsIndex): Document[] {
  return index.ofKind("document").filter(({ data }) => data.status === "approved" && data.type !== "record" && data.type !== "report");
}
