import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The repository's root folder: the nearest one up that holds a package.json.
 * Scripts run as bundles in a cache folder, so no path relative to a source file would lead there.
 */
export const root = nearestWith("package.json", import.meta.dirname);

function nearestWith(name: string, start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, name))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`no ${name} above ${start}`);
  }
}
