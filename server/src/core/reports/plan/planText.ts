import { costOrigin } from "../../catalog/projectPlan.ts";
import type { BudgetSums } from "../../model/projectCosts.ts";
import { nextSteps, type PhasePlan, type PhaseState, type ProjectPlan } from "../../model/projectPlan.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import type { Paint } from "../findings/pretty.ts";
import { section, table } from "../textTable.ts";

/** How many steps are shown: more than a few at a time help nobody. */
export const NEXT_STEPS = 3;

/** The plan for people at a terminal: phases, what is late, what to do next, and what it costs. */
export function planAsText(plan: ProjectPlan, paint: Paint): string {
  const parts = [
    head(plan, paint),
    phaseTable(plan, paint),
    ...details(plan, paint),
    ...late(plan, paint),
    ...next(plan, paint),
    costs(plan, paint),
  ];
  return `${parts.join("\n\n")}\n`;
}

function head({ size, start, end, months: [least, most], isRecorded }: ProjectPlan, paint: Paint): string {
  const title = t("From {0} to {1}, organisation of size {2}", start, end, size);
  const origin = isRecorded ? t("The phases are those of the ISMS.") : t("Proposed: the ISMS records no phases yet.");
  return `${paint("bold", title)}\n${origin} ${t("As a rule of thumb, a certificate takes {0} to {1} months at this size.", least, most)}`;
}

function phaseTable({ phases }: ProjectPlan, paint: Paint): string {
  const rows = phases.map(({ title, from, to, state, share }, index) => [
    `${MARKS[state]} ${index + 1} ${title}`,
    `${from ?? "?"} – ${to ?? "?"}`,
    percent(share),
    stateText(state),
  ]);
  return section(t("Phases"), table(rows), paint);
}

/** The deliverables of phases that are under way. */
function details({ phases }: ProjectPlan, paint: Paint): string[] {
  return phases
    .filter(({ state, deliverables }) => (state === "running" || state === "late") && deliverables.length > 0)
    .map(({ title, deliverables }) => {
      const rows = deliverables.map((deliverable) => {
        const { title: name, share, checks } = deliverable;
        const weak = checks.find((check) => check.share < 1 && check.share === share);
        const how =
          share === undefined ? t("names no record that shows it") : weak && weak.of > 1 ? t("{0} of {1}", weak.met, weak.of) : "";
        return [percent(share), name, how];
      });
      return section(title, table(rows), paint);
    });
}

function late({ phases }: ProjectPlan, paint: Paint): string[] {
  const rows = phases.flatMap((phase) => [...latePhase(phase), ...lateMilestones(phase)]);
  return rows.length > 0 ? [section(t("Late"), table(rows), paint)] : [];
}

function latePhase({ title, to, state }: PhasePlan): string[][] {
  return state === "late" ? [[to ?? "", t("the end of {0}", title)]] : [];
}

function lateMilestones({ milestones }: PhasePlan): string[][] {
  return milestones.flatMap(({ title, due, isLate }) => (isLate ? [[due ?? "", title]] : []));
}

function next(plan: ProjectPlan, paint: Paint): string[] {
  const steps = nextSteps(plan, NEXT_STEPS);
  if (steps.length === 0) return [];
  const lines = steps.map(({ todo, open }, index) => `  ${index + 1}. ${todo}${open.length > 0 ? ` (${someOf(open, 5)})` : ""}`);
  return [section(t("Next"), lines, paint)];
}

function costs({ size, currency, costs: all, others, total, otherCurrencies }: ProjectPlan, paint: Paint): string {
  const sum = (value: number | undefined) => (value === undefined ? "" : amount(value));
  const beside = ({ planned, actual }: BudgetSums) => (total ? [sum(planned), sum(actual)] : []);
  const head = total ? [["", t("usual"), t("planned"), t("spent")]] : [];
  const rows = all.map(({ title, from, to, yearly, ...budget }) => [
    title,
    `${to === undefined ? t("{0} and more", amount(from)) : `${amount(from)} – ${amount(to)}`} ${currency}${yearly ? ` ${t("a year")}` : ""}`,
    ...beside(budget),
  ]);
  const rest = [
    ...(others ? [[t("Other items of the budget"), "", ...beside(others)]] : []),
    ...(total ? [[t("Whole budget"), "", ...beside(total)]] : []),
  ];
  const { source, asOf, sizeMeaning } = costOrigin(size);
  const notes = [
    ...(otherCurrencies.length > 0 ? [`  ${t("Items in {0} are in none of the sums.", otherCurrencies.join(", "))}`] : []),
    `  ${t("Size {0}: {1}. As of {2}.", size, sizeMeaning, asOf)}`,
    `  ${t("Source: {0}.", source)}`,
  ];
  return section(t("Costs at size {0}: a range of thumb, no offer", size), [...table([...head, ...rows, ...rest]), ...notes], paint);
}

const MARKS = { done: "✓", late: "!", running: "▸", ahead: "·" } as const satisfies Record<PhaseState, string>;

function stateText(state: PhaseState): string {
  return { done: t("done"), late: t("late"), running: t("under way"), ahead: t("ahead") }[state];
}

function percent(share: number | undefined): string {
  return share === undefined ? "" : `${String(Math.floor(share * 100)).padStart(3)} %`;
}

/** Thousands apart, whatever the machine's language: the same plan gives the same bytes. */
function amount(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3}){1,7}$)/g, ",");
}
