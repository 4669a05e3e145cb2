import { addDays } from "./dates.ts";

/** The last day of a day, month (`2026-09`), quarter (`2026-Q3`), half-year (`2026-H2`) or year; undefined for anything else. */
export function lastDayOf(period: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return period;
  const month = lastMonthOf(period);
  if (month === undefined) return undefined;
  const [year = 0, number = 0] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
  return addDays(next.padStart(10, "0"), -1);
}

function lastMonthOf(period: string): string | undefined {
  const [, year, month, quarter, half] = /^(\d{4})(?:-(\d{2})|-Q([1-4])|-H([12]))?$/.exec(period) ?? [];
  if (year === undefined) return undefined;
  if (month !== undefined) return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}` : undefined;
  const last = quarter !== undefined ? Number(quarter) * 3 : half !== undefined ? Number(half) * 6 : 12;
  return `${year}-${String(last).padStart(2, "0")}`;
}

/** The period of the calendar in which a day lies, as long as a frequency: `2026-Q3` for `quarterly`. Undefined for other frequencies. */
export function periodOf(day: string, frequency: string): string | undefined {
  const [year, month] = day.split("-");
  const number = Number(month);
  switch (frequency) {
    case "daily":
      return day;
    case "monthly":
      return `${year}-${month}`;
    case "quarterly":
      return `${year}-Q${Math.ceil(number / 3)}`;
    case "half-yearly":
      return `${year}-H${Math.ceil(number / 6)}`;
    case "annually":
      return year;
    default:
      return undefined;
  }
}
