import { isHeld, lastDayOfAudit } from "./audits.ts";
import { isCurrent } from "./competences.ts";
import type { DueDate } from "./dueDate.ts";
import { isRenewed } from "./exceptions.ts";
import { type IsmsRecord, targetKey } from "./record.ts";
import { isReviewHeld } from "./reviews.ts";
import type { Snapshot } from "./snapshot.ts";
import { hasNewerCertificate } from "./suppliers.ts";

/**
 * True for a day of which other records, or the calendar itself, say that nothing has to happen any more, as the rules see it too. What
 * the fields of the record say stands in `server/catalog/calendar.yaml`.
 */
export function isOvertaken(due: Pick<DueDate, "record" | "path" | "day" | "what">, snapshot: Snapshot): boolean {
  if (due.what === "review" && wasLookedAt(due)) return true;
  return looks[due.record.kind]?.(due, snapshot) === true;
}

type Look = (due: Pick<DueDate, "record" | "path" | "day" | "what">, snapshot: Snapshot) => boolean;

/** By the kind of the record in which the day stands. */
const looks: Readonly<Partial<Record<IsmsRecord["kind"], Look>>> = {
  audits: ({ record }, { today }) => {
    const audit = record as IsmsRecord<"audits">;
    return isHeld(audit, today) && (lastDayOfAudit(audit) ?? today) < today;
  },
  competences: ({ record, day }, snapshot) => day < snapshot.today && !isCurrent(record as IsmsRecord<"competences">, snapshot),
  evidence: ({ record, what }, snapshot) => what === "expiry" && isReplaced(record as IsmsRecord<"evidence">, snapshot),
  // one that is prolonged goes on in the record that prolongs it
  exceptions: ({ record, what }, snapshot) => what === "exception" && isRenewed(record, snapshot),
  managementReviews: ({ record, what }, { today }) =>
    what === "managementReview" && isReviewHeld(record as IsmsRecord<"managementReviews">, today),
  obligations: ({ record }, { today }) => ((record as IsmsRecord<"obligations">).data.until ?? today) < today,
  suppliers: ({ record, path, what }) => what === "expiry" && hasNewerCertificate(record as IsmsRecord<"suppliers">, Number(path[1])),
  trainings: ({ record, day }, { today }) => (record as IsmsRecord<"trainings">).data.status === undefined && day < today,
};

/** Somebody looked at the record on the day planned for it or later, and did not move that day on. */
function wasLookedAt({ record, day }: Pick<DueDate, "record" | "day">): boolean {
  const { approvedOn = "", reviewedOn = "", lastReview = "" } = record.data as Readonly<Record<string, string | undefined>>;
  return [approvedOn, reviewedOn, lastReview].some((looked) => looked >= day);
}

/** Evidence that has run out is history once there is later evidence for each thing that it spoke for. */
function isReplaced(evidence: IsmsRecord<"evidence">, { index, today }: Snapshot): boolean {
  const { validUntil = today } = evidence.data;
  if (validUntil >= today) return false;
  const subjects = evidence.mentions.filter(({ field }) => field === "for").map(({ target }) => targetKey(target));
  return (
    subjects.length > 0 &&
    subjects.every((key) =>
      index.citing(key, "for").some((other) => {
        if (other.kind !== "evidence" || other === evidence) return false;
        const { validUntil: until } = (other as IsmsRecord<"evidence">).data;
        return until === undefined || until > validUntil;
      }),
    )
  );
}
