import { dateRules } from "./nc/dates.ts";
import { effectivenessRules } from "./nc/effectiveness.ts";
import { handlingRules } from "./nc/handling.ts";
import { progressRules } from "./nc/progress.ts";

/** Nonconformities (clause 10.2): corrected, understood, acted upon, and seen to stay away. */
export const rules = [...handlingRules, ...effectivenessRules, ...progressRules, ...dateRules];
