import { controlGuidance } from "../../catalog/guidance.ts";
import type { ControlCoverage, ControlState } from "../../model/coverage.ts";
import { t } from "../../text/l10n.ts";
import type { GapPriority, GapState, RequirementState } from "./requirement.ts";

/** How a control stands by the records: its row in the SoA, and evidence for it. */
export function controlRequirement(control: ControlCoverage): RequirementState {
  const { id, title, state } = control;
  const isOpen = state !== "evidenced" && state !== "excluded";
  return {
    id,
    type: "control",
    title,
    state: STATES[state],
    current: currentWords(state),
    target: state === "excluded" ? t("Left out, with a reason that holds") : t("Implemented, with current evidence"),
    gap: gapWords(state),
    priority: isOpen ? priorityOf(control) : undefined,
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

/** What treats a risk or answers an obligation cannot wait; evidence for what nobody rests on can. */
function priorityOf({ state, risks, obligations }: ControlCoverage): GapPriority {
  const isNeeded = risks.some(({ data }) => data.status !== "closed") || obligations.length > 0;
  if (state === "implemented") return isNeeded ? "medium" : "low";
  return isNeeded ? "high" : "medium";
}

function remediationOf(id: string, state: ControlState): string {
  const { goodPractice, evidence } = controlGuidance(id) ?? {};
  const [example] = evidence ?? [];
  if (state !== "implemented") return goodPractice?.[0] ?? "";
  return example === undefined ? "" : t("Collect for example: {0}", example);
}
