/* The shapes of the word lists in server/catalog/. */

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
  readonly leads?: Readonly<Record<string, string>>;
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

/** How the roles are called that an ISMS cannot be without, as server/catalog/required-roles.yaml explains. */
export type RequiredRoles = Readonly<Record<"lead" | "system" | "conduct" | "direction" | "auditor" | "audits", readonly string[]>>;
