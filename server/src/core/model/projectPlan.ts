import type { OrganisationSize, ProjectPhase } from "../catalog/planTypes.ts";
import { usualLength, usualPhases } from "../catalog/projectPlan.ts";
import type { KindName } from "../generated/types.ts";
import { addDays } from "../text/dates.ts";
import type { DeliverableProgress } from "./deliverables.ts";
import { type ProjectCosts, projectCosts } from "./projectCosts.ts";
import { type PhaseDraft, phaseProgress } from "./projectProgress.ts";
import type { Snapshot } from "./snapshot.ts";

/** The way to the certificate: phases with days, how far each has come, and what it costs as a rule of thumb. */
export interface ProjectPlan extends ProjectCosts {
  readonly size: OrganisationSize;
  readonly start: string;
  /** The last day of the last phase. */
  readonly end: string;
  /** How many months organisations of the size need, from and to. */
  readonly months: readonly [number, number];
  /** The phases stand in the ISMS; otherwise they are proposed. */
  readonly isRecorded: boolean;
  readonly phases: readonly PhasePlan[];
}

export interface PhasePlan {
  readonly id: string | undefined;
  readonly title: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** `done`: by the word of the project or shown by the records; `late`: past its last day and not done. */
  readonly state: PhaseState;
  /** From 0 to 1; undefined where the records cannot show it. */
  readonly share: number | undefined;
  readonly milestones: readonly MilestonePlan[];
  readonly deliverables: readonly DeliverableProgress[];
}

export type PhaseState = "done" | "late" | "running" | "ahead";

export interface MilestonePlan {
  readonly title: string;
  readonly due: string | undefined;
  readonly done: string | undefined;
  /** The records show that it is reached, whatever the project says. */
  readonly isShown: boolean;
  /** Its day is past, it is not reached, and neither is its phase done. */
  readonly isLate: boolean;
}

/** What the user wants instead of what the ISMS says. */
export interface PlanWishes {
  readonly start?: string | undefined;
  readonly size?: OrganisationSize | undefined;
}

/**
 * The plan of a snapshot. Phases that the ISMS records stand as they are; where it has none they are the usual ones, stretched to the
 * organisation's size.
 */
export function projectPlan(snapshot: Snapshot, wishes: PlanWishes = {}): ProjectPlan {
  const { index, today } = snapshot;
  const project = index.singleton("project")?.data;
  const size = wishes.size ?? project?.size ?? index.singleton("isms")?.data.size ?? "medium";
  const start = wishes.start ?? project?.start ?? today;
  const recorded = project?.phases ?? [];
  const isRecorded = recorded.length > 0;
  const drafts = isRecorded ? recorded : usualPhases().map((phase) => datedPhase(phase, start, size));
  const phases = drafts.map((draft, at) => phasePlan(draft, at, snapshot));
  const firstDay = isRecorded ? (project?.start ?? phases.find(({ from }) => from !== undefined)?.from ?? start) : start;
  const end = phases.reduce((last, { to }) => (to !== undefined && to > last ? to : last), firstDay);
  return { size, start: firstDay, end, months: usualLength(size).months, isRecorded, phases, ...projectCosts(snapshot, size) };
}

/** A usual phase with its days. Its weeks are those of a medium organisation. */
function datedPhase(
  { id, title, weeks: [first, last], milestones, deliverables }: ProjectPhase,
  start: string,
  size: OrganisationSize,
): PhaseDraft {
  const factor = usualLength(size).weeks / usualLength("medium").weeks;
  const endOf = (week: number) => addDays(start, Math.round(week * factor) * 7 - 1);
  return {
    id,
    title,
    from: addDays(endOf(first - 1), 1),
    to: endOf(last),
    milestones: milestones.map(({ title: name, week }) => ({ title: name, due: endOf(week) })),
    deliverables: deliverables.map(({ title: name }) => name),
  };
}

function phasePlan(draft: PhaseDraft, at: number, snapshot: Snapshot): PhasePlan {
  const { id, title, from, to, done, milestones = [] } = draft;
  const { today } = snapshot;
  const { deliverables, share, milestones: shown } = phaseProgress(draft, at, snapshot);
  const isDone = done !== undefined || share === 1;
  const isStarted = from === undefined || from <= today;
  return {
    id,
    title: title ?? usualPhases().find((phase) => phase.id === id)?.title ?? id ?? "",
    from,
    to,
    state: isDone ? "done" : to !== undefined && to < today ? "late" : isStarted ? "running" : "ahead",
    share,
    milestones: milestones.map((milestone, index) => {
      const isShown = shown[index]?.isReached === true;
      return {
        title: milestone.title ?? "",
        due: milestone.due,
        done: milestone.done,
        isShown,
        isLate: !isDone && !isShown && milestone.done === undefined && milestone.due !== undefined && milestone.due < today,
      };
    }),
    deliverables,
  };
}

/**
 * What is to be done next: the first things that the records do not show yet, in the order of the phases. Where the work is under way
 * although nothing of the preparation is recorded, that comes last: nobody begins a project in the middle of it.
 */
export function nextSteps({ phases }: ProjectPlan, most: number): NextStep[] {
  const [first, ...later] = phases;
  const isOvertaken = first !== undefined && first.share === 0 && later.some(({ share = 0 }) => share > 0);
  const steps = (isOvertaken ? [...later, first] : phases).filter(({ state }) => state !== "done").flatMap(stepsOf);
  return steps.filter(({ todo }, at) => steps.findIndex((step) => step.todo === todo) === at).slice(0, most);
}

function stepsOf({ title: phase, deliverables }: PhasePlan): NextStep[] {
  const isOpen = (name: string | undefined) => deliverables.some(({ title, share = 1 }) => title === name && share < 1);
  return deliverables
    .filter(({ after }) => !isOpen(after))
    .flatMap(({ title: deliverable, checks }) =>
      checks
        .filter(({ share }) => share < 1)
        .map(({ kind, todo, of, open }) => ({ phase, deliverable, todo, kind, open: of > 1 ? open : [] })),
    );
}

export interface NextStep {
  readonly phase: string;
  readonly deliverable: string;
  readonly todo: string;
  /** The kind of record that it is about. */
  readonly kind: KindName;
  /** The records that it is about, where it is about several. */
  readonly open: readonly string[];
}
