import { addFrequency } from "../text/dates.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

export type Supplier = IsmsRecord<"suppliers">;

/** True for one that provides its service; candidates are not bound yet. */
export function isActive({ data }: Supplier, today: string): boolean {
  const { status, endedOn } = data;
  return status !== "candidate" && status !== "ended" && !(endedOn !== undefined && endedOn <= today);
}

/** True where the relationship is over. */
export function hasEnded({ data }: Supplier, today: string): boolean {
  return data.status === "ended" || (data.endedOn !== undefined && data.endedOn <= today);
}

/** True where an incident at the supplier would be a serious matter, so that an auditor expects to see it watched. */
export function matters(supplier: Supplier): boolean {
  const { personalData, criticality } = supplier.data;
  return isVital(supplier) || (personalData === true && criticality !== "low");
}

/** True where much depends on them. */
export function isVital({ data: { criticality } }: Supplier): boolean {
  return criticality === "high" || criticality === "critical";
}

/** True where nothing worth protecting depends on them. */
export function isLight({ data }: Supplier): boolean {
  return data.criticality === "low" && data.personalData !== true;
}

/** Whether it is a cloud service: as it says, or else by its category. Undefined where neither tells. */
export function isCloud({ data: { cloud, category = "" } }: Supplier): boolean | undefined {
  return cloud ?? (category.trim().toLowerCase() === "cloud" ? true : undefined);
}

/** When the next review of a supplier is due. */
export interface SupplierReview {
  readonly day: string;
  /** The field that the day stands in, or from which it is counted. */
  readonly field: "nextReview" | "lastReview" | "assessedOn";
  /** True where nobody planned it, and a year is what others take for a supplier that matters. */
  readonly isAssumed: boolean;
}

/**
 * When the next review is due: the day planned, unless a review has happened since; or what the last one and the interval give. A
 * supplier that matters and plans nothing is due a year after somebody last looked.
 */
export function supplierReview(supplier: Supplier): SupplierReview | undefined {
  const { lastReview, assessedOn, nextReview, reviewEvery } = supplier.data;
  // a day that lies before the last review is a contradiction of dates, not a review that is due
  if (nextReview !== undefined)
    return lastReview !== undefined && nextReview <= lastReview ? undefined : { day: nextReview, field: "nextReview", isAssumed: false };
  const last = lastReview ?? assessedOn;
  const isAssumed = saysNothing(supplier, ["nextReview"]) && saysNothing(supplier, ["reviewEvery"]) && matters(supplier);
  const every = isAssumed ? "annually" : reviewEvery;
  const day = last === undefined || every === undefined ? undefined : addFrequency(last, every);
  return day === undefined ? undefined : { day, field: lastReview === undefined ? "assessedOn" : "lastReview", isAssumed };
}

/** True where a newer certificate of the same standard stands beside one. */
export function hasNewerCertificate({ data: { certifications = [] } }: Supplier, at: number): boolean {
  const { standard = "", validUntil } = certifications[at] ?? {};
  if (validUntil === undefined) return false;
  return certifications.some((other) => (other.standard ?? "") === standard && (other.validUntil ?? validUntil) > validUntil);
}
