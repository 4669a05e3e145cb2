import type { MethodologyData, RisksData } from "../generated/types.ts";
import type { Rating } from "../text/rating.ts";
import type { IsmsIndex } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import { combineImpacts } from "./riskFormula.ts";

export interface Rated {
  readonly score: number;
  /** The level's name, where the methodology names levels. */
  readonly level: string | undefined;
}

/** What a risk says of how likely and how grave it is. */
type Ratings = Pick<RisksData, "likelihood" | "impact" | "cia">;

/** What a methodology says of how risks are rated and treated, without what of them is accepted. */
type RatingData = Omit<MethodologyData, "acceptance">;

/** Up to which score a risk owner may accept a risk, and who may above it. */
type Acceptance = Pick<NonNullable<MethodologyData["acceptance"]>, "maxScore" | "authority">;

/** The organisation's own way to rate risk (clause 6.1.2), read from its `methodology` record. Judges by nothing that it does not say. */
export class Methodology {
  /** What ratings mean, of which thousands of risks have the same few. */
  private readonly values = { likelihood: new Map<Rating, number | undefined>(), impact: new Map<Rating, number | undefined>() };

  constructor(
    readonly data: RatingData,
    readonly acceptance: Acceptance = {},
  ) {}

  /** The scale's value for a rating, undefined where it is none of the scale. */
  value(scale: "likelihood" | "impact", rating: Rating | undefined): number | undefined {
    if (rating === undefined) return undefined;
    const known = this.values[scale];
    if (!known.has(rating)) known.set(rating, this.find(scale, rating));
    return known.get(rating);
  }

  private find(scale: "likelihood" | "impact", rating: Rating): number | undefined {
    const wanted = String(rating).trim().toLowerCase();
    return (this.data[scale] ?? []).find(
      (step) => step.value === rating || step.label?.toLowerCase() === wanted || String(step.value) === wanted,
    )?.value;
  }

  /** Score and level of a rating; undefined where a rating is missing or outside its scale, or no formula is stated. */
  rate(likelihood: Rating | undefined, impact: Rating | undefined): Rated | undefined {
    const l = this.value("likelihood", likelihood);
    const i = this.value("impact", impact);
    if (l === undefined || i === undefined) return undefined;
    const score = this.score(l, i);
    return score === undefined ? undefined : { score, level: this.level(score) };
  }

  /** Score and level of a risk: of its impact, or of those on confidentiality, integrity and availability where it rates them apart. */
  rateRisk({ likelihood, impact, cia }: Ratings): Rated | undefined {
    const how = this.data.impactFrom;
    if (impact !== undefined || how === undefined || !cia) return this.rate(likelihood, impact);
    const l = this.value("likelihood", likelihood);
    const combined = combineImpacts(
      how,
      [cia.c, cia.i, cia.a].map((part) => this.value("impact", part)),
    );
    // a sum of impacts stands in no row of a matrix
    const score = l === undefined || combined === undefined ? undefined : this.score(l, combined);
    return score === undefined ? undefined : { score, level: this.level(score) };
  }

  private score(likelihood: number, impact: number): number | undefined {
    switch (this.data.formula) {
      case "product":
        return round(likelihood * impact);
      case "sum":
        return round(likelihood + impact);
      case "max":
        return Math.max(likelihood, impact);
      case "matrix":
        return this.data.matrix?.[this.step("likelihood", likelihood)]?.[this.step("impact", impact)];
      default:
        return undefined;
    }
  }

  private step(scale: "likelihood" | "impact", value: number): number {
    const values = (this.data[scale] ?? []).map((step) => step.value ?? 0).sort((a, b) => a - b);
    return values.indexOf(value);
  }

  /** The name of the highest level whose lower bound the score reaches. */
  level(score: number): string | undefined {
    let best: { name?: string; min?: number } | undefined;
    for (const level of this.data.levels ?? []) {
      if (level.min !== undefined && score >= level.min && (best?.min === undefined || level.min > best.min)) best = level;
    }
    return best?.name;
  }

  /** True, false, or undefined where the methodology states no limit. */
  isAboveAcceptance(score: number): boolean | undefined {
    const limit = this.acceptance.maxScore;
    return limit === undefined ? undefined : score > limit;
  }
}

/**
 * The methodology that is recorded, if any. Whoever rates by it need not look again when the criteria of acceptance change, by which
 * thousands of other findings may come or go: each of the two is a fact of its own.
 */
export function methodologyOf(index: IsmsIndex): Methodology | undefined {
  const [rating] = index.facts("methodology", ratingText);
  return rating === undefined ? undefined : new Methodology(JSON.parse(rating) as RatingData, new RecordedAcceptance(index));
}

class RecordedAcceptance implements Acceptance {
  constructor(private readonly index: IsmsIndex) {}

  get maxScore(): number | undefined {
    return this.index.facts("methodology", maxScoreOf)[0];
  }

  get authority(): string | undefined {
    return this.index.facts("methodology", authorityOf)[0];
  }
}

function ratingText({ data: { acceptance, ...rating } }: IsmsRecord<"methodology">): string {
  return JSON.stringify(rating);
}

function maxScoreOf({ data }: IsmsRecord<"methodology">): number | undefined {
  return data.acceptance?.maxScore;
}

function authorityOf({ data }: IsmsRecord<"methodology">): string | undefined {
  return data.acceptance?.authority;
}

/** Products of decimals such as 0.1 × 3 without the noise of binary fractions. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
