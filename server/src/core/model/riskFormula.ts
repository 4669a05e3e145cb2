import ratingWordsData from "../../../catalog/rating-words.yaml";
import { type Rating, ratingValue } from "../text/rating.ts";
import { fold } from "../text/suggest.ts";
import type { IsmsRecord } from "./record.ts";

type Risk = IsmsRecord<"risks">;

/** How a register's scores follow from its ratings, found out from the register alone: nobody has stated it. */
export interface InferredFormula {
  readonly formula: "product" | "sum" | "max";
  /** How one impact follows from those on confidentiality, integrity and availability; undefined where risks have one impact. */
  readonly impactFrom: "max" | "sum" | "average" | undefined;
  /** The values that the ratings use, lowest first, with their words where the register uses words. */
  readonly likelihood: readonly ScaleStep[];
  readonly impact: readonly ScaleStep[];
  /** Names of score ranges, as far as the register names them without contradiction; lowest first. */
  readonly levels: readonly { readonly name: string; readonly min: number; readonly max: number }[];
  /** How many risks state a score, or a level where none states a score. */
  readonly count: number;
  /** Those that the formula does not fit. */
  readonly misfits: readonly Misfit[];
}

export interface ScaleStep {
  readonly value: number;
  readonly label?: string;
}

export interface Misfit {
  readonly risk: Risk;
  /** What the register says, and what the formula gives. */
  readonly stated: number;
  readonly computed: number;
}

/** Fewer rows, or fewer different ratings, prove no formula. */
const LEAST_ROWS = 5;
const LEAST_RATINGS = 3;
/** A formula holds where it fits this share of the rows. */
const NEARLY_ALL = 0.9;
/** Registers round. */
const TOLERANCE = 0.0051;

const FORMULAS = ["product", "sum", "max"] as const;
const COMBINATIONS = ["max", "sum", "average"] as const;

/**
 * The formula and scales that fit nearly all risks that state a score, or a level in the words of the ratings where none states a score.
 * Undefined where too few do, where none fits, or where several fit as well: then the register does not say, and nothing may be concluded.
 */
export function inferRiskFormula(risks: readonly Risk[]): InferredFormula | undefined {
  const hasScores = risks.some(({ data }) => numberOf(data.score) !== undefined);
  const likelihoods = risks.map(({ data }) => data.likelihood);
  const impacts = risks.flatMap(({ data: { impact, cia } }) => [impact, cia?.c, cia?.i, cia?.a]);
  // a level can only be compared with ratings on one scale of words
  const shared = hasScores ? undefined : readScale([...likelihoods, ...impacts, ...risks.map(({ data }) => data.level)]);
  if (shared && !shared.isWords) return undefined;
  const likelihood = shared ?? readScale(likelihoods);
  const impact = shared ?? readScale(impacts);
  const statedBy = (risk: Risk) => (shared ? shared.value(risk.data.level) : numberOf(risk.data.score));
  const candidates = [undefined, ...COMBINATIONS].flatMap((impactFrom) => {
    const rows = risks.flatMap((risk) => rowOf(risk, likelihood, impact, impactFrom, statedBy(risk)));
    const isEnough = rows.length >= LEAST_ROWS && new Set(rows.map((row) => `${row.likelihood} ${row.impact}`)).size >= LEAST_RATINGS;
    return isEnough ? (shared ? (["max"] as const) : FORMULAS).map((formula) => tried(formula, impactFrom, rows)) : [];
  });
  const fitting = candidates.filter(({ misfits, count }) => count - misfits.length >= count * NEARLY_ALL);
  const [best, second] = fitting.sort((a, b) => a.misfits.length - b.misfits.length);
  if (!best || second?.misfits.length === best.misfits.length) return undefined;
  const levels = shared
    ? shared.steps.map(({ value, label = "" }) => ({ name: label, min: value, max: value }))
    : levelsOf(risks, best.misfits);
  return { ...best, likelihood: likelihood.steps, impact: impact.steps, levels };
}

function tried(formula: InferredFormula["formula"], impactFrom: InferredFormula["impactFrom"], rows: readonly Row[]) {
  const misfits = rows.flatMap(({ risk, likelihood, impact, stated }): Misfit[] => {
    const computed = applyFormula(formula, likelihood, impact);
    return Math.abs(computed - stated) > TOLERANCE ? [{ risk, stated, computed }] : [];
  });
  return { formula, impactFrom, misfits, count: rows.length };
}

/** The score of a rating. */
export function applyFormula(formula: InferredFormula["formula"], likelihood: number, impact: number): number {
  const score = formula === "product" ? likelihood * impact : formula === "sum" ? likelihood + impact : Math.max(likelihood, impact);
  return Math.round(score * 1e6) / 1e6;
}

