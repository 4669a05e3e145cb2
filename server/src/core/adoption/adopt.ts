import { CONFIG_FILE, rowKind } from "../model/config.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { patternOf } from "../ruleKit/editSources.ts";
import { nodeAt } from "../syntax/node.ts";
import { t } from "../text/l10n.ts";
import { type Adoption, adoptionOf } from "./adoption.ts";
import type { AdoptChoice, Correction } from "./choice.ts";
import {
  type ConfigChange,
  type ConfigRecord,
  configRecordIn,
  leastConfig,
  missingSettings,
  newConfig,
  withRecord,
  withSetting,
} from "./config.ts";
import { type Copy, copiesIn } from "./copies.ts";
import { withCorrections } from "./corrections.ts";
import type { RegisterFound } from "./registers.ts";
import { type StaleSource, staleSources } from "./staleSources.ts";

/** A folder that may become an ISMS. */
export interface AdoptableFolder {
  readonly name: string;
  /** The text of a file, from the editor or from disk; undefined where there is none. */
  readonly text: (path: string) => Promise<string | undefined>;
  /** Reads the folder as it would be with that text as its `isms.yaml`. Nothing is written. */
  readonly readAs: (config: string) => Promise<Snapshot>;
  /** True where a pattern of `isms.yaml` means a path. */
  readonly matches: (pattern: string, path: string) => boolean;
}

/** What a folder holds, and the `isms.yaml` that makes an ISMS of it. */
export interface AdoptResult {
  /** What the folder holds with the `isms.yaml` proposed. */
  readonly adoption: Adoption;
  /** The `isms.yaml` that is there; undefined for a folder that has none. */
  readonly before: string | undefined;
  /** The `isms.yaml` proposed; the one that is there where nothing is to change. */
  readonly config: string;
  /** What is added to an `isms.yaml` that is there, besides the corrections. */
  readonly changes: readonly ConfigChange[];
  /** Files that the `isms.yaml` proposed leaves out, because they hold the records of others once more. */
  readonly copies: readonly Copy[];
  /** Tables that are not surely registers, and of which the `isms.yaml` that is there says nothing, not even in a comment. */
  readonly undecided: readonly RegisterFound[];
  /** Sources in the `isms.yaml` that is there which no file fits any more. */
  readonly stale: readonly StaleSource[];
  /** Why something that was asked for cannot be done, in words. */
  readonly problems: readonly string[];
}

/** Reads a folder as an ISMS and proposes its `isms.yaml`: a new one, or the one that is there with as little added as possible. */
export async function adopt(folder: AdoptableFolder, choice: AdoptChoice): Promise<AdoptResult> {
  const before = await folder.text(CONFIG_FILE);
  const record = before === undefined ? undefined : configRecordIn(before);
  const isKept = before !== undefined && record !== undefined && record !== "damaged";
  const snapshot = await folder.readAs(isKept ? before : leastConfig(folder.name));
  const adoption = await adoptionOf(snapshot, folder);
  if (record === "damaged") {
    const problem = t("isms.yaml is no valid YAML, so nothing can be added to it. Mend it first; `isms check` says where.");
    return { adoption, before, config: before ?? "", changes: [], copies: [], undecided: [], stale: [], problems: [problem] };
  }
  const copies = snapshot.config.exclude.length > 0 ? [] : copiesIn(snapshot);
  const changes = isKept && record ? missingSettings(record, adoption, copies, choice) : [];
  const proposed = isKept ? changes.reduce(added, before) : withRecord(before ?? "", newConfig(adoption, copies, choice));
  const corrections = choice.corrections ?? [];
  const config = withCorrections(proposed, corrections);
  const isReread = copies.length > 0 || corrections.length > 0;
  const outcome = isReread ? await adoptionOf(await folder.readAs(config), folder) : adoption;
  return {
    adoption: outcome,
    before,
    config,
    changes,
    copies,
    undecided: before === undefined ? [] : outcome.registers.filter((register) => isUndecided(register, before)),
    stale: staleSources(snapshot, folder.matches),
    problems: [
      ...(isKept && record ? decidedAlready(record, choice) : []),
      ...corrections.flatMap((correction) => problemOf(correction, outcome, new Set(snapshot.allPaths()))),
    ],
  };
}

/** A new `isms.yaml` asks about such registers in comments, so one that it does not name came later. */
function isUndecided({ sureness, path }: RegisterFound, config: string): boolean {
  return sureness === "unsure" && !config.includes(patternOf(path));
}

function added(text: string, change: ConfigChange): string {
  const record = configRecordIn(text);
  return record === undefined || record === "damaged" ? text : withSetting(text, record, change);
}

/** Answers that an `isms.yaml` gives otherwise: what a person wrote there is theirs to change. */
function decidedAlready({ record }: ConfigRecord, { organisation, size }: AdoptChoice): string[] {
  return Object.entries({ organisation, size }).flatMap(([field, value]) => {
    const said = nodeAt(record.written, [field]);
    if (value === undefined || said?.type !== "scalar" || said.value === value) return [];
    return [t("isms.yaml says `{0}: {1}` already. Change it there.", field, String(said.value))];
  });
}

/** A correction of a file that is not there, or that is not read as the register that it is said to hold. */
function problemOf(correction: Correction, { registers }: Adoption, paths: ReadonlySet<string>): string[] {
  const { path } = correction;
  if (!paths.has(path)) return [t("There is no file {0} in this folder.", path)];
  if ("exclude" in correction) return [];
  const { kind } = correction;
  const wanted = rowKind(kind);
  if (wanted === undefined || registers.some((register) => register.path === path && register.kind === wanted)) return [];
  return [
    t(
      "No table in {0} can be read as `{1}`: too few of its columns are known. Say which of them holds the id, or the control, and at least one more.",
      path,
      kind,
    ),
  ];
}
