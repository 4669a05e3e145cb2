import type { Snapshot } from "../model/snapshot.ts";
import { basename, dirname } from "../text/paths.ts";
import { suggest } from "../text/suggest.ts";

/** Files that a path to nothing may mean: of the same name elsewhere, or of a similar name in the same folder. Best first. */
export function nearFiles(path: string, snapshot: Snapshot): string[] {
  const name = basename(path).toLowerCase();
  const all = [...snapshot.allPaths()].sort();
  const moved = all.filter((candidate) => basename(candidate).toLowerCase() === name);
  const beside = all.filter((candidate) => dirname(candidate) === dirname(path));
  return [...new Set([...moved, ...suggest(path, beside)])].slice(0, 3);
}

/** The next id of the same pattern that no record has: `R-008` for `R-007`. Undefined for ids that end in no number. */
export function nextFreeId(id: string, snapshot: Snapshot): string | undefined {
  const [, stem, digits] = /^(.*?)(\d{1,9})$/.exec(id) ?? [];
  if (stem === undefined || digits === undefined) return undefined;
  let next = Number(digits) + 1;
  const write = () => stem + String(next).padStart(digits.length, "0");
  while (snapshot.index.withId(write()).length > 0) next++;
  return write();
}
