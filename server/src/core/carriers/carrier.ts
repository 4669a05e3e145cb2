import type { Catalog } from "../catalog/catalog.ts";
import type { RegisterMapping } from "../model/config.ts";
import type { SourceFile } from "../model/sourceFile.ts";

/** What a carrier may know besides the file's text. */
export interface CarrierContext {
  readonly catalog: Catalog;
  /** False in a folder without `isms.yaml`: then no file holds records, and only files that name the standard hold references. */
  readonly inIsms: boolean;
  /** What `sources` in `isms.yaml` says of the file: its registers are read so. */
  readonly mappings?: readonly RegisterMapping[];
}

/** What a carrier finds in a file. */
export type Carried = Pick<SourceFile, "segments" | "records" | "mentions" | "problems" | "headings" | "collections" | "cache"> &
  Partial<Pick<SourceFile, "wording" | "misplacedTitles" | "registers">>;
