import type { OrganisationSize } from "../catalog/planTypes.ts";
import { type UsualCost, usualCosts } from "../catalog/projectPlan.ts";
import type { Snapshot } from "./snapshot.ts";

/** What something on the way to the certificate usually costs, and what the budget says of it. */
export interface ProjectCost extends UsualCost {
  /** Sums of the budget's items of that category in the same currency; undefined where there are none. */
  readonly planned: number | undefined;
  readonly actual: number | undefined;
}

/** The usual costs at a size, with the sums of the budget beside them. */
export function projectCosts(
  { index }: Snapshot,
  size: OrganisationSize,
): { readonly currency: string; readonly costs: readonly ProjectCost[] } {
  const { currency, costs } = usualCosts(size);
  const budget = index.ofKind("budget").filter(({ data }) => (data.currency ?? currency).toUpperCase() === currency);
  const sum = (category: string, field: "planned" | "actual"): number | undefined => {
    const amounts = budget.flatMap(({ data }) => (data.category === category && data[field] !== undefined ? [data[field]] : []));
    return amounts.length > 0 ? amounts.reduce((total, amount) => total + amount, 0) : undefined;
  };
  return {
    currency,
    costs: costs.map((cost) => ({ ...cost, planned: sum(cost.category, "planned"), actual: sum(cost.category, "actual") })),
  };
}
