import clauses from "../../../catalog/guidance/clauses.yaml";
import organizational from "../../../catalog/guidance/organizational.yaml";
import people from "../../../catalog/guidance/people.yaml";
import physical from "../../../catalog/guidance/physical.yaml";
import technological from "../../../catalog/guidance/technological.yaml";
import type { Guidance, GuidanceById } from "./types.ts";

const controlTexts: Record<string, () => GuidanceById> = { "A.5": organizational, "A.6": people, "A.7": physical, "A.8": technological };

/** What the project says about a control of 2022. The theme's texts are parsed when first asked for. */
export function controlGuidance(id: string): Guidance | undefined {
  return controlTexts[id.slice(0, 3)]?.()[id];
}

/** What the project says about a clause, given without its letter: `6.1.3`. */
export function clauseGuidance(id: string): Guidance | undefined {
  return clauses()[id];
}
