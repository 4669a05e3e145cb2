import { acceptanceRules } from "./risk/acceptance.ts";
import { assessmentRules } from "./risk/assessment.ts";
import { dateRules } from "./risk/dates.ts";
import { intervalRules } from "./risk/interval.ts";
import { residualRules } from "./risk/residual.ts";
import { scoreRules } from "./risk/score.ts";
import { treatmentRules } from "./risk/treatment.ts";

/** Risk assessment and treatment (clauses 6.1.2, 6.1.3, 8.2 and 8.3), by the organisation's own methodology. Closed risks are history. */
export const rules = [
  ...assessmentRules,
  ...intervalRules,
  ...dateRules,
  ...scoreRules,
  ...treatmentRules,
  ...residualRules,
  ...acceptanceRules,
];
