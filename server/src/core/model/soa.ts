import type { SoaEntryData } from "../generated/types.ts";
import type { ControlUse } from "./controlUse.ts";
import type { IsmsIndex } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";

/** Why a control is included, as an SoA entry may say it. */
export type SoaReason = NonNullable<SoaEntryData["reasons"]>[number];

/** The reasons that something else in the ISMS must bear out; `best-practice` rests on nothing. */
export const BACKED_REASONS = ["risk", "legal", "contract", "business"] as const satisfies readonly SoaReason[];
export type BackedReason = (typeof BACKED_REASONS)[number];

/** A field of the SoA as a document, with the record that says it where several files hold a part of the SoA. */
export type SoaHeadField = "version" | "approvedBy" | "approvedOn" | "nextReview";

/** The first `soa` record that says `field`; undefined where none does. */
export function soaRecordWith(index: IsmsIndex, field: SoaHeadField): IsmsRecord<"soa"> | undefined {
  return index.ofKind("soa").find(({ data }) => data[field] !== undefined && String(data[field]).trim() !== "");
}

/**
 * The controls that the SoA says nothing about: of Annex A, in its order, then the organisation's own (clause 6.1.3 d). An
 * entry under a number of 2013 speaks for its successors until it is migrated.
 */
export function missingControls({ index, catalog }: Snapshot): string[] {
  const annexA = catalog.controls.filter(({ id, predecessors }) => ![id, ...predecessors].some((known) => index.soa(known).length > 0));
  const own = index.ofKind("controls").flatMap(({ id }) => (id !== undefined && index.soa(id).length === 0 ? [id] : []));
  return [...annexA.map(({ id }) => id), ...new Set(own)];
}

/** The records that bear out a reason to include a control. What an interested party requires is a business reason. */
export function backingOf(reason: BackedReason, control: string, use: ControlUse): readonly IsmsRecord[] {
  if (reason === "risk") return use.risks(control);
  const obligations = use.obligations(control).filter((obligation) => supports(obligation, reason));
  return reason === "business" ? [...obligations, ...use.parties(control)] : obligations;
}

/** True for an obligation of the type that a reason rests on. */
export function supports({ data }: IsmsRecord<"obligations">, reason: BackedReason): boolean {
  switch (data.type) {
    case "law":
    case "regulation":
      return reason === "legal";
    case "contract":
      return reason === "contract";
    case "internal":
      return reason === "business";
    default:
      return false;
  }
}
