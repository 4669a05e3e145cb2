import { usualPhases } from "../catalog/projectPlan.ts";
import type { ProjectData } from "../generated/types.ts";
import { fold } from "../text/suggest.ts";
import { type DeliverableProgress, ownDeliverable, usualDeliverable } from "./deliverables.ts";
import type { Snapshot } from "./snapshot.ts";

/** A phase as a project records it, or as the usual plan proposes it. */
export type PhaseDraft = NonNullable<ProjectData["phases"]>[number];

export interface MilestoneProgress {
  /** The title of the deliverable that shows it; undefined for one in the project's own words. */
  readonly shownBy: string | undefined;
  readonly isReached: boolean;
}

/** How far a phase has come. */
export interface PhaseProgress {
  readonly deliverables: readonly DeliverableProgress[];
  /** The mean of its deliverables; undefined where no record can show it. */
  readonly share: number | undefined;
  /** Its milestones, as far as records can show them. */
  readonly milestones: readonly MilestoneProgress[];
}

/**
 * The progress of the phase at a place of the project: the deliverables that such a phase usually has, by its id, then those in the
 * project's own words, as far as the records have come that they name. One that is usual in another phase may be moved here.
 */
export function phaseProgress({ id, milestones = [], deliverables: own = [] }: PhaseDraft, at: number, snapshot: Snapshot): PhaseProgress {
  const usual = usualPhases().find((phase) => phase.id === id);
  const known = usual?.deliverables.map((one) => usualDeliverable(one, snapshot)) ?? [];
  const others = own.flatMap((title, index): DeliverableProgress[] => {
    if (known.some((one) => isSame(one.title, title))) return [];
    const moved = usualPhases()
      .flatMap((phase) => phase.deliverables)
      .find((one) => isSame(one.title, title));
    return [moved ? usualDeliverable(moved, snapshot) : ownDeliverable(title, ["phases", at, "deliverables", index], snapshot)];
  });
  const deliverables = [...known, ...others];
  const shown = milestones.map(({ title = "" }): MilestoneProgress => {
    const shownBy = usual?.milestones.find((milestone) => isSame(milestone.title, title))?.with;
    return { shownBy, isReached: known.some((one) => one.title === shownBy && one.share === 1) };
  });
  return { deliverables, share: meanShare(deliverables), milestones: shown };
}

function meanShare(deliverables: readonly DeliverableProgress[]): number | undefined {
  const shares = deliverables.flatMap(({ share }) => share ?? []);
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function isSame(one: string, other: string): boolean {
  return fold(one) === fold(other);
}
