import { costOrigin } from "../../catalog/projectPlan.ts";
import { nextSteps, type ProjectPlan } from "../../model/projectPlan.ts";
import { NEXT_STEPS } from "./planText.ts";

/** The plan for scripts. Shares are from 0 to 1. */
export function planAsJson(plan: ProjectPlan, today: string): string {
  const { costs, currency, others, total, otherCurrencies, ...rest } = plan;
  const costReport = {
    note: "range of thumb",
    ...costOrigin(plan.size),
    currency,
    estimates: costs,
    others,
    total,
    otherCurrencies,
  };
  const report = { today, ...rest, next: nextSteps(plan, NEXT_STEPS), costs: costReport };
  return `${JSON.stringify(report, null, 2)}\n`;
}
