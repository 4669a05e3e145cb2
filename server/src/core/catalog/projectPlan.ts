import costData from "../../../catalog/cost-estimates.yaml";
import projectData from "../../../catalog/project.yaml";
import type { CostRange, OrganisationSize, ProjectPhase } from "./planTypes.ts";

/** The phases of the usual project, in weeks as a medium organisation needs them. */
export function usualPhases(): readonly ProjectPhase[] {
  return projectData().phases;
}

/** How long organisations of a size need to the certificate. */
export function usualLength(size: OrganisationSize): { readonly months: readonly [number, number]; readonly weeks: number } {
  return projectData().sizes[size];
}

/** What a part of the way costs: a range of thumb. */
export interface UsualCost extends CostRange {
  readonly category: string;
  readonly title: string;
  readonly yearly: boolean;
}

/** Where the usual costs come from, and for whom they are meant. */
export interface CostOrigin {
  readonly source: string;
  /** The year whose prices they are. */
  readonly asOf: string;
  /** What is meant by the size. */
  readonly sizeMeaning: string;
}

/** Where the usual costs at a size come from. */
export function costOrigin(size: OrganisationSize): CostOrigin {
  const { source, asOf, sizes } = costData();
  return { source, asOf, sizeMeaning: sizes[size] };
}

/** What the way to a certificate costs organisations of a size: ranges of thumb. */
export function usualCosts(size: OrganisationSize): { readonly currency: string; readonly costs: readonly UsualCost[] } {
  const { currency, estimates } = costData();
  const costs = estimates.map(({ category, title, yearly = false, [size]: range }) => ({ category, title, yearly, ...range }));
  return { currency, costs };
}
