import type { FileEdit } from "../text/edit.ts";
import type { Fix } from "./rule.ts";

/** One fix that does what several do. */
export function joinedFix(title: string, fixes: readonly Fix[]): Fix {
  return {
    title,
    possible: fixes.every(({ possible }) => possible !== false),
    edits: async (files) => joinEdits(await Promise.all(fixes.map((fix) => fix.edits(files)))),
  };
}

/** Edits of several fixes, each file once. */
export function joinEdits(lists: readonly (readonly FileEdit[])[]): FileEdit[] {
  const byPath = new Map<string, FileEdit>();
  for (const edit of lists.flat()) {
    const known = byPath.get(edit.path);
    byPath.set(edit.path, known ? { ...known, edits: [...known.edits, ...edit.edits] } : edit);
  }
  return [...byPath.values()];
}
