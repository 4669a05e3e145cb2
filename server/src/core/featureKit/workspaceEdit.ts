import type { CreateFile, DeleteFile, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { FileEdit } from "../text/edit.ts";
import { LineIndex } from "../text/lineIndex.ts";
import type { FeatureRoot } from "./feature.ts";

/** Our edits as the editor takes them. Files that are not read have no lines, so they can only be created. */
export function toWorkspaceEdit(files: readonly FileEdit[], root: FeatureRoot): WorkspaceEdit {
  const changes: (CreateFile | DeleteFile | TextDocumentEdit)[] = [];
  for (const { path, edits, create, remove } of merge(files)) {
    const uri = root.uriOf(path);
    if (remove) {
      changes.push({ kind: "delete", uri });
      continue;
    }
    if (create) changes.push({ kind: "create", uri, options: { ignoreIfExists: true } });
    const lines = root.snapshot.files.get(path)?.lines ?? LineIndex.of("");
    changes.push({
      textDocument: { uri, version: null },
      edits: edits.map(({ span, newText }) => ({ range: lines.range(span), newText })),
    });
  }
  return { documentChanges: changes };
}

/** One entry a file, the same edit only once. */
function merge(files: readonly FileEdit[]): FileEdit[] {
  const byPath = new Map<string, FileEdit>();
  for (const file of files) {
    const known = byPath.get(file.path);
    const edits = [...(known?.edits ?? []), ...file.edits];
    const unique = new Map(edits.map((edit) => [`${edit.span.start} ${edit.span.end} ${edit.newText}`, edit]));
    byPath.set(file.path, {
      path: file.path,
      create: file.create || known?.create,
      remove: file.remove || known?.remove,
      edits: [...unique.values()],
    });
  }
  return [...byPath.values()];
}
