import { addFrequency } from "../text/dates.ts";
import type { IsmsRecord } from "./record.ts";
import { saysNothing } from "./recordFields.ts";

type Document = IsmsRecord<"document">;

/** When a document is or was to be reviewed, and where that comes from. */
export interface DocumentReview {
  /** YYYY-MM-DD. */
  readonly due: string;
  /** `usual` where the document says nothing of it. */
  readonly by: "nextReview" | "reviewEvery" | "usual";
}

/**
 * The next review of a document in force: on the day that it names, so long after somebody with authority last looked at it as it
 * says, else after a usual time. Undefined for what needs none (drafts, retired documents, records and reports), what nobody has looked
 * at yet, and where the look came after the day that was planned: that the plan is old is another finding.
 */
export function documentReview(document: Document): DocumentReview | undefined {
  const { nextReview, reviewEvery, status, type } = document.data;
  if (status === "draft" || status === "retired" || type === "record" || type === "report") return undefined;
  const looked = lastLook(document);
  if (nextReview !== undefined) return looked !== undefined && nextReview <= looked ? undefined : { due: nextReview, by: "nextReview" };
  if (looked === undefined || !saysNothing(document, ["nextReview"])) return undefined;
  if (reviewEvery !== undefined) return reviewAfter(looked, reviewEvery, "reviewEvery");
  return status === "approved" && saysNothing(document, ["reviewEvery"])
    ? reviewAfter(looked, usualInterval(document), "usual")
    : undefined;
}

/** True where the review of a document was due and nobody has looked at it since. */
export function isReviewOverdue(document: Document, today: string): boolean {
  return (documentReview(document)?.due ?? today) < today;
}

/** The day on which someone with authority last looked at a document. */
export function lastLook({ data }: Document): string | undefined {
  return [data.approvedOn, data.reviewedOn]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

/**
 * How often a document is looked at where nobody has decided it. Policies are to be reviewed at planned intervals (A.5.1), and a year is
 * what everybody plans. For others no interval is asked for, only that they stay suitable: a cycle of certification is the longest that
 * anybody will believe.
 */
export function usualInterval({ data }: Document): string {
  return data.type === "policy" ? "annually" : "P3Y";
}

function reviewAfter(looked: string, every: string, by: DocumentReview["by"]): DocumentReview | undefined {
  const due = addFrequency(looked, every);
  return due === undefined ? undefined : { due, by };
}
