import { dateRules } from "./review/dates.ts";
import { decisionRules } from "./review/decisions.ts";
import { inputRules } from "./review/inputs.ts";
import { intervalRules } from "./review/interval.ts";
import { orderRules } from "./review/order.ts";

/** Management reviews (clause 9.3): held in time by top management, with everything that belongs in, and with decisions. */
export const rules = [...inputRules, ...decisionRules, ...intervalRules, ...dateRules, ...orderRules];
