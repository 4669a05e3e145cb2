import type { IsmsRecord } from "../../model/record.ts";

/** True for an exception that is used: allowed, or nothing says otherwise, and not ended. */
export function isInForce({ data }: IsmsRecord<"exceptions">, today: string): boolean {
  const { status, endedOn } = data;
  if (endedOn !== undefined && endedOn <= today) return false;
  return status === undefined || status === "approved";
}
