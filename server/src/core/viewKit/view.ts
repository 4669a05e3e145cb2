/* The vocabulary in which the editor's trees are written. The views stand in views/, one file each. */
import type { KindName } from "../generated/types.ts";
import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Path } from "../syntax/node.ts";

/** How something stands, for its icon and colour. */
export type ViewState = "late" | "missing" | "soon" | "open" | "partial" | "later" | "present" | "done";

/** One line of a tree. */
export interface ViewItem {
  /** Stays the same while the tree is filled anew, and is told from its siblings by it. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** More than the line has room for. */
  readonly tooltip?: string;
  readonly state?: ViewState;
  /** Gives the icon where there is no state. */
  readonly kind?: KindName;
  /** What opens on a click: a record, at a field of it. */
  readonly record?: IsmsRecord;
  readonly at?: Path;
  readonly children?: readonly ViewItem[];
  /** Lies open at first. */
  readonly isOpen?: boolean;
}

/** What a view shows of one ISMS. */
export interface ViewContent {
  readonly items: readonly ViewItem[];
  /** A number on the view's icon that asks for attention, and what it counts. */
  readonly badge?: { readonly value: number; readonly tooltip: string };
  /** What to say where there is nothing to show. */
  readonly empty?: string;
}

/** A tree of the editor, as a pure function of an ISMS. */
export interface View {
  readonly id: string;
  readonly read: (snapshot: Snapshot) => ViewContent;
}
