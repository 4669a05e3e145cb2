import { convertRegister } from "../convert/convertRegister.ts";
import type { ConvertRegisterParams, ConvertRegisterResult } from "../featureKit/convertProtocol.ts";
import { workspaceFeature } from "../featureKit/feature.ts";
import { rootHolding } from "../featureKit/rootHolding.ts";
import { toWorkspaceEdit } from "../featureKit/workspaceEdit.ts";

export const feature = workspaceFeature<ConvertRegisterParams, ConvertRegisterResult>({
  method: "isms/convertRegister",
  capability: {},
  summary: "A table or CSV file as YAML records, with the edit that puts them in its place; refused where something would be lost.",
  async handle({ roots, params }) {
    const root = rootHolding(params.uri, roots);
    const path = root?.pathOf(params.uri);
    const file = path === undefined ? undefined : root?.snapshot.files.get(path);
    const text = path === undefined ? undefined : await root?.text(path);
    if (!root || !file || text === undefined) return undefined;
    const conversion = convertRegister(file, text, params.kind, root.snapshot, params.keepsUnknown);
    if (!conversion) return undefined;
    const { refusals, edits, ...rest } = conversion;
    return {
      ...rest,
      refusals: refusals.map(({ reason, count, canKeep, start, end }) => ({
        reason,
        count,
        canKeep,
        range: file.lines.range({ start, end }),
      })),
      edit: refusals.length === 0 ? toWorkspaceEdit(edits, root) : undefined,
    };
  },
});
