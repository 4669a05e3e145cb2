import type { MethodologyData } from "../../generated/types.ts";
import { Methodology } from "../../model/methodology.ts";
import { someOf } from "../../ruleKit/wording.ts";
import type { Path } from "../../syntax/node.ts";
import { t } from "../../text/l10n.ts";

/** Something in a methodology that does not fit the rest, with where it stands. */
export interface Contradiction {
  readonly path: Path;
  readonly message: string;
}

/** What does not fit in a methodology (clause 6.1.2 a and b). Of what it does not say, nothing is told here. */
export function contradictionsIn(data: MethodologyData): Contradiction[] {
  const inScales = repeatedValues(data);
  const inMatrix = misshapenMatrix(data);
  // scores mean nothing as long as it is open how they come out
  return inScales.length + inMatrix.length > 0 ? [...inScales, ...inMatrix] : scoreContradictions(data);
}

function repeatedValues(data: MethodologyData): Contradiction[] {
  return (["likelihood", "impact"] as const).flatMap((scale) => {
    const values = valuesOf(data, scale);
    const position = values.findIndex((value, at) => values.indexOf(value) < at);
    if (position < 0) return [];
    const message = t(
      "Two steps of the {0} scale have the value {1}, so a rating of it may mean either (clause 6.1.2 b). Give each step its own value.",
      scale,
      values[position] ?? "",
    );
    return [{ path: [scale, position], message }];
  });
}

function misshapenMatrix(data: MethodologyData): Contradiction[] {
  const { formula, matrix } = data;
  if (formula !== "matrix" || !matrix || matrix.length === 0) return [];
  const rows = valuesOf(data, "likelihood").length;
  const columns = valuesOf(data, "impact").length;
  if (rows === 0 || columns === 0) return [];
  const position = matrix.findIndex((row) => row.length !== columns);
  if (matrix.length === rows && position < 0) return [];
  const message =
    matrix.length === rows
      ? t(
          "Row {0} of the matrix has {1} scores, and the impact scale has {2} steps, so ratings have no score or that of another (clause 6.1.2 b). Give each row one score a step.",
          position + 1,
          matrix[position]?.length ?? 0,
          columns,
        )
      : t(
          "The matrix has {0} rows, and the likelihood scale has {1} steps, so ratings have no score or that of another (clause 6.1.2 b). Give it one row a step, the lowest first.",
          matrix.length,
          rows,
        );
  return [{ path: ["matrix"], message }];
}

function scoreContradictions(data: MethodologyData): Contradiction[] {
  const scores = possibleScores(data);
  const [lowest] = scores;
  const highest = scores.at(-1);
  if (lowest === undefined || highest === undefined || lowest === highest) return [];
  return [...levelContradictions(data, scores), ...acceptanceContradictions(data, lowest, highest)];
}

/** All scores that can come out, the lowest first. None where impacts add up, whose sums no scale holds, or a formula is missing. */
function possibleScores(data: MethodologyData): number[] {
  if (data.impactFrom === "sum" || data.impactFrom === "average") return [];
  const methodology = new Methodology(data);
  const scores = valuesOf(data, "likelihood").flatMap((likelihood) =>
    valuesOf(data, "impact").flatMap((impact) => methodology.rate(likelihood, impact)?.score ?? []),
  );
  return [...new Set(scores)].sort((a, b) => a - b);
}

function levelContradictions({ levels = [] }: MethodologyData, scores: readonly number[]): Contradiction[] {
  if (levels.length < 2 || levels.some(({ min, max }) => min === undefined && max === undefined)) return [];
  const inLevels = (score: number) => levels.filter((level) => isIn(level, levels, score)).length;
  const [none, several] = [scores.filter((score) => inLevels(score) === 0), scores.filter((score) => inLevels(score) > 1)];
  const found: Contradiction[] = [];
  if (none.length > 0) {
    const message = t(
      "Scores that can come out belong to no level: {0}. Nobody can tell how grave such a risk is (clause 6.1.2 b): correct `min` or `max` of a level, or add one.",
      someOf(none.map(String), 8),
    );
    found.push({ path: ["levels"], message });
  }
  if (several.length > 0) {
    const message = t(
      "Scores that can come out belong to more than one level: {0}. Two people would call such a risk differently (clause 6.1.2 b): correct `min` or `max` of the levels.",
      someOf(several.map(String), 8),
    );
    found.push({ path: ["levels"], message });
  }
  return found;
}

interface Level {
  readonly min?: number;
  readonly max?: number;
}

/** A level without an upper bound ends where the next one begins. */
function isIn({ min = -Infinity, max }: Level, levels: readonly Level[], score: number): boolean {
  if (score < min) return false;
  if (max !== undefined) return score <= max;
  return levels.every((other) => other.min === undefined || other.min <= min || score < other.min);
}

function acceptanceContradictions({ acceptance }: MethodologyData, lowest: number, highest: number): Contradiction[] {
  const limit = acceptance?.maxScore;
  if (limit === undefined || (limit >= lowest && limit < highest)) return [];
  const message =
    limit < lowest
      ? t(
          "No score is as low as the limit of acceptance, {0}: the lowest that can come out is {1}. Such criteria let no risk pass (clause 6.1.2 a): raise `maxScore`, or say in `criteria` that it is meant.",
          limit,
          lowest,
        )
      : t(
          "Every score that can come out is within the limit of acceptance, {0}: the highest is {1}. Such criteria ask for no treatment at all (clause 6.1.2 a): lower `maxScore`.",
          limit,
          highest,
        );
  const isMeant = limit < lowest && (acceptance?.criteria ?? "").trim() !== "";
  return isMeant ? [] : [{ path: ["acceptance", "maxScore"], message }];
}

function valuesOf(data: MethodologyData, scale: "likelihood" | "impact"): number[] {
  return (data[scale] ?? []).flatMap(({ value }) => value ?? []);
}
