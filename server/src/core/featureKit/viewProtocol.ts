import type { KindName } from "../generated/types.ts";
import type { Range } from "../text/span.ts";
import type { ViewState } from "../viewKit/view.ts";

/** Asks for a tree of the editor, by its name. */
export interface ViewParams {
  readonly view: string;
}

export interface ViewResult {
  readonly roots: readonly ViewRoot[];
}

/** What a view shows of one ISMS. */
export interface ViewRoot {
  readonly uri: string;
  readonly organisation: string;
  readonly items: readonly ViewNode[];
  /** A number that asks for attention, and what it counts. */
  readonly badge?: { readonly value: number; readonly tooltip: string };
  /** What to say where there is nothing to show. */
  readonly empty?: string;
}

/** One line of a tree. */
export interface ViewNode {
  /** Told from its siblings by it, and the same while the tree is filled anew. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly state?: ViewState;
  readonly kind?: KindName;
  /** What opens on a click. */
  readonly location?: { readonly uri: string; readonly range: Range };
  readonly children?: readonly ViewNode[];
  readonly isOpen?: boolean;
}
