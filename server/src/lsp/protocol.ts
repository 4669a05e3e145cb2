/* The requests and notifications beyond LSP. The client imports the types and names of this file and nothing else of the server. */

/** Server → client: findings and records may have changed; views ask again. */
export const CHANGED = "isms/changed";

/** Client → server: files may have changed without a watcher's word, as while another window had the focus. */
export const LOOK_AGAIN = "isms/lookAgain";

/** Client → server: a file system of its own, where the client has no `file:` scheme (LSP has none). */
export const READ_DIRECTORY = "isms/readDirectory";
export const READ_FILE = "isms/readFile";

export interface ReadDirectoryParams {
  readonly uri: string;
}

export interface ReadDirectoryResult {
  readonly entries: readonly { readonly name: string; readonly type: "file" | "directory" | "other" }[];
}

export interface ReadFileParams {
  readonly uri: string;
  readonly limit: number;
}

/** `bytes` in base64, or why there are none. */
export type ReadFileResult =
  | { readonly bytes: string }
  | { readonly problem: "too-large" | "unreadable" | "missing"; readonly detail: string };

/** What the client tells the server in `initializationOptions`. */
export interface InitializationOptions {
  /** The client answers {@link READ_DIRECTORY} and {@link READ_FILE}. */
  readonly clientFiles?: boolean;
  /** The bundle of the display language, as `vscode.l10n.bundle` has it. */
  readonly l10n?: Readonly<Record<string, string>>;
}

/** The settings of `isms.*` that the server reads. */
export interface Settings {
  /** YYYY-MM-DD to look at the ISMS on another day than today. */
  readonly today?: string;
  /** A file of the user's own with the standard's official texts. */
  readonly standardText?: string;
  readonly inlayHints: { readonly controlTitles: boolean; readonly riskScores: boolean };
}

export type { Correction } from "../core/adoption/choice.ts";
export type { RegisterKind } from "../core/adoption/registerKinds.ts";
export type { RegisterFound } from "../core/adoption/registers.ts";
export type { TableFound } from "../core/adoption/unreadTables.ts";
export type { AdoptAnswer, AdoptParams } from "../core/featureKit/adoptProtocol.ts";
export type {
  ConvertRegisterParams,
  ConvertRegisterResult,
  RegisterSummary,
  RegistersParams,
  RegistersResult,
} from "../core/featureKit/convertProtocol.ts";
export type {
  ControlPageParams,
  ControlPageResult,
  CoverageControl,
  CoverageGroup,
  CoverageItem,
  CoverageItemsParams,
  CoverageResult,
  CoverageRoot,
  CoverageTheme,
  InsertSoaEntriesParams,
} from "../core/featureKit/coverageProtocol.ts";
export type { GapsParams, GapsResult } from "../core/featureKit/gapsProtocol.ts";
export type { InitParams, InitResult } from "../core/featureKit/initProtocol.ts";
export type { PlannedFile, PlanParams, PlanResult } from "../core/featureKit/planProtocol.ts";
export type { ViewNode, ViewParams, ViewResult, ViewRoot } from "../core/featureKit/viewProtocol.ts";
export type { ControlState } from "../core/model/coverage.ts";
export type { ViewState } from "../core/viewKit/view.ts";
