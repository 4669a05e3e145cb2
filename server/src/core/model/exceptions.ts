import type { IsmsRecord } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";

/** True for an exception that another one prolongs. */
export function isRenewed({ id }: IsmsRecord, { index }: Pick<Snapshot, "index">): boolean {
  return id !== undefined && index.citing(`record:${id}`, "renews").length > 0;
}
