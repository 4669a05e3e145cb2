import { costOrigin } from "../catalog/projectPlan.ts";
import type { BudgetSums } from "../model/projectCosts.ts";
import type { ProjectPlan } from "../model/projectPlan.ts";
import { t } from "../text/l10n.ts";
import type { ViewItem } from "./view.ts";

/** What the way usually costs, with what the budget plans and has spent. */
export function costItem({ size, currency, costs, others, total, otherCurrencies }: ProjectPlan): ViewItem {
  const { source, asOf, sizeMeaning } = costOrigin(size);
  return {
    id: "costs",
    label: t("Costs"),
    description: t("range of thumb for size {0}, in {1}", size, currency),
    tooltip: `${t("Size {0}: {1}. As of {2}.", size, sizeMeaning, asOf)}\n${t("Source: {0}.", source)}`,
    kind: "budget",
    children: [
      ...costs.map(({ category, title, from, to, yearly, ...budget }): ViewItem => {
        const range = to === undefined ? t("{0} and more", from) : `${from} – ${to}`;
        return {
          id: category,
          label: title,
          description: [yearly ? t("{0} a year", range) : range, ...budgetWords(budget)].join(" · "),
          state: to !== undefined && (budget.actual ?? budget.planned ?? 0) > to ? "soon" : "later",
        };
      }),
      ...(others ? [sumItem("others", t("Other items of the budget"), others)] : []),
      ...(total ? [sumItem("total", t("Whole budget"), total)] : []),
      ...otherCurrencies.map((code): ViewItem => ({ id: code, label: t("Items in {0} are in none of the sums", code), kind: "budget" })),
    ],
  };
}

function sumItem(id: string, label: string, sums: BudgetSums): ViewItem {
  return { id, label, description: budgetWords(sums).join(" · "), kind: "budget" };
}

function budgetWords({ planned, actual }: BudgetSums): string[] {
  return [...(planned === undefined ? [] : [t("planned {0}", planned)]), ...(actual === undefined ? [] : [t("spent {0}", actual)])];
}
