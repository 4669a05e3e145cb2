import type { Env } from "./env.ts";
import { subFolder } from "./fileSystem.ts";
import { CONFIG_FILE, IsmsFolder } from "./ismsFolder.ts";
import { type Tree, walk } from "./scan.ts";

/** An ISMS root below a folder that was opened. */
export interface IsmsRoot {
  /** Relative to the opened folder, "" for the folder itself. */
  readonly path: string;
  readonly folder: IsmsFolder;
}

/**
 * Finds the ISMS roots in a folder and makes each one's state, files not read yet. The nearest `isms.yaml` up wins: a root
 * inside another is an ISMS of its own. What is below none belongs to the opened folder, which comes last in the list.
 */
export async function openIsms(location: string, env: Env): Promise<IsmsRoot[]> {
  const files = env.openFolder(location);
  const tree = await walk(files);
  const roots = tree.files
    .filter((path) => path === CONFIG_FILE || path.endsWith(`/${CONFIG_FILE}`))
    .map((path) => path.slice(0, -CONFIG_FILE.length - 1));
  if (!roots.includes("")) roots.push("");
  roots.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const parts = distribute(tree, roots);
  return roots.map((root) => {
    const part = parts.get(root) as { files: string[]; folders: string[] };
    return {
      path: root,
      folder: new IsmsFolder({ files: subFolder(files, root), paths: part.files, folders: part.folders, today: env.today, log: env.log }),
    };
  });
}

/** Gives each file and folder to the nearest root up, by its path relative to that root. */
function distribute(tree: Tree, roots: readonly string[]): Map<string, { files: string[]; folders: string[] }> {
  const parts = new Map(roots.map((root) => [root, { files: [] as string[], folders: [] as string[] }]));
  const give = (path: string, list: "files" | "folders") => {
    const root = nearestRoot(path, roots);
    parts.get(root)?.[list].push(root === "" ? path : path.slice(root.length + 1));
  };
  for (const path of tree.files) give(path, "files");
  for (const path of tree.folders) give(path, "folders");
  return parts;
}

/** The deepest of `roots` (deepest first) that a path lies below. */
export function nearestRoot(path: string, roots: readonly string[]): string {
  return roots.find((root) => root === "" || path.startsWith(`${root}/`)) ?? "";
}
