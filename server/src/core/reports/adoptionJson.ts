import type { AdoptResult } from "../adoption/adopt.ts";

/** What a folder holds and what its `isms.yaml` would be, for scripts. */
export function adoptionAsJson({ adoption, before, config, changes, copies, stale, problems }: AdoptResult): string {
  const proposal = { isNew: before === undefined, isChanged: config !== before, changes, copies, stale, problems, config };
  return `${JSON.stringify({ ...adoption, proposal }, null, 2)}\n`;
}
