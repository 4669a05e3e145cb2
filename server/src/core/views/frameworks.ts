import { stateLabel } from "../model/coverage.ts";
import {
  type FrameworkReport,
  frameworkReports,
  isImplemented,
  type ReportedControl,
  type ReportedRequirement,
} from "../reports/frameworks.ts";
import { t } from "../text/l10n.ts";
import type { View, ViewItem, ViewState } from "../viewKit/view.ts";

/** The frameworks that `isms.yaml` names: their requirements, the controls that help, and what ISO/IEC 27001 does not give. */
export const view: View = {
  id: "frameworks",
  read(snapshot) {
    const reports = frameworkReports(snapshot, snapshot.config.frameworks);
    return {
      items: reports.map((report) => frameworkItem(report, (id) => snapshot.index.soa(id)[0])),
      empty: t(
        "No framework is chosen. Name those that bind the organisation in `frameworks` of isms.yaml: gdpr, nis2, dora, soc2, nist-csf.",
      ),
    };
  },
};

type EntryOf = (id: string) => ViewItem["record"];

function frameworkItem({ id, shortName, name, edition, note, requirements, notGiven }: FrameworkReport, entryOf: EntryOf): ViewItem {
  const general = notGiven.flatMap(({ about, text }) => (about === undefined ? [text] : []));
  return {
    id,
    label: shortName,
    description: t("{0}, {1} requirements", edition, requirements.length),
    tooltip: [name, note, t("Controls help with a requirement; they never show that it is met.")].filter(Boolean).join("\n"),
    children: [
      ...general.map((text): ViewItem => ({ id: text, label: text, description: t("not given by ISO/IEC 27001"), state: "missing" })),
      ...requirements.map((requirement) => requirementItem(requirement, entryOf)),
    ],
  };
}

function requirementItem({ id, label, title, controls, clauses, notGiven }: ReportedRequirement, entryOf: EntryOf): ViewItem {
  const done = controls.filter(isImplemented).length;
  // what asks for more than ISO/IEC 27001 gives is never done by controls alone
  const helped: ViewState = done < controls.length || notGiven.length > 0 ? "partial" : "present";
  const state: ViewState = controls.length === 0 ? (notGiven.length > 0 ? "missing" : "later") : done === 0 ? "open" : helped;
  return {
    id,
    label: `${label} ${title}`,
    description: [
      controls.length === 0 ? t("no control helps") : t("{0} of {1} controls implemented", done, controls.length),
      notGiven.length > 0 ? t("asks for more") : undefined,
    ]
      .filter(Boolean)
      .join(" · "),
    tooltip: [`${label} ${title}`, ...notGiven.map((text) => t("Not given by ISO/IEC 27001: {0}", text))].join("\n"),
    state,
    children: [
      ...controls.map((control) => controlItem(control, entryOf(control.id))),
      ...clauses.map((clause): ViewItem => ({ id: clause.id, label: t("clause {0} {1}", clause.id, clause.title), kind: "isms" })),
      ...notGiven.map((text): ViewItem => ({ id: text, label: text, description: t("not given by ISO/IEC 27001"), state: "missing" })),
    ],
  };
}

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
