import path from "node:path";
import { CONFIG_FILE } from "../../server/src/core/model/config.ts";
import type { IsmsRecord } from "../../server/src/core/model/record.ts";
import { openNodeFolder } from "../../server/src/main/nodeFileSystem.ts";
import type { IsmsFolder } from "../../server/src/workspace/ismsFolder.ts";
import { OpenedFolder } from "../../server/src/workspace/openedFolder.ts";
import { overlay } from "../bench/overlay.ts";

/** Real folders, where they lie beside the project. */
export const CORPUS = path.resolve("../shared/corpus");

const opened = new Map<string, Promise<IsmsFolder>>();

/** A real folder, read as an ISMS by an `isms.yaml` that is in memory only. */
export function openFolder(folder: string): Promise<IsmsFolder> {
  const known = opened.get(folder) ?? load(path.join(CORPUS, folder));
  opened.set(folder, known);
  return known;
}

/** The records of one file of a real folder; `file` begins with the folder's name. */
export async function recordsOf(folder: string, file: string): Promise<readonly IsmsRecord[]> {
  const { files } = (await openFolder(folder)).snapshot();
  return files.get(file.slice(folder.length + 1))?.records ?? [];
}

async function load(location: string): Promise<IsmsFolder> {
  const disk = openNodeFolder(location);
  const files = overlay(disk, new Map([[CONFIG_FILE, "isms:\n  organisation: Corpus\n"]]));
  const folder = await OpenedFolder.open(location, {
    openFolder: () => files,
    readUserFile: (file, limit) => disk.readFile(file, limit),
    log: () => undefined,
    today: () => "2026-11-02",
  });
  const root = folder.rootOf(CONFIG_FILE).folder;
  await root.load();
  return root;
}
