import type { Tree } from "./scan.ts";

/** A tree in which paths are found quickly. */
export interface KnownTree {
  readonly paths: ReadonlySet<string>;
  /** Paths beyond ASCII in their composed form: macOS takes an accent apart in names, and finds the file under either. */
  readonly composed: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  readonly isLeftOut: (path: string) => boolean;
}

const BEYOND_ASCII = /[^\0-\x7f]/;

export function known({ files, folders, isLeftOut }: Tree): KnownTree {
  const composed = files.filter((path) => BEYOND_ASCII.test(path)).map((path) => path.normalize());
  return { paths: new Set(files), composed: new Set(composed), folders: new Set(folders), isLeftOut };
}

/** Hidden and ignored files are not known, so a link to one is not called broken. */
export function exists(path: string, { paths, composed, folders, isLeftOut }: KnownTree): boolean {
  if (path === "" || paths.has(path) || folders.has(path) || composed.has(path.normalize())) return true;
  return paths.has(`${path}.md`) || paths.has(`${path}/README.md`) || isLeftOut(path);
}
