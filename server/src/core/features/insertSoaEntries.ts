import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { InsertSoaEntriesParams } from "../featureKit/coverageProtocol.ts";
import { workspaceFeature } from "../featureKit/feature.ts";
import { rootHolding } from "../featureKit/rootHolding.ts";
import { toWorkspaceEdit } from "../featureKit/workspaceEdit.ts";
import { missingControls } from "../model/soa.ts";
import { insertSoaEntriesFix } from "../ruleKit/insertSoaEntries.ts";

export const feature = workspaceFeature<InsertSoaEntriesParams, WorkspaceEdit>({
  method: "isms/insertSoaEntries",
  capability: {},
  summary: "The edit that inserts the missing SoA entries, or those of the controls named.",
  async handle({ roots, params }) {
    const root = rootHolding(params.uri, roots);
    if (!root) return undefined;
    const { snapshot, text } = root;
    const missing = missingControls(snapshot).filter((control) => params.controls?.includes(control) ?? true);
    const edits = missing.length > 0 ? await insertSoaEntriesFix(missing).edits({ snapshot, text }) : [];
    return edits.length > 0 ? toWorkspaceEdit(edits, root) : undefined;
  },
});
