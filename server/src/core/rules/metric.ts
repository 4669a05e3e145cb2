import { definitionRules } from "./metric/definition.ts";
import { measurementRules } from "./metric/measurements.ts";

/** Metrics (clause 9.1): defined so that others can measure them, measured when they should be, and looked at. */
export const rules = [...definitionRules, ...measurementRules];
