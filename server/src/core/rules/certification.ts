import { auditRules } from "./certification/audits.ts";
import { certificateRules } from "./certification/certificate.ts";
import { cycleRules } from "./certification/cycle.ts";
import { findingRules } from "./certification/findings.ts";

/** The certification by an outside body: its stages, the certificate, and the audits that keep it. */
export const rules = [...auditRules, ...certificateRules, ...cycleRules, ...findingRules];
