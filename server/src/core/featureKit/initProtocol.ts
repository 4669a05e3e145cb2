import type { StarterChoice, StarterFile } from "../reports/starter.ts";

/** Asks for the files of a new ISMS; the client writes those that do not exist yet. */
export type InitParams = StarterChoice;

export interface InitResult {
  readonly files: readonly StarterFile[];
}
