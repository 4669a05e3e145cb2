import ignore, { type Ignore } from "ignore";
import { decode } from "./decode.ts";
import type { FileSystem } from "./fileSystem.ts";

/** What a walk over a folder finds. Paths are relative to it and sorted. */
export interface Tree {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

const NEVER = new Set(["node_modules"]);
const MAX_GITIGNORE_BYTES = 256 * 1024;
const MAX_DEPTH = 60;

/** Walks over a folder, leaving out hidden ones, `node_modules`, what `.gitignore` files ignore, and links. */
export async function walk(files: FileSystem): Promise<Tree> {
  const tree = { files: [] as string[], folders: [] as string[] };
  await walkFolder(files, "", [], tree, 0);
  tree.files.sort();
  tree.folders.sort();
  return tree;
}

interface IgnoreFile {
  readonly folder: string;
  readonly matcher: Ignore;
}

async function walkFolder(
  files: FileSystem,
  folder: string,
  ignores: readonly IgnoreFile[],
  tree: { files: string[]; folders: string[] },
  depth: number,
): Promise<void> {
  if (depth > MAX_DEPTH) return;
  const entries = await files.readDirectory(folder);
  const own = entries.some(({ name, type }) => name === ".gitignore" && type === "file") ? await readGitignore(files, folder) : undefined;
  const active = own ? [...ignores, own] : ignores;
  const inner: Promise<void>[] = [];
  for (const { name, type } of entries) {
    const path = folder === "" ? name : `${folder}/${name}`;
    if (name.startsWith(".") || NEVER.has(name) || isIgnored(active, path, type === "directory")) continue;
    if (type === "file") tree.files.push(path);
    if (type !== "directory") continue;
    tree.folders.push(path);
    inner.push(walkFolder(files, path, active, tree, depth + 1));
  }
  await Promise.all(inner);
}

async function readGitignore(files: FileSystem, folder: string): Promise<IgnoreFile | undefined> {
  const content = await files.readFile(folder === "" ? ".gitignore" : `${folder}/.gitignore`, MAX_GITIGNORE_BYTES);
  const text = "bytes" in content ? decode(content.bytes).text : undefined;
  return text === undefined ? undefined : { folder, matcher: ignore().add(text) };
}

/** The nearest `.gitignore` that has something to say about a path decides. */
function isIgnored(ignores: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
  for (let i = ignores.length - 1; i >= 0; i--) {
    const { folder, matcher } = ignores[i] as IgnoreFile;
    const relative = folder === "" ? path : path.slice(folder.length + 1);
    const verdict = matcher.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/** A matcher for the `exclude` patterns of an ISMS, in the syntax of `.gitignore`. */
export function excluder(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const matcher = ignore().add([...patterns]);
  return (path) => path !== "" && matcher.ignores(path);
}
