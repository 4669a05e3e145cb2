import { Range, TextEditorRevealType, type WorkspaceEdit, window, workspace } from "vscode";

/**
 * Applies an edit and shows the place in the first file where it begins, unsaved: the user looks at it first. False where the
 * editor refuses it.
 */
export async function applyAndShow(edit: WorkspaceEdit): Promise<boolean> {
  if (!(await workspace.applyEdit(edit))) return false;
  const [first] = edit.entries();
  if (!first) return true;
  const [uri, edits] = first;
  const editor = await window.showTextDocument(uri);
  const [start] = edits.map(({ range }) => range.start).sort((a, b) => a.compareTo(b));
  // Entries go behind the line before them, so what is new begins one line below.
  if (start) editor.revealRange(new Range(start.line + 1, 0, start.line + 1, 0), TextEditorRevealType.InCenter);
  return true;
}
