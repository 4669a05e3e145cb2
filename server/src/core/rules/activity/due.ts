import { doneDays, hasEnded, nextActivity } from "../../model/activities.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { reportLacking } from "../../ruleKit/lacking.ts";
import { addItemFix } from "../../ruleKit/listItems.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addFrequency } from "../../text/dates.ts";
import { missedBetween } from "../../text/frequency.ts";
import { t } from "../../text/l10n.ts";

export const dueRules = [
  defineRule({
    code: "activity/overdue",
    severity: "warning",
    clause: "8.1",
    kind: "activities",
    docs: {
      what: "A recurring activity is late: it was due on its `nextDue`, or else one interval after it was last done or after its `from`, and a quarter of that interval has passed since, three days at least and a month at most. On its day it is due in the calendar.",
      why: "Clause 8.1 asks that processes run as planned. An interval that the organisation set itself and does not keep is what auditors find most easily.",
      how: "Do it and add the day to `done`, or change the `frequency` if it is not needed so often. `until` ends it.",
    },
    check(activity, { snapshot: { today }, report }) {
      const next = nextActivity(activity, today);
      if (!next || next.bearable >= today) return;
      const { due, last } = next;
      report(
        activity,
        [due === activity.data.nextDue ? "nextDue" : "frequency"],
        last === undefined
          ? t(
              "{0} was due on {1} and was never done. Clause 8.1 asks that processes run as planned: do it and record the day.",
              nameOf(activity),
              due,
            )
          : t(
              "{0} was due on {1}; it was last done on {2}. Clause 8.1 asks that processes run as planned: do it and record the day, or change the frequency.",
              nameOf(activity),
              due,
              last,
            ),
        [addItemFix(t("Record that it was done today"), activity, ["done"], `on: ${today}`)],
      );
    },
  }),
  defineRule({
    code: "activity/gap",
    severity: "info",
    clause: "8.1",
    kind: "activities",
    docs: {
      what: "In the last twelve months a recurring activity was not done for longer than its interval and a quarter of it, three days at least and a month at most. What is missing up to today is `activity/overdue`.",
      why: "Auditors sample the whole period since their last visit. For the time between nothing shows that the process ran (clause 8.1).",
      how: "Add the entries if they are only missing here. If it was not done, say why in `notes` and what prevents it next time; `isms-ignore` with that reason closes the finding.",
    },
    check(activity, { snapshot: { today }, report }) {
      const { frequency, from, until } = activity.data;
      if (frequency === undefined) return;
      const end = until !== undefined && until < today ? [until] : [];
      const days = [...(from === undefined ? [] : [from]), ...doneDays(activity, today), ...end].sort();
      const gaps = days.slice(1).flatMap((day, index) => {
        const before = days[index] as string;
        const missed = (addFrequency(day, "annually") ?? "") < today ? 0 : missedBetween(before, day, frequency);
        return missed > 0 ? [{ before, day, missed }] : [];
      });
      const [first] = gaps;
      if (!first) return;
      report(
        activity,
        ["done"],
        t(
          "{0} was not done between {1} and {2}; {3} times are missing in the last twelve months. For that time nothing shows that the process ran (clause 8.1): add what is missing, or say why.",
          nameOf(activity),
          first.before,
          first.day,
          gaps.reduce((sum, { missed }) => sum + missed, 0),
        ),
      );
    },
  }),
  defineRule({
    code: "activity/no-start",
    severity: "info",
    clause: "8.1",
    docs: {
      what: "A recurring activity was never recorded as done, and nothing says from when it is to be. Where that is so of all in a file, or of many, it is a single finding.",
      why: "Nothing shows that the process runs (clause 8.1), and nobody is reminded of it: without a day to count from it is never due.",
      how: "Record in `done` when it was done last, or in `from` since when it is to be; the first time is due one interval later. Or plan the day in `nextDue`.",
    },
    check(context) {
      const { index, today } = context.snapshot;
      reportLacking(context, index.ofKind("activities"), {
        applies: (activity) => !hasEnded(activity, today),
        lacks: (activity) => ["done", "from", "nextDue"].every((field) => saysNothing(activity, [field])),
        field: "frequency",
        one: (name) =>
          t(
            "{0} was never done, and nothing says from when it is to be, so it is never due and nothing shows that it happens (clause 8.1). Record it in `done`, or set `from`.",
            name,
          ),
        all: (count) =>
          t(
            "None of the {0} activities in this file was ever done, and nothing says from when they are to be, so they are never due and nothing shows that they happen (clause 8.1). Record them in `done`, or set `from`.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "{0} of the {1} activities in this file were never done, and nothing says from when they are to be, so they are never due (clause 8.1): {2}. Record them in `done`, or set `from`.",
            count,
            of,
            names,
          ),
      });
    },
  }),
  defineRule({
    code: "activity/done-in-future",
    severity: "error",
    clause: "7.5.3",
    kind: "activities",
    docs: {
      what: "An activity is recorded as done on a day that is still to come.",
      why: "A record of what has not happened yet cannot be trusted, and neither can the others beside it; clause 7.5.3 b asks that they can.",
      how: "Correct the day, or take the entry out until it is done.",
    },
    check(activity, { snapshot: { today }, report }) {
      for (const [index, { on }] of (activity.data.done ?? []).entries()) {
        if (on === undefined || on <= today) continue;
        report(
          activity,
          ["done", index, "on"],
          t(
            "{0} is recorded as done on {1}, which is still to come, so the record cannot be right (clause 7.5.3). Correct the day.",
            nameOf(activity),
            on,
          ),
        );
      }
    },
  }),
];
