import type { OrganisationSize } from "../catalog/planTypes.ts";
import { type UsualCost, usualCosts } from "../catalog/projectPlan.ts";
import type { BudgetData } from "../generated/types.ts";
import { timesAYear } from "../text/frequency.ts";
import type { Snapshot } from "./snapshot.ts";

/** What the budget plans and has spent on something: sums of amounts in one currency; undefined where no item says. */
export interface BudgetSums {
  readonly planned: number | undefined;
  readonly actual: number | undefined;
}

/** What something on the way to the certificate usually costs, and what the budget says of it. */
export interface ProjectCost extends UsualCost, BudgetSums {}

/** The usual costs at a size, with the budget beside them. */
export interface ProjectCosts {
  readonly currency: string;
  readonly costs: readonly ProjectCost[];
  /** Items of the budget that none of the usual costs stands for, such as staff and training; undefined where there are none. */
  readonly others: BudgetSums | undefined;
  /** All items of the budget in the currency; undefined where there are none. */
  readonly total: BudgetSums | undefined;
  /** The other currencies in which the budget has items: those are in no sum. */
  readonly otherCurrencies: readonly string[];
}

/** The usual costs at a size, with the sums of the budget beside them. A cost that comes back counts with what it comes to in a year. */
export function projectCosts({ index }: Snapshot, size: OrganisationSize): ProjectCosts {
  const { currency, costs } = usualCosts(size);
  const items = index.ofKind("budget").map(({ data }) => data);
  const currencyOf = (item: BudgetData) => (item.currency ?? currency).toUpperCase();
  const own = items.filter((item) => currencyOf(item) === currency);
  const isUsual = ({ category }: BudgetData) => costs.some((cost) => cost.category === category);
  const others = own.filter((item) => !isUsual(item));
  return {
    currency,
    costs: costs.map((cost) => ({ ...cost, ...sums(own.filter(({ category }) => category === cost.category)) })),
    others: others.length > 0 ? sums(others) : undefined,
    total: own.length > 0 ? sums(own) : undefined,
    otherCurrencies: [...new Set(items.map(currencyOf))].filter((one) => one !== currency).sort(),
  };
}

function sums(items: readonly BudgetData[]): BudgetSums {
  const sum = (field: keyof BudgetSums) => {
    const amounts = items.flatMap((item) => {
      const amount = item[field];
      return amount === undefined ? [] : [amount * (item.frequency === undefined ? 1 : timesAYear(item.frequency))];
    });
    return amounts.length > 0 ? amounts.reduce((total, amount) => total + amount, 0) : undefined;
  };
  return { planned: sum("planned"), actual: sum("actual") };
}
