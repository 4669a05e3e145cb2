import type { Range, WorkspaceEdit } from "vscode-languageserver-types";
import type { KindName } from "../generated/types.ts";

/** Asks for the registers of the ISMS that a URI belongs to. */
export interface RegistersParams {
  readonly uri: string;
}

/** A file that holds records of a kind in rows. */
export interface RegisterSummary {
  readonly uri: string;
  /** Relative to the ISMS root. */
  readonly path: string;
  readonly kind: KindName;
  /** What the kind is called. */
  readonly label: string;
  readonly records: number;
}

export interface RegistersResult {
  readonly registers: readonly RegisterSummary[];
}

/** Asks for a register as YAML records. */
export interface ConvertRegisterParams {
  readonly uri: string;
  readonly kind: KindName;
  /** Keep what has no field of its own, in fields whose names begin with `x-` and in comments. */
  readonly keepsUnknown: boolean;
}

export interface ConvertRegisterResult {
  /** Why it is not converted; empty where it can be. */
  readonly refusals: readonly { readonly reason: string; readonly count: number; readonly range: Range; readonly canKeep: boolean }[];
  /** The new file, as its path below the ISMS root and its text. */
  readonly path: string;
  readonly text: string;
  readonly records: number;
  /** Writes the new file and takes the register out of the old one; undefined where it is refused. */
  readonly edit: WorkspaceEdit | undefined;
}
