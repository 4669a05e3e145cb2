import notificationDutiesData from "../../../catalog/notification-duties.yaml";
import type { Deadline, NotificationDuties, NotificationDuty } from "../catalog/frameworkTypes.ts";
import type { IncidentsData } from "../generated/types.ts";
import { addHours, addMonths, dayOf, isAfter, onWorkday } from "../text/moments.ts";

/** What is recorded of one notification. */
export type Notification = NonNullable<IncidentsData["notifications"]>[number];

/** A notification that an incident calls for by law. */
export interface OwedNotification {
  readonly duty: NotificationDuty;
  /** By when; undefined where the incident does not say from when the deadline runs. */
  readonly due: string | undefined;
  /** Place in `notifications` of the one that meets it. */
  readonly at: number | undefined;
}

/**
 * The notifications that an incident calls for under the frameworks that bind the organisation, in the order in which they fall due.
 * A notification meets the duty that it names; one that names a law or nothing meets the first duty of it that is still open.
 * `textOf` gives the words in which a notification says what asks for it.
 */
export function owedNotifications(
  incident: IncidentsData,
  named: readonly string[],
  textOf: (notification: Notification) => string,
): readonly OwedNotification[] {
  if (!isIncident(incident)) return [];
  const data = notificationDutiesData();
  const frameworks = withLawsAbove(named);
  const notifications = incident.notifications ?? [];
  const binding = bindingFrameworks(data, frameworks, notifications, textOf);
  const duties = data.duties.filter(({ framework, when }) => binding.includes(framework) && incident[when] === true);
  const metBy = matches(duties, notifications, (notification) => frameworkOf(data, notification, textOf));
  const moments = new Map<string, string | undefined>();
  return duties.map((duty) => {
    const at = metBy.get(duty);
    const last = duty.fromLast ? lastSent(notifications, duty.from) : undefined;
    const momentOf = (from: string) => last ?? (moments.has(from) ? moments.get(from) : incidentMoment(incident, from));
    const ordinary = dueOf(duty, frameworks, momentOf);
    const other = prolonged(duty, notifications, ordinary);
    const due = other ? inWholeDays(other, deadline(other, momentOf)) : ordinary;
    const sentOn = at === undefined ? undefined : notifications[at]?.sentOn;
    moments.set(duty.id, sentOn ?? due);
    return { duty, due, at };
  });
}

/** Frameworks with those under which they bind: the implementing regulation of NIS2 binds nobody whom NIS2 does not. */
export function withLawsAbove(frameworks: readonly string[]): readonly string[] {
  const { under } = notificationDutiesData();
  return [...new Set([...frameworks, ...frameworks.flatMap((framework) => under[framework] ?? [])])];
}

/** True for what was not judged to be something less than an incident. */
export function isIncident({ type = "incident", status }: IncidentsData): boolean {
  return type === "incident" && status !== "false-alarm";
}

/** True for a notification that leaves open which duty, law or agreement it meets. */
export function isUnclear({ duty, law, obligation }: Notification): boolean {
  return duty === undefined && law === undefined && obligation === undefined;
}

/** When the last of the notifications that name a duty was sent. */
function lastSent(notifications: readonly Notification[], duty: string): string | undefined {
  return notifications
    .filter((notification) => notification.duty === duty)
    .flatMap(({ sentOn }) => sentOn ?? [])
    .reduce<string | undefined>((last, sentOn) => (last === undefined || isAfter(sentOn, last) ? sentOn : last), undefined);
}

/** The deadline that holds instead of the ordinary one, where a report that the incident goes on was sent in time. */
function prolonged(
  { ongoing }: NotificationDuty,
  notifications: readonly Notification[],
  ordinary: string | undefined,
): Deadline | undefined {
  if (!ongoing || ordinary === undefined) return undefined;
  const isSent = notifications.some(({ duty, sentOn }) => duty === ongoing.duty && sentOn !== undefined && !isAfter(sentOn, ordinary));
  return isSent ? ongoing : undefined;
}

