import type { Location } from "vscode-languageserver-types";
import { documentFeature, type PositionParams } from "../featureKit/feature.ts";
import { definitionsOf, mentionLocations, recordLocation, targetAt } from "../featureKit/targets.ts";

interface Params extends PositionParams {
  readonly context?: { readonly includeDeclaration?: boolean };
}

export const feature = documentFeature<Params, Location[]>({
  method: "textDocument/references",
  capability: { referencesProvider: true },
  summary: "Every place that names a record, control or clause: fields, tables and prose of all files.",
  handle({ root, snapshot, file, offset, params }) {
    const target = targetAt(file, offset);
    if (!target) return undefined;
    const mentions = mentionLocations(target, root);
    if (target.type !== "record" || !params.context?.includeDeclaration) return mentions;
    return [...definitionsOf(target, snapshot).flatMap((record) => recordLocation(record, root) ?? []), ...mentions];
  },
});
