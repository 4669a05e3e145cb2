import { workspaceFeature } from "../featureKit/feature.ts";
import { gapsAsPage } from "../featureKit/gapsPage.ts";
import type { GapsParams, GapsResult } from "../featureKit/gapsProtocol.ts";
import { gapAnalysis } from "../reports/gaps/gapAnalysis.ts";
import { gapsAsYaml } from "../reports/gaps/gapsYaml.ts";
import { isGap } from "../reports/gaps/requirement.ts";

export const feature = workspaceFeature<GapsParams, GapsResult>({
  method: "isms/gaps",
  capability: {},
  summary: "The gap analysis as a page, and the gaps that are not recorded yet as a file to write.",
  handle({ roots, params }) {
    const root = roots.find(({ pathOf, snapshot }) => snapshot.isIsms && pathOf(params.uri) !== undefined);
    if (!root) return undefined;
    const { config, index, today } = root.snapshot;
    const requirements = gapAnalysis(root.snapshot);
    const open = requirements.filter((one) => isGap(one) && one.recorded.length === 0).length;
    const file = open > 0 ? { path: "gaps.yaml", text: gapsAsYaml(requirements, index.allIds), gaps: open } : undefined;
    return { markdown: gapsAsPage(requirements, config.organisation, today), file };
  },
});
