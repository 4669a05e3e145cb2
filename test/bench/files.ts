import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes files below a folder, which is emptied first. Returns the folder. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): string {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return folder;
}
