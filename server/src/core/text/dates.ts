/** Days are `YYYY-MM-DD` strings, which compare as text. */

/** The day `days` after `day`. */
export function addDays(day: string, days: number): string {
  if (days === 0) return day;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** How many days `to` is after `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The day a frequency after `day` (`annually`, `P18M`, …); undefined for a frequency that is none. */
export function addFrequency(day: string, frequency: string): string | undefined {
  const duration = NAMED[frequency] ?? frequency;
  const match = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(duration);
  if (!match || duration === "P") return undefined;
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
  return addDays(addMonths(day, years * 12 + months), weeks * 7 + days);
}

const NAMED: Readonly<Record<string, string>> = {
  daily: "P1D",
  weekly: "P1W",
  monthly: "P1M",
  quarterly: "P3M",
  "half-yearly": "P6M",
  annually: "P1Y",
};

/** The same day of a later month, or that month's last day where it is shorter. */
function addMonths(day: string, months: number): string {
  if (months === 0) return day;
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const all = year * 12 + month - 1 + months;
  return toDay(String(Math.floor(all / 12)).padStart(4, "0"), String((all % 12) + 1), String(Math.min(date, daysIn(all))));
}

/** How many days a month has; months are counted from January of the year 0. */
function daysIn(month: number): number {
  const year = Math.floor(month / 12);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month % 12 === 1 && isLeap ? 29 : (MONTH_DAYS[month % 12] as number);
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day of the calendar written as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The days of the calendar that a date in another notation may mean: one, or both for `03/04/2026`; none for anything else. */
export function daysMeant(text: string): string[] {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].{0,40})?$/.exec(text.trim()) ?? [];
  if (year && month && day) return [toDay(year, month, day)].filter(isDay);
  const [, first, mark, second, last] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text.trim()) ?? [];
  if (!first || !second || !last) return [];
  const dayFirst = toDay(last, second, first);
  return [...new Set(mark === "." ? [dayFirst] : [dayFirst, toDay(last, first, second)])].filter(isDay);
}

/** The moments that a date with or without a time may mean, in any notation that {@link daysMeant} reads: `14.03.2026 9:05`. */
export function momentsMeant(text: string): string[] {
  const [, date = "", hours, minutes, zone = ""] =
    /^(.{8,10}?)(?:(?:T|,?\s+)(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d{1,9})?)?(?:\s*(?:h|Uhr))?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text.trim(),
    ) ?? [];
  const days = daysMeant(date);
  if (hours === undefined || minutes === undefined) return days;
  return Number(hours) < 24 && Number(minutes) < 60
    ? days.map((day) => `${day}T${hours.padStart(2, "0")}:${minutes}${zone.toUpperCase()}`)
    : [];
}

function toDay(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
