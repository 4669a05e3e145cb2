import type { IsmsRecord } from "../../model/record.ts";

type Supplier = IsmsRecord<"suppliers">;

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
export function matters({ data }: Supplier): boolean {
  return data.criticality === "high" || data.criticality === "critical" || (data.personalData === true && data.criticality !== "low");
}

/** True where nothing worth protecting depends on them. */
export function isLight({ data }: Supplier): boolean {
  return data.criticality === "low" && data.personalData !== true;
}
