import type { DeliverableProgress } from "../model/deliverables.ts";
import { nextSteps, type PhasePlan, type PhaseState, projectPlan } from "../model/projectPlan.ts";
import { readiness } from "../model/readiness.ts";
import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { beforeAudit } from "../viewKit/beforeAudit.ts";
import { openChecks, openRecords, recordOf } from "../viewKit/checkItem.ts";
import { costItem } from "../viewKit/costItem.ts";
import { readinessItem } from "../viewKit/readinessItem.ts";
import type { View, ViewItem, ViewState } from "../viewKit/view.ts";

/** The way to the certificate: what to do next, then the phases with what their records show. */
export const view: View = {
  id: "project",
  read(snapshot) {
    const plan = projectPlan(snapshot);
    const project = snapshot.index.singleton("project");
    const late = plan.phases.filter(({ state }) => state === "late").length;
    const steps = nextSteps(plan, STEPS);
    const next: ViewItem = {
      id: "next",
      label: t("Next"),
      description: plan.isRecorded ? undefined : t("no project is recorded: these are the usual phases"),
      kind: "actions",
      isOpen: true,
      children: steps.map(({ phase, deliverable, todo, kind, open }, index) => ({
        id: `${index} ${todo}`,
        label: todo,
        description: `${phase} · ${deliverable}`,
        tooltip: [todo, open.slice(0, MOST_OPEN).join(", ")].filter(Boolean).join("\n"),
        state: "open",
        record: recordOf(kind, open[0], snapshot),
        children: openRecords(kind, open, snapshot),
      })),
    };
    const badge = late > 0 && plan.isRecorded ? { value: late, tooltip: t("Phases that are late: {0}", late) } : undefined;
    return {
      items: [
        ...(steps.length > 0 ? [next] : []),
        ...plan.phases.map((phase, index) => phaseItem(phase, index, project, snapshot)),
        ...readiness(snapshot).map((stage) => readinessItem(stage, snapshot)),
        ...beforeAudit(snapshot),
        costItem(plan),
      ],
      badge,
    };
  },
};

const STEPS = 3;
const MOST_OPEN = 20;

const STATES: Readonly<Record<PhaseState, ViewState>> = { done: "done", late: "late", running: "partial", ahead: "later" };

function phaseItem(
  { title, from, to, state, share, milestones, deliverables }: PhasePlan,
  index: number,
  project: IsmsRecord<"project"> | undefined,
  snapshot: Snapshot,
): ViewItem {
  const percent = share === undefined ? undefined : `${Math.floor(share * 100)} %`;
  const days = [from, to].filter(Boolean).join(" – ");
  const words = { done: t("done"), late: t("late"), running: t("running"), ahead: t("ahead") }[state];
  return {
    id: `${index} ${title}`,
    label: `${index + 1} ${title}`,
    description: [state === "done" ? words : (percent ?? words), days].filter(Boolean).join(" · "),
    tooltip: [title, words, days, percent && t("{0} of what its records can show", percent)].filter(Boolean).join("\n"),
    state: STATES[state],
    record: project,
    at: ["phases", index],
    isOpen: state === "late" || state === "running",
    children: [
      ...milestones.map(
        ({ title: name, due, done, isShown, isLate }, at): ViewItem => ({
          id: `milestone ${at} ${name}`,
          label: name,
          description:
            done !== undefined
              ? t("reached on {0}", done)
              : [due, isShown ? t("shown by the records") : isLate ? t("late") : t("milestone")].filter(Boolean).join(" · "),
          state: done !== undefined || isShown || state === "done" ? "done" : isLate ? "late" : "later",
          record: project,
          at: ["phases", index, "milestones", at],
        }),
      ),
      ...deliverables.map((deliverable) => deliverableItem(deliverable, snapshot)),
    ],
  };
}

function deliverableItem({ title, share, checks }: DeliverableProgress, snapshot: Snapshot): ViewItem {
  if (share === undefined) return { id: title, label: title, description: t("names no record that shows it"), state: "later" };
  return {
    id: title,
    label: title,
    description: share === 1 ? t("shown by the records") : `${Math.floor(share * 100)} %`,
    tooltip: checks.map(({ met, of, words, todo, share: part }) => (part === 1 ? t("{0}: {1} of {2}", words, met, of) : todo)).join("\n"),
    state: share === 1 ? "done" : share > 0 ? "partial" : "open",
    children: openChecks(checks, snapshot),
  };
}
