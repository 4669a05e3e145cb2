import { constants, type Dirent, type Stats } from "node:fs";
import { type FileHandle, lstat, open, readdir, realpath } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { DirectoryEntry, FileContent, FileSystem } from "../workspace/fileSystem.ts";

/**
 * A folder on disk, named by a path or a `file:` URI. Nothing outside it can be read, not even through a link in it. `log` is
 * told of folders that cannot be read.
 */
export function openNodeFolder(location: string, log: (message: string) => void = () => {}): FileSystem {
  const folder = toPath(location);
  /** Where the folder itself lies once links are followed: found out again with each walk over it. */
  let root: string | undefined;
  const placeInside = async (inner: string): Promise<string | undefined> => {
    root ??= await realpath(folder);
    return placeBelow(root, inner);
  };
  return {
    async readDirectory(inner) {
      if (inner === "") root = undefined;
      try {
        const place = await placeInside(inner);
        if (place === undefined) return [];
        return (await readdir(place, { withFileTypes: true })).map(toEntry).sort(byName);
      } catch (error) {
        const { problem, detail } = failure(error);
        if (problem === "unreadable") log(`skipped ${path.join(folder, inner)}: ${detail}`);
        return [];
      }
    },
    async readFile(inner, limit) {
      try {
        const place = await placeInside(inner);
        return place === undefined ? { problem: "unreadable", detail: "it lies outside the folder" } : await readRegularFile(place, limit);
      } catch (error) {
        return failure(error);
      }
    },
    async stamp(inner) {
      const place = path.join(folder, inner);
      try {
        return isBelow(folder, place) ? stampOf(await lstat(place)) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** Reads a file anywhere on disk that a setting of the user's own machine names, by a path or a `file:` URI. */
export async function readNodeFile(location: string, limit: number): Promise<FileContent> {
  try {
    return await readRegularFile(await realpath(toPath(location)), limit);
  } catch (error) {
    return failure(error);
  }
}

function toPath(location: string): string {
  return path.resolve(location.startsWith("file:") ? fileURLToPath(location) : location);
}

/** Where `inner` really lies once all links are followed; undefined where that is outside the root. Throws where nothing is. */
async function placeBelow(root: string, inner: string): Promise<string | undefined> {
  const wanted = path.join(root, inner);
  if (!isBelow(root, wanted)) return undefined;
  const place = await realpath(wanted);
  return isBelow(root, place) ? place : undefined;
}

function isBelow(root: string, place: string): boolean {
  const relative = path.relative(root, place);
  return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function toEntry(entry: Dirent): DirectoryEntry {
  return { name: entry.name, type: entry.isFile() ? "file" : entry.isDirectory() ? "directory" : "other" };
}

/** By code unit, so that every machine lists a folder in the same order. */
function byName(a: DirectoryEntry, b: DirectoryEntry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Links are refused and pipes not waited for (both unknown to Windows); what was opened is looked at before it is read. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function readRegularFile(place: string, limit: number): Promise<FileContent> {
  const handle = await open(place, OPEN_FLAGS);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return { problem: "unreadable", detail: "it is no regular file" };
    const bytes = stat.size > limit ? undefined : await readUpTo(handle, stat.size, limit);
    return bytes ? { bytes, stamp: stampOf(stat) } : { problem: "too-large", detail: `${stat.size} bytes` };
  } finally {
    await handle.close();
  }
}

function stampOf({ mtimeMs, size, ino }: Stats): string {
  // a template would keep its parts as well, for each of ten thousand files
  return [mtimeMs, size, ino].join(" ");
}

/** All bytes of a file, or undefined where it grew beyond `limit` since it was looked at. */
async function readUpTo(handle: FileHandle, expected: number, limit: number): Promise<Uint8Array | undefined> {
  let buffer = Buffer.allocUnsafe(expected + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
    length += bytesRead;
    if (length > limit) return undefined;
    // a part of what was asked for is all there is, where it is as much as there was
    if (bytesRead === 0 || (length === expected && bytesRead < buffer.length)) return buffer.subarray(0, length);
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(length)]);
  }
}

function failure(error: unknown): Exclude<FileContent, { bytes: Uint8Array }> {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return { problem: "missing", detail: "it does not exist" };
  return { problem: "unreadable", detail: code ?? message };
}
