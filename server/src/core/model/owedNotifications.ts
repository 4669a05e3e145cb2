import { isAfter } from "../text/moments.ts";
import { type Notification, type OwedNotification, owedNotifications } from "./notificationClock.ts";
import type { IsmsRecord } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";
import { isToBeFilledIn } from "./unwritten.ts";

type Incident = IsmsRecord<"incidents">;

/** The notifications that the laws in `frameworks` ask for in an incident. */
export function owedOf(incident: Incident, { config, index }: Snapshot): readonly OwedNotification[] {
  if (config.frameworks.length === 0) return [];
  return owedNotifications(incident.data, config.frameworks, ({ law = "", authority = "", obligation }) => {
    const { title = "", source = "" } = index.record("obligations", obligation)?.data ?? {};
    return [law, authority, title, source].join(" ");
  });
}

/** By when a notification had to be sent: as it says itself or as the law says, whichever is earlier. */
export function dueOf({ due }: Notification, at: number, owed: readonly OwedNotification[]): string | undefined {
  const legal = owed.find((one) => one.at === at)?.due;
  if (due === undefined || legal === undefined) return due ?? legal;
  return isAfter(due, legal) ? legal : due;
}

/** The notifications that are recorded and neither sent nor called off, with their places. */
export function unsent({ data }: Incident): (readonly [number, Notification])[] {
  return (data.notifications ?? []).flatMap((notification, at) => (isUnsent(notification) ? [[at, notification] as const] : []));
}

/** True for a notification that was neither sent nor called off with a reason. */
export function isUnsent({ sentOn, notNeeded }: Notification): boolean {
  return sentOn === undefined && ((notNeeded ?? "").trim() === "" || isToBeFilledIn(notNeeded ?? ""));
}
