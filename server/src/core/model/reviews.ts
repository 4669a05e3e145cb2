import type { IsmsRecord } from "./record.ts";

/** True once a management review was held: because it says so, or because it says nothing and its day has come. */
export function isReviewHeld({ data }: IsmsRecord<"managementReviews">, today: string): boolean {
  return data.status === undefined ? data.date !== undefined && data.date <= today : data.status === "held";
}
