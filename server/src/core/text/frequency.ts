import { addDays, addFrequency } from "./dates.ts";

/** The day by which something of that frequency is due again after `day`: for `daily`, the next working day. */
export function nextDue(day: string, frequency: string): string | undefined {
  const due = addFrequency(day, frequency);
  if (due === undefined || due <= day) return undefined;
  return frequency === "daily" || frequency === "P1D" ? workingDayFrom(due) : due;
}

/**
 * The last day on which something of that frequency that was due on `due` is not late in earnest. A month holds 28 to 31 days, and
 * people are ill or away: nobody minds a quarter of the interval, three days at least and a month at most.
 */
export function lastBearableDay(due: string, frequency: string): string {
  return addDays(due, toleranceOf(due, frequency));
}

/** How often something was missed between two days on which it was done, by the same measure. */
export function missedBetween(day: string, next: string, frequency: string): number {
  let missed = 0;
  for (
    let due = nextDue(day, frequency);
    due !== undefined && addDays(due, toleranceOf(day, frequency)) < next;
    due = nextDue(due, frequency)
  ) {
    missed++;
    if (missed === MOST) break;
  }
  return missed;
}

/** Nobody counts further. */
const MOST = 1000;

function toleranceOf(day: string, frequency: string): number {
  const due = addFrequency(day, frequency) ?? day;
  const days = (Date.parse(due) - Date.parse(day)) / MILLISECONDS_A_DAY;
  return Math.min(31, Math.max(3, Math.floor(days / 4)));
}

const MILLISECONDS_A_DAY = 86_400_000;

function workingDayFrom(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

/** How often something of that frequency happens in a year: 12 for `monthly`, a half for every other year; once for what is no frequency. */
export function timesAYear(frequency: string): number {
  const next = addFrequency(NEW_YEAR, frequency) ?? NEW_YEAR;
  const days = (Date.parse(next) - Date.parse(NEW_YEAR)) / MILLISECONDS_A_DAY;
  if (days <= 0) return 1;
  const times = DAYS_A_YEAR / days;
  return times < 1 ? Math.round(times * 100) / 100 : Math.round(times);
}

const DAYS_A_YEAR = 365;
/** A year without a leap day follows. */
const NEW_YEAR = "2025-01-01";
