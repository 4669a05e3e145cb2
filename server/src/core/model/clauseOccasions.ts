import type { Occasion } from "../catalog/planTypes.ts";
import type { KindName } from "../generated/types.ts";
import { addDays } from "../text/dates.ts";
import { breaksRequirement, hasHadTime } from "./nonconformities.ts";
import type { IsmsRecord } from "./record.ts";
import { isApproved, isPast, wasHeld } from "./recordFacts.ts";
import { saysNothing } from "./recordFields.ts";
import type { Snapshot } from "./snapshot.ts";

/** Whether something has happened without which what a clause asks for cannot be there yet, or is not asked for. */
export function hasHappened(occasion: Occasion, snapshot: Snapshot): boolean {
  const { index, today } = snapshot;
  switch (occasion) {
    case "scope-approved":
      return index.ofKind("scope").some((scope) => isApproved(scope, today));
    case "risk-recorded":
      return index.has("risks");
    case "risk-treated":
      return index.ofKind("risks").some((risk) => !saysNothing(risk, ["treatment"]));
    case "soa-approved":
      return index.ofKind("soa").some((soa) => isApproved(soa, today));
    case "in-operation":
      return isInOperation(snapshot);
    case "audit-held":
      return index.ofKind("audits").some((audit) => isOfTheIsms(audit) && wasHeld(audit, today));
    case "review-held":
      return index.ofKind("managementReviews").some((review) => wasHeld(review, today));
    case "audit-may-have-found":
      return index.ofKind("audits").some((audit) => isOfTheIsms(audit) && wasHeld(audit, today) && !foundNothing(audit));
    case "correction-had-time":
      return index.ofKind("nonconformities").some((nonconformity) => hadTime(nonconformity, today));
  }
}

/**
 * True once rules are in force whose working can leave traces: the Statement of Applicability is approved or calls a control
 * implemented, work or an audit is on record, a certification has begun, or something is in force for long.
 */
function isInOperation(snapshot: Snapshot): boolean {
  const { index, today } = snapshot;
  const others = ["soa-approved", "audit-held", "review-held"] as const;
  if (others.some((occasion) => hasHappened(occasion, snapshot))) return true;
  if (["evidence", "incidents", "nonconformities"].some((kind) => index.has(kind as KindName))) return true;
  if (index.ofKind("activities").some((activity) => !saysNothing(activity, ["done"]))) return true;
  if (index.ofKind("soaEntry").some(({ data }) => data.status === "implemented")) return true;
  const { stage1, stage2, decidedOn } = index.singleton("certification")?.data ?? {};
  if ([stage1?.date, stage2?.date, decidedOn].some((day) => isPast(day, today))) return true;
  const since = addDays(today, -DAYS_TO_BEGIN);
  const isLong = ({ approvedOn, effectiveFrom }: { readonly approvedOn?: string; readonly effectiveFrom?: string }) =>
    isPast(approvedOn ?? effectiveFrom, since);
  const documents = index.ofKind("document").filter(({ data }) => data.status === "approved");
  return [...index.ofKind("scope"), ...index.ofKind("methodology"), ...documents].some(({ data }) => isLong(data));
}

/** How many days after the first approval an ISMS may still be on its way. */
const DAYS_TO_BEGIN = 180;

/** How many days a corrective action has until its result can be asked for. */
const DAYS_TO_CORRECT = 60;

function isOfTheIsms({ data }: IsmsRecord<"audits">): boolean {
  return data.type !== "supplier";
}

/** True for an audit that says how many nonconformities it found: none. What it says nothing of, it may have found. */
function foundNothing({ data: { counted, findings = [] } }: IsmsRecord<"audits">): boolean {
  return counted !== undefined && (counted.major ?? 0) + (counted.minor ?? 0) === 0 && findings.length === 0;
}

/** True for a nonconformity that needs a corrective action, and was found long enough ago to have one or is closed. */
function hadTime(nonconformity: IsmsRecord<"nonconformities">, today: string): boolean {
  const isWanted = breaksRequirement(nonconformity) && saysNothing(nonconformity, ["noActionReason"]);
  return isWanted && hasHadTime(nonconformity, DAYS_TO_CORRECT, today);
}
