import { addDays, addFrequency } from "./dates.ts";

/** Moments are texts: a day, or a day with a time and perhaps its offset from UTC, as in `2026-03-11T14:20+01:00`. */

/** The day of a moment, as its own clock shows it. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

/** True where a moment states its time, and not only its day. */
export function hasTime(moment: string): boolean {
  return moment.length > 10;
}

/**
 * True where `a` surely lies after `b`: by the clock where both state a time, else by the day. An offset counts where both state one,
 * because people of one organisation write times of the same clock.
 */
export function isAfter(a: string, b: string): boolean {
  const [one, other] = [parts(a), parts(b)];
  if (one?.time === undefined || other?.time === undefined) return dayOf(a) > dayOf(b);
  const hasOffsets = one.offset !== undefined && other.offset !== undefined;
  return hasOffsets ? one.time - (one.offset ?? 0) > other.time - (other.offset ?? 0) : one.time > other.time;
}

/** The moment `hours` after another. After a day without a time it is the last day on which it may fall. */
export function addHours(moment: string, hours: number): string {
  const { time, zone } = parts(moment) ?? {};
  if (time === undefined) return addDays(dayOf(moment), Math.ceil(hours / 24));
  return `${new Date((time + hours * 60) * 60_000).toISOString().slice(0, 16)}${zone}`;
}

/** The same time of the same day, months later. */
export function addMonths(moment: string, months: number): string {
  return `${addFrequency(dayOf(moment), `P${months}M`) ?? dayOf(moment)}${moment.slice(10)}`;
}

/** The moment itself, or noon of Monday where it falls on a weekend. */
export function onWorkday(moment: string): string {
  const day = dayOf(moment);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday !== 0 && weekday !== 6) return moment;
  const monday = addDays(day, weekday === 6 ? 2 : 1);
  return hasTime(moment) ? `${monday}T12:00${parts(moment)?.zone ?? ""}` : monday;
}

/** `time` is minutes since 1970 on the moment's own clock, `offset` that clock's minutes before UTC. */
interface Parts {
  readonly time: number | undefined;
  readonly zone: string;
  readonly offset: number | undefined;
}

function parts(moment: string): Parts | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(moment);
  if (!match) return undefined;
  const [, day, clock, zone = ""] = match;
  const time = clock === undefined ? undefined : Date.parse(`${day}T${clock}:00Z`) / 60_000;
  return { time, zone, offset: zone === "" ? undefined : offsetOf(zone) };
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
