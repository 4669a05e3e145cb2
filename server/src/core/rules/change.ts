import { approvalRules } from "./change/approval.ts";
import { implementationRules } from "./change/implementation.ts";
import { planningRules } from "./change/planning.ts";

/** Changes of the management system (clause 6.3) and of systems and processes (A.8.32): thought through, decided, made, looked at. */
export const rules = [...planningRules, ...approvalRules, ...implementationRules];
