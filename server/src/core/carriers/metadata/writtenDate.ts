import { daysMeant, isDay } from "../../text/dates.ts";
import { isDateFiller, monthNamed } from "./vocabulary.ts";

/** A day that a text begins with, and how many characters say it. */
export interface WrittenDate {
  readonly day: string;
  readonly length: number;
}

/**
 * The day that a text begins with, in figures or with the month's name in any language known. Undefined for what is no day, for
 * two of them, and where day and month could change places.
 */
export function readDate(text: string): WrittenDate | undefined {
  const figures = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})(?![\d/.-])/.exec(text)?.[0];
  const found = figures === undefined ? (japanese(text) ?? inWords(text)) : inFigures(figures);
  if (!found) return undefined;
  const rest = text.slice(found.length);
  return /^[\p{L}\p{N}]/u.test(rest) && !rest.startsWith("T") ? undefined : /\d{4}|^\s*[-–—]\s*\d/.test(rest) ? undefined : found;
}

function inFigures(figures: string): WrittenDate | undefined {
  const days = daysMeant(figures);
  return days.length === 1 ? { day: days[0] as string, length: figures.length } : undefined;
}

function japanese(text: string): WrittenDate | undefined {
  const [all, year, month, day] = /^(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/.exec(text) ?? [];
  return all === undefined ? undefined : dated(Number(year), Number(month), Number(day), all.length);
}

/** A day, a month by name and a year in any order, up to the year where that comes last. */
function inWords(text: string): WrittenDate | undefined {
  let day: number | undefined;
  let month: number | undefined;
  let year: number | undefined;
  for (const { 0: word, 1: number, index } of text
    .slice(0, 60)
    .matchAll(/(\d{1,4})(?:st|nd|rd|th|er|[ºª.])?(?![\p{L}\d])|\p{L}+\.?|\S/gu)) {
    if (number !== undefined) {
      if (number.length === 4 && year === undefined) year = Number(number);
      else if (number.length <= 2 && day === undefined) day = Number(number);
      else return undefined;
    } else if (month === undefined && monthNamed(word) !== undefined) month = monthNamed(word);
    else if (word !== "," && !isDateFiller(word)) return undefined;
    if (day !== undefined && month !== undefined && year !== undefined)
      return dated(year, month, day, index + word.replace(/\.$/, "").length);
  }
  return undefined;
}

function dated(year: number, month: number, day: number, length: number): WrittenDate | undefined {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDay(text) ? { day: text, length } : undefined;
}
