import type { ControlState } from "../model/coverage.ts";
import type { Range } from "../text/span.ts";

/** The coverage of the controls in every ISMS that is open, as the client's tree shows it. */
export interface CoverageResult {
  readonly roots: readonly CoverageRoot[];
}

export interface CoverageRoot {
  readonly uri: string;
  readonly organisation: string;
  /** Controls of Annex A with an SoA entry, and how many there are. */
  readonly entries: number;
  readonly total: number;
  readonly themes: readonly CoverageTheme[];
}

export interface CoverageTheme {
  /** `A.5` to `A.8`; empty for the organisation's own controls. */
  readonly id: string;
  readonly title: string;
  readonly groups: readonly CoverageGroup[];
}

export interface CoverageGroup {
  readonly title: string;
  readonly controls: readonly CoverageControl[];
}

export interface CoverageControl {
  readonly id: string;
  readonly title: string;
  readonly state: ControlState;
  readonly stateLabel: string;
  /** How much of what hangs on it; a large ISMS has thousands, so what it is must be asked for. */
  readonly counts: Readonly<Record<CoverageItemKind, number>>;
}

export type CoverageItemKind = "soaEntry" | "risks" | "obligations" | "actions" | "documents" | "evidence";

/** Asks for what hangs on a control. */
export interface CoverageItemsParams {
  /** The ISMS. */
  readonly uri: string;
  readonly control: string;
}

/** Something that hangs on a control, to open at its line. */
export interface CoverageItem {
  readonly kind: CoverageItemKind;
  readonly label: string;
  readonly description: string;
  readonly uri: string;
  readonly range: Range;
}

/** Asks for the page of a control. */
export interface ControlPageParams {
  readonly control: string;
  /** The ISMS whose state the page shows; the first one where it is missing. */
  readonly uri?: string;
}

export interface ControlPageResult {
  readonly markdown: string;
}

/** Asks for the edit that inserts SoA entries: for the controls named, or for all that are missing. */
export interface InsertSoaEntriesParams {
  readonly uri: string;
  readonly controls?: readonly string[];
}
