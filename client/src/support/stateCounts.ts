import type { ControlState, CoverageControl } from "../../../server/src/lsp/protocol.ts";

/** The states in the order of progress. */
export const controlStates: readonly ControlState[] = ["missing", "excluded", "planned", "partial", "implemented", "evidenced"];

/** How many controls are in each state. */
export function stateCounts(controls: readonly CoverageControl[]): Record<ControlState, number> {
  const counts: Record<ControlState, number> = { missing: 0, excluded: 0, planned: 0, partial: 0, implemented: 0, evidenced: 0 };
  for (const { state } of controls) counts[state]++;
  return counts;
}

/** How many controls ask for nothing more to be built: those implemented, and those excluded. */
export function settledCount(controls: readonly CoverageControl[]): number {
  const { excluded, implemented, evidenced } = stateCounts(controls);
  return excluded + implemented + evidenced;
}

/** The state of many controls: that of the one which is furthest behind; excluded only where all are. */
export function worstState(controls: readonly CoverageControl[]): ControlState {
  const counts = stateCounts(controls);
  const order: readonly ControlState[] = ["missing", "planned", "partial", "implemented", "evidenced"];
  return order.find((state) => counts[state] > 0) ?? "excluded";
}

/** The controls without an SoA entry. */
export function missingControls(controls: readonly CoverageControl[]): CoverageControl[] {
  return controls.filter(({ state }) => state === "missing");
}
