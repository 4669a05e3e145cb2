import { saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

export const progressRules = [
  defineRule({
    code: "project/late",
    severity: "info",
    kind: "project",
    docs: {
      what: "The last day of a phase is past, and it is not done.",
      why: "Each phase builds on the one before, so the days of all that follow, up to the booked audit, are no longer true.",
      how: "Record `done` once the phase is finished. Otherwise set a new last day, and move the phases behind it.",
    },
    check(project, { snapshot: { today }, report }) {
      for (const [index, { title, to, done, milestones = [] }] of (project.data.phases ?? []).entries()) {
        if (to === undefined || to >= today || done !== undefined) continue;
        const open = milestones.flatMap((milestone) => (milestone.done === undefined && milestone.title ? [milestone.title] : []));
        const missing = open.length === 0 ? "" : ` ${t("Still open: {0}.", someOf(open, 3))}`;
        report(
          project,
          ["phases", index, "to"],
          t(
            "The phase “{0}” was to end on {1} and is not done.{2} Record `done`, or set a new day and move what follows: the days behind it are no longer true.",
            title ?? index + 1,
            to,
            missing,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "project/milestone-overdue",
    severity: "info",
    kind: "project",
    docs: {
      what: "The day of a milestone is past, and it is not reached, although its phase is still running.",
      why: "A milestone that slips is the first sign that its phase will be late.",
      how: "Record `done` once it is reached, or set a new day that the rest of the phase still allows.",
    },
    check(project, { snapshot: { today }, report }) {
      for (const [index, { to, done: phaseDone, milestones = [] }] of (project.data.phases ?? []).entries()) {
        if (phaseDone !== undefined || (to ?? today) < today) continue;
        for (const [at, { title, due, done }] of milestones.entries()) {
          if (due === undefined || due >= today || done !== undefined) continue;
          report(
            project,
            ["phases", index, "milestones", at, "due"],
            t("The milestone “{0}” was due on {1} and is not reached. Record `done`, or set a new day.", title ?? at + 1, due),
          );
        }
      }
    },
  }),
  defineRule({
    code: "project/no-sponsor",
    severity: "info",
    clause: "5.1",
    kind: "project",
    docs: {
      what: "Nobody in top management answers for the project.",
      why: "Clause 5.1 asks top management to provide what the ISMS needs. A project without a sponsor gets neither people nor decisions.",
      how: "Name the member of top management who answers for it as `sponsor`.",
    },
    check(project, { report }) {
      if (!saysNothing(project, ["sponsor"])) return;
      report(
        project,
        [],
        t("The project has no sponsor, so nobody in top management answers for its people and money (clause 5.1). Name one as `sponsor`."),
      );
    },
  }),
  defineRule({
    code: "project/no-manager",
    severity: "info",
    clause: "7.1",
    kind: "project",
    docs: {
      what: "Nobody runs the project from day to day.",
      why: "Clause 7.1 asks for the resources that building the ISMS takes, and the first of them is somebody with time for it.",
      how: "Name who runs it as `manager`: a person or a role.",
    },
    check(project, { report }) {
      if (!saysNothing(project, ["manager"]) || saysNothing(project, ["phases"])) return;
      report(project, [], t("Nobody runs the project from day to day (clause 7.1). Name a person or role as `manager`."));
    },
  }),
];
