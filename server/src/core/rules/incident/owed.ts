import { type Notification, type OwedNotification, owedNotifications } from "../../model/notificationClock.ts";
import type { IsmsRecord } from "../../model/record.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import type { Fix } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { hasTime, isAfter } from "../../text/moments.ts";

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

/** True for a notification that was neither sent nor called off. */
export function isUnsent({ sentOn, notNeeded }: Notification): boolean {
  return sentOn === undefined && (notNeeded ?? "").trim() === "";
}

/** What is owed to whom by when, for a sentence. */
export function inWords({ duty, due = "" }: OwedNotification): string {
  const when = hasTime(due) ? due.replace("T", " ") : due;
  return t("{0} under {1}, due by {2}", duty.title, duty.law, when);
}

/** Writes down what is owed and by when; only where nothing is recorded yet. */
export function recordOwed(incident: Incident, owed: readonly OwedNotification[]): Fix {
  const entries = owed.map(({ duty, due }) => ({ duty: duty.id, due }));
  const value = incident.written.flow
    ? `[${entries.map(({ duty, due }) => (due === undefined ? `{duty: ${duty}}` : `{duty: ${duty}, due: "${due}"}`)).join(", ")}]`
    : `\n${entries.map(({ duty, due }) => `  - duty: ${duty}${due === undefined ? "" : `\n    due: ${due}`}`).join("\n")}`;
  const fix = setFieldFix(t("Record the notifications that are owed"), incident, ["notifications"], value);
  return { ...fix, possible: incident.carrier === "yaml" && incident.written.entries.every(({ key }) => key !== "notifications") };
}
