/** Days are `YYYY-MM-DD` strings, which compare as text. */

/** The day `days` after `day`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
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
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** True for a day of the calendar written as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
