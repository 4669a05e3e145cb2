import { agreementRules } from "./supplier/agreement.ts";
import { exitRules } from "./supplier/exit.ts";
import { reviewRules } from "./supplier/review.ts";

/** Suppliers (A.5.19 to A.5.23): bound by an agreement, watched, and left in order. What is not yet or no longer one is let be. */
export const rules = [...agreementRules, ...reviewRules, ...exitRules];
