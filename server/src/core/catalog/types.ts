import type { KindName } from "../generated/types.ts";

/** The shapes of the catalogue's data files in server/catalog/. */
export interface AnnexA {
  readonly themes: readonly Theme[];
  readonly groups: readonly Group[];
  readonly controls: readonly Control[];
}

export interface Theme {
  /** `A.5` to `A.8`. */
  readonly id: string;
  readonly key: string;
  readonly title: string;
}

/** A run of controls of one theme that belong together, so that a theme reads in sections. */
export interface Group {
  readonly key: string;
  readonly theme: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/** A control of Annex A with the five attribute sets of ISO/IEC 27002:2022. */
export interface Control {
  readonly id: string;
  readonly title: string;
  readonly aliases?: readonly string[];
  readonly group: string;
  readonly type: readonly string[];
  readonly properties: readonly string[];
  readonly concepts: readonly string[];
  readonly capabilities: readonly string[];
  readonly domains: readonly string[];
  /** Controls of the 2013 edition that became this one; none for the eleven new ones. */
  readonly predecessors: readonly string[];
}

export interface AnnexA2013 {
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly aliases?: readonly string[];
    readonly successors: readonly string[];
  }[];
  readonly objectives: readonly { readonly id: string; readonly title: string }[];
  readonly domains: readonly { readonly id: string; readonly title: string }[];
}

export interface Clauses {
  readonly clauses: readonly Clause[];
  readonly documentedInformation: readonly DocumentedInformation[];
}

export interface Clause {
  readonly id: string;
  readonly title: string;
  readonly parent?: string;
  /** It states requirements itself; its parents only group. */
  readonly requirement?: boolean;
  /** Its number in the 2013 edition, where that was another. */
  readonly was2013?: string;
  /** Changed by Amendment 1:2024. */
  readonly amended?: boolean;
}

/** Documented information that a clause requires: a document kept current, or a record of results. */
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
  readonly documents?: { readonly clauses?: readonly string[]; readonly titles?: readonly string[]; readonly any?: boolean };
  /** Without records of any of these kinds there is nothing to show yet. */
  readonly after?: readonly KindName[];
  /** How many days such a record must be old, where it is still open. */
  readonly afterDays?: number;
  readonly approved?: boolean;
  /** The kind whose record approves the whole of it. */
  readonly approvedBy?: KindName;
  /** What one of its records must meet at least; where none does they are a draft. */
  readonly needs?: RecordCheck;
}

/** Records that show something: those of a kind that say what they must. */
export interface WantedRecords {
  readonly kind: KindName;
  readonly has?: readonly string[];
  /** Fields with days that must have come. */
  readonly past?: readonly string[];
  /** A kind of which it names a record, or of which one names it. */
  readonly with?: KindName;
  readonly is?: Readonly<Record<string, readonly string[]>>;
}

export interface DocumentedInformation {
  readonly key: string;
  readonly clause: string;
  readonly kind: "document" | "record";
  readonly title: string;
}

/** What the project says about a control or clause in its own words. */
export interface Guidance {
  readonly purpose: string;
  readonly goodPractice?: readonly string[];
  readonly evidence?: readonly string[];
  readonly mistakes?: readonly string[];
}

export type GuidanceById = Readonly<Record<string, Guidance>>;

/** The titles that controls go by in one language: the one to write first. */
export type TitlesById = Readonly<Record<string, readonly string[]>>;

/** What shows that a text still waits to be written. */
export interface Placeholders {
  /** Whole words, in exactly this case. */
  readonly markers: readonly string[];
  /** First or last words of placeholders in square brackets, in lower case. */
  readonly bracketed: readonly (readonly string[])[];
  /** Names of HTML elements. */
  readonly elements: readonly (readonly string[])[];
}

/** Words that leave open what must happen, by the primary subtag of a language. A trailing `*` stands for any ending. */
export type VagueWords = Readonly<Record<string, VagueWordsOfLanguage>>;

export interface VagueWordsOfLanguage {
  readonly words: readonly string[];
  /** Words of time, which are fine where the same sentence says how often. */
  readonly time: readonly string[];
  /** What says how often; figures do as well. */
  readonly measures: readonly string[];
}

/** Wording that justifies nothing, as lower-case words without punctuation. */
export interface WeakJustifications {
  readonly phrases: readonly string[];
  /** Words that add nothing to a phrase. */
  readonly fillers: readonly string[];
}

export interface ScopeSignals {
  readonly signals: readonly ScopeSignal[];
  /** Words in `sites` that say that there is no place of work. */
  readonly noSite: readonly string[];
  /** Words behind which a text says what is not covered. */
  readonly negations: readonly string[];
}

/** Words by which the scope is held against registers and changes. */
export interface ScopeWords {
  /** What people call the scope; a `*` at the end stands for any further letters. */
  readonly scope: readonly string[];
  readonly fillers: readonly string[];
  /** Kinds of places, which do not tell one site from another. */
  readonly places: readonly string[];
  readonly workplacesBehindName: readonly string[];
  readonly workplacesBeforeName: readonly string[];
  readonly prepositions: readonly string[];
  /** Words with a capital that are no town. */
  readonly noTowns: readonly string[];
  /** Words that nearly all suppliers could have in their names. */
  readonly supplierWords: readonly string[];
  /** Words of titles that are about something, or about the border to it; a `*` as in `scope`. */
  readonly about: readonly string[];
}

