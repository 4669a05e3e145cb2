import { CONFIG_FILE } from "../core/model/config.ts";
import type { Env } from "./env.ts";
import { type FileSystem, subFolder } from "./fileSystem.ts";
import { IsmsFolder } from "./ismsFolder.ts";
import { type Tree, walk } from "./scan.ts";

/** An ISMS root below a folder that was opened. */
export interface IsmsRoot {
  /** Relative to the opened folder, "" for the folder itself. */
  readonly path: string;
  readonly folder: IsmsFolder;
}

/** An opened folder: its ISMS roots, deepest first. What is below none of them belongs to the folder itself, which comes last. */
export class OpenedFolder {
  private constructor(
    private readonly files: FileSystem,
    private readonly env: Env,
    private tree: Tree,
    private list: readonly IsmsRoot[],
  ) {}

  /** Walks over the folder and finds its roots: the nearest `isms.yaml` up wins. No file is read yet. */
  static async open(location: string, env: Env): Promise<OpenedFolder> {
    const files = env.openFolder(location);
    const tree = await walk(files);
    const opened = new OpenedFolder(files, env, tree, []);
    opened.list = opened.makeRoots();
    return opened;
  }

  get roots(): readonly IsmsRoot[] {
    return this.list;
  }

  /** The root that a path of this folder belongs to. */
  rootOf(path: string): IsmsRoot {
    return this.list.find((root) => isBelow(path, root.path)) as IsmsRoot;
  }

  isLeftOut(path: string): boolean {
    return this.tree.isLeftOut(path);
  }

  /**
   * Walks again after files appeared, moved or went away. Where roots came or went, all state is new: the roots must be loaded,
   * and get the texts of files that editors have open.
   */
  async rescan(): Promise<void> {
    await this.takeTree(await walk(this.files));
  }

  /** Looks for what has changed without a word: true where something has. Where looking is dear, it is left. */
  async lookAgain(): Promise<boolean> {
    if (!this.files.stamp) return false;
    const tree = await walk(this.files);
    const isOther = !isSame(tree.files, this.tree.files) || !isSame(tree.folders, this.tree.folders);
    if (isOther) await this.takeTree(tree);
    const others = await Promise.all(this.list.map(({ folder }) => folder.lookAgain()));
    return isOther || others.includes(true);
  }

  private async takeTree(tree: Tree): Promise<void> {
    this.tree = tree;
    const paths = rootPaths(this.tree);
    if (paths.join("\n") !== this.list.map(({ path }) => path).join("\n") || this.isIsmsChanged()) {
      this.list = this.makeRoots();
      return;
    }
    const trees = treesByRoot(this.tree, paths);
    for (const root of this.list) await root.folder.treeChanged(trees.get(root.path) as Tree);
  }

  private isIsmsChanged(): boolean {
    return this.list.some(({ path, folder }) => path === "" && folder.isIsms !== this.tree.files.includes(CONFIG_FILE));
  }

  private makeRoots(): IsmsRoot[] {
    const { log, today } = this.env;
    const paths = rootPaths(this.tree);
    const trees = treesByRoot(this.tree, paths);
    return paths.map((path) => ({
      path,
      folder: new IsmsFolder({ files: subFolder(this.files, path), tree: trees.get(path) as Tree, today, log }),
    }));
  }
}

function rootPaths(tree: Tree): string[] {
  const paths = tree.files
    .filter((path) => path === CONFIG_FILE || path.endsWith(`/${CONFIG_FILE}`))
    .map((path) => path.slice(0, -CONFIG_FILE.length - 1));
  if (!paths.includes("")) paths.push("");
  return paths.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Gives each file and folder to the nearest root up, by its path relative to that root. */
function treesByRoot(tree: Tree, roots: readonly string[]): Map<string, Tree> {
  const parts = new Map(
    roots.map((root) => [
      root,
      {
        files: [] as string[],
        folders: [] as string[],
        isLeftOut: (path: string) => tree.isLeftOut(root === "" ? path : `${root}/${path}`),
      },
    ]),
  );
  for (const list of ["files", "folders"] as const) {
    for (const path of tree[list]) {
      const root = roots.find((candidate) => isBelow(path, candidate)) ?? "";
      parts.get(root)?.[list].push(root === "" ? path : path.slice(root.length + 1));
    }
  }
  return parts;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((path, index) => path === b[index]);
}

function isBelow(path: string, root: string): boolean {
  return root === "" || path.startsWith(`${root}/`);
}
