import { workspaceFeature } from "../featureKit/feature.ts";
import type { PlanParams, PlanResult } from "../featureKit/planProtocol.ts";
import { projectPlan } from "../model/projectPlan.ts";
import { planAsYaml } from "../reports/plan/planYaml.ts";
import { isDay } from "../text/dates.ts";

export const feature = workspaceFeature<PlanParams, PlanResult>({
  method: "isms/plan",
  capability: {},
  summary: "The usual way to the certificate as a `project` to write, from a first day and a size.",
  handle({ roots, params }) {
    const root = roots.find(({ pathOf, snapshot }) => snapshot.isIsms && pathOf(params.uri) !== undefined);
    if (!root) return undefined;
    const known = root.snapshot.index.singleton("project");
    if (known) return { existing: root.uriOf(known.path) };
    const start = params.start !== undefined && isDay(params.start) ? params.start : undefined;
    const plan = projectPlan(root.snapshot, { start, size: params.size });
    return { file: { path: "project.yaml", text: planAsYaml(plan), start: plan.start, end: plan.end, phases: plan.phases.length } };
  },
});
