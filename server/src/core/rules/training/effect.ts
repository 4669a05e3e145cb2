import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addDays, addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { isHeld, lastDay } from "./attendance.ts";

export const effectRules = [
  defineRule({
    code: "training/no-effectiveness",
    severity: "info",
    clause: "7.2, 7.3",
    kind: "trainings",
    docs: {
      what: "A training was held more than 90 days and less than a year ago, and nobody has judged whether it worked.",
      why: "Clause 7.2 c asks to evaluate the effectiveness of what is done for competence, and clause 7.3 that people are aware, not that they were told. Attendance shows that people sat there, not that they learnt.",
      how: "Record under `effectiveness` how that was found out and what came of it: a test, an exercise, questions at work.",
    },
    check(training, { snapshot: { today }, report }) {
      if (!isHeld(training, today) || !saysNothing(training, ["effectiveness"])) return;
      const day = lastDay(training);
      if (addDays(day, DAYS_TO_JUDGE) >= today || (addFrequency(day, "annually") ?? "") < today) return;
      report(
        training,
        [],
        training.data.type === "awareness"
          ? t(
              "{0} was held on {1}, and whether people are aware since is not recorded. Clause 7.3 asks that they are, not that they were told: record `effectiveness`, by a test, an exercise or questions.",
              nameOf(training),
              day,
            )
          : t(
              "{0} was held on {1}, and whether it worked is not recorded. Clause 7.2 c asks to evaluate that: record `effectiveness`, by a test, an exercise or questions.",
              nameOf(training),
              day,
            ),
      );
    },
  }),
  defineRule({
    code: "training/completion-low",
    severity: "info",
    clause: "7.3",
    kind: "trainings",
    docs: {
      what: "Fewer of those invited took part in a training of the last twelve months than its `target` asks for: 90 percent where it names none.",
      why: "Clause 7.3 speaks of everyone who works under the organisation's control. Those who are missing every time are the ones an auditor asks.",
      how: "Hold it again for those who missed it and correct `attended`, or give the reason for a lower `target`.",
    },
    check(training, { snapshot: { today }, report }) {
      const { invited = 0, attended, target = USUAL_TARGET } = training.data;
      if (attended === undefined || invited <= 0 || attended * 100 >= invited * target) return;
      if (!isHeld(training, today) || (addFrequency(lastDay(training), "annually") ?? "") < today) return;
      report(
        training,
        ["attended"],
        t(
          "{0} of {1} took part in {2}: {3} %, where {4} % are to. Clause 7.3 speaks of everyone: hold it again for those who missed it.",
          attended,
          invited,
          nameOf(training),
          Math.floor((attended * 100) / invited),
          target,
        ),
      );
    },
  }),
];

/** Days after which people can tell whether a training worked. */
const DAYS_TO_JUDGE = 90;

const USUAL_TARGET = 90;