/** What in a scope or in the registers says that controls are needed after all. */
export interface ScopeSignal {
  readonly topic: string;
  readonly controls: readonly string[];
  /** Lower-case words without punctuation; a `*` at the end stands for any further letters. */
  readonly words?: readonly string[];
  /** Any place of work in the scope. */
  readonly sites?: boolean;
  readonly assetTypes?: readonly string[];
  /** Fields of an asset that are filled in, with something other than `false`. */
  readonly assetFields?: readonly string[];
  /** Names of kinds of which a record exists. */
  readonly kinds?: readonly string[];
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

/** Words that head the columns of registers and stand in them, as server/catalog/synonyms.yaml explains. */
export interface SynonymData {
  readonly booleans: { readonly true: readonly string[]; readonly false: readonly string[] };
  readonly unfilled: readonly string[];
  readonly kinds: Readonly<Record<string, KindSynonyms>>;
}

/** Words, and lists of words that several kinds share. */
export type WordList = readonly (string | readonly string[])[];

export interface KindSynonyms {
  readonly needs: readonly (readonly string[])[];
  readonly least?: number;
  /** Figures alone may be ids. */
  readonly numbered?: boolean;
  /** Also read where they are sections of a text. */
  readonly sections?: boolean;
  /** Sets of fields whose headers mean them only where all of them are there. */
  readonly together?: readonly (readonly string[])[];
  readonly signs?: WordList;
  /** Headers that no register of the kind has. */
  readonly without?: WordList;
  readonly instead?: Readonly<Record<string, readonly string[]>>;
  readonly fields: Readonly<Record<string, WordList>>;
  readonly values?: Readonly<Record<string, Readonly<Record<string, WordList>>>>;
}

/** Words by language. */
export type WordsByLanguage = Readonly<Record<string, readonly string[]>>;

/** The words with which documents state their own metadata outside YAML front matter. */
export interface DocumentMetadataWords {
  /** Labels by the field that they mean. */
  readonly keys: Readonly<Record<string, WordsByLanguage>>;
  /** Words before and behind a label that change nothing about its meaning. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Headings of the part of a document that holds its metadata. */
  readonly headings: readonly (readonly string[])[];
  /** Headers of a second column that explains words instead of stating values. */
  readonly explanations: readonly (readonly string[])[];
  /** Per field and value the words for it, the usual one of each language first. */
  readonly values: Readonly<Record<string, Readonly<Record<string, WordsByLanguage>>>>;
  /** Twelve names each, in order. */
  readonly months: WordsByLanguage;
  /** Words that may stand between the parts of a written date. */
  readonly dateFillers: readonly string[];
  /** Words behind which a title says what its document is about. */
  readonly about: readonly string[];
}

/** What tells whose ISMS a folder is, and its language. */
export interface AdoptionData {
  /** Language → small words of it. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  readonly legalForms: { readonly behind: readonly string[]; readonly before: readonly string[] };
}

/** Words for ratings by how high they stand, from "1" to "5"; a list a language. */
export type RatingWords = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Another framework beside ISO/IEC 27001: what it asks for, what of ISO/IEC 27001 helps with it, and what does not come from there. */
export interface CrosswalkData {
  /** As `frameworks` in `isms.yaml` names it. */
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly edition: string;
  readonly note?: string;
  readonly sources: Readonly<Record<string, CrosswalkSource>>;
  readonly requirements: readonly CrosswalkRequirement[];
  readonly notGiven: readonly NotGiven[];
}

/** Who published pairs, and on what terms. */
export interface CrosswalkSource {
  readonly name: string;
  readonly work: string;
  readonly licence: string;
  readonly url: string;
}

export interface CrosswalkRequirement {
  readonly id: string;
  readonly title: string;
  /** Source → the controls and clauses that help with it. */
  readonly by?: Readonly<Record<string, readonly string[]>>;
}

/** Something that a framework asks for and ISO/IEC 27001 does not give, in our own words. */
export interface NotGiven {
  /** The requirements that it is about; none where it is about the framework as a whole. */
  readonly about?: readonly string[];
  readonly text: string;
}

/** Who must be told of an incident, and by when. */
export interface NotificationDuties {
  /** Framework → the names by which texts mean it. */
  readonly frameworks: Readonly<Record<string, readonly string[]>>;
  /** Frameworks of which an organisation answers to one; the first where nothing says to which. */
  readonly instead: readonly string[];
  readonly duties: readonly NotificationDuty[];
}

export interface NotificationDuty extends Deadline {
  readonly id: string;
  readonly framework: string;
  readonly law: string;
  readonly title: string;
  /** The field of an incident that is true where the duty applies. */
  readonly when: "personalData" | "significant";
  /** A second deadline: the earlier holds, unless the first begins after it. */
  readonly latest?: Deadline;
  /** It runs from the last of several notifications of the earlier duty. */
  readonly fromLast?: boolean;
  /** A deadline at a weekend moves to noon of Monday, except for entities that another framework binds as well. */
  readonly weekends?: "free" | { readonly except: string };
}

export interface Deadline {
  /** A field of an incident, or the id of an earlier duty. */
  readonly from: string;
  readonly hours?: number;
  readonly months?: number;
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
  readonly milestones: readonly { readonly title: string; readonly week: number }[];
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

/** How the roles are called that an ISMS cannot be without, as server/catalog/required-roles.yaml explains. */
export type RequiredRoles = Readonly<Record<"lead" | "system" | "conduct" | "direction" | "auditor" | "audits", readonly string[]>>;

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
