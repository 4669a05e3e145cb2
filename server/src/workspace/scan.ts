import { decode } from "./decode.ts";
import type { FileSystem } from "./fileSystem.ts";
import { type GlobVerdict, globs } from "./globs.ts";

/** What a walk over a folder finds. Paths are relative to it and sorted. */
export interface Tree {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** True for a path that a walk would leave out: itself, or a folder above it, is hidden or ignored. */
  readonly isLeftOut: (path: string) => boolean;
}

const NEVER = new Set(["node_modules"]);
const MAX_GITIGNORE_BYTES = 256 * 1024;
const MAX_DEPTH = 60;

/** Walks over a folder, leaving out hidden ones, `node_modules`, what `.gitignore` files ignore, and links. */
export async function walk(files: FileSystem): Promise<Tree> {
  const found = { files: [] as string[], folders: [] as string[], ignores: [] as IgnoreFile[] };
  await walkFolder(files, "", [], found, 0);
  const { ignores } = found;
  return { files: found.files.sort(), folders: found.folders.sort(), isLeftOut: (path) => isLeftOut(path, ignores) };
}

interface IgnoreFile {
  readonly folder: string;
  readonly verdict: (path: string) => GlobVerdict;
}

interface Found {
  readonly files: string[];
  readonly folders: string[];
  readonly ignores: IgnoreFile[];
}

async function walkFolder(files: FileSystem, folder: string, ignores: readonly IgnoreFile[], found: Found, depth: number): Promise<void> {
  if (depth > MAX_DEPTH) return;
  const entries = await files.readDirectory(folder);
  const own = entries.some(({ name, type }) => name === ".gitignore" && type === "file") ? await readGitignore(files, folder) : undefined;
  if (own) found.ignores.push(own);
  const active = own ? [...ignores, own] : ignores;
  const inner: Promise<void>[] = [];
  for (const { name, type } of entries) {
    const path = folder === "" ? name : `${folder}/${name}`;
    if (isHidden(name) || HALF_CHARACTER.test(name) || isIgnored(active, path, type === "directory")) continue;
    if (type === "file") found.files.push(path);
    if (type !== "directory") continue;
    found.folders.push(path);
    inner.push(walkFolder(files, path, active, found, depth + 1));
  }
  await Promise.all(inner);
}

/** Windows allows half of a surrogate pair in a name; no URI can name such a file. */
const HALF_CHARACTER = /\p{Surrogate}/u;

function isHidden(name: string): boolean {
  return name.startsWith(".") || NEVER.has(name);
}

function isLeftOut(path: string, ignores: readonly IgnoreFile[]): boolean {
  const names = path.split("/");
  return names.some((name, index) => {
    if (isHidden(name)) return true;
    const upTo = names.slice(0, index + 1).join("/");
    const above = ignores
      .filter(({ folder }) => folder === "" || upTo.startsWith(`${folder}/`))
      .sort((a, b) => a.folder.length - b.folder.length);
    return isIgnored(above, upTo, index < names.length - 1);
  });
}

async function readGitignore(files: FileSystem, folder: string): Promise<IgnoreFile | undefined> {
  const content = await files.readFile(folder === "" ? ".gitignore" : `${folder}/.gitignore`, MAX_GITIGNORE_BYTES);
  const text = "bytes" in content ? decode(content.bytes).text : undefined;
  return text === undefined ? undefined : { folder, verdict: globs(text.split(/\r?\n/)) };
}

/** The nearest `.gitignore` that has something to say about a path decides. */
function isIgnored(ignores: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
  for (let i = ignores.length - 1; i >= 0; i--) {
    const { folder, verdict } = ignores[i] as IgnoreFile;
    const relative = folder === "" ? path : path.slice(folder.length + 1);
    const said = verdict(isFolder ? `${relative}/` : relative);
    if (said) return said === "out";
  }
  return false;
}
