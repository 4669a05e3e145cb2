/* The shapes of the data in server/catalog/ about the standard itself, and of our texts about it. */

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
