import type { IsmsRecord } from "../../model/record.ts";
import { saysNothing } from "../../model/recordFields.ts";

export type Action = IsmsRecord<"actions">;

/** True for what is still to be done. One with a day of completion is over, whatever its status says: `action/dates` tells. */
export function isOpen({ data }: Action): boolean {
  return data.status !== "done" && data.status !== "cancelled" && data.completedOn === undefined;
}

/** True for what is still to be done and says what: a row with an id alone is a template's. */
export function isMeant(action: Action): boolean {
  return isOpen(action) && !saysNothing(action, ["title"]);
}
