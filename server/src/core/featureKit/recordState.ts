import { nextActivity } from "../model/activities.ts";
import { measurementsInOrder, missBy, nextMeasurement, targetOf } from "../model/metrics.ts";
import { isUnsent, owedOf } from "../model/owedNotifications.ts";
import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { bullets, escapeMarkdown } from "./markdown.ts";

/** How many results a trend is read from. */
const RESULTS = 6;

/**
 * Where a record stands today by what is worked out from it, as Markdown: results of a metric against its target, when an activity is due,
 * the deadlines of an incident's notifications. Undefined for other kinds, and where nothing follows.
 */
export function recordState(record: IsmsRecord, snapshot: Snapshot): string | undefined {
  switch (record.kind) {
    case "metrics":
      return metricState(record as IsmsRecord<"metrics">);
    case "activities":
      return activityState(record as IsmsRecord<"activities">, snapshot);
    case "incidents":
      return incidentState(record as IsmsRecord<"incidents">, snapshot);
    default:
      return undefined;
  }
}

function metricState(metric: IsmsRecord<"metrics">): string | undefined {
  const values = measurementsInOrder(metric).flatMap(({ value }) => value ?? []);
  const last = values.at(-1);
  const miss = last === undefined ? undefined : missBy(metric, last);
  const next = nextMeasurement(metric)?.due;
  const { unit = "" } = metric.data;
  return lines([
    last !== undefined && t("Results: {0}", `${values.slice(-RESULTS).join(" → ")} ${escapeMarkdown(unit)}`.trim()),
    miss !== undefined && (miss > 0 ? t("Target missed: {0}", targetOf(metric)) : t("Target met: {0}", targetOf(metric))),
    next !== undefined && t("Next result due by {0}", next),
  ]);
}

function activityState(activity: IsmsRecord<"activities">, { today }: Snapshot): string | undefined {
  const next = nextActivity(activity, today);
  if (!next) return undefined;
  return lines([
    next.last === undefined ? t("Never done") : t("Last done on {0}", next.last),
    next.due < today ? t("Was due on {0}", next.due) : t("Due on {0}", next.due),
  ]);
}

function incidentState(incident: IsmsRecord<"incidents">, snapshot: Snapshot): string | undefined {
  const owed = owedOf(incident, snapshot).map(({ duty, due, at }) => {
    const notification = (at === undefined ? undefined : incident.data.notifications?.[at]) ?? {};
    const { sentOn } = notification;
    const state = isUnsent(notification) ? t("open") : sentOn === undefined ? t("not owed") : t("sent on {0}", sentOn);
    return due === undefined
      ? t("{0}: {1}, {2}", duty.law, duty.title, state)
      : t("{0}: {1}, due by {2}, {3}", duty.law, duty.title, due.replace("T", " "), state);
  });
  return owed.length === 0 ? undefined : bullets(owed);
}

function lines(parts: readonly (string | false)[]): string | undefined {
  return parts.filter((part) => part !== false).join("  \n") || undefined;
}
