import type { OrganisationSize } from "../catalog/planTypes.ts";

/** Asks for the plan of the way to the certificate, for an ISMS that has none. */
export interface PlanParams {
  /** The ISMS, by any file of it. */
  readonly uri: string;
  /** First day of the project, YYYY-MM-DD; today where it is missing. */
  readonly start?: string;
  /** Headcount; that of `isms.yaml` where it is missing. */
  readonly size?: OrganisationSize;
}

/** A plan to write, or the file that holds one already. */
export type PlanResult = { readonly file: PlannedFile } | { readonly existing: string };

export interface PlannedFile {
  readonly path: string;
  readonly text: string;
  readonly start: string;
  readonly end: string;
  readonly phases: number;
}
