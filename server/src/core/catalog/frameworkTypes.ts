/* The shapes of the data in server/catalog/ about other frameworks and laws. */

/** Another framework beside ISO/IEC 27001: what it asks for, what of ISO/IEC 27001 helps with it, and what does not come from there. */
export interface CrosswalkData {
  /** As `frameworks` in `isms.yaml` names it. */
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly edition: string;
  readonly note?: string;
  /** What an obligation under it is, by `type` of the schema of obligations. */
  readonly obligationType: "law" | "regulation" | "contract" | "internal";
  readonly sources: Readonly<Record<string, CrosswalkSource>>;
  readonly requirements: readonly CrosswalkRequirement[];
  readonly notGiven: readonly NotGiven[];
  /** Pairs of a source that are wrong as we read the requirement: not shown, and kept so that they are not taken over again. */
  readonly leftOut?: readonly LeftOutPairs[];
}

export interface LeftOutPairs {
  readonly id: string;
  /** The source. */
  readonly by: string;
  readonly pairs: readonly string[];
  readonly why: string;
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
  /** Unique in its framework: `tracks` of an obligation names it as `gdpr/lawful-basis`. */
  readonly id: string;
  /** What an obligation that tracks it is called. */
  readonly title: string;
  /** The requirements that it is about; none where it is about the framework as a whole. */
  readonly about?: readonly string[];
  readonly text: string;
}

/** Who must be told of an incident, and by when. */
export interface NotificationDuties {
  /** Framework → the names by which texts mean it. */
  readonly frameworks: Readonly<Record<string, readonly string[]>>;
  /** Framework → the one that binds whoever it binds. */
  readonly under: Readonly<Record<string, string>>;
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
  /** The deadline that holds instead once a report of another duty was sent within this one's, because the incident goes on. */
  readonly ongoing?: Deadline & { readonly duty: string };
  /** A deadline at a weekend moves to noon of Monday, except for entities that another framework binds as well. */
  readonly weekends?: "free" | { readonly except: string };
}

export interface Deadline {
  /** A field of an incident, or the id of an earlier duty. */
  readonly from: string;
  readonly hours?: number;
  readonly months?: number;
}
