import readinessData from "../../../catalog/readiness.yaml";
import type { ReadinessStage } from "../catalog/planTypes.ts";
import { type CheckResult, checkRecords } from "./recordConditions.ts";
import type { Snapshot } from "./snapshot.ts";

/** How ready an ISMS is for a stage of its certification audit, as the records show it. Never a promise that it will pass. */
export interface Readiness {
  readonly id: ReadinessStage["id"];
  readonly title: string;
  readonly items: readonly ReadinessResult[];
}

export interface ReadinessResult {
  readonly title: string;
  readonly clause: string | undefined;
  /** From 0 to 1: as far as the weakest of its checks. */
  readonly share: number;
  readonly checks: readonly CheckResult[];
}

/** The checklists for stage 1 and stage 2. */
export function readiness(snapshot: Snapshot): Readiness[] {
  return readinessData().stages.map(({ id, title, items }) => ({
    id,
    title,
    items: items.map(({ title: name, clause, shownBy }) => {
      const checks = shownBy.flatMap((check) => checkRecords(check, snapshot) ?? []);
      return { title: name, clause, share: checks.length === 0 ? 0 : Math.min(...checks.map(({ share }) => share)), checks };
    }),
  }));
}
