import { approvalRules } from "./document/approval.ts";
import { dateRules } from "./document/dates.ts";
import { wordingRules } from "./document/wording.ts";

/** Documents kept as Markdown (clause 7.5): their metadata, approval, review and wording. */
export const rules = [...approvalRules, ...dateRules, ...wordingRules];
