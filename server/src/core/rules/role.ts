import { approvalRules } from "./role/approval.ts";
import { holderRules } from "./role/holders.ts";
import { leaverRules } from "./role/leaver.ts";
import { missingRules } from "./role/missing.ts";
import { presenceRules } from "./role/presence.ts";

/** Roles and the people who hold them (clause 5.3). */
export const rules = [...leaverRules, ...holderRules, ...approvalRules, ...presenceRules, ...missingRules];
