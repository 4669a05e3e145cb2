/** The standards, laws and frameworks whose ids are told apart. */
export type Standard =
  | "iso27001"
  | "iso42001"
  | "iso27005"
  | "iso27017"
  | "iso27018"
  | "iso27701"
  | "iso9001"
  | "iso14001"
  | "iso20000"
  | "iso22301"
  | "iso31000"
  | "soc2"
  | "nist-csf"
  | "nist-800-53"
  | "gdpr"
  | "nis2"
  | "nis2-2024-2690"
  | "dora"
  | "eu-ai-act"
  | "cra"
  | "pci-dss"
  | "cis"
  | "cyber-essentials";

export type Edition = "2022" | "2013";

/** One reference found in a text. */
export interface Reference {
  /** UTF-16 offsets in the text given, of the id itself: the words that name its standard lie outside. */
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
  readonly standard: Standard;
  /** `theme`: `A.8`, or a domain of 2013 such as `A.12`. `requirement`: an id of a foreign standard. */
  readonly type: "control" | "clause" | "theme" | "requirement";
  /** Canonical: `A.8.8`, `A.8`, `6.1.3`, `6.1.3 d`, `Art.32`; all members of a range in their order. */
  readonly ids: readonly string[];
  /** What the form of the id or the words beside it prove; undefined where it may be either. */
  readonly edition: Edition | undefined;
}

export interface ReferenceContext {
  /** The document names ISO 27001, ISO 27002 or Annex A somewhere, or is a record of an ISMS. */
  readonly namesStandard: boolean;
  /** Whose title words are, of the control or of the clause with that number: what proves a number that stands beside them. `short` says that a title of one word is enough. */
  readonly titleOf?: (number: readonly number[], words: string, short: boolean) => "control" | "clause" | undefined;
}
