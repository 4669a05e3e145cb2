import { expand, isControl } from "./numbering.ts";

const STANDARD = String.raw`(?:(?:ISO(?:/IEC)?|IEC)[ _/-]{0,2}2700[12](?::\d{4})?[\s:,]{0,3})?`;
const CONTROL = new RegExp(
  `^\\s*${STANDARD}(?:(?:Annexe?|Anhang|Anexo|Appendix|Control|Maßnahme)[\\s:]{1,3}){0,2}` +
    "(A[.\\s-]{0,2})?(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{1,2}))?\\.?\\s*$",
  "i",
);
const CLAUSE = new RegExp(
  `^\\s*${STANDARD}(?:(?:clause|cl\\.|§|Abschnitt|Kapitel|Klausel|cláusula|section|chapitre|apartado)\\s{0,3})?` +
    "(\\d{1,2}(?:\\.\\d{1,2}){0,2})(?:\\s{0,2}\\(?([a-l])\\)?)?\\s*$",
  "i",
);

/**
 * Reads a whole field value that is meant to be a control id, in any spelling: `A.8.8`, `A8.8`, `A.05.01`, `Annex A 8.8`,
 * also bare `8.8`. Gives the canonical id, also of 2013 controls (`A.12.6.1`) and objectives (`A.9.2`), and of numbers
 * that no edition has (`A.8.99`): those are findings. Undefined for anything else: themes, ids of other standards, and
 * bare two-part numbers from 9 on, which are clauses.
 */
export function readControlId(value: string): string | undefined {
  const match = CONTROL.exec(value.slice(0, LONGEST));
  if (match === null || value.length > LONGEST) return undefined;
  const parts = match
    .slice(2)
    .filter((part) => part !== undefined)
    .map(Number);
  const [group = 0] = parts;
  if (group < 5 || group > 18 || parts.includes(0)) return undefined;
  if (match[1] === undefined && group > 8 && !(parts.length === 3 && isControl(parts))) return undefined;
  return `A.${parts.join(".")}`;
}

/**
 * Reads a whole field value meant as a clause of ISO 27001: `6.1.3 d`, `6.1.3 d)`, `9.3.2(c)`, `clause 9.2`, `§9.3`. Gives
 * `6.1.3 d`, also for numbers below 4 to 10 that do not exist; undefined for anything else.
 */
export function readClauseId(value: string): string | undefined {
  const match = value.length > LONGEST ? null : CLAUSE.exec(value);
  const [number, letter] = match?.slice(1) ?? [];
  const parts = number?.split(".").map(Number) ?? [];
  const [first = 0] = parts;
  if (first < 4 || first > 10 || parts.includes(0) || (letter !== undefined && parts.length < 2)) return undefined;
  return letter === undefined ? parts.join(".") : `${parts.join(".")} ${letter.toLowerCase()}`;
}

/** Reads a whole field value meant as one clause or a range of them: `4-10`, `clauses 9.1 to 9.3`. None for anything else. */
export function readClauseIds(value: string): string[] {
  const id = readClauseId(value);
  if (id !== undefined) return [id];
  const [from, to, more] = value
    .slice(0, LONGEST)
    .replace(/clauses/i, "clause")
    .split(RANGE)
    .map((end) => readClauseId(end)?.split(".").map(Number));
  if (!from || !to || more || value.length > LONGEST) return [];
  return (expand(from, to, 10) ?? []).map((parts) => parts.join("."));
}

const RANGE = /\s{0,3}(?:[-–—]|\bto\b|\bbis\b)\s{0,3}/;

/** No id is longer, however many words stand before it. */
const LONGEST = 60;
