import { t } from "../text/l10n.ts";
import { nextActivity } from "./activities.ts";
import { certificationCycle, dayOf } from "./certificationCycle.ts";
import type { DueDate } from "./dueDate.ts";
import { nextMeasurement } from "./metrics.ts";
import { dueOf, owedOf, unsent } from "./owedNotifications.ts";
import type { Snapshot } from "./snapshot.ts";

/** What falls due by the rules of clauses and laws, although no field holds the day. */
export function computedDueDates(snapshot: Snapshot): DueDate[] {
  return [...certificationDues(snapshot), ...notificationDues(snapshot), ...measurementDues(snapshot), ...activityDues(snapshot)];
}

/** The audits that keep a certificate: by the day they are planned for, else by the last day for them. */
function certificationDues({ index, today }: Snapshot): DueDate[] {
  const record = index.singleton("certification");
  const cycle = record && certificationCycle(record.data);
  if (!record) return [];
  const stages = (["stage1", "stage2"] as const).flatMap((stage): DueDate[] => {
    const event = record.data[stage];
    const isOpen = event?.planned !== undefined && event.date === undefined;
    return isOpen
      ? [{ day: event.planned ?? "", what: "audit", record, path: [stage], title: stage === "stage1" ? t("Stage 1") : t("Stage 2") }]
      : [];
  });
  if (!cycle) return stages;
  const surveillance = cycle.surveillance.flatMap(({ due, event, index: at }): DueDate[] => {
    if (event?.date !== undefined) return [];
    const path = at === undefined ? ["decidedOn"] : ["surveillance", at];
    return [{ day: dayOf(event) ?? due, what: "surveillance", record, path, title: undefined }];
  });
  const isRenewed = record.data.recertification?.date !== undefined || cycle.expires < today;
  const end: DueDate = { day: cycle.expires, what: "recertification", record, path: ["certificate", "expires"], title: undefined };
  return [...stages, ...surveillance, ...(isRenewed ? [] : [end])];
}

/** Notifications that the law, or the record itself, asks for and that have not been sent. */
function notificationDues(snapshot: Snapshot): DueDate[] {
  return snapshot.index.ofKind("incidents").flatMap((record) => {
    const owed = owedOf(record, snapshot);
    const recorded = unsent(record).flatMap(([at, notification]): DueDate[] => {
      const day = dueOf(notification, at, owed)?.slice(0, 10);
      const words = owed.find((one) => one.at === at)?.duty.title ?? notification.authority;
      return day === undefined ? [] : [{ day, what: "notification", record, path: ["notifications", at], title: undefined, words }];
    });
    const unrecorded = owed.flatMap(({ duty, due, at }): DueDate[] => {
      if (due === undefined || at !== undefined) return [];
      return [{ day: due.slice(0, 10), what: "notification", record, path: ["detectedOn"], title: undefined, words: duty.title }];
    });
    return [...recorded, ...unrecorded];
  });
}

function measurementDues({ index }: Snapshot): DueDate[] {
  return index.ofKind("metrics").flatMap((record): DueDate[] => {
    const next = nextMeasurement(record);
    return next === undefined ? [] : [{ day: next.due, what: "measurement", record, path: ["measurements"], title: undefined }];
  });
}

function activityDues({ index, today }: Snapshot): DueDate[] {
  return index.ofKind("activities").flatMap((record): DueDate[] => {
    const next = nextActivity(record, today);
    return next === undefined ? [] : [{ day: next.due, what: "activity", record, path: ["frequency"], title: undefined }];
  });
}
