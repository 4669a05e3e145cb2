import { type ClauseState, clauseCoverage, clauseStates } from "../../model/clauseCoverage.ts";
import { type ControlState, controlStates, countedCoverage } from "../../model/coverage.ts";
import { type DueDate, dueLabel } from "../../model/dueDate.ts";
import { dueDates } from "../../model/dueDates.ts";
import { type Methodology, methodologyOf } from "../../model/methodology.ts";
import { nextAudit } from "../../model/nextAudit.ts";
import { nextSteps, projectPlan } from "../../model/projectPlan.ts";
import { readiness } from "../../model/readiness.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { recordLabel } from "../../model/recordLabel.ts";
import { inherentRating, remainingRating } from "../../model/riskRating.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { addDays } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

/** Where an ISMS stands on a day, in numbers. */
export interface Status {
  readonly organisation: string;
  readonly today: string;
  /** Controls of Annex A and the organisation's own, by state. */
  readonly controls: { readonly total: number; readonly byState: Readonly<Record<ControlState, number>> };
  /** What clauses 4 to 10 ask for, by state, and the mandatory documented information that is missing. */
  readonly clauses: {
    readonly total: number;
    readonly byState: Readonly<Record<ClauseState, number>>;
    readonly missing: readonly string[];
  };
  /** Risks that are not closed, by their level before treatment and by that of what remains. The highest level first. */
  readonly risks: {
    readonly open: number;
    readonly closed: number;
    readonly byLevel: readonly { readonly level: string; readonly before: number; readonly after: number }[];
  };
  readonly due: { readonly overdue: number; readonly within30Days: number; readonly next: readonly DueLine[] };
  readonly readiness: readonly {
    readonly id: string;
    readonly title: string;
    readonly done: number;
    readonly total: number;
    readonly missing: readonly { readonly title: string; readonly clause: string | undefined; readonly todo: readonly string[] }[];
  }[];
  /** The next audit, with what to prepare for it; undefined where none is planned or asked for. */
  readonly audit:
    | { readonly day: string; readonly name: string; readonly openNonconformities: number; readonly dueBefore: number }
    | undefined;
  /** What to do next, most urgent first. */
  readonly next: readonly string[];
}

export interface DueLine {
  readonly day: string;
  readonly what: string;
  readonly name: string;
  readonly owner: string | undefined;
  readonly file: string;
}

const SOON = 30;
const MOST_DUE = 5;
const STEPS = 3;

/** Gathers where an ISMS stands. */
export function statusOf(snapshot: Snapshot): Status {
  const { today, config } = snapshot;
  const clauses = clauseCoverage(snapshot);
  const dues = dueDates(snapshot);
  const soon = dues.filter(({ day }) => day <= addDays(today, SOON));
  const controls = countedCoverage(snapshot);
  const audit = nextAudit(snapshot, dues);
  return {
    organisation: config.organisation,
    today,
    controls: { total: controls.length, byState: counted(controlStates, controls) },
    clauses: {
      total: clauses.length,
      byState: counted(clauseStates, clauses),
      missing: clauses.flatMap(({ isMandatory, state, title, clause }) =>
        isMandatory && state === "missing" ? [t("{0} (clause {1})", title, clause)] : [],
      ),
    },
    risks: risksByLevel(snapshot),
    due: {
      overdue: dues.filter(({ day }) => day < today).length,
      within30Days: soon.filter(({ day }) => day >= today).length,
      next: soon.slice(0, MOST_DUE).map((due) => ({
        day: due.day,
        what: dueLabel(due),
        name: dueName(due),
        owner: (due.record.data as { readonly owner?: string }).owner,
        file: due.record.path,
      })),
    },
    readiness: readiness(snapshot).map(({ id, title, items }) => ({
      id,
      title,
      done: items.filter(({ share }) => share === 1).length,
      total: items.length,
      missing: items.flatMap(({ title: name, clause, share, checks }) => {
        const todo = checks.flatMap((check) => (check.share < 1 ? [check.todo] : []));
        return share < 1 ? [{ title: name, clause, todo }] : [];
      }),
    })),
    audit: audit && { day: audit.due.day, name: audit.name, openNonconformities: audit.open.length, dueBefore: audit.before.length },
    next: [...nextSteps(projectPlan(snapshot), STEPS).map(({ todo }) => todo), ...dues.filter(isStep).map(dueStep)].slice(0, STEPS),
  };
}

function dueName({ title, record }: DueDate): string {
  return title === undefined ? recordLabel(record) : [record.id, title].filter(Boolean).join(" ");
}

/** The days of the project are told by its own steps. */
function isStep({ what }: DueDate): boolean {
  return what !== "phase" && what !== "milestone";
}

/** Something that falls due, as the next step of an ISMS whose project asks for nothing else. */
function dueStep(due: DueDate): string {
  return t("{0}: {1}, {2}", dueName(due), dueLabel(due), due.day);
}

function counted<S extends string>(states: readonly S[], items: readonly { readonly state: S }[]): Record<S, number> {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<S, number>;
  for (const { state } of items) counts[state]++;
  return counts;
}

function risksByLevel({ index }: Snapshot): Status["risks"] {
  const methodology = methodologyOf(index);
  const all = index.ofKind("risks");
  const open = all.filter(({ data }) => data.status !== "closed");
  const levels = [...(methodology?.data.levels ?? [])].sort((a, b) => (b.min ?? 0) - (a.min ?? 0)).flatMap(({ name }) => name ?? []);
  const before = open.map((risk) => levelBefore(risk, methodology));
  const after = open.map((risk) => levelAfter(risk, methodology));
  const count = (list: readonly string[], level: string) => list.filter((word) => word === level).length;
  const others = [...new Set([...before, ...after])].filter((word) => !levels.includes(word)).sort();
  return {
    open: open.length,
    closed: all.length - open.length,
    byLevel: [...levels, ...others].map((level) => ({ level, before: count(before, level), after: count(after, level) })),
  };
}

function levelBefore(risk: IsmsRecord<"risks">, methodology: Methodology | undefined): string {
  return (methodology && inherentRating(risk, methodology)?.level) ?? risk.data.level ?? t("not rated");
}

function levelAfter(risk: IsmsRecord<"risks">, methodology: Methodology | undefined): string {
  return (methodology && remainingRating(risk, methodology)?.level) ?? risk.data.residual?.level ?? t("not rated");
}
