/** Paths inside an ISMS are relative to its root, with `/` between names and without a leading one. */

/** The folder of `path`, "" for the root. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The extension in lower case without its dot, "" where there is none. */
export function extension(path: string): string {
  const name = basename(path);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}

/**
 * Resolves a path written in the file `from`: relative to that file, or to the root with a leading `/`.
 * Returns undefined where it leaves the root.
 */
export function resolvePath(from: string, written: string): string | undefined {
  const parts = written.startsWith("/") ? [] : dirname(from).split("/").filter(Boolean);
  for (const part of written.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** How `to` is written in a file at `from`: the inverse of {@link resolvePath}. */
export function relativePath(from: string, to: string): string {
  const source = dirname(from).split("/").filter(Boolean);
  const target = to.split("/");
  let common = 0;
  while (common < source.length && common < target.length - 1 && source[common] === target[common]) common++;
  return [...source.slice(common).map(() => ".."), ...target.slice(common)].join("/");
}