/** One impact out of those on the three properties of information; undefined where one is missing. */
export function combineImpacts(
  how: NonNullable<InferredFormula["impactFrom"]>,
  impacts: readonly (number | undefined)[],
): number | undefined {
  const known = impacts.filter((impact) => impact !== undefined);
  if (known.length < impacts.length || known.length === 0) return undefined;
  if (how === "max") return Math.max(...known);
  const sum = known.reduce((total, impact) => total + impact, 0);
  return how === "sum" ? sum : sum / known.length;
}

interface Row {
  readonly risk: Risk;
  readonly likelihood: number;
  readonly impact: number;
  readonly stated: number;
}

function rowOf(
  risk: Risk,
  likelihoods: Scale,
  impacts: Scale,
  impactFrom: InferredFormula["impactFrom"],
  stated: number | undefined,
): Row[] {
  const { likelihood, impact, cia } = risk.data;
  const parts = [cia?.c, cia?.i, cia?.a].map((part) => impacts.value(part));
  const i = impactFrom === undefined ? impacts.value(impact) : combineImpacts(impactFrom, parts);
  const l = likelihoods.value(likelihood);
  return stated === undefined || l === undefined || i === undefined ? [] : [{ risk, likelihood: l, impact: i, stated }];
}

function numberOf(rating: Rating | undefined): number | undefined {
  return typeof rating === "number" ? rating : rating === undefined ? undefined : ratingValue(rating);
}

/** A scale as its register uses it. */
interface Scale {
  /** No rating is a number. */
  readonly isWords: boolean;
  readonly steps: readonly ScaleStep[];
  readonly value: (rating: Rating | undefined) => number | undefined;
}

/** Numbers are the scale's values; words are numbered by how high they are known to stand, without gaps. */
function readScale(ratings: readonly (Rating | undefined)[]): Scale {
  const numbers = new Set<number>();
  const ranks = new Map<string, number>();
  const labels = new Map<number, string>();
  for (const rating of ratings) {
    const number = numberOf(rating);
    if (number !== undefined) numbers.add(number);
    else if (rating !== undefined) {
      const rank = rankOf(String(rating));
      if (rank === undefined) continue;
      ranks.set(fold(String(rating)), rank);
      if (!labels.has(rank)) labels.set(rank, String(rating));
    }
  }
  const used = [...new Set(ranks.values())].sort((a, b) => a - b);
  const valueOfRank = (rank: number) => used.indexOf(rank) + 1;
  const value = (rating: Rating | undefined) => {
    const number = numberOf(rating);
    if (number !== undefined || rating === undefined) return number;
    const rank = ranks.get(fold(String(rating)));
    return rank === undefined ? undefined : valueOfRank(rank);
  };
  const steps = [
    ...[...numbers].map((number): ScaleStep => ({ value: number })),
    ...(numbers.size === 0 ? used.map((rank): ScaleStep => ({ value: valueOfRank(rank), label: labels.get(rank) as string })) : []),
  ];
  return { isWords: numbers.size === 0 && used.length > 0, steps: withoutGaps(steps.sort((a, b) => a.value - b.value)), value };
}

/** A scale of whole numbers has those between its lowest and highest as well, used or not. */
function withoutGaps(steps: readonly ScaleStep[]): readonly ScaleStep[] {
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last || last.value > MOST_STEPS || steps.some(({ value }) => !Number.isInteger(value))) return steps;
  const start = Math.min(first.value, 1);
  return Array.from(
    { length: last.value - start + 1 },
    (_, index) => steps.find(({ value }) => value === start + index) ?? { value: start + index },
  );
}

const MOST_STEPS = 10;

let words: ReadonlyMap<string, number> | undefined;

/** How high a word for a rating stands, from 1 to 5; undefined for words whose place is not known. */
export function rankOf(word: string): number | undefined {
  words ??= new Map(
    Object.entries(ratingWordsData()).flatMap(([rank, languages]) => languages.flat().map((known) => [fold(known), Number(rank)] as const)),
  );
  return words.get(fold(word));
}

/** Ranges of scores by the names that the register gives them; none where two names share a score. */
function levelsOf(risks: readonly Risk[], misfits: readonly Misfit[]): InferredFormula["levels"] {
  const wrong = new Set(misfits.map(({ risk }) => risk));
  const ranges = new Map<string, { name: string; min: number; max: number }>();
  for (const risk of risks) {
    const { level } = risk.data;
    const score = numberOf(risk.data.score);
    if (level === undefined || score === undefined || wrong.has(risk)) continue;
    const range = ranges.get(fold(level));
    if (!range) ranges.set(fold(level), { name: level, min: score, max: score });
    else {
      range.min = Math.min(range.min, score);
      range.max = Math.max(range.max, score);
    }
  }
  const sorted = [...ranges.values()].sort((a, b) => a.min - b.min);
  const isDisjoint = sorted.every((range, index) => index === 0 || (sorted[index - 1] as { max: number }).max < range.min);
  return isDisjoint && sorted.length > 1 ? sorted : [];
}
