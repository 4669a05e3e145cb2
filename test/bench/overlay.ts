import type { FileSystem } from "../../server/src/workspace/fileSystem.ts";

/** A file system with files in memory on top, which win over those below; nothing is written. Paths lie in the folder itself. */
export function overlay(below: FileSystem, files: ReadonlyMap<string, string>): FileSystem {
  return {
    async readDirectory(path) {
      const entries = await below.readDirectory(path);
      if (path !== "") return entries;
      const added = [...files.keys()].map((name) => ({ name, type: "file" as const }));
      return [...entries.filter(({ name }) => !files.has(name)), ...added];
    },
    async readFile(path, limit) {
      const text = files.get(path);
      return text === undefined ? below.readFile(path, limit) : { bytes: new TextEncoder().encode(text) };
    },
  };
}
