import { type PhaseDraft, type PhaseProgress, phaseProgress } from "../../model/projectProgress.ts";
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
      what: "The last day of a phase is past, it is not said to be done, and the records do not show it.",
      why: "Each phase builds on the one before, so the days of all that follow, up to the booked audit, are no longer true.",
      how: "Finish what the Project view and `isms plan` show as open, or record `done`. Otherwise set a new last day, and move the phases behind it.",
    },
    check(project, { snapshot, report }) {
      for (const [index, phase] of (project.data.phases ?? []).entries()) {
        const { title, to, done } = phase;
        if (to === undefined || to >= snapshot.today || done !== undefined) continue;
        const progress = phaseProgress(phase, index, snapshot);
        if (progress.share === 1) continue;
        const open = openParts(phase, progress);
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
      what: "The day of a milestone is past, its phase is still running, and neither the project nor the records show that it is reached.",
      why: "A milestone that slips is the first sign that its phase will be late.",
      how: "Record `done` once it is reached, or set a new day that the rest of the phase still allows.",
    },
    check(project, { snapshot, report }) {
      const { today } = snapshot;
      for (const [index, phase] of (project.data.phases ?? []).entries()) {
        const { to, done: phaseDone, milestones = [] } = phase;
        if (phaseDone !== undefined || (to ?? today) < today) continue;
        const isPast = ({ due, done }: Milestone) => due !== undefined && due < today && done === undefined;
        if (!milestones.some(isPast)) continue;
        const progress = phaseProgress(phase, index, snapshot);
        for (const [at, milestone] of milestones.entries()) {
          const { title, due = "" } = milestone;
          if (!isPast(milestone) || progress.share === 1 || progress.milestones[at]?.isReached) continue;
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

type Milestone = NonNullable<PhaseDraft["milestones"]>[number];

/** What of a phase is open: the deliverables that its records do not show, and the milestones that no deliverable stands for. */
function openParts({ milestones = [] }: PhaseDraft, { deliverables, milestones: shown }: PhaseProgress): string[] {
  const unfinished = deliverables.flatMap(({ title, share = 1 }) => (share < 1 ? [title] : []));
  const waiting = milestones.flatMap(({ title, done }, at) => {
    return done === undefined && title && shown[at]?.shownBy === undefined ? [title] : [];
  });
  return [...unfinished, ...waiting];
}
