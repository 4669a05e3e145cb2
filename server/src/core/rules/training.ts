import { attendanceRules } from "./training/attendance.ts";
import { competenceRules } from "./training/competence.ts";
import { effectRules } from "./training/effect.ts";

/** Competence (clause 7.2) and awareness (clause 7.3). */
export const rules = [...competenceRules, ...attendanceRules, ...effectRules];
