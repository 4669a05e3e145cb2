import { isActedOn } from "../model/nonconformities.ts";
import { nameOf, saysNothing } from "../model/recordFields.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { addDays } from "../text/dates.ts";
import { t } from "../text/l10n.ts";

/** How long an idea may wait for a decision. */
const DECISION_DAYS = 90;

/** Improvements (clause 10.1): decided on, and carried out once accepted. */
export const rules = [
  defineRule({
    code: "improvement/undecided",
    severity: "info",
    clause: "10.1",
    kind: "improvements",
    docs: {
      what: "An improvement was proposed more than 90 days ago, or nobody knows when, and not decided on; or it was put off until a day that is gone.",
      why: "Continual improvement (clause 10.1) lives from decisions. Ideas that wait for ever show an auditor a list, not an improvement.",
      how: "Accept or reject it, with the reason; or defer it to a day in `nextReview`.",
    },
    check(improvement, { snapshot, report }) {
      const { decision, proposedOn, nextReview } = improvement.data;
      if (decision === "deferred" && nextReview !== undefined && nextReview < snapshot.today) {
        report(
          improvement,
          ["nextReview"],
          t(
            "{0} was put off until {1}, and that day is gone without a decision. Improvement is continual (clause 10.1): accept or reject it, or set a new day.",
            nameOf(improvement),
            nextReview,
          ),
        );
        return;
      }
      if (!saysNothing(improvement, ["decision"]) || improvement.data.completedOn !== undefined) return;
      if (proposedOn === undefined) {
        if (!saysNothing(improvement, ["proposedOn"]) || isActedOn(improvement, "actions", improvement.data.actions, snapshot.index))
          return;
        report(
          improvement,
          [],
          t(
            "Nothing says when {0} was proposed or what was decided on it, so nobody sees how long it has waited. Improvement is continual (clause 10.1): set `proposedOn`, and accept, reject or defer it in `decision`.",
            nameOf(improvement),
          ),
        );
        return;
      }
      if (addDays(proposedOn, DECISION_DAYS) >= snapshot.today) return;
      report(
        improvement,
        ["proposedOn"],
        t(
          "{0} was proposed on {1}, and nobody has decided on it. Improvement is continual (clause 10.1): accept, reject or defer it in `decision`.",
          nameOf(improvement),
          proposedOn,
        ),
      );
    },
  }),
  defineRule({
    code: "improvement/no-action",
    severity: "info",
    clause: "10.1",
    kind: "improvements",
    docs: {
      what: "An improvement is accepted, and there is neither an action for it, other than cancelled ones, nor a day on which it was in place.",
      why: "A decision that nobody carries out improves nothing (clause 10.1).",
      how: "Record an action and name it in `actions`, or let its `for` name the improvement; once it is in place, set `completedOn`.",
    },
    check(improvement, { snapshot, report }) {
      const { decision, actions, completedOn } = improvement.data;
      if (decision !== "accepted" || completedOn !== undefined) return;
      if (isActedOn(improvement, "actions", actions, snapshot.index)) return;
      report(
        improvement,
        ["decision"],
        t(
          "{0} is accepted, but there is no action for it, so nothing will change (clause 10.1). Record an action, or the day on which it was in place.",
          nameOf(improvement),
        ),
      );
    },
  }),
];
