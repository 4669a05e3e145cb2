import { CONFIG_FILE, NO_KIND } from "../model/config.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";

/** A source in `isms.yaml` that gives nothing any more. */
export interface StaleSource {
  /** Its pattern. */
  readonly files: string;
  /** What has become of it, in words. */
  readonly why: string;
}

/** The sources of an ISMS that name no file, or files in which no register of their kind is read. */
export function staleSources({ config, files }: Snapshot, matches: (pattern: string, path: string) => boolean): StaleSource[] {
  return config.sources.flatMap(({ files: pattern, kind }): StaleSource[] => {
    const meant = [...files.values()].filter(({ path }) => path !== CONFIG_FILE && matches(pattern, path));
    if (meant.length === 0) return [{ files: pattern, why: t("there is no such file any more") }];
    if (kind === NO_KIND || meant.some(({ records }) => records.some((record) => record.kind === kind))) return [];
    return [{ files: pattern, why: t("no register of the kind `{0}` is read in it: have its columns other names now?", kind) }];
  });
}
