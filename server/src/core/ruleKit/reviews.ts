import type { IsmsRecord } from "../model/record.ts";
import { saysNothing } from "../model/recordFields.ts";
import { addFrequency } from "../text/dates.ts";
import { t } from "../text/l10n.ts";
import { setFieldsFix } from "./fixes.ts";
import type { Fix } from "./rule.ts";

/** The fields by which a record tells when somebody looked at it and when that is to happen again. */
interface ReviewedData {
  readonly approvedOn?: string;
  readonly reviewedOn?: string;
  readonly nextReview?: string;
}

/**
 * The day on which a record's review was due, where it is past and nobody has looked since. With `yearly`, a record that plans no
 * review is due a year after somebody last looked.
 */
export function overdueReview(record: IsmsRecord, today: string, { yearly = false } = {}): string | undefined {
  const { approvedOn = "", reviewedOn = "", nextReview } = record.data as ReviewedData;
  const looked = [approvedOn, reviewedOn].sort()[1] as string;
  const isUnplanned = nextReview === undefined && yearly && looked !== "" && saysNothing(record, ["nextReview"]);
  const due = isUnplanned ? addFrequency(looked, "annually") : nextReview;
  return due !== undefined && due < today && due > looked ? due : undefined;
}

/** Records that a review took place today, and plans the next one in a year. */
export function reviewedTodayFix(record: IsmsRecord, today: string): Fix {
  return setFieldsFix(t("Record that it was reviewed today"), record, [
    { path: ["reviewedOn"], value: today },
    { path: ["nextReview"], value: addFrequency(today, "annually") ?? today },
  ]);
}
