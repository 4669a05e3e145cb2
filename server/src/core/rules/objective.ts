import { planningRules } from "./objective/planning.ts";
import { progressRules } from "./objective/progress.ts";

/** Objectives (clause 6.2): measurable, planned, and looked at when their day comes. */
export const rules = [...planningRules, ...progressRules];
