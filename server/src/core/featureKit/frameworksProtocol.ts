import type { ControlState } from "../model/coverage.ts";
import type { Range } from "../text/span.ts";

/** Asks how the open ISMSs stand to other frameworks. */
export interface FrameworksParams {
  /** Ids of frameworks; those that each `isms.yaml` names where it is missing. */
  readonly frameworks?: readonly string[];
}

export interface FrameworksResult {
  readonly roots: readonly FrameworksRoot[];
}

export interface FrameworksRoot {
  readonly uri: string;
  readonly organisation: string;
  readonly frameworks: readonly FrameworkNode[];
}

export interface FrameworkNode {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly edition: string;
  readonly note: string | undefined;
  readonly requirements: readonly RequirementNode[];
  /** What it asks for as a whole beyond ISO/IEC 27001; what single requirements ask for stands with them. */
  readonly notGiven: readonly string[];
  /** Who says what helps, and on what terms. */
  readonly sources: readonly { readonly name: string; readonly work: string; readonly licence: string; readonly url: string }[];
}

export interface RequirementNode {
  readonly id: string;
  /** The id as people write it: `Art. 21(2)(d)`. */
  readonly label: string;
  readonly title: string;
  /** How many of the controls are implemented: never a measure of how far it is met. */
  readonly implemented: number;
  readonly controls: readonly HelpingControl[];
  readonly clauses: readonly HelpingClause[];
  /** What it asks for beyond ISO/IEC 27001. */
  readonly notGiven: readonly string[];
}

export interface HelpingClause {
  readonly id: string;
  readonly title: string;
  /** Names of the sources that say so. */
  readonly sources: readonly string[];
}

export interface HelpingControl extends HelpingClause {
  readonly state: ControlState;
  readonly stateLabel: string;
  /** Its SoA entry; undefined where there is none. */
  readonly location: { readonly uri: string; readonly range: Range } | undefined;
}
