import type { IsmsRecord } from "../model/record.ts";
import { nameOf, saysNothing } from "../model/recordFields.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { overdueReview, reviewedTodayFix } from "../ruleKit/reviews.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { addDays } from "../text/dates.ts";
import { t } from "../text/l10n.ts";

type Obligation = IsmsRecord<"obligations">;

/** Laws, contracts and own rules (A.5.31). */
export const rules = [
  defineRule({
    code: "obligation/no-owner",
    severity: "warning",
    clause: "A.5.31",
    kind: "obligations",
    docs: {
      what: "An obligation in force has no owner.",
      why: "A.5.31 asks to keep requirements identified and up to date. Without an owner nobody notices that a law has changed or a contract ends.",
      how: "Name the person or role that follows the text and sees that it is met.",
    },
    check(obligation, { snapshot: { today }, report }) {
      if (hasEnded(obligation, today) || !saysNothing(obligation, ["owner"])) return;
      report(
        obligation,
        ["owner"],
        t("{0} has no owner, so nobody notices when it changes or is not met (A.5.31). Name who follows it.", nameOf(obligation)),
      );
    },
  }),
  defineRule({
    code: "obligation/no-controls",
    severity: "warning",
    clause: "A.5.31",
    kind: "obligations",
    docs: {
      what: "An obligation is in force and nothing answers it: it names no controls, and no SoA entry, policy or other record cites it.",
      why: "A.5.31 asks not only which obligations there are, but how the organisation meets them.",
      how: "Name in `controls` what answers it, or cite it from the records that do.",
    },
    check(obligation, { snapshot, report }) {
      const { inForceFrom } = obligation.data;
      if (hasEnded(obligation, snapshot.today) || (inForceFrom !== undefined && inForceFrom > snapshot.today)) return;
      if (!saysNothing(obligation, ["controls"]) || citing(obligation, snapshot).length > 0) return;
      report(
        obligation,
        ["controls"],
        t(
          "{0} is in force, and nothing answers it. A.5.31 asks how each obligation is met: name the controls that do.",
          nameOf(obligation),
        ),
      );
    },
  }),
  defineRule({
    code: "obligation/ended",
    severity: "info",
    clause: "A.5.31",
    kind: "obligations",
    docs: {
      what: "An obligation has ended, and records still rest on it.",
      why: "What was done for a contract or law that no longer binds may be without a reason today, or a successor is missing in the register (A.5.31).",
      how: "Record what came in its place and let the others cite that, or move `until` on where it was prolonged. An ended obligation that nothing cites is history and no finding.",
    },
    check(obligation, { snapshot, report }) {
      if (!hasEnded(obligation, snapshot.today)) return;
      const names = citing(obligation, snapshot);
      if (names.length === 0) return;
      report(
        obligation,
        ["until"],
        t(
          "{0} ended on {1}, but {2} still rest on it. Record what came in its place, or move the day on where it was prolonged (A.5.31).",
          nameOf(obligation),
          obligation.data.until ?? "",
          someOf(names, 5),
        ),
      );
    },
  }),
  defineRule({
    code: "obligation/ending",
    severity: "hint",
    clause: "A.5.31",
    kind: "obligations",
    docs: {
      what: "An obligation ends within 90 days.",
      why: "Contracts and insurances are renewed with new conditions, and what is required has to be kept up to date (A.5.31). Whoever knows early can still change them.",
      how: "Find out what comes after it, and record it.",
    },
    check(obligation, { snapshot: { today }, report }) {
      const { until } = obligation.data;
      if (until === undefined || until < today || until > addDays(today, SOON)) return;
      report(obligation, ["until"], t("{0} ends on {1}. Find out what comes after it, and record it (A.5.31).", nameOf(obligation), until));
    },
  }),
  defineRule({
    code: "obligation/review-overdue",
    severity: "info",
    clause: "A.5.31",
    kind: "obligations",
    docs: {
      what: "The planned review of an obligation is overdue.",
      why: "A.5.31 asks to keep obligations up to date. A review that passed unnoticed leaves open whether the text still reads as recorded.",
      how: "Check the text, record the day in `reviewedOn`, and plan the next review.",
    },
    check(obligation, { snapshot: { today }, report }) {
      const due = hasEnded(obligation, today) ? undefined : overdueReview(obligation, today);
      if (due === undefined) return;
      report(
        obligation,
        ["nextReview"],
        t(
          "{0} was to be reviewed on {1}. Check whether it still reads as recorded (A.5.31), and plan the next review.",
          nameOf(obligation),
          due,
        ),
        [reviewedTodayFix(obligation, today)],
      );
    },
  }),
];

/** Days before the end of an obligation. */
const SOON = 90;

function hasEnded({ data }: Obligation, today: string): boolean {
  return data.until !== undefined && data.until < today;
}

/** The records that cite it, in a field or in their texts, and the documents that do. */
function citing(obligation: Obligation, { index, files }: Snapshot): string[] {
  if (obligation.id === undefined) return [];
  const names = index.mentionsOf(`record:${obligation.id}`).flatMap(({ path, record }) => {
    const from = record ? [record] : (files.get(path)?.records ?? []).filter(({ kind }) => kind === "document");
    return from.filter((other) => other !== obligation && other.kind !== "evidence").map(nameOf);
  });
  return [...new Set(names)];
}
