import { stateLabel } from "../../model/coverage.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import type { Paint } from "../findings/pretty.ts";
import { section, table } from "../textTable.ts";
import type { Status } from "./status.ts";

/** Where an ISMS stands, on one screen of a terminal. */
export function statusAsText(status: Status, paint: Paint): string {
  const { organisation, today, next } = status;
  const steps = next.map((todo, index) => `  ${index + 1}. ${todo}`);
  const parts = [
    paint("bold", t("{0}, seen on {1}", organisation, today)),
    controlsText(status, paint),
    clausesText(status, paint),
    risksText(status, paint),
    dueText(status, paint),
    readinessText(status, paint),
    ...auditText(status, paint),
    ...(steps.length > 0 ? [section(t("Next"), steps, paint)] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

const BAR = 30;

function bar(done: number, total: number): string {
  const filled = total === 0 ? 0 : done === total ? BAR : Math.min(BAR - 1, Math.floor((done / total) * BAR));
  return "█".repeat(filled) + "░".repeat(BAR - filled);
}

function controlsText({ controls: { total, byState } }: Status, paint: Paint): string {
  const settled = byState.implemented + byState.evidenced + byState.excluded;
  const order = ["evidenced", "implemented", "partial", "planned", "excluded", "missing"] as const;
  const counts = order.flatMap((state) => (byState[state] > 0 ? [`${byState[state]} ${stateLabel(state)}`] : []));
  return section(
    t("Controls"),
    [`  ${bar(settled, total)}  ${t("{0} of {1} implemented or excluded", settled, total)}`, `  ${counts.join(", ")}`],
    paint,
  );
}

function clausesText({ clauses: { total, byState, missing } }: Status, paint: Paint): string {
  const settled = byState.present + byState.approved;
  const parts = [
    byState.missing > 0 ? t("{0} missing", byState.missing) : "",
    byState.overdue > 0 ? t("{0} overdue", byState.overdue) : "",
    byState.draft > 0 ? t("{0} in draft", byState.draft) : "",
    byState.later > 0 ? t("{0} with nothing to show yet", byState.later) : "",
  ].filter(Boolean);
  const lines = [`  ${bar(settled, total)}  ${t("{0} of {1} items of clauses 4 to 10 are there", settled, total)}`];
  if (parts.length > 0) lines.push(`  ${parts.join(", ")}`);
  if (missing.length > 0) lines.push(`  ${t("mandatory and missing: {0}", someOf(missing, 3))}`);
  return section(t("Clauses"), lines, paint);
}

function risksText({ risks: { open, closed, byLevel } }: Status, paint: Paint): string {
  if (open === 0) return section(t("Risks"), [`  ${t("none recorded")}`], paint);
  const rows = byLevel.map(({ level, before, after }) => [level, String(before).padStart(4), String(after).padStart(4)]);
  const title = closed > 0 ? t("Risks: {0} open, {1} closed", open, closed) : t("Risks: {0}", open);
  return section(title, table([["", t("before"), t("after treatment")], ...rows]), paint);
}

function dueText({ due: { overdue, within30Days, next }, today }: Status, paint: Paint): string {
  const rows = table(next.map(({ day, what, name, owner }) => [day, shortened(name), owner === undefined ? what : `${what} · ${owner}`]));
  const lines = rows.map((row, index) => ((next[index]?.day ?? today) < today ? paint("red", row) : row));
  return section(t("Due: {0} overdue, {1} within 30 days", overdue, within30Days), lines, paint);
}

function shortened(text: string): string {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME).trimEnd()}…` : text;
}

const LONGEST_NAME = 60;

function readinessText({ readiness }: Status, paint: Paint): string {
  const lines = readiness.flatMap(({ title, done, total, missing }) => [
    `  ${bar(done, total)}  ${title}: ${t("{0} of {1}", done, total)}`,
    ...(missing.length > 0
      ? [
          `    ${t(
            "open: {0}",
            someOf(
              missing.map((item) => item.title),
              4,
            ),
          )}`,
        ]
      : []),
  ]);
  return section(t("Readiness for the certification audit"), lines, paint);
}

function auditText({ audit }: Status, paint: Paint): string[] {
  if (!audit) return [];
  const { day, name, openNonconformities, dueBefore } = audit;
  const line = t("{0}  {1}: {2} open nonconformities, {3} things due by then", day, name, openNonconformities, dueBefore);
  return [section(t("Next audit"), [`  ${line}`], paint)];
}
