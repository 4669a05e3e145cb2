import { CONFIG_FILE } from "../model/config.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { type Adoption, adoptionOf } from "./adoption.ts";
import {
  type Answers,
  type ConfigChange,
  configRecordIn,
  leastConfig,
  missingSettings,
  newConfig,
  withRecord,
  withSetting,
} from "./config.ts";

/** A folder that may become an ISMS. */
export interface AdoptableFolder {
  readonly name: string;
  /** The text of a file, from the editor or from disk; undefined where there is none. */
  readonly text: (path: string) => Promise<string | undefined>;
  /** Reads the folder as it would be with that text as its `isms.yaml`. Nothing is written. */
  readonly readAs: (config: string) => Promise<Snapshot>;
}

/** What a folder holds, and the `isms.yaml` that makes an ISMS of it. */
export interface AdoptResult {
  readonly adoption: Adoption;
  /** The `isms.yaml` that is there; undefined for a folder that has none. */
  readonly before: string | undefined;
  /** The `isms.yaml` proposed; the one that is there where nothing is to change. */
  readonly config: string;
  /** What is added to an `isms.yaml` that is there. */
  readonly changes: readonly ConfigChange[];
  /** Why nothing can be proposed, in words. */
  readonly problem?: string;
}

/** Reads a folder as an ISMS and proposes its `isms.yaml`: a new one, or the one that is there with as little added as possible. */
export async function adopt(folder: AdoptableFolder, answers: Answers): Promise<AdoptResult> {
  const before = await folder.text(CONFIG_FILE);
  const present = before === undefined ? undefined : configRecordIn(before);
  const isKept = present !== undefined && present !== "damaged" && before !== undefined;
  const snapshot = await folder.readAs(isKept ? before : leastConfig(folder.name));
  const adoption = await adoptionOf(snapshot, folder.name, folder.text);
  if (present === "damaged") {
    const problem = t("isms.yaml is no valid YAML, so nothing can be added to it. Mend it first; `isms check` says where.");
    return { adoption, before, config: before ?? "", changes: [], problem };
  }
  if (!isKept) {
    const config = newConfig(adoption, answers);
    return { adoption, before, config: before === undefined ? config : withRecord(before, config), changes: [] };
  }
  const changes = missingSettings(present, adoption, answers);
  return { adoption, before, config: changes.reduce(added, before), changes };
}

function added(text: string, change: ConfigChange): string {
  const record = configRecordIn(text);
  return record === undefined || record === "damaged" ? text : withSetting(text, record, change);
}
