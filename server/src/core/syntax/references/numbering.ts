/** Which numbers exist, as far as the grammar needs to know: counts only, titles are the catalog's. */

/** Controls in each theme of 2022. */
const THEMES: Readonly<Record<number, number>> = { 5: 37, 6: 8, 7: 14, 8: 34 };

/** Objectives in each domain of 2013. */
const OBJECTIVES_2013: Readonly<Record<number, number>> = {
  5: 1,
  6: 2,
  7: 3,
  8: 3,
  9: 4,
  10: 1,
  11: 2,
  12: 7,
  13: 2,
  14: 3,
  15: 2,
  16: 1,
  17: 2,
  18: 2,
};

/** Subclauses of each clause; below them only four are divided further. */
const CLAUSES: Readonly<Record<string, number>> = {
  4: 4,
  5: 3,
  6: 3,
  7: 5,
  8: 3,
  9: 3,
  10: 2,
  "6.1": 3,
  "7.5": 3,
  "9.2": 2,
  "9.3": 3,
};

/** First and last control of each group in Annex A of ISO 42001. */
const CONTROLS_42001: Readonly<Record<string, readonly [number, number]>> = {
  2: [2, 4],
  3: [2, 3],
  4: [2, 6],
  5: [2, 5],
  7: [2, 6],
  8: [2, 5],
  9: [2, 4],
  10: [2, 4],
  "6.1": [2, 3],
  "6.2": [2, 8],
};

/** True for numbers such as 8.8 that the 2022 edition has as a control. */
export function isControl2022(parts: readonly number[]): boolean {
  const [theme = 0, number = 0] = parts;
  return parts.length === 2 && number >= 1 && number <= (THEMES[theme] ?? 0);
}

/** True for two-part numbers that were an objective in 2013. */
export function isObjective2013(parts: readonly number[]): boolean {
  const [domain = 0, number = 0] = parts;
  return parts.length === 2 && number >= 1 && number <= (OBJECTIVES_2013[domain] ?? 0);
}

/** True for three-part numbers below an objective of 2013; how many controls it had is the catalog's to know. */
export function isControl2013(parts: readonly number[]): boolean {
  return parts.length === 3 && isObjective2013(parts.slice(0, 2)) && (parts[2] ?? 0) >= 1;
}

/** True for a clause of ISO 27001, at any depth. */
export function isClause(parts: readonly number[]): boolean {
  const last = parts.at(-1) ?? 0;
  if (parts.length === 1) return last >= 4 && last <= 10;
  return last >= 1 && last <= (CLAUSES[parts.slice(0, -1).join(".")] ?? 0);
}

/** True for a control or control group of ISO 42001's Annex A. */
export function isIn42001(parts: readonly number[]): boolean {
  const [group = 0] = parts;
  if (parts.length === 1) return group >= 2 && group <= 10;
  const [first, last] = CONTROLS_42001[parts.slice(0, -1).join(".")] ?? [1, 0];
  const number = parts.at(-1) ?? 0;
  return (number >= first && number <= last) || (group === 6 && parts.length === 2 && number <= 2);
}

/** True for a number that ISO 42001 has and neither edition of ISO 27001. */
export function isOnlyIn42001(parts: readonly number[]): boolean {
  const [group = 0, , number = 0] = parts;
  return isIn42001(parts) && (group < 5 || (parts.length === 3 && number > 2 && parts[1] === 2));
}

/** True for the number of a control in either edition, or of an objective of 2013. */
export function isControl(parts: readonly number[]): boolean {
  return isControl2022(parts) || isControl2013(parts) || isObjective2013(parts);
}

/** How many members a group has in either edition: the limit of a range. */
export function groupSize(group: readonly number[]): number {
  const [first = 0] = group;
  if (group.length === 0) return 18;
  if (group.length === 1) return THEMES[first] ?? OBJECTIVES_2013[first] ?? 0;
  return isObjective2013(group) ? 9 : 0;
}

/** The numbers from `from` to `to` when they stand in order in one group of at most `limit`; undefined otherwise. */
export function expand(from: readonly number[], to: readonly number[], limit: number): number[][] | undefined {
  const group = from.slice(0, -1);
  const first = from.at(-1) ?? 0;
  const last = to.at(-1) ?? 0;
  if (to.length !== from.length || group.some((part, index) => part !== to[index])) return undefined;
  if (last <= first || last > limit) return undefined;
  return Array.from({ length: last - first + 1 }, (_, index) => [...group, first + index]);
}
