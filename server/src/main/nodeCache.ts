import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Cache } from "../cli/command.ts";

/**
 * The cache in `.isms/cache` below a folder, which keeps itself out of git. The folder may be a stranger's, so links in it are not
 * followed; a disk that is full or cannot be written costs the cache only.
 */
export function nodeCache(folder: string): Cache {
  const place = path.join(folder, ".isms", "cache");
  const levels = [path.dirname(place), place];
  return {
    read: async (name) => {
      try {
        if (!(await areFolders(levels))) return undefined;
        const handle = await open(path.join(place, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
        try {
          return (await handle.stat()).isFile() ? await handle.readFile("utf8") : undefined;
        } finally {
          await handle.close();
        }
      } catch {
        return undefined;
      }
    },
    write: async (name, text) => {
      const draft = path.join(place, `${randomUUID()}.tmp`);
      try {
        for (const level of levels) await mkdir(level).catch(() => undefined);
        if (!(await areFolders(levels))) return;
        await writeFile(path.join(place, ".gitignore"), "*\n", { flag: "wx" }).catch(() => undefined);
        await writeFile(draft, text, { flag: "wx" });
        await rename(draft, path.join(place, name));
      } catch {
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

async function areFolders(places: readonly string[]): Promise<boolean> {
  for (const place of places) if (!(await lstat(place)).isDirectory()) return false;
  return true;
}

/** The files of the program as they are now, and what runs them. */
export async function nodeBuild(): Promise<string> {
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const names = (await readdir(folder)).filter((name) => name.endsWith(".mjs")).sort();
  const files = await Promise.all(names.map((name) => stat(path.join(folder, name))));
  return JSON.stringify([process.version, names, files.map(({ size, mtimeMs }) => [size, mtimeMs])]);
}
