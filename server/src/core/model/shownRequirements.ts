import clauseRecords from "../../../catalog/clause-records.yaml";
import { t } from "../text/l10n.ts";
import { controlCoverage } from "./coverage.ts";
import type { Target } from "./record.ts";
import { type CheckResult, checkRecords } from "./recordConditions.ts";
import type { Snapshot } from "./snapshot.ts";

/** What the records show of a clause, check by check; none where no record can show it. */
export function clauseChecks(id: string, snapshot: Snapshot): CheckResult[] {
  return (clauseRecords().clauses[id] ?? []).map((check) => checkRecords(check, snapshot));
}

/** How far the records show a clause. `unknown`: no record can. */
export type ShownState = "missing" | "partial" | "met" | "unknown";

/** How far the records show a clause, or the clauses below it where it is a heading, such as 9.2. */
export function clauseShown(id: string, snapshot: Snapshot): ShownState {
  const ids = Object.keys(clauseRecords().clauses).filter((one) => one === id || one.startsWith(`${id}.`));
  return shownBy(ids.flatMap((one) => clauseChecks(one, snapshot)));
}

/** What checks say together. */
export function shownBy(checks: readonly CheckResult[]): ShownState {
  if (checks.length === 0) return "unknown";
  if (checks.every(({ share }) => share === 1)) return "met";
  return checks.every(({ share }) => share === 0) ? "missing" : "partial";
}

/** A state in words. */
export function shownLabel(state: ShownState): string {
  return {
    missing: t("not shown by the records"),
    partial: t("partly shown by the records"),
    met: t("shown by the records"),
    unknown: t("records cannot show it"),
  }[state];
}

/** True where the records show all that records can show of a clause, or that a control is implemented with current evidence or left out. */
export function isShownByRecords(target: Target, snapshot: Snapshot): boolean {
  if (target.type === "control") return ["evidenced", "excluded"].includes(controlCoverage(target.id, snapshot).state);
  const wanted = target.type === "clause" ? (clauseRecords().clauses[target.id.split(" ")[0] ?? ""] ?? []) : [];
  // one after the other, because each looks at all records of its kind
  return wanted.length > 0 && wanted.every((check) => checkRecords(check, snapshot).share === 1);
}
