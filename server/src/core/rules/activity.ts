import { dueRules } from "./activity/due.ts";
import { recordRules } from "./activity/records.ts";

/** Recurring duties (clause 8.1): done when they are due, by someone, with something to show. */
export const rules = [...dueRules, ...recordRules];
