import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { InsertSoaEntriesParams } from "../featureKit/coverageProtocol.ts";
import { type FeatureRoot, workspaceFeature } from "../featureKit/feature.ts";
import { toWorkspaceEdit } from "../featureKit/workspaceEdit.ts";
import { missingControls } from "../model/soa.ts";
import { insertSoaEntriesFix } from "../ruleKit/insertSoaEntries.ts";

export const feature = workspaceFeature<InsertSoaEntriesParams, WorkspaceEdit>({
  method: "isms/insertSoaEntries",
  capability: {},
  summary: "The edit that inserts the missing SoA entries, or those of the controls named.",
  async handle({ roots, params }) {
    const root = rootOf(params.uri, roots);
    if (!root) return undefined;
    const { snapshot, text } = root;
    const missing = missingControls(snapshot).filter((control) => params.controls?.includes(control) ?? true);
    const edits = missing.length > 0 ? await insertSoaEntriesFix(missing).edits({ snapshot, text }) : [];
    return edits.length > 0 ? toWorkspaceEdit(edits, root) : undefined;
  },
});

/** The ISMS at a URI, or the innermost one that holds it: one may lie in a folder of another. */
function rootOf(uri: string, roots: readonly FeatureRoot[]): FeatureRoot | undefined {
  const holding = roots.flatMap((root) => {
    const path = root.uriOf("") === uri ? "" : root.pathOf(uri);
    return path !== undefined && root.snapshot.isIsms ? [{ root, path }] : [];
  });
  return holding.sort((a, b) => a.path.length - b.path.length)[0]?.root;
}
