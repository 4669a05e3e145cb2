import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { AdoptResult } from "../adoption/adopt.ts";
import type { AdoptChoice } from "../adoption/choice.ts";
import type { RegisterKind } from "../adoption/registerKinds.ts";

/** Asks what a folder holds as an ISMS, and for the `isms.yaml` that makes it one. */
export interface AdoptParams extends AdoptChoice {
  /** The folder, or anything that belongs to an ISMS already. */
  readonly uri: string;
}

export interface AdoptAnswer extends AdoptResult {
  /** What the folder is called. */
  readonly name: string;
  /** The address of its `isms.yaml`. */
  readonly configUri: string;
  /** All of it to read, as Markdown. */
  readonly page: string;
  /** Writes the `isms.yaml` proposed; missing where nothing is to change. */
  readonly edit?: WorkspaceEdit;
  /** What tables can be corrected to. */
  readonly kinds: readonly RegisterKind[];
}
