import type { Location } from "vscode-languageserver-types";
import { documentFeature, type PositionParams } from "../featureKit/feature.ts";
import { definitionsOf, recordLocation, targetAt } from "../featureKit/targets.ts";

export const feature = documentFeature<PositionParams, Location[]>({
  method: "textDocument/definition",
  capability: { definitionProvider: true },
  summary: "From a record's id to the record, from a control's id to its SoA entry, from a path to the file.",
  handle({ root, snapshot, file, offset }) {
    const target = targetAt(file, offset);
    if (!target) return undefined;
    if (target.type === "file") {
      const start = { line: 0, character: 0 };
      return target.path !== undefined && snapshot.files.has(target.path)
        ? [{ uri: root.uriOf(target.path), range: { start, end: start } }]
        : undefined;
    }
    return definitionsOf(target, snapshot).flatMap((record) => recordLocation(record, root) ?? []);
  },
});
