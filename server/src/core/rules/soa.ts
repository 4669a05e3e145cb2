import { approvalRules } from "./soa/approval.ts";
import { completenessRules } from "./soa/completeness.ts";
import { consistencyRules } from "./soa/consistency.ts";
import { implementationRules } from "./soa/implementation.ts";
import { justificationRules } from "./soa/justification.ts";

/** The Statement of Applicability (clause 6.1.3 d), over the entries of all files together. */
export const rules = [...completenessRules, ...justificationRules, ...consistencyRules, ...implementationRules, ...approvalRules];
