import type { IsmsRecord } from "../../model/record.ts";

export type Action = IsmsRecord<"actions">;

/** True for what is still to be done. One with a day of completion is over, whatever its status says: `action/dates` tells. */
export function isOpen({ data }: Action): boolean {
  return data.status !== "done" && data.status !== "cancelled" && data.completedOn === undefined;
}