function dueOf(duty: NotificationDuty, frameworks: readonly string[], momentOf: (from: string) => string | undefined): string | undefined {
  const first = deadline(duty, momentOf);
  const latest = duty.latest && deadline(duty.latest, momentOf);
  const start = momentOf(duty.from);
  const isLatest =
    latest !== undefined && (first === undefined || (isAfter(first, latest) && !(start !== undefined && isAfter(start, latest))));
  const due = isLatest ? latest : first;
  const { weekends } = duty;
  const isFree = weekends === "free" || (weekends !== undefined && !frameworks.includes(weekends.except));
  const moved = due !== undefined && isFree ? onWorkday(due) : due;
  // what moves ends at noon, what does not with the day
  return moved === due ? inWholeDays(duty, due) : moved;
}

/** A period in months ends with its last day, whatever the hour at which it began. */
function inWholeDays({ months = 0 }: Deadline, due: string | undefined): string | undefined {
  return due !== undefined && months > 0 ? dayOf(due) : due;
}

function deadline({ from, hours = 0, months = 0 }: Deadline, momentOf: (from: string) => string | undefined): string | undefined {
  const start = momentOf(from);
  if (start === undefined) return undefined;
  return months > 0 ? addMonths(start, months) : addHours(start, hours);
}

function incidentMoment(incident: IncidentsData, from: string): string | undefined {
  return from === "detectedOn" || from === "classifiedOn" || from === "resolvedOn" ? incident[from] : undefined;
}

/** Of frameworks that stand in for each other, those that the notifications name, or else the first. */
function bindingFrameworks(
  data: NotificationDuties,
  frameworks: readonly string[],
  notifications: readonly Notification[],
  textOf: (notification: Notification) => string,
): readonly string[] {
  const rivals = data.instead.filter((framework) => frameworks.includes(framework));
  if (rivals.length < 2) return frameworks;
  const named = new Set(notifications.map((notification) => frameworkOf(data, notification, textOf)));
  const kept = rivals.filter((framework) => named.has(framework));
  const binding = kept.length > 0 ? kept : rivals.slice(0, 1);
  return frameworks.filter((framework) => !rivals.includes(framework) || binding.includes(framework));
}

/** `undefined` where a notification says nothing of a law, `null` where it names another duty than one of these frameworks. */
function frameworkOf(
  { duties, frameworks }: NotificationDuties,
  notification: Notification,
  textOf: (notification: Notification) => string,
): string | null | undefined {
  const { duty } = notification;
  if (duty !== undefined) return duties.find(({ id, ongoing }) => id === duty || ongoing?.duty === duty)?.framework ?? null;
  const text = ` ${textOf(notification)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/-]+/gu, " ")} `;
  const named = Object.entries(frameworks).find(([, names]) => names.some((name) => text.includes(` ${name} `)))?.[0];
  return named ?? (isUnclear(notification) ? undefined : null);
}

function matches(
  duties: readonly NotificationDuty[],
  notifications: readonly Notification[],
  named: (notification: Notification) => string | null | undefined,
): Map<NotificationDuty, number> {
  const found = new Map<NotificationDuty, number>();
  // of several for one duty the first meets its deadline, and the others bring it up to date
  const meet = (at: number, duty: NotificationDuty | undefined) => {
    if (duty && !found.has(duty)) found.set(duty, at);
  };
  notifications.forEach(({ duty }, at) => {
    meet(
      at,
      duties.find(({ id }) => id === duty),
    );
  });
  notifications.forEach((notification, at) => {
    if (notification.duty !== undefined) return;
    const framework = named(notification);
    if (framework === null) return;
    meet(
      at,
      duties.find((duty) => !found.has(duty) && (framework === undefined || duty.framework === framework)),
    );
  });
  return found;
}
