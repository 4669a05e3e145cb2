import { measurementsInOrder, missBy } from "../../model/metrics.ts";
import { nameOf } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const progressRules = [
  defineRule({
    code: "objective/overdue",
    severity: "warning",
    clause: "6.2",
    kind: "objectives",
    docs: {
      what: "The day of an objective is gone, and nothing says whether it was reached.",
      why: "The planning of an objective says when it is complete and how it is evaluated (clause 6.2 k and l). A day that passes unnoticed shows that nobody looks.",
      how: "Judge the result and set `status` to `achieved` or `missed`; or set a new day with the reason.",
    },
    check(objective, { snapshot, report }) {
      const { due, status, achievedOn } = objective.data;
      if (due === undefined || due >= snapshot.today || achievedOn !== undefined) return;
      if (status === "achieved" || status === "missed" || status === "cancelled") return;
      report(
        objective,
        ["due"],
        t(
          "{0} was to be reached by {1}, and nothing says whether it was (clause 6.2). Judge the result and set `status`, or set a new day with the reason.",
          nameOf(objective),
          due,
        ),
      );
    },
  }),
  defineRule({
    code: "objective/achieved-but-off-target",
    severity: "warning",
    clause: "9.1",
    kind: "objectives",
    docs: {
      what: "An objective is called achieved, and the last result of its metric before that misses the target.",
      why: "Results are evaluated (clause 9.1), and the management review relies on what is said of objectives (clause 9.3.2 d). One of the two is wrong.",
      how: "Correct the status, the result or the target, or say in `result` what it was judged by.",
    },
    check(objective, { snapshot, report }) {
      const { status, metric: id, achievedOn, result } = objective.data;
      const metric = snapshot.index.record("metrics", id);
      if (status !== "achieved" || !metric || result !== undefined) return;
      const last = measurementsInOrder(metric).findLast(({ day, value }) => value !== undefined && day <= (achievedOn ?? day));
      if (last?.value === undefined || (missBy(metric, last.value) ?? 0) <= 0) return;
      report(
        objective,
        ["status"],
        t(
          "{0} is called achieved, but the last result of {1} is {2} and misses its target, so one of them is wrong (clause 9.1). Correct it, or say in `result` what it was judged by.",
          nameOf(objective),
          nameOf(metric),
          last.value,
        ),
      );
    },
  }),
];
