import { planRules } from "./action/plan.ts";
import { planningRules } from "./action/planning.ts";
import { progressRules } from "./action/progress.ts";
import { purposeRules } from "./action/purpose.ts";

/** Actions (clauses 6.1.3 e, 8.3 and 10.2): somebody does something for a reason by a day, and it can be seen that it was done. */
export const rules = [...planningRules, ...planRules, ...purposeRules, ...progressRules];
