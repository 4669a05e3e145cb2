import { framework } from "../catalog/crosswalks.ts";
import { frameworkDuties } from "../model/frameworkDuties.ts";
import { citing, hasEnded, isAnswered, isInForce, type Obligation } from "../model/obligations.ts";
import { nameOf, saysNothing } from "../model/recordFields.ts";
import { reportLacking } from "../ruleKit/lacking.ts";
import { recordDutiesFix } from "../ruleKit/recordDuties.ts";
import { overdueReview, reviewedTodayFix } from "../ruleKit/reviews.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { addDays } from "../text/dates.ts";
import { t } from "../text/l10n.ts";

/** Laws, contracts and own rules (A.5.31). */
export const rules = [
  defineRule({
    code: "obligation/no-owner",
    severity: "warning",
    clause: "A.5.31",
    docs: {
      what: "An obligation in force has no owner. Where no obligation of a file has one, or many have none, that is a single finding.",
      why: "A.5.31 asks to keep requirements identified and up to date. Without an owner nobody notices that a law has changed or a contract ends.",
      how: "Name the person or role that follows the text and sees that it is met.",
    },
    check(context) {
      const { index, today } = context.snapshot;
      reportLacking(context, index.ofKind("obligations"), {
        applies: (obligation) => !asksNothing(obligation, today),
        lacks: (obligation) => saysNothing(obligation, ["owner"]),
        field: "owner",
        one: (name) => t("{0} has no owner, so nobody notices when it changes or is not met (A.5.31). Name who follows it.", name),
        all: (count) =>
          t(
            "None of the {0} obligations in this file has an owner, so nobody notices when they change or are not met (A.5.31). Name who follows each.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "{0} of the {1} obligations in this file have no owner, so nobody notices when they change or are not met (A.5.31): {2}. Name who follows each.",
            count,
            of,
            names,
          ),
      });
    },
  }),
  defineRule({
    code: "obligation/no-controls",
    severity: "warning",
    clause: "A.5.31",
    docs: {
      what: "An obligation is in force and nothing answers it: it names neither `controls` nor anything else in `addressedBy`, and no SoA entry, policy or other record cites it. Where nothing answers any obligation of a file, or many, that is a single finding.",
      why: "A.5.31 asks not only which obligations there are, but how the organisation meets them.",
      how: "Name in `controls` or `addressedBy` what answers it, or cite it from the records that do. One that does not bind the organisation has `applicable: false` and the reason in `description`.",
    },
    check(context) {
      const { snapshot } = context;
      reportLacking(context, snapshot.index.ofKind("obligations"), {
        applies: (obligation) => isInForce(obligation, snapshot.today),
        lacks: (obligation) => !isAnswered(obligation, snapshot),
        field: "controls",
        one: (name) =>
          t(
            "{0} is in force, and nothing answers it. A.5.31 asks how each obligation is met: name the controls that do, or what else does in `addressedBy`.",
            name,
          ),
        all: (count) =>
          t(
            "Nothing answers any of the {0} obligations in force in this file. A.5.31 asks how each is met: name the controls that do, or what else does in `addressedBy`.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "Nothing answers {0} of the {1} obligations in force in this file: {2}. A.5.31 asks how each is met: name the controls that do, or what else does in `addressedBy`.",
            count,
            of,
            names,
          ),
      });
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
  defineRule({
    code: "obligation/framework-untracked",
    severity: "info",
    clause: "A.5.31",
    kind: "isms",
    docs: {
      what: "A framework that `isms.yaml` names asks for things that ISO/IEC 27001 does not give, and no obligation tracks them. What a template wrote tracks nothing.",
      why: "A.5.31 asks to identify what laws and contracts require. What no control covers, such as the rights of data subjects or a report within 72 hours, is easily taken for done because the controls are.",
      how: "Record an obligation for each, with an owner and what answers it, and name it in `tracks`; one obligation may track several. Where one does not bind the organisation, say so with `applicable: false` and the reason. `isms frameworks --format yaml` writes them for a start.",
    },
    check(record, { snapshot, report }) {
      for (const [at, id] of (record.data.frameworks ?? []).entries()) {
        const owner = framework(id);
        const duties = owner ? frameworkDuties(owner, snapshot) : [];
        const open = duties.filter(({ state }) => state === "untracked");
        if (!owner || open.length === 0) continue;
        report(
          record,
          ["frameworks", at],
          t(
            "{0} asks for {1} things that ISO/IEC 27001 does not give, and {2} of them have no obligation that tracks them: {3}. A.5.31 wants them identified: record an obligation for each, or name it in `tracks` of one that is there.",
            owner.shortName,
            duties.length,
            open.length,
            someOf(
              open.map(({ title }) => title),
              4,
            ),
          ),
          [recordDutiesFix(owner)],
        );
      }
    },
  }),
  defineRule({
    code: "obligation/no-reason",
    severity: "info",
    clause: "A.5.31",
    kind: "obligations",
    docs: {
      what: "An obligation is said not to apply, without a reason.",
      why: "Whoever reads the register next year cannot tell a decision from an omission (A.5.31).",
      how: "Say in `description` why it does not bind the organisation.",
    },
    check(obligation, { report }) {
      if (obligation.data.applicable !== false || !saysNothing(obligation, ["description"])) return;
      report(
        obligation,
        ["applicable"],
        t("{0} is said not to apply, and nothing says why (A.5.31). Give the reason in `description`.", nameOf(obligation)),
      );
    },
  }),
];

/** Days before the end of an obligation. */
const SOON = 90;

/** True for what asks for nothing: it has ended, or never bound. */
function asksNothing(obligation: Obligation, today: string): boolean {
  return obligation.data.applicable === false || hasEnded(obligation, today);
}
