import { approvalRules } from "./exception/approval.ts";
import { contentRules } from "./exception/content.ts";
import { endRules } from "./exception/end.ts";

/** Exceptions from rules (A.5.36): allowed by someone who may, for a reason, with something in place of the rule, and not for ever. */
export const rules = [...approvalRules, ...contentRules, ...endRules];
