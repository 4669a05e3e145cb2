import { nextDue } from "../text/frequency.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

type Activity = IsmsRecord<"activities">;

/**
 * By when a recurring activity is due again, and when it was last done: one interval after that, or after its `from` where it never was.
 * Undefined where nothing says so, or it has ended.
 */
export function nextActivity(activity: Activity, today: string): { readonly due: string; readonly last: string | undefined } | undefined {
  const { frequency, from, until } = activity.data;
  if (frequency === undefined || (until !== undefined && until <= today)) return undefined;
  const last = doneDays(activity, today).at(-1);
  const isUnreadable = last === undefined && !saysNothing(activity, ["done"]) && !activity.data.done?.length;
  const start = last ?? from;
  const due = start === undefined || isUnreadable ? undefined : nextDue(start, frequency);
  return due === undefined ? undefined : { due, last };
}

/** The days on which it was done, in order. */
export function doneDays({ data }: Activity, today: string): string[] {
  return (data.done ?? []).flatMap(({ on }) => (on !== undefined && on <= today ? [on] : [])).sort();
}
