import type { Approval, Change } from "./company.ts";

/** A day on the way, what was written by then, and what is expected of it. */
export interface Step {
  readonly on: string;
  readonly what: string;
  /** By file. */
  readonly writes?: Readonly<Record<string, Change>>;
  readonly approve?: Approval;
  /** Codes or families that were found the step before and are not any more. */
  readonly gone: readonly string[];
  /** Codes that are found now. */
  readonly due: readonly string[];
  /** Nothing at all is found. */
  readonly isClean?: boolean;
  /** The first phase of `isms plan` that is not done. */
  readonly phase: string | undefined;
  /** Phases with their share in percent. */
  readonly shown?: Readonly<Record<string, number>>;
  /** What `isms status` says: how many checks of stage 1 and 2 are met, and of the clauses' items how many are in a state. */
  readonly status?: { readonly readiness?: readonly [number, number]; readonly clauses?: Readonly<Record<string, number>> };
}
