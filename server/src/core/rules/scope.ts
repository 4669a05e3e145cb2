import { approvalRules } from "./scope/approval.ts";
import { borderRules } from "./scope/borders.ts";

/** The scope (clause 4.3), a controlled document that may stand in several files. */
export const rules = [...borderRules, ...approvalRules];
