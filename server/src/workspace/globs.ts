import ignore from "ignore";

/** What lines in the syntax of `.gitignore` say of a path: left out, taken back in by a `!` line, or nothing. */
export type GlobVerdict = "out" | "in" | undefined;

/**
 * Patterns come from hostile files. A longer line can make a regular expression that does not compile, and the time of a match
 * grows with the path's depth to the power of its `**`; nobody needs more than these.
 */
const LONGEST_LINE = 500;
const MOST_GLOBSTARS = 3;

/** A matcher for lines in the syntax of `.gitignore`; lines that are monstrous count for nothing. */
export function globs(lines: readonly string[]): (path: string) => GlobVerdict {
  const tame = lines.filter((line) => line.length <= LONGEST_LINE && line.split("**").length - 1 <= MOST_GLOBSTARS);
  if (tame.length === 0) return () => undefined;
  const matcher = ignore().add(tame);
  return (path) => {
    if (!ignore.isPathValid(path)) return undefined;
    const { ignored, unignored } = matcher.test(path);
    return ignored ? "out" : unignored ? "in" : undefined;
  };
}
