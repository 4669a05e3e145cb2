import { effortRank } from "./effort.ts";

/** A requirement of the standard, how it stands by the records, and what is to be done. */
export interface RequirementState {
  /** A clause such as `9.2.2`, or a control. */
  readonly id: string;
  readonly type: "clause" | "control";
  readonly title: string;
  readonly state: GapState;
  /** How it is today, in words. */
  readonly current: string;
  /** How it must be. */
  readonly target: string;
  /** What is missing; empty where nothing is, as far as records tell. */
  readonly gap: string;
  readonly priority: GapPriority | undefined;
  /** What is left to do takes `small`, `medium` or `large` effort, or what people wrote, such as `10 days`. */
  readonly effort: string | undefined;
  readonly remediation: string;
  /** The ids of actions under way for it. */
  readonly actions: readonly string[];
  /** The ids of the gaps that the ISMS records for it and that are open. */
  readonly recorded: readonly string[];
}

/** `unknown`: no record can show it. `excluded`: the SoA leaves the control out. */
export type GapState = "missing" | "partial" | "met" | "excluded" | "unknown";
export type GapPriority = "high" | "medium" | "low";

/** True for what is to be worked on. */
export function isGap({ state }: RequirementState): boolean {
  return state === "missing" || state === "partial";
}

/** The priorities, the gravest first. */
export const gapPriorities: readonly GapPriority[] = ["high", "medium", "low"];

/** The gaps of a priority, those first that take least. */
export function gapsOfPriority(requirements: readonly RequirementState[], priority: GapPriority): RequirementState[] {
  return requirements.filter((one) => isGap(one) && one.priority === priority).sort((a, b) => effortRank(a.effort) - effortRank(b.effort));
}
