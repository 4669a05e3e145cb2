import { lastBearableDay, nextDue } from "../text/frequency.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

type Activity = IsmsRecord<"activities">;

/** When a recurring activity is to be done next. */
export interface NextActivity {
  /** One interval after it was last done, or after its `from` where it never was. */
  readonly due: string;
  /** The last day on which an auditor would let it pass: somewhat later, as the interval is long. */
  readonly bearable: string;
  readonly last: string | undefined;
}

/** When a recurring activity is to be done next. Undefined where nothing says so, or it has ended. */
export function nextActivity(activity: Activity, today: string): NextActivity | undefined {
  const { frequency, from } = activity.data;
  if (frequency === undefined || hasEnded(activity, today)) return undefined;
  const last = doneDays(activity, today).at(-1);
  const isUnreadable = last === undefined && !saysNothing(activity, ["done"]) && !activity.data.done?.length;
  const start = last ?? from;
  if (start === undefined || isUnreadable) return undefined;
  const due = nextDue(start, frequency);
  const bearable = lastBearableDay(start, frequency);
  return due === undefined || bearable === undefined ? undefined : { due, bearable, last };
}

/** True once an activity is not done any more. */
export function hasEnded({ data: { until } }: Activity, today: string): boolean {
  return until !== undefined && until <= today;
}

/** The days on which it was done, in order. */
export function doneDays({ data }: Activity, today: string): string[] {
  return (data.done ?? []).flatMap(({ on }) => (on !== undefined && on <= today ? [on] : [])).sort();
}
