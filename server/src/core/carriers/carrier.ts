import type { Catalog } from "../catalog/catalog.ts";
import type { RegisterMapping } from "../model/config.ts";
import type { ProvenIds } from "../model/edition.ts";
import type { MentionList } from "../model/mentionList.ts";
import type { Mention } from "../model/record.ts";
import type { SourceFile } from "../model/sourceFile.ts";
import type { TextChange } from "../text/textChange.ts";

/** What a carrier may know besides the file's text. */
export interface CarrierContext {
  readonly catalog: Catalog;
  /** False in a folder without `isms.yaml`: then no file holds records, and only files that name the standard hold references. */
  readonly inIsms: boolean;
  /** What `sources` in `isms.yaml` says of the file: its registers are read so. */
  readonly mappings?: readonly RegisterMapping[];
  /** The file is open in an editor, so its summary keeps the text. */
  readonly keepsText?: boolean;
  /** The text is the beginning of a longer one, which is being read in steps. */
  readonly isPart?: boolean;
}

/** What is known of the version of a file before, for carriers that keep what a change did not touch. */
export interface Previous {
  /** What the carrier gave as its cache. */
  readonly cache: unknown;
  /** Where the texts differ; undefined where that is not known. */
  readonly change: TextChange | undefined;
}

/** What a carrier finds in a file. */
export type Carried = Pick<SourceFile, "segments" | "records" | "problems" | "headings" | "collections" | "cache"> &
  Partial<Pick<SourceFile, "wording" | "prose" | "misplacedTitles" | "registers">> & {
    /** By parts those of its mentions that stand in none of its records. A carrier that knows what changed keeps the list of every other part. */
    readonly mentions: readonly (readonly Mention[])[];
    /** Those that there are as lists, where the carrier keeps these. */
    readonly proseParts?: readonly MentionList[] | undefined;
    /** False where the carrier knows that no comment silences findings. */
    readonly mayIgnore?: boolean;
    /** Of all its mentions, where the carrier knows them without going through all. */
    readonly provenIds?: ProvenIds;
  };
