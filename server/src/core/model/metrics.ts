import type { MetricsData } from "../generated/types.ts";
import { lastDayOf } from "../text/calendarPeriod.ts";
import { addDays, addFrequency, daysBetween } from "../text/dates.ts";
import { t } from "../text/l10n.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

export type Metric = IsmsRecord<"metrics">;
export type Measurement = NonNullable<MetricsData["measurements"]>[number];

/** The day up to which a measurement speaks: the end of its period, or else the day of recording. */
export function measuredUntil({ period, recordedOn }: Measurement): string | undefined {
  return (period === undefined ? undefined : lastDayOf(String(period))) ?? recordedOn;
}

/** True for a measurement that only has its day yet: nothing was measured. */
export function isBlank(metric: Metric, position: number): boolean {
  return ["value", "note", "evidence"].every((field) => saysNothing(metric, ["measurements", position, field]));
}

/** The measurements of a metric that have a day and a result, the oldest first, each with its place in the list. */
export function measurementsInOrder(
  metric: Metric,
): { readonly position: number; readonly day: string; readonly value: number | undefined }[] {
  return (metric.data.measurements ?? [])
    .flatMap((measurement, position) => {
      const day = measuredUntil(measurement);
      return day === undefined || isBlank(metric, position) ? [] : [{ position, day, value: measurement.value }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.position - b.position));
}

/** After the end of a period a third of its length, and never more than this, is time to record the result. */
const LONGEST_GRACE = 45;

/** When the next result of a metric is to be there. */
export interface NextMeasurement {
  /** The day up to which the last result speaks, or on which measuring began. */
  readonly since: string;
  /** The last day on which it can be recorded in time. */
  readonly due: string;
  readonly isFirst: boolean;
}

/** The next measurement that the frequency asks for; undefined where it says none, has not begun or has ended before it. */
export function nextMeasurement(metric: Metric): NextMeasurement | undefined {
  const { frequency, startsOn, endsOn } = metric.data;
  const last = measurementsInOrder(metric).at(-1);
  const since = last?.day ?? startsOn;
  const next = since === undefined || frequency === undefined ? undefined : addFrequency(since, frequency);
  if (since === undefined || next === undefined || (endsOn !== undefined && endsOn < next)) return undefined;
  return { since, due: addDays(next, graceFor(since, next)), isFirst: last === undefined };
}

/** How many days after the end of a period its result can be recorded in time; undefined for a frequency that is none. */
export function recordingTime(end: string, frequency: string): number | undefined {
  const next = addFrequency(end, frequency);
  return next === undefined ? undefined : graceFor(end, next);
}

function graceFor(from: string, to: string): number {
  return Math.min(LONGEST_GRACE, Math.ceil(daysBetween(from, to) / 3));
}

/**
 * How far a value misses the target of its metric: 0 or less where it meets it, more the further away it is. Undefined where the
 * metric does not say which values are good.
 */
export function missBy({ data }: Metric, value: number): number | undefined {
  const { direction, target, min, max } = data;
  if (direction === "higher" && target !== undefined) return target - value;
  if (direction === "lower" && target !== undefined) return value - target;
  if (direction === "higher" || direction === "lower" || (min === undefined && max === undefined)) return undefined;
  return Math.max((min ?? value) - value, value - (max ?? value));
}

/** The values of a metric that are good, in words; only where it says which. */
export function targetOf({ data: { direction, target, min, max } }: Metric): string {
  if (direction === "higher") return t("{0} or more", String(target));
  if (direction === "lower") return t("{0} or less", String(target));
  if (min === undefined) return t("{0} or less", String(max));
  return max === undefined ? t("{0} or more", String(min)) : t("{0} to {1}", min, max);
}
