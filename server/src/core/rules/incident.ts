import { handlingRules } from "./incident/handling.ts";
import { judgementRules } from "./incident/judgement.ts";
import { learningRules } from "./incident/learning.ts";
import { notificationRules } from "./incident/notification.ts";

/** Incidents (A.5.24 to A.5.28): judged, handled, notified in time where a law asks for it, and learnt from. */
export const rules = [...notificationRules, ...judgementRules, ...handlingRules, ...learningRules];
