import type { IsmsRecord } from "../../model/record.ts";
import type { Snapshot } from "../../model/snapshot.ts";

type Change = IsmsRecord<"changes">;

/** True once it was made, also where it was taken back later. */
export function isMade({ data }: Change, today: string): boolean {
  if (data.status === "rejected") return false;
  return (
    data.status === "implemented" || data.status === "rolled-back" || (data.implementedOn !== undefined && data.implementedOn <= today)
  );
}

/** True once somebody has decided for it, or it was made without. */
export function isDecided(change: Change, today: string): boolean {
  return change.data.status === "approved" || isMade(change, today);
}

/** True for a change of what is run, not of the management system: its type says so, or it touches an asset. */
export function isTechnical({ data }: Change, { index }: Snapshot): boolean {
  return data.type !== "isms" && (data.affects ?? []).some((id) => index.record("assets", id) !== undefined);
}

/** What asks for changes of its type to be planned, for a message. */
export function demand({ data }: Change): string {
  return data.type === "isms" ? "clause 6.3" : "A.8.32";
}
