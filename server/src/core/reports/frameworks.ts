import { type Framework, framework, type Pair, type Requirement, requirementLabel } from "../catalog/crosswalks.ts";
import type { CrosswalkSource } from "../catalog/frameworkTypes.ts";
import { type ControlState, controlCoverage } from "../model/coverage.ts";
import { type DutyState, type FrameworkDuty, frameworkDuties } from "../model/frameworkDuties.ts";
import { clauseShown, type ShownState } from "../model/shownRequirements.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** Another framework as this ISMS stands to it. It says what helps and how far that is, never that a requirement is met. */
export interface FrameworkReport {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly edition: string;
  readonly note: string | undefined;
  readonly requirements: readonly ReportedRequirement[];
  /** What has to come from elsewhere, and the obligations that track it. */
  readonly notGiven: readonly ReportedDuty[];
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

export interface ReportedDuty {
  /** As `tracks` of an obligation names it: `gdpr/lawful-basis`. */
  readonly id: string;
  readonly title: string;
  /** The requirements that it is about; none where it is about the framework as a whole. */
  readonly about: readonly string[];
  readonly text: string;
  readonly state: DutyState;
  readonly trackedBy: readonly { readonly id: string; readonly title: string; readonly owner: string | undefined }[];
}

interface ReportedPair {
  readonly id: string;
  readonly title: string;
  /** Who says that it helps. */
  readonly sources: readonly string[];
}

export interface ReportedControl extends ReportedPair {
  readonly state: ControlState;
}

export interface ReportedClause extends ReportedPair {
  readonly state: ShownState;
}

/** True for a control that works here, as the SoA says. */
export function isImplemented({ state }: ReportedControl): boolean {
  return state === "implemented" || state === "evidenced";
}

/** The frameworks of these ids, in the order given; ids of none are left out. */
export function frameworkReports(snapshot: Snapshot, ids: readonly string[]): FrameworkReport[] {
  const states: States = {
    control: remembered((id) => controlCoverage(id, snapshot).state),
    clause: remembered((id) => clauseShown(id, snapshot)),
  };
  return [...new Set(ids)].flatMap((id) => {
    const found = framework(id);
    return found ? [reportOn(found, snapshot, states)] : [];
  });
}

/** How controls and clauses stand here, each looked up once. */
interface States {
  readonly control: (id: string) => ControlState;
  readonly clause: (id: string) => ShownState;
}

function remembered<T>(look: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id) ?? look(id);
    known.set(id, found);
    return found;
  };
}

function reportOn(owner: Framework, snapshot: Snapshot, states: States): FrameworkReport {
  const { id, name, shortName, edition, note, sources } = owner;
  const { catalog } = snapshot;
  const notGiven = frameworkDuties(owner, snapshot).map(reportedDuty);
  const about = (pair: Pair, title = "") => ({ id: pair.id, title, sources: pair.sources.map((source) => source.name) });
  const requirement = (one: Requirement): ReportedRequirement => ({
    id: one.id,
    label: requirementLabel(one),
    title: one.title,
    controls: one.pairs.flatMap((pair) => {
      const control = catalog.control(pair.id);
      return control ? [{ ...about(pair, control.title), state: states.control(pair.id) }] : [];
    }),
    clauses: one.pairs.flatMap((pair) =>
      catalog.control(pair.id) ? [] : [{ ...about(pair, catalog.clause(pair.id)?.title), state: states.clause(pair.id) }],
    ),
    notGiven: one.notGiven.map(({ text }) => text),
  });
  return { id, name, shortName, edition, note, requirements: owner.requirements.map(requirement), notGiven, sources };
}

function reportedDuty({ name, title, about = [], text, state, obligations }: FrameworkDuty): ReportedDuty {
  const trackedBy = obligations.map(({ id = "", title: called = "", data }) => ({ id, title: called, owner: data.owner }));
  return { id: name, title, about, text, state, trackedBy };
}
