import { approvalRules } from "./document/approval.ts";
import { dateRules } from "./document/dates.ts";
import { overlapRules } from "./document/overlap.ts";
import { useRules } from "./document/use.ts";
import { wordingRules } from "./document/wording.ts";

/** Documents kept as Markdown (clause 7.5): their metadata, approval, review, wording, and whether one is used, read and there once. */
export const rules = [...approvalRules, ...dateRules, ...wordingRules, ...useRules, ...overlapRules];
