/* The vocabulary in which editor features are written. The features stand in features/, one file each. */
import type { AdoptableFolder } from "../adoption/adopt.ts";
import type { Findings } from "../check.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { SourceFile } from "../model/sourceFile.ts";
import type { Position, Range } from "../text/span.ts";

/** One ISMS root as a feature sees it. */
export interface FeatureRoot {
  readonly snapshot: Snapshot;
  /** Worked out when first asked for. */
  readonly findings: () => Findings;
  /** The URI of a file of this root, and back. */
  readonly uriOf: (path: string) => string;
  readonly pathOf: (uri: string) => string | undefined;
  /** The text of a file, from the editor or from disk. */
  readonly text: (path: string) => Promise<string | undefined>;
  /** This folder, or one below it, as one that may become an ISMS. */
  readonly adoptable: (below: string) => AdoptableFolder;
}

/** What every feature may know about the user's editor and settings. */
export interface FeatureEnvironment {
  /** The user's own copy of the standard's text for a control or clause, from the file that `isms.standardText` names. */
  readonly standardText: (id: string) => string | undefined;
  readonly inlayHints: { readonly controlTitles: boolean; readonly riskScores: boolean };
  /** Stops the work when the client no longer wants the answer. */
  readonly isCancelled: () => boolean;
}

/** A request about one open document. */
export interface DocumentRequest<P> {
  readonly root: FeatureRoot;
  readonly snapshot: Snapshot;
  readonly file: OpenFile;
  readonly params: P;
  /** Offset of `params.position`; 0 for requests without one. */
  readonly offset: number;
  readonly environment: FeatureEnvironment;
}

/** A request about everything that is open. */
export interface WorkspaceRequest<P> {
  readonly roots: readonly FeatureRoot[];
  readonly params: P;
  readonly environment: FeatureEnvironment;
}

/** A file that an editor has open, so its text is at hand. */
export type OpenFile = SourceFile & { readonly text: string };

interface FeatureHead {
  /** LSP's or our own name of the request. */
  readonly method: string;
  /** What the server says in `initialize` that it can do; kept here so that the two cannot drift. */
  readonly capability: Readonly<Record<string, unknown>>;
  /** What it does for the user, in one sentence, for the table of features in the docs. */
  readonly summary: string;
}

/** A request that names a document by `params.textDocument.uri`. */
export interface DocumentFeature<P, R> extends FeatureHead {
  readonly scope: "document";
  readonly handle: (request: DocumentRequest<P>) => R | undefined | Promise<R | undefined>;
}

export interface WorkspaceFeature<P, R> extends FeatureHead {
  readonly scope: "workspace";
  readonly handle: (request: WorkspaceRequest<P>) => R | undefined | Promise<R | undefined>;
}

/** What the server loops over: parameters and results are checked where a feature is defined. */
export type Feature = DocumentFeature<unknown, unknown> | WorkspaceFeature<unknown, unknown>;

export interface TextDocumentParams {
  readonly textDocument: { readonly uri: string };
}

export interface PositionParams extends TextDocumentParams {
  readonly position: Position;
}

export interface RangeParams extends TextDocumentParams {
  readonly range: Range;
}

/** Defines a feature on a document. */
export function documentFeature<P extends TextDocumentParams, R>(feature: Omit<DocumentFeature<P, R>, "scope">): Feature {
  return { ...feature, scope: "document" } as unknown as Feature;
}

/** Defines a feature on the whole workspace. */
export function workspaceFeature<P, R>(feature: Omit<WorkspaceFeature<P, R>, "scope">): Feature {
  return { ...feature, scope: "workspace" } as unknown as Feature;
}
