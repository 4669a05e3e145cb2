import { actsAs } from "../../model/actors.ts";
import { actionsOf, breaksRequirement, isClosed } from "../../model/nonconformities.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { addDays } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

/** How long after the last action its effect must have been looked at, where no day is set. */
const REVIEW_DAYS = 90;

export const effectivenessRules = [
  defineRule({
    code: "nc/no-effectiveness",
    severity: "warning",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "A nonconformity is closed, and nobody has recorded whether the actions worked.",
      why: "The effectiveness of corrective actions is reviewed (clause 10.2 d). Closing because everything was done, not because it helped, is what auditors find most often.",
      how: "Look some weeks after the action whether it came back, and record `effectiveness` with `reviewedOn`, `by` and `result`. Until then leave it open.",
    },
    check(nonconformity, { report }) {
      if (!breaksRequirement(nonconformity) || !isClosed(nonconformity)) return;
      const missing = ["reviewedOn", "result"].filter((field) => saysNothing(nonconformity, ["effectiveness", field]));
      if (missing.length === 0) return;
      report(
        nonconformity,
        ["effectiveness"],
        t(
          "{0} is closed, but its effectiveness review lacks {1}. That something was done does not show that it helped (clause 10.2 d): look, record it, and close only then.",
          nameOf(nonconformity),
          missing.map((field) => `\`${field}\``).join(", "),
        ),
      );
    },
  }),
  defineRule({
    code: "nc/ineffective",
    severity: "warning",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "A nonconformity is closed although the review found that its actions did not work, or only in part.",
      why: "The review of effectiveness (clause 10.2 d) is there to find this. Closed all the same, the cause stays, and it will come back.",
      how: "Open it again and decide on another action, or record a later review that found it gone.",
    },
    check(nonconformity, { report }) {
      const { result } = nonconformity.data.effectiveness ?? {};
      if (!breaksRequirement(nonconformity) || !isClosed(nonconformity) || (result !== "ineffective" && result !== "partly")) return;
      report(
        nonconformity,
        ["effectiveness", "result"],
        result === "ineffective"
          ? t(
              "{0} is closed, though its review says that the actions did not work, so the cause is still there (clause 10.2 d). Open it again and decide on another action.",
              nameOf(nonconformity),
            )
          : t(
              "{0} is closed, though its review says that the actions worked only in part, so a part of the cause is still there (clause 10.2 d). Open it again and decide on what is missing.",
              nameOf(nonconformity),
            ),
      );
    },
  }),
  defineRule({
    code: "nc/effectiveness-too-early",
    severity: "info",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "The effectiveness of a corrective action was reviewed before the action was done, or on the same day.",
      why: "What is not done, or done today, cannot have shown yet that it works: such a review shows nothing (clause 10.2 d).",
      how: "Review again once the action has been in place for a while, or correct the days.",
    },
    check(nonconformity, { snapshot, report }) {
      const { correctiveActions, effectiveness } = nonconformity.data;
      const reviewedOn = effectiveness?.reviewedOn;
      if (reviewedOn === undefined || !breaksRequirement(nonconformity)) return;
      const actions = actionsOf(nonconformity, correctiveActions, snapshot.index);
      const later = actions.filter(({ data }) => (data.completedOn ?? "") >= reviewedOn).map(nameOf);
      if (later.length === 0) return;
      report(
        nonconformity,
        ["effectiveness", "reviewedOn"],
        t(
          "The effectiveness of {0} was reviewed on {1}, and {2} was done no earlier, so the review cannot show that it worked (clause 10.2 d). Look again after some time, or correct the days.",
          nameOf(nonconformity),
          reviewedOn,
          someOf(later, 3),
        ),
      );
    },
  }),
  defineRule({
    code: "nc/effectiveness-overdue",
    severity: "warning",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "The day on which the effectiveness of corrective actions was to be reviewed is gone; or no day is set, and all of them have been done for more than 90 days.",
      why: "A nonconformity ends with seeing that the actions worked (clause 10.2 d), and the results are kept (clause 10.2 g). Done and forgotten is where most of them stop.",
      how: "Look whether it came back, and record `reviewedOn`, `by` and `result` under `effectiveness`; or set a new `due` with the reason in `notes`.",
    },
    check(nonconformity, { snapshot: { index, today }, report }) {
      const { correctiveActions, effectiveness = {}, due: closing } = nonconformity.data;
      if (!breaksRequirement(nonconformity) || isClosed(nonconformity) || effectiveness.reviewedOn !== undefined) return;
      // that it should be closed by now says it already
      if (closing !== undefined && closing < today) return;
      const { due } = effectiveness;
      if (due !== undefined) {
        if (due >= today) return;
        report(
          nonconformity,
          ["effectiveness", "due"],
          t(
            "Whether the actions of {0} worked was to be reviewed by {1}, and nothing says that it was (clause 10.2 d). Look whether it came back, and record `reviewedOn` and `result`.",
            nameOf(nonconformity),
            due,
          ),
        );
        return;
      }
      const actions = actionsOf(nonconformity, correctiveActions, index);
      const days = actions.map(({ data }) => (data.status === "done" ? data.completedOn : undefined));
      const last = days.every((day) => day !== undefined) ? days.sort().at(-1) : undefined;
      if (last === undefined || addDays(last, REVIEW_DAYS) >= today || !saysNothing(nonconformity, ["effectiveness", "due"])) return;
      report(
        nonconformity,
        ["correctiveActions"],
        t(
          "The actions of {0} are done since {1}, and nobody has reviewed whether they worked (clause 10.2 d). Look whether it came back, and record it in `effectiveness`.",
          nameOf(nonconformity),
          last,
        ),
      );
    },
  }),
  defineRule({
    code: "nc/reviewer-not-independent",
    severity: "hint",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "Whether a corrective action worked was judged by the one who carried it out.",
      why: "The standard does not forbid it, but nobody easily says that their own action did not help (clause 10.2 d), and an auditor will ask.",
      how: "Let someone else look, and name them in `effectiveness.by`.",
    },
    check(nonconformity, { snapshot, report }) {
      const { correctiveActions, effectiveness } = nonconformity.data;
      const by = effectiveness?.by;
      if (by === undefined || !breaksRequirement(nonconformity)) return;
      const own = actionsOf(nonconformity, correctiveActions, snapshot.index).filter(
        ({ data }) => data.owner !== undefined && actsAs(snapshot.index, by, data.owner) === true,
      );
      if (own.length === 0) return;
      report(
        nonconformity,
        ["effectiveness", "by"],
        t(
          "`{0}` judged whether {1} worked, and carried it out. Another pair of eyes is worth more (clause 10.2 d): let someone else look.",
          by,
          someOf(own.map(nameOf), 3),
        ),
      );
    },
  }),
];
