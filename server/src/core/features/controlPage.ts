import { catalog } from "../catalog/catalog.ts";
import { controlText } from "../featureKit/controlText.ts";
import type { ControlPageParams, ControlPageResult } from "../featureKit/coverageProtocol.ts";
import { workspaceFeature } from "../featureKit/feature.ts";
import { recordText } from "../featureKit/recordText.ts";

export const feature = workspaceFeature<ControlPageParams, ControlPageResult>({
  method: "isms/controlPage",
  capability: {},
  summary: "The page of a control: what the hover shows, to keep open.",
  handle({ roots, params, environment }) {
    const root =
      roots.find(({ pathOf }) => params.uri !== undefined && pathOf(params.uri) !== undefined) ??
      roots.find(({ snapshot }) => snapshot.isIsms) ??
      roots[0];
    if (!root) return undefined;
    const control = catalog().control(params.control);
    if (control) return { markdown: controlText(control, root.snapshot, environment.standardText(control.id), "page") };
    const own = root.snapshot.index.record("controls", params.control);
    return own && { markdown: recordText(own, root.snapshot) };
  },
});
