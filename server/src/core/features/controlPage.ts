import { catalog } from "../catalog/catalog.ts";
import { controlText } from "../featureKit/controlText.ts";
import type { ControlPageParams, ControlPageResult } from "../featureKit/coverageProtocol.ts";
import { workspaceFeature } from "../featureKit/feature.ts";

export const feature = workspaceFeature<ControlPageParams, ControlPageResult>({
  method: "isms/controlPage",
  capability: {},
  summary: "The page of a control: what the hover shows, to keep open.",
  handle({ roots, params, environment }) {
    const control = catalog().control(params.control);
    const root =
      roots.find(({ pathOf }) => params.uri !== undefined && pathOf(params.uri) !== undefined) ??
      roots.find(({ snapshot }) => snapshot.isIsms) ??
      roots[0];
    if (!control || !root) return undefined;
    return { markdown: controlText(control, root.snapshot, environment.standardText(control.id)) };
  },
});
