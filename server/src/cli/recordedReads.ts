import { createHash } from "node:crypto";
import type { DirectoryEntry, FileContent, FileSystem } from "../workspace/fileSystem.ts";
import type { CliEnv } from "./command.ts";

/** One look at the disk, and a digest of what was seen. */
export type Read = readonly [how: "folder" | "file" | "user file", place: string, path: string, limit: number, digest: string];

/** Where the cache lies: nothing in there is part of an ISMS. */
const HIDDEN = ".isms";
const AT_ONCE = 32;

/**
 * Takes down all that a run reads. A run is made of nothing else, so one that would see the same would come to the same: that is what
 * {@link RecordedReads.hold} finds out.
 */
export class RecordedReads {
  private readonly reads = new Map<string, Read>();
  /** A folder is listed once, so that what its listing tells the log is told once. */
  private readonly listings = new Map<string, Promise<readonly DirectoryEntry[]>>();

  constructor(private readonly env: CliEnv) {}

  get all(): readonly Read[] {
    return [...this.reads.values()];
  }

  openFolder(location: string): FileSystem {
    const files = this.env.openFolder(location);
    return {
      readDirectory: async (path) => {
        const entries = await this.list(files, location, path);
        this.add("folder", location, path, 0, digestOfEntries(entries));
        return entries;
      },
      readFile: async (path, limit) => {
        const content = await files.readFile(path, limit);
        this.add("file", location, path, limit, digestOfContent(content));
        return content;
      },
    };
  }

  async readUserFile(location: string, limit: number): Promise<FileContent> {
    const content = await this.env.readUserFile(location, limit);
    this.add("user file", location, "", limit, digestOfContent(content));
    return content;
  }

  /** True where all of it can still be read as it was. */
  async hold(reads: readonly Read[]): Promise<boolean> {
    const folders = new Map(reads.map(([, place]) => [place, this.env.openFolder(place)]));
    const isSame = async ([how, place, path, limit, digest]: Read): Promise<boolean> => {
      const files = folders.get(place) as FileSystem;
      if (how === "folder") return digestOfEntries(await this.list(files, place, path)) === digest;
      const content = how === "file" ? await files.readFile(path, limit) : await this.env.readUserFile(place, limit);
      return digestOfContent(content) === digest;
    };
    for (let at = 0; at < reads.length; at += AT_ONCE) {
      const same = await Promise.all(reads.slice(at, at + AT_ONCE).map(isSame));
      if (same.includes(false)) return false;
    }
    return true;
  }

  private list(files: FileSystem, place: string, path: string): Promise<readonly DirectoryEntry[]> {
    const key = `${place}\0${path}`;
    const known = this.listings.get(key);
    if (known) return known;
    const listing = files.readDirectory(path).then((entries) => entries.filter(({ name }) => path !== "" || name !== HIDDEN));
    this.listings.set(key, listing);
    return listing;
  }

  private add(...read: Read): void {
    const [how, place, path, limit, digest] = read;
    const key = [how, place, path, limit].join("\0");
    const before = this.reads.get(key);
    // what was seen in two states is never seen again
    this.reads.set(key, before && before[4] !== digest ? [how, place, path, limit, ""] : read);
  }
}

function digestOfEntries(entries: readonly DirectoryEntry[]): string {
  return digestOf(JSON.stringify(entries.map(({ name, type }) => [name, type])));
}

function digestOfContent(content: FileContent): string {
  return "bytes" in content ? digestOf(content.bytes) : `${content.problem} ${content.detail}`;
}

/** A digest that nobody finds two texts for. */
export function digestOf(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("base64");
}
