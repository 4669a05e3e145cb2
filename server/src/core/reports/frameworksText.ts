import { requirementLabel, requirementOf } from "../catalog/crosswalks.ts";
import { type ControlState, controlStates, stateLabel } from "../model/coverage.ts";
import { type DutyState, dutyLabel } from "../model/frameworkDuties.ts";
import { idAndTitle } from "../model/recordLabel.ts";
import { type ShownState, shownLabel } from "../model/shownRequirements.ts";
import { t } from "../text/l10n.ts";
import type { Paint } from "./findings/pretty.ts";
import {
  type FrameworkReport,
  isImplemented,
  type ReportedClause,
  type ReportedControl,
  type ReportedDuty,
  type ReportedRequirement,
} from "./frameworks.ts";

/** The frameworks for people at a terminal: each requirement with what helps with it, then what has to come from elsewhere. */
export function frameworksAsText(reports: readonly FrameworkReport[], paint: Paint): string {
  return reports.map((report) => `${frameworkText(report, paint)}\n`).join("\n");
}

function frameworkText(report: FrameworkReport, paint: Paint): string {
  const { shortName, name, edition, note, requirements, notGiven, sources } = report;
  const general = shortName === name ? `${name}, ${edition}` : `${shortName}: ${name}, ${edition}`;
  return [
    paint("bold", general),
    sums(report),
    ...(note === undefined ? [] : [note]),
    "",
    ...requirements.flatMap((requirement) => requirementLines(requirement, notGiven, paint)),
    "",
    `${paint("bold", t("What ISO/IEC 27001 does not give"))}  ${paint("gray", dutySums(report))}`,
    ...notGiven.flatMap((duty, index) => dutyLines(duty, index, report.id, paint)),
    "",
    paint("gray", t("Pairs say that a control helps, never that a requirement is met. They are from:")),
    ...sources.map((source) => paint("gray", `  ${source.name}, ${source.work} (${source.licence}), ${source.url}`)),
  ].join("\n");
}

function dutySums({ notGiven }: FrameworkReport): string {
  const tracked = notGiven.filter(({ state }) => state !== "untracked").length;
  return t("{0} of {1} tracked by an obligation", tracked, notGiven.length);
}

function dutyLines({ id, about, text, state, trackedBy }: ReportedDuty, index: number, framework: string, paint: Paint): string[] {
  const head = about.length > 0 ? `${paint("underline", labels(framework, about))}: ` : "";
  const names = trackedBy.map(idAndTitle).join(", ");
  const how = state === "untracked" ? t("{0}: name `{1}` in `tracks` of one", dutyLabel(state), id) : `${dutyLabel(state)}: ${names}`;
  return [`  [${index + 1}] ${head}${text}`, `      ${paint(DUTY_COLOURS[state], how)}`];
}

const DUTY_COLOURS = { untracked: "red", open: "yellow", answered: "green", excluded: "gray" } as const satisfies Record<DutyState, string>;

/** How many different controls help, and how far those are. */
function sums({ requirements }: FrameworkReport): string {
  const controls = new Map(requirements.flatMap((one) => one.controls.map((control) => [control.id, control] as const)));
  const helped = requirements.filter((one) => one.controls.length + one.clauses.length > 0).length;
  const states = byState([...controls.values()]).map(({ state, ids }) => `${ids.length} ${stateLabel(state)}`);
  const head = t("Something in ISO/IEC 27001 helps with {0} of {1} requirements.", helped, requirements.length);
  return states.length === 0 ? head : `${head} ${t("Of the {0} controls that do, here:", controls.size)} ${states.join("; ")}.`;
}

function requirementLines(
  { id, label, title, controls, clauses }: ReportedRequirement,
  notGiven: readonly ReportedDuty[],
  paint: Paint,
): string[] {
  const beyond = notGiven.flatMap(({ about }, index) => (about.includes(id) ? `[${index + 1}]` : []));
  const done = controls.filter(isImplemented).length;
  const count = controls.length === 0 ? "" : `  ${paint("gray", t("{0} of {1} controls implemented", done, controls.length))}`;
  return [
    `  ${paint("underline", label)} ${title}${count}`,
    ...byState(controls).map(({ state, ids }) => `    ${paint(COLOURS[state], stateLabel(state))}: ${ids.join(", ")}`),
    ...clauseLines(clauses),
    ...(controls.length + clauses.length === 0 ? [`    ${paint("gray", t("no control or clause is known to help with it"))}`] : []),
    ...(beyond.length > 0 ? [`    ${t("asks for more than ISO/IEC 27001 gives: {0}", beyond.join(" "))}`] : []),
  ];
}

/** The clauses that help, by how far the records show them. */
function clauseLines(clauses: readonly ReportedClause[]): string[] {
  return SHOWN.flatMap((state) => {
    const ids = clauses.flatMap((clause) => (clause.state === state ? [clause.id] : []));
    return ids.length === 0 ? [] : [`    ${t("clauses {0}", shownLabel(state))}: ${ids.join(", ")}`];
  });
}

const SHOWN: readonly ShownState[] = ["met", "partial", "missing", "unknown"];

const COLOURS = {
  missing: "red",
  excluded: "gray",
  planned: "yellow",
  partial: "yellow",
  implemented: "blue",
  evidenced: "green",
} as const satisfies Record<ControlState, string>;

function byState(controls: readonly ReportedControl[]): { readonly state: ControlState; readonly ids: readonly string[] }[] {
  return [...controlStates]
    .reverse()
    .map((state) => ({ state, ids: controls.filter((control) => control.state === state).map(({ id }) => id) }))
    .filter(({ ids }) => ids.length > 0);
}

function labels(framework: string, about: readonly string[]): string {
  return about
    .flatMap((id) => requirementOf(framework, id) ?? [])
    .map(requirementLabel)
    .join(", ");
}
