import { dayOf } from "../../model/certificationCycle.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const orderRules = [
  defineRule({
    code: "project/bad-period",
    severity: "error",
    kind: "project",
    docs: {
      what: "A phase ends before it begins.",
      why: "One of its days is wrong, and whether the project is late cannot be told.",
      how: "Correct the day that is wrong.",
    },
    check(project, { report }) {
      for (const [index, { title, from, to }] of (project.data.phases ?? []).entries()) {
        if (from === undefined || to === undefined || to >= from) continue;
        report(
          project,
          ["phases", index, "to"],
          t("The phase “{0}” ends on {1}, before it begins on {2}. Correct one of the days.", title ?? index + 1, to, from),
        );
      }
    },
  }),
  defineRule({
    code: "project/phases-out-of-order",
    severity: "info",
    kind: "project",
    docs: {
      what: "A phase begins before the one listed above it.",
      why: "Phases may overlap, but each takes up what the one before it began. A plan in which a later phase starts first is either sorted wrongly or has a wrong day.",
      how: "Sort the phases by their first day, or correct the day.",
    },
    check(project, { report }) {
      const phases = project.data.phases ?? [];
      for (const [index, { title, from }] of phases.entries()) {
        const before = phases[index - 1];
        if (from === undefined || before?.from === undefined || from >= before.from) continue;
        report(
          project,
          ["phases", index, "from"],
          t(
            "The phase “{0}” begins on {1}, before “{2}” above it on {3}. Sort the phases by their first day, or correct it.",
            title ?? index + 1,
            from,
            before.title ?? index,
            before.from,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "project/milestone-outside-phase",
    severity: "info",
    kind: "project",
    docs: {
      what: "A milestone is due before its phase begins or after it ends.",
      why: "Either the phase is done before its milestone is reached, or one of the days was moved without the other.",
      how: "Correct the day, or move the milestone to the phase it belongs to.",
    },
    check(project, { report }) {
      for (const [index, { title: phase, from, to, milestones = [] }] of (project.data.phases ?? []).entries()) {
        if (from !== undefined && to !== undefined && to < from) continue;
        for (const [at, { title, due }] of milestones.entries()) {
          if (due === undefined || ((from ?? due) <= due && (to ?? due) >= due)) continue;
          report(
            project,
            ["phases", index, "milestones", at, "due"],
            t(
              "The milestone “{0}” is due on {1}, outside its phase “{2}”. Correct the day, or move it to the phase it belongs to.",
              title ?? at + 1,
              due,
              phase ?? index + 1,
            ),
          );
        }
      }
    },
  }),
  defineRule({
    code: "project/audit-too-early",
    severity: "info",
    clause: "9.3.1",
    kind: "project",
    docs: {
      what: "Stage 1 of the certification audit is planned for a day before the phase `review` ends.",
      why: "At stage 1 the body looks whether internal audit (clause 9.2) and management review (clause 9.3.1) are held or about to be, and it certifies nobody who has not held both. Where they come after stage 1, little time is left to act on what they find.",
      how: "Move stage 1 behind the phase, or hold audit and review earlier.",
    },
    check(project, { snapshot: { index }, report }) {
      const at = (project.data.phases ?? []).findIndex(({ id }) => id === "review");
      const phase = project.data.phases?.[at];
      const stage1 = dayOf(index.singleton("certification")?.data.stage1);
      if (phase?.to === undefined || phase.done !== undefined || stage1 === undefined || stage1 > phase.to) return;
      report(
        project,
        ["phases", at, "to"],
        t(
          "The phase “{0}” ends on {1}, but stage 1 is on {2} already. The body wants to see the internal audit and the management review completed (clauses 9.2 and 9.3): move one of the days.",
          phase.title ?? "review",
          phase.to,
          stage1,
        ),
      );
    },
  }),
];
