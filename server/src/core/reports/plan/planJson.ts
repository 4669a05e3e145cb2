import { nextSteps, type ProjectPlan } from "../../model/projectPlan.ts";
import { NEXT_STEPS } from "./planText.ts";

/** The plan for scripts. Shares are from 0 to 1. */
export function planAsJson(plan: ProjectPlan, today: string): string {
  const { costs, currency, ...rest } = plan;
  const report = { today, ...rest, next: nextSteps(plan, NEXT_STEPS), costs: { note: "range of thumb", currency, estimates: costs } };
  return `${JSON.stringify(report, null, 2)}\n`;
}
