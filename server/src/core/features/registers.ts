import type { RegisterSummary, RegistersParams, RegistersResult } from "../featureKit/convertProtocol.ts";
import { workspaceFeature } from "../featureKit/feature.ts";
import { rootHolding } from "../featureKit/rootHolding.ts";
import { kindOf } from "../schema/kinds.ts";

export const feature = workspaceFeature<RegistersParams, RegistersResult>({
  method: "isms/registers",
  capability: {},
  summary: "The tables and CSV files of an ISMS that hold records, by file and kind.",
  handle({ roots, params }) {
    const root = rootHolding(params.uri, roots);
    if (!root) return undefined;
    const registers = [...root.snapshot.files.values()].flatMap(({ path, registers: own, records }): RegisterSummary[] => {
      const kinds = new Set(own.filter(({ form }) => form === "table" || form === "csv").map(({ kind }) => kind));
      return [...kinds].map((kind) => {
        const count = records.filter((record) => record.kind === kind).length;
        return { uri: root.uriOf(path), path, kind, label: kindOf(kind).label, records: count };
      });
    });
    return { registers: registers.filter(({ records }) => records > 0) };
  },
});
