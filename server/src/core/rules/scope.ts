import { approvalRules } from "./scope/approval.ts";
import { borderRules } from "./scope/borders.ts";
import { scopeChangeRules } from "./scope/changes.ts";
import { creepRules } from "./scope/creep.ts";
import { supplierRules } from "./scope/suppliers.ts";

/** The scope (clause 4.3), a controlled document that may stand in several files. */
export const rules = [...borderRules, ...creepRules, ...supplierRules, ...approvalRules, ...scopeChangeRules];
