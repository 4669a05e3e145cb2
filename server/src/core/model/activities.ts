import { lastBearableDay, nextDue } from "../text/frequency.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

type Activity = IsmsRecord<"activities">;

/** When a recurring activity is to be done next. */
export interface NextActivity {
  /** The day planned; otherwise one interval after it was last done, or after its `from` where it never was. */
  readonly due: string;
  /** The last day on which an auditor would let it pass: somewhat later, as the interval is long. */
  readonly bearable: string;
  readonly last: string | undefined;
}

/** When a recurring activity is to be done next. Undefined where nothing says so, or it has ended. */
export function nextActivity(activity: Activity, today: string): NextActivity | undefined {
  const { frequency, from, nextDue: planned } = activity.data;
  if (frequency === undefined || hasEnded(activity, today)) return undefined;
  const last = doneDays(activity, today).at(-1);
  const due = planned !== undefined && (last === undefined || last < planned) ? planned : dueAfter(activity, last ?? from);
  return due === undefined ? undefined : { due, bearable: lastBearableDay(due, frequency), last };
}

/** One interval after a day; undefined where there is none, or what is written under `done` cannot be read. */
function dueAfter(activity: Activity, start: string | undefined): string | undefined {
  const { frequency = "", done = [] } = activity.data;
  const isUnreadable = done.length === 0 && !saysNothing(activity, ["done"]);
  return start === undefined || isUnreadable ? undefined : nextDue(start, frequency);
}

/** True once an activity is not done any more. */
export function hasEnded({ data: { until } }: Activity, today: string): boolean {
  return until !== undefined && until <= today;
}

/** The days on which it was done, in order. */
export function doneDays({ data }: Activity, today: string): string[] {
  return (data.done ?? []).flatMap(({ on }) => (on !== undefined && on <= today ? [on] : [])).sort();
}
