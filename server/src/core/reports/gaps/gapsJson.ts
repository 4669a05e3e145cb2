import type { RequirementState } from "./requirement.ts";

/** Every requirement with its state, for scripts. */
export function gapsAsJson(requirements: readonly RequirementState[], today: string): string {
  return `${JSON.stringify({ today, requirements }, null, 2)}\n`;
}
