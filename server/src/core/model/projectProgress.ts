import type { ProjectDeliverable } from "../catalog/planTypes.ts";
import { type CheckResult, checkRecords } from "./recordConditions.ts";
import type { Snapshot } from "./snapshot.ts";

/** How far a deliverable of the project has come, as the records show it. */
export interface DeliverableProgress {
  readonly title: string;
  /** The deliverable of the same phase without which it cannot begin. */
  readonly after: string | undefined;
  /** From 0 to 1: as far as the weakest of its checks. */
  readonly share: number;
  readonly checks: readonly CheckResult[];
}

/** The progress of deliverables. */
export function deliverableProgress(deliverables: readonly ProjectDeliverable[], snapshot: Snapshot): DeliverableProgress[] {
  return deliverables.map(({ title, after, shownBy }) => {
    const checks = shownBy.map((check) => checkRecords(check, snapshot));
    return { title, after, share: Math.min(...checks.map(({ share }) => share)), checks };
  });
}

/** The progress of a phase: the mean of its deliverables'. Undefined where nothing in the records can show it. */
export function phaseShare(deliverables: readonly DeliverableProgress[]): number | undefined {
  if (deliverables.length === 0) return undefined;
  return deliverables.reduce((sum, { share }) => sum + share, 0) / deliverables.length;
}
