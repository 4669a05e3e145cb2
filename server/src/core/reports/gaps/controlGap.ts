import { controlGuidance } from "../../catalog/guidance.ts";
import type { Effort } from "../../catalog/planTypes.ts";
import type { ControlCoverage, ControlState } from "../../model/coverage.ts";
import type { Methodology } from "../../model/methodology.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { inherentRating } from "../../model/riskRating.ts";
import { t } from "../../text/l10n.ts";
import { oneStepLess, usualEffort } from "./effort.ts";
import type { GapPriority, GapState, RequirementState } from "./requirement.ts";

/** How a control stands by the records: its row in the SoA, and evidence for it. The methodology tells which risks are grave. */
export function controlRequirement(control: ControlCoverage, methodology: Methodology | undefined): RequirementState {
  const { id, title, state } = control;
  const isOpen = state !== "evidenced" && state !== "excluded";
  const effort = isOpen ? effortOf(id, state) : undefined;
  return {
    id,
    type: "control",
    title,
    state: STATES[state],
    current: currentWords(state),
    target: state === "excluded" ? t("Left out, with a reason that holds") : t("Implemented, with current evidence"),
    gap: gapWords(state),
    priority: isOpen ? priorityOf(control, effort, methodology) : undefined,
    effort,
    remediation: isOpen ? remediationOf(id, state) : "",
    actions: control.actions.flatMap(({ id: action, data }) =>
      action !== undefined && data.status !== "done" && data.status !== "cancelled" ? [action] : [],
    ),
    recorded: [],
  };
}

const STATES = {
  missing: "missing",
  excluded: "excluded",
  planned: "missing",
  partial: "partial",
  implemented: "partial",
  evidenced: "met",
} as const satisfies Record<ControlState, GapState>;

function currentWords(state: ControlState): string {
  return {
    missing: t("No decision in the Statement of Applicability"),
    excluded: t("Left out in the Statement of Applicability"),
    planned: t("Planned"),
    partial: t("Partly implemented"),
    implemented: t("Implemented, without current evidence"),
    evidenced: t("Implemented, with current evidence"),
  }[state];
}

function gapWords(state: ControlState): string {
  return {
    missing: t("Decide whether it is applicable, and why"),
    excluded: "",
    planned: t("Implement it"),
    partial: t("Complete the implementation"),
    implemented: t("Collect evidence"),
    evidenced: "",
  }[state];
}

function effortOf(id: string, state: ControlState): Effort | undefined {
  const whole = usualEffort("control", id);
  if (state === "implemented") return "small";
  return state === "partial" ? oneStepLess(whole) : whole;
}

/** As docs/cli.md explains: what answers an obligation or treats a grave risk cannot wait; months for what nobody rests on can. */
function priorityOf(
  { state, risks, obligations }: ControlCoverage,
  effort: Effort | undefined,
  methodology: Methodology | undefined,
): GapPriority {
  const open = risks.filter(({ data }) => data.status !== "closed");
  const isNeeded = open.length > 0 || obligations.length > 0;
  if (state === "implemented") return isNeeded ? "medium" : "low";
  if (obligations.length > 0 || open.some((risk) => !isWithinLimit(risk, methodology))) return "high";
  return isNeeded || effort !== "large" ? "medium" : "low";
}

/** True for a risk that its owner might accept as it is, before any treatment. */
function isWithinLimit(risk: IsmsRecord<"risks">, methodology: Methodology | undefined): boolean {
  const rated = methodology && inherentRating(risk, methodology);
  return rated !== undefined && methodology?.isAboveAcceptance(rated.score) === false;
}

function remediationOf(id: string, state: ControlState): string {
  const { goodPractice, evidence } = controlGuidance(id) ?? {};
  const [example] = evidence ?? [];
  if (state !== "implemented") return goodPractice?.[0] ?? "";
  return example === undefined ? "" : t("Collect for example: {0}", example);
}
