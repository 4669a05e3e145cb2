import { workspaceFeature } from "../featureKit/feature.ts";
import type { InitParams, InitResult } from "../featureKit/initProtocol.ts";
import { starterFiles } from "../reports/starter.ts";

export const feature = workspaceFeature<InitParams, InitResult>({
  method: "isms/init",
  capability: {},
  summary: "The files of a new ISMS for an organisation's name, size and frameworks.",
  handle({ roots, params }) {
    const today = roots[0]?.snapshot.today;
    return today === undefined ? undefined : { files: starterFiles(params, today) };
  },
});
