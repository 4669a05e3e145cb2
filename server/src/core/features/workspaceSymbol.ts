import type { SymbolInformation } from "vscode-languageserver-types";
import { workspaceFeature } from "../featureKit/feature.ts";
import { recordLocation } from "../featureKit/targets.ts";
import { idAndTitle } from "../model/recordLabel.ts";
import { kindOf } from "../schema/kinds.ts";
import { symbolKind } from "./documentSymbol.ts";

/** Editors show a list that nobody scrolls further than this. */
const MAX_SYMBOLS = 5000;

export const feature = workspaceFeature<{ readonly query: string }, SymbolInformation[]>({
  method: "workspace/symbol",
  capability: { workspaceSymbolProvider: true },
  summary: "Finds records of all files by id and title.",
  handle({ roots, params, environment }) {
    const letters = params.query.toLowerCase();
    const found: SymbolInformation[] = [];
    for (const root of roots) {
      for (const file of root.snapshot.files.values()) {
        if (environment.isCancelled()) return found;
        for (const record of file.records) {
          if (found.length >= MAX_SYMBOLS) return found;
          const name = idAndTitle(record);
          const location = name !== "" && isSubsequence(letters, name.toLowerCase()) ? recordLocation(record, root) : undefined;
          if (location) found.push({ name, kind: symbolKind(kindOf(record.kind)), location, containerName: kindOf(record.kind).label });
        }
      }
    }
    return found;
  },
});

/** Editors match loosely: the letters in their order, with others between. */
function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
