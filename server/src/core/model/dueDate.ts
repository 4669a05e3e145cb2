import type { DueWhat } from "../catalog/planTypes.ts";
import type { Path } from "../syntax/node.ts";
import { t } from "../text/l10n.ts";
import type { IsmsRecord } from "./record.ts";

/** Something that has to happen by a day. */
export interface DueDate {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly what: DueWhat;
  readonly record: IsmsRecord;
  /** Where in the record the day stands, or what it follows from. */
  readonly path: Path;
  /** What it is about, where the record holds several. */
  readonly title: string | undefined;
  /** Words for what has to happen, where `what` does not say enough. */
  readonly words?: string;
}

/** What has to happen, in words. */
export function dueLabel({ what, words }: Pick<DueDate, "what" | "words">): string {
  return words ?? labels()[what];
}

function labels(): Readonly<Record<DueWhat, string>> {
  return {
    review: t("review"),
    action: t("action due"),
    expiry: t("expires"),
    acceptance: t("acceptance of the risk ends"),
    agreement: t("agreement ends"),
    exception: t("exception ends"),
    change: t("change planned"),
    objective: t("objective due"),
    audit: t("audit planned"),
    correction: t("correction due"),
    effectiveness: t("review of effectiveness"),
    decision: t("decision due"),
    managementReview: t("management review"),
    measurement: t("measurement due"),
    activity: t("activity due"),
    training: t("training planned"),
    gap: t("gap to close"),
    phase: t("phase ends"),
    milestone: t("milestone"),
    notification: t("notification due"),
    surveillance: t("surveillance audit"),
    recertification: t("certificate ends"),
  };
}
