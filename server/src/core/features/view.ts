import { type FeatureRoot, workspaceFeature } from "../featureKit/feature.ts";
import { fieldLocation, recordLocation } from "../featureKit/targets.ts";
import type { ViewNode, ViewParams, ViewResult } from "../featureKit/viewProtocol.ts";
import { views } from "../generated/views.ts";
import type { ViewItem } from "../viewKit/view.ts";

export const feature = workspaceFeature<ViewParams, ViewResult>({
  method: "isms/view",
  capability: {},
  summary: "The trees of the Risks, Calendar, Clauses, Project and Frameworks views.",
  handle({ roots, params }) {
    const view = views.find(({ id }) => id === params.view);
    const found = view ? roots.filter(({ snapshot }) => snapshot.isIsms) : [];
    return {
      roots: found.flatMap((root) => {
        const content = view?.read(root.snapshot);
        if (!content) return [];
        const { items, badge, empty } = content;
        return {
          uri: root.uriOf(""),
          organisation: root.snapshot.config.organisation,
          items: items.map((item) => node(item, root)),
          badge,
          empty,
        };
      }),
    };
  },
});

function node({ record, at, children, ...item }: ViewItem, root: FeatureRoot): ViewNode {
  const location = record && ((at && fieldLocation(record, at, root)) ?? recordLocation(record, root));
  return { ...item, location, children: children?.map((child) => node(child, root)) };
}
