import { periodRules } from "./evidence/period.ts";
import { usefulnessRules } from "./evidence/usefulness.ts";
import { validityRules } from "./evidence/validity.ts";

/** Evidence (clause 7.5): valid when it is needed, where it says it is, and for something. */
export const rules = [...validityRules, ...usefulnessRules, ...periodRules];
