import { conductRules } from "./audit/conduct.ts";
import { dateRules } from "./audit/dates.ts";
import { independenceRules } from "./audit/independence.ts";
import { programmeRules } from "./audit/programme.ts";
import { resultRules } from "./audit/results.ts";

/** Audits and their programme (clause 9.2): planned, impartial, complete within the cycle, and followed up. */
export const rules = [...conductRules, ...dateRules, ...resultRules, ...independenceRules, ...programmeRules];
