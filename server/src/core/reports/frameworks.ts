import { type Framework, framework, type Pair, type Requirement, requirementLabel } from "../catalog/crosswalks.ts";
import type { CrosswalkSource, NotGiven } from "../catalog/frameworkTypes.ts";
import { type ControlState, controlCoverage } from "../model/coverage.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** Another framework as this ISMS stands to it. It says what helps and how far that is, never that a requirement is met. */
export interface FrameworkReport {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly edition: string;
  readonly note: string | undefined;
  readonly requirements: readonly ReportedRequirement[];
  /** What has to come from elsewhere. */
  readonly notGiven: readonly NotGiven[];
  readonly sources: readonly CrosswalkSource[];
}

export interface ReportedRequirement {
  readonly id: string;
  /** The id as people write it: `Art. 21(2)(d)`. */
  readonly label: string;
  readonly title: string;
  readonly controls: readonly ReportedControl[];
  readonly clauses: readonly ReportedClause[];
  /** What it asks for beyond ISO/IEC 27001. */
  readonly notGiven: readonly string[];
}

export interface ReportedClause {
  readonly id: string;
  readonly title: string;
  /** Who says that it helps. */
  readonly sources: readonly string[];
}

export interface ReportedControl extends ReportedClause {
  readonly state: ControlState;
}

/** True for a control that works here, as the SoA says. */
export function isImplemented({ state }: ReportedControl): boolean {
  return state === "implemented" || state === "evidenced";
}

/** The frameworks of these ids, in the order given; ids of none are left out. */
export function frameworkReports(snapshot: Snapshot, ids: readonly string[]): FrameworkReport[] {
  const states = new Map<string, ControlState>();
  const stateOf = (id: string): ControlState => {
    const state = states.get(id) ?? controlCoverage(id, snapshot).state;
    states.set(id, state);
    return state;
  };
  return [...new Set(ids)].flatMap((id) => {
    const found = framework(id);
    return found ? [reportOn(found, snapshot, stateOf)] : [];
  });
}

function reportOn(owner: Framework, { catalog }: Snapshot, stateOf: (id: string) => ControlState): FrameworkReport {
  const { id, name, shortName, edition, note, notGiven, sources } = owner;
  const about = (pair: Pair, title = "") => ({ id: pair.id, title, sources: pair.sources.map((source) => source.name) });
  const requirement = (one: Requirement): ReportedRequirement => ({
    id: one.id,
    label: requirementLabel(one),
    title: one.title,
    controls: one.pairs.flatMap((pair) => {
      const control = catalog.control(pair.id);
      return control ? [{ ...about(pair, control.title), state: stateOf(pair.id) }] : [];
    }),
    clauses: one.pairs.flatMap((pair) => (catalog.control(pair.id) ? [] : [about(pair, catalog.clause(pair.id)?.title)])),
    notGiven: one.notGiven,
  });
  return { id, name, shortName, edition, note, requirements: owner.requirements.map(requirement), notGiven, sources };
}
