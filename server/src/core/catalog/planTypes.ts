import type { KindName } from "../generated/types.ts";

/* The shapes of the data in server/catalog/ by which the work on an ISMS is planned and told: calendar, evidence, project, costs, readiness, starter. */

/** What a day in the calendar is about. */
export type DueWhat =
  | "review"
  | "action"
  | "expiry"
  | "acceptance"
  | "agreement"
  | "exception"
  | "change"
  | "objective"
  | "audit"
  | "correction"
  | "effectiveness"
  | "decision"
  | "managementReview"
  | "measurement"
  | "activity"
  | "training"
  | "gap"
  | "phase"
  | "milestone"
  | "notification"
  | "surveillance"
  | "recertification";

/** A field with days on which something falls due. */
export interface CalendarDate {
  readonly kind: KindName;
  readonly field: string;
  readonly what: DueWhat;
  /** Field → values with which nothing is due. */
  readonly unless?: Readonly<Record<string, readonly string[]>>;
  /** Fields that say that it has been done. */
  readonly done?: readonly string[];
  /** The field of an item with the actions by which it is done. */
  readonly doneBy?: string;
  /** Only the record with the latest day in this field counts. */
  readonly newest?: string;
  /** The field of an item that names it. */
  readonly title?: string;
}

/** What shows that a clause is met. */
export interface ClauseItem {
  readonly key: string;
  readonly clause: string;
  readonly title?: string;
  readonly records?: readonly WantedRecords[];
  readonly documents?: WantedDocuments;
  /** Before this has happened there is nothing to show yet. */
  readonly after?: Occasion;
  /** Once this has happened its absence is a finding, although it is no mandatory documented information. */
  readonly askedAfter?: Occasion;
  /** Records that spare that finding. */
  readonly alsoBy?: readonly WantedRecords[];
  readonly approved?: boolean;
  /** The kind whose record approves the whole of it. */
  readonly approvedBy?: KindName;
  /** What one of its records must meet at least; where none does they are a draft. */
  readonly needs?: RecordCheck;
}

/** Something that must have happened before something else can be asked for. */
export type Occasion =
  | "scope-approved"
  | "risk-recorded"
  | "risk-treated"
  | "soa-approved"
  | "in-operation"
  | "audit-held"
  | "review-held"
  | "audit-may-have-found"
  | "correction-had-time";

/** Records that show something: those of a kind that say what they must. */
export interface WantedRecords {
  readonly kind: KindName;
  readonly has?: readonly string[];
  /** Fields with days that must have come. */
  readonly past?: readonly string[];
  /** A kind of which it names a record, or of which one names it. */
  readonly with?: KindName;
  readonly is?: Readonly<Record<string, readonly string[]>>;
  /** Field → values that it must not have. */
  readonly isNot?: Readonly<Record<string, readonly string[]>>;
  /** It must have taken place. */
  readonly held?: true;
}

/** Documents that show something: those that name one of the clauses or are called so, or any. */
export interface WantedDocuments {
  readonly clauses?: readonly string[];
  readonly titles?: readonly string[];
  readonly any?: boolean;
  /** Types of which none shows it. */
  readonly not?: readonly string[];
}

/** What a new ISMS starts with. */
export interface StarterTemplates {
  readonly files: readonly StarterTemplate[];
  /** The templates' texts, with `{{…}}` where the organisation's own words go. */
  readonly texts: Readonly<Record<string, string>>;
}

/** One file of a new ISMS: its parts one after the other; without any, the template at the same path. */
export interface StarterTemplate extends StarterCondition {
  readonly path: string;
  readonly parts?: readonly StarterPart[];
}

export interface StarterPart extends StarterCondition {
  readonly template: string;
}

/** For which organisations something is meant: of one of the sizes, and with one of the frameworks. For all where nothing is said. */
export interface StarterCondition {
  readonly sizes?: readonly ("small" | "medium" | "large")[];
  readonly frameworks?: readonly string[];
}

/** How large an organisation is, as `isms.size` says it. */
export type OrganisationSize = "small" | "medium" | "large";

/** The usual way to a first certificate, as server/catalog/project.yaml explains. */
export interface ProjectData {
  readonly sizes: Readonly<Record<OrganisationSize, { readonly months: readonly [number, number]; readonly weeks: number }>>;
  readonly phases: readonly ProjectPhase[];
}

export interface ProjectPhase {
  readonly id: string;
  readonly title: string;
  /** First and last week, counted from 1. */
  readonly weeks: readonly [number, number];
  /** `with`: the deliverable that shows it to be reached. */
  readonly milestones: readonly { readonly title: string; readonly week: number; readonly with: string }[];
  readonly deliverables: readonly ProjectDeliverable[];
}

export interface ProjectDeliverable {
  readonly title: string;
  /** The deliverable of the same phase without which it cannot begin. */
  readonly after?: string;
  readonly shownBy: readonly RecordCheck[];
}

/** A condition that the records of a kind meet, or a share of them that is enough. */
export interface RecordCheck {
  readonly kind: KindName;
  /** A condition by its name. */
  readonly is: string;
  /** From 0 to 1; all of them where nothing is said. */
  readonly enough?: number;
}

/** What the way to a certificate costs: ranges of thumb. */
export interface CostEstimates {
  /** Where the ranges come from. */
  readonly source: string;
  /** The year whose prices they are. */
  readonly asOf: string;
  /** What is meant by the sizes. */
  readonly sizes: Readonly<Record<OrganisationSize, string>>;
  readonly currency: string;
  readonly estimates: readonly CostEstimate[];
}

export type CostEstimate = {
  readonly category: string;
  readonly title: string;
  /** It comes back each year. */
  readonly yearly?: boolean;
} & Readonly<Record<OrganisationSize, CostRange>>;

export interface CostRange {
  readonly from: number;
  /** Undefined where it is open upwards. */
  readonly to?: number;
}

/** Recurring duties that most management systems have. */
export interface StandardActivities {
  readonly activities: readonly StandardActivity[];
}

export interface StandardActivity {
  readonly id: string;
  readonly title: string;
  readonly frequency: string;
  readonly controls?: readonly string[];
  readonly clauses?: readonly string[];
  /** The role of a new ISMS that sees to it. */
  readonly role?: string;
  /** The sizes of organisations that it is usual for, so often. */
  readonly sizes: readonly OrganisationSize[];
}

/** Which records show that a clause is met, as server/catalog/clause-records.yaml explains. */
export interface ClauseRecords {
  readonly clauses: Readonly<Record<string, readonly RecordCheck[]>>;
}

/** Days, weeks or months. */
export type Effort = "small" | "medium" | "large";

/** What it usually takes to meet a requirement from nothing, by the id of the clause or control. */
export interface UsualEffort {
  readonly clauses: Readonly<Record<string, Effort>>;
  readonly controls: Readonly<Record<string, Effort>>;
}

/** A checklist of what a certification body wants to find at a stage. */
export interface ReadinessStage {
  readonly id: "stage1" | "stage2";
  readonly title: string;
  readonly items: readonly ReadinessItem[];
}

export interface ReadinessItem {
  readonly title: string;
  readonly clause?: string;
  readonly shownBy: readonly RecordCheck[];
}
