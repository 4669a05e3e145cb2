import { framework } from "../catalog/crosswalks.ts";
import { stateLabel } from "../model/coverage.ts";
import { type DutyState, dutyLabel, type FrameworkDuty, frameworkDuties } from "../model/frameworkDuties.ts";
import { recordLabel } from "../model/recordLabel.ts";
import { type ShownState, shownLabel } from "../model/shownRequirements.ts";
import type { Snapshot } from "../model/snapshot.ts";
import {
  type FrameworkReport,
  frameworkReports,
  isImplemented,
  type ReportedControl,
  type ReportedRequirement,
} from "../reports/frameworks.ts";
import { someOf } from "../ruleKit/wording.ts";
import { t } from "../text/l10n.ts";
import type { View, ViewItem, ViewState } from "../viewKit/view.ts";

/** The frameworks that `isms.yaml` names: their requirements, the controls that help, and what ISO/IEC 27001 does not give. */
export const view: View = {
  id: "frameworks",
  read(snapshot) {
    const reports = frameworkReports(snapshot, snapshot.config.frameworks);
    return {
      items: reports.map((report) => frameworkItem(report, snapshot)),
      empty: t(
        "No framework is chosen. Name those that bind the organisation in `frameworks` of isms.yaml: gdpr, nis2, dora, soc2, nist-csf.",
      ),
    };
  },
};

function frameworkItem({ id, shortName, name, edition, note, requirements }: FrameworkReport, snapshot: Snapshot): ViewItem {
  const owner = framework(id);
  const duties = owner ? frameworkDuties(owner, snapshot) : [];
  return {
    id,
    label: shortName,
    description: t("{0}, {1} requirements", edition, requirements.length),
    tooltip: [name, note, t("Controls help with a requirement; they never show that it is met.")].filter(Boolean).join("\n"),
    children: [
      ...(duties.length > 0 ? [beyondItem(duties)] : []),
      ...requirements.map((requirement) =>
        requirementItem(
          requirement,
          duties.filter(({ about }) => about?.includes(requirement.id)),
          snapshot,
        ),
      ),
    ],
  };
}

/** What the framework asks for beyond ISO/IEC 27001, as a list to work through. */
function beyondItem(duties: readonly FrameworkDuty[]): ViewItem {
  const tracked = duties.filter(({ state }) => state !== "untracked").length;
  return {
    id: "beyond",
    label: t("Not given by ISO/IEC 27001"),
    description: t("{0} of {1} tracked by an obligation", tracked, duties.length),
    kind: "obligations",
    children: duties.map(dutyItem),
  };
}

function dutyItem({ name, title, text, labels, state, obligations }: FrameworkDuty): ViewItem {
  const [first] = obligations;
  const how = state === "untracked" ? t("Record an obligation with `tracks: [{0}]`.", name) : undefined;
  return {
    id: name,
    label: title,
    description: [someOf(labels, 3), dutyLabel(state)].filter(Boolean).join(" · "),
    tooltip: [text, [name, dutyLabel(state)].join(": "), how].filter(Boolean).join("\n"),
    state: DUTY_STATES[state],
    record: first,
    children: obligations.map(
      (record): ViewItem => ({
        id: `${record.path} ${record.id}`,
        label: recordLabel(record),
        description: record.data.owner ?? t("no owner"),
        kind: "obligations",
        record,
      }),
    ),
  };
}

const DUTY_STATES = { untracked: "missing", open: "partial", answered: "present", excluded: "later" } as const satisfies Record<
  DutyState,
  ViewState
>;

function requirementItem(
  { id, label, title, controls, clauses }: ReportedRequirement,
  duties: readonly FrameworkDuty[],
  { index }: Snapshot,
): ViewItem {
  const done = controls.filter(isImplemented).length;
  // what asks for more than ISO/IEC 27001 gives is never done by controls alone
  const isTracked = duties.every(({ state }) => state === "answered" || state === "excluded");
  const shown = clauses.filter(({ state }) => state === "met").length;
  const [helping, helped] = [controls.length + clauses.length, done + shown];
  const withHelp: ViewState = helped === 0 ? "open" : helped < helping || !isTracked ? "partial" : "present";
  const alone: ViewState = !isTracked ? "missing" : duties.length > 0 ? "present" : "later";
  const state = helping === 0 ? alone : withHelp;
  return {
    id,
    label: `${label} ${title}`,
    description: [
      helping === 0 ? t("no control or clause helps") : undefined,
      controls.length === 0 ? undefined : t("{0} of {1} controls implemented", done, controls.length),
      clauses.length === 0 ? undefined : t("{0} of {1} clauses shown by the records", shown, clauses.length),
      duties.length > 0 ? (isTracked ? t("asks for more, which is tracked") : t("asks for more")) : undefined,
    ]
      .filter(Boolean)
      .join(" · "),
    tooltip: [`${label} ${title}`, ...duties.map(({ text }) => t("Not given by ISO/IEC 27001: {0}", text))].join("\n"),
    state,
    children: [
      ...controls.map((control) => controlItem(control, index.soa(control.id)[0])),
      ...clauses.map(
        (clause): ViewItem => ({
          id: clause.id,
          label: t("clause {0} {1}", clause.id, clause.title),
          description: shownLabel(clause.state),
          state: CLAUSE_STATES[clause.state],
        }),
      ),
      ...duties.map(dutyItem),
    ],
  };
}

const CLAUSE_STATES = { missing: "missing", partial: "partial", met: "done", unknown: "later" } as const satisfies Record<
  ShownState,
  ViewState
>;

function controlItem({ id, title, state, sources }: ReportedControl, record: ViewItem["record"]): ViewItem {
  const states = {
    missing: "missing",
    excluded: "later",
    planned: "open",
    partial: "partial",
    implemented: "present",
    evidenced: "done",
  } as const;
  return {
    id,
    label: `${id} ${title}`,
    description: stateLabel(state),
    tooltip: [`${id} ${title}`, stateLabel(state), t("Helps according to {0}", sources.join(", "))].join("\n"),
    state: states[state],
    record,
  };
}
