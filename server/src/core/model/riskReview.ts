import { addFrequency } from "../text/dates.ts";
import type { IsmsRecord } from "./record.ts";

type Risk = IsmsRecord<"risks">;

/** When a risk was last assessed, how often risks are, and when it is due again. */
export interface Assessed {
  readonly last: string;
  readonly every: string;
  readonly due: string;
}

/** When a risk is due again by the interval of the methodology (clause 8.2); undefined where that, or its last day, is open. */
export function assessed(risk: Risk, every: string | undefined): Assessed | undefined {
  const last = lastLook(risk);
  const due = last !== undefined && every !== undefined ? addFrequency(last, every) : undefined;
  return last !== undefined && every !== undefined && due !== undefined ? { last, every, due } : undefined;
}

/** The day on which a risk was last looked at. */
export function lastLook({ data }: Risk): string | undefined {
  return data.reviewedOn ?? data.identifiedOn;
}
