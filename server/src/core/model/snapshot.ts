import type { Catalog } from "../catalog/catalog.ts";
import type { Config } from "./config.ts";
import type { IsmsIndex } from "./ismsIndex.ts";
import type { SourceFile } from "./sourceFile.ts";

/** The whole ISMS at one moment. Immutable: a change makes a new one. */
export interface Snapshot {
  /** False for a folder without `isms.yaml`, where only references are checked. */
  readonly isIsms: boolean;
  /** By path, sorted. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly index: IsmsIndex;
  readonly config: Config;
  readonly catalog: Catalog;
  /** The day on which the ISMS is looked at, YYYY-MM-DD. An input, so that the same bytes give the same findings. */
  readonly today: string;
  /** The user's file with the standard's texts, where it lies in this ISMS and git does not ignore it. */
  readonly exposedStandardText: string | undefined;
  /** Every file and folder of the ISMS that may be linked to, whether it is read or not. */
  readonly exists: (path: string) => boolean;
  /** True where a pattern of `.gitignore` covers a path. */
  readonly matches: (pattern: string, path: string) => boolean;
  /** The paths of all files of the ISMS, whether they are read or not. */
  readonly allPaths: () => Iterable<string>;
}
