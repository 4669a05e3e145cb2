/** Reading below one folder. Paths are relative to it, with `/`, "" for the folder itself. */
export interface FileSystem {
  /** The names in a folder; empty where it cannot be read. Links count as `other`, so that nothing leads out of the folder. */
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  /** A file's bytes, or why there are none: it is larger than `limit` bytes, or cannot be read. Never throws. */
  readFile(path: string, limit: number): Promise<FileContent>;
  /** A mark that becomes another one when a file changes; undefined where there is no file. Missing where looking is as dear as reading. */
  readonly stamp?: (path: string) => Promise<string | undefined>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly type: "file" | "directory" | "other";
}

export type FileContent =
  | { readonly bytes: Uint8Array; readonly stamp?: string }
  | { readonly problem: "too-large" | "unreadable" | "missing"; readonly detail: string };

/** The part of a file system below one of its folders. */
export function subFolder(files: FileSystem, folder: string): FileSystem {
  if (folder === "") return files;
  const inside = (path: string) => (path === "" ? folder : `${folder}/${path}`);
  const { stamp } = files;
  return {
    readDirectory: (path) => files.readDirectory(inside(path)),
    readFile: (path, limit) => files.readFile(inside(path), limit),
    ...(stamp ? { stamp: (path: string) => stamp(inside(path)) } : {}),
  };
}
