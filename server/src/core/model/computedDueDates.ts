import { lastDayOf } from "../text/calendarPeriod.ts";
import { addFrequency } from "../text/dates.ts";
import { t } from "../text/l10n.ts";
import { nextActivity } from "./activities.ts";
import { certificationCycle, dayOf } from "./certificationCycle.ts";
import { documentReview, lastLook } from "./documentReview.ts";
import type { DueDate } from "./dueDate.ts";
import type { IsmsIndex } from "./ismsIndex.ts";
import { nextMeasurement } from "./metrics.ts";
import { dueOf, owedOf, unsent } from "./owedNotifications.ts";
import { isReviewHeld } from "./reviews.ts";
import { assessed } from "./riskReview.ts";
import type { Snapshot } from "./snapshot.ts";
import { isActive, supplierReview } from "./suppliers.ts";

/** What falls due by the rules of clauses and laws, although no field holds the day. */
export function computedDueDates(snapshot: Snapshot): DueDate[] {
  return [
    ...certificationDues(snapshot),
    ...programmeDues(snapshot),
    ...reviewDues(snapshot),
    ...notificationDues(snapshot),
    ...measurementDues(snapshot),
    ...activityDues(snapshot),
    ...documentDues(snapshot),
  ];
}

/** The audits that keep a certificate: by the day they are planned for, else by the last day for them. */
function certificationDues({ index, today }: Snapshot): DueDate[] {
  const record = index.singleton("certification");
  const cycle = record && certificationCycle(record.data);
  if (!record) return [];
  const stages = (["stage1", "stage2"] as const).flatMap((stage): DueDate[] => {
    const event = record.data[stage];
    const isOpen = event?.planned !== undefined && event.date === undefined;
    return isOpen
      ? [{ day: event.planned ?? "", what: "audit", record, path: [stage], title: stage === "stage1" ? t("Stage 1") : t("Stage 2") }]
      : [];
  });
  if (!cycle) return stages;
  const surveillance = cycle.surveillance.flatMap(({ due, event, index: at }): DueDate[] => {
    if (event?.date !== undefined) return [];
    const path = at === undefined ? ["decidedOn"] : ["surveillance", at];
    return [{ day: dayOf(event) ?? due, what: "surveillance", record, path, title: undefined }];
  });
  const renewal = record.data.recertification;
  const isPlanned = renewal?.planned !== undefined && renewal.planned > cycle.decidedOn && renewal.date === undefined;
  const renewing: DueDate[] = isPlanned
    ? [{ day: renewal.planned ?? "", what: "audit", record, path: ["recertification"], title: t("Recertification") }]
    : [];
  const isRenewed = record.data.recertification?.date !== undefined || cycle.expires < today;
  const end: DueDate = { day: cycle.expires, what: "recertification", record, path: ["certificate", "expires"], title: undefined };
  return [...stages, ...surveillance, ...renewing, ...(isRenewed ? [] : [end])];
}

/** Audits of the programme of which there is no record yet, by the last day of the time planned for them. */
function programmeDues({ index }: Snapshot): DueDate[] {
  return index.ofKind("auditProgramme").flatMap((record) =>
    (record.data.planned ?? []).flatMap(({ when, audit, title, id }, at): DueDate[] => {
      const day = when === undefined || audit !== undefined ? undefined : lastDayOf(String(when));
      return day === undefined ? [] : [{ day, what: "audit", record, path: ["planned", at, "when"], title: title ?? id }];
    }),
  );
}

/** Reviews that no field plans: of suppliers and risks by their interval, and the next by top management a year after the last. */
function reviewDues({ index, today }: Snapshot): DueDate[] {
  const suppliers = index.ofKind("suppliers").flatMap((record): DueDate[] => {
    const due = isActive(record, today) ? supplierReview(record) : undefined;
    if (due === undefined || due.field === "nextReview") return [];
    return [{ day: due.day, what: "review", record, path: [due.field], title: undefined }];
  });
  const every = index.singleton("methodology")?.data.reviewEvery;
  const risks = index.ofKind("risks").flatMap((record): DueDate[] => {
    const { status, nextReview, reviewedOn } = record.data;
    const next = status === "closed" || nextReview !== undefined ? undefined : assessed(record, every);
    const path = [reviewedOn === undefined ? "identifiedOn" : "reviewedOn"];
    return next === undefined ? [] : [{ day: next.due, what: "review", record, path, title: undefined }];
  });
  return [...suppliers, ...risks, ...managementReviewDues(index, today)];
}

function managementReviewDues(index: IsmsIndex, today: string): DueDate[] {
  const reviews = index.ofKind("managementReviews");
  const [record] = reviews
    .filter((review) => isReviewHeld(review, today))
    .sort((a, b) => ((a.data.date ?? "") < (b.data.date ?? "") ? 1 : -1));
  const { date, nextReview } = record?.data ?? {};
  const isPlanned = reviews.some(
    (review) => review.data.date !== undefined && review.data.status !== "cancelled" && !isReviewHeld(review, today),
  );
  const day = date === undefined || nextReview !== undefined || isPlanned ? undefined : addFrequency(date, "annually");
  return record && day !== undefined ? [{ day, what: "managementReview", record, path: ["date"], title: undefined }] : [];
}

/** Notifications that the law, or the record itself, asks for and that have not been sent. */
function notificationDues(snapshot: Snapshot): DueDate[] {
  return snapshot.index.ofKind("incidents").flatMap((record) => {
    const owed = owedOf(record, snapshot);
    const recorded = unsent(record).flatMap(([at, notification]): DueDate[] => {
      const day = dueOf(notification, at, owed)?.slice(0, 10);
      const words = owed.find((one) => one.at === at)?.duty.title ?? notification.authority;
      return day === undefined ? [] : [{ day, what: "notification", record, path: ["notifications", at], title: undefined, words }];
    });
    const unrecorded = owed.flatMap(({ duty, due, at }): DueDate[] => {
      if (due === undefined || at !== undefined) return [];
      return [{ day: due.slice(0, 10), what: "notification", record, path: ["detectedOn"], title: undefined, words: duty.title }];
    });
    return [...recorded, ...unrecorded];
  });
}

function measurementDues({ index }: Snapshot): DueDate[] {
  return index.ofKind("metrics").flatMap((record): DueDate[] => {
    const next = nextMeasurement(record);
    return next === undefined ? [] : [{ day: next.due, what: "measurement", record, path: ["measurements"], title: undefined }];
  });
}

function activityDues({ index, today }: Snapshot): DueDate[] {
  return index.ofKind("activities").flatMap((record): DueDate[] => {
    const next = nextActivity(record, today);
    return next === undefined ? [] : [{ day: next.due, what: "activity", record, path: ["frequency"], title: undefined }];
  });
}

/** Reviews of documents that name no day for them. */
function documentDues({ index }: Snapshot): DueDate[] {
  return index.ofKind("document").flatMap((record): DueDate[] => {
    const review = documentReview(record);
    if (review === undefined || review.by === "nextReview") return [];
    const path = [review.by === "reviewEvery" ? "reviewEvery" : record.data.reviewedOn === lastLook(record) ? "reviewedOn" : "approvedOn"];
    return [{ day: review.due, what: "review", record, path, title: undefined }];
  });
}
