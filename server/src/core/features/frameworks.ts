import type { Location } from "vscode-languageserver-types";
import { type FeatureRoot, workspaceFeature } from "../featureKit/feature.ts";
import type {
  FrameworkNode,
  FrameworksParams,
  FrameworksResult,
  HelpingControl,
  RequirementNode,
} from "../featureKit/frameworksProtocol.ts";
import { recordLocation } from "../featureKit/targets.ts";
import { controlCoverage, stateLabel } from "../model/coverage.ts";
import { type FrameworkReport, frameworkReports, isImplemented, type ReportedControl } from "../reports/frameworks.ts";

export const feature = workspaceFeature<FrameworksParams, FrameworksResult>({
  method: "isms/frameworks",
  capability: {},
  summary: "Requirements of other frameworks with the controls that help with them and their state, and what ISO/IEC 27001 does not give.",
  handle({ roots, params, environment }) {
    const found = roots.filter(({ snapshot }) => snapshot.isIsms);
    return {
      roots: found.map((root) => {
        const { snapshot } = root;
        const ids = params.frameworks ?? snapshot.config.frameworks;
        const frameworks = environment.isCancelled() ? [] : frameworkReports(snapshot, ids);
        const controlsOf = controlNodes(root);
        return {
          uri: root.uriOf(""),
          organisation: snapshot.config.organisation,
          frameworks: frameworks.map((report) => frameworkNode(report, controlsOf)),
        };
      }),
    };
  },
});

function frameworkNode({ requirements, notGiven, ...head }: FrameworkReport, controlsOf: ControlsOf): FrameworkNode {
  return {
    ...head,
    requirements: requirements.map(
      ({ controls, ...requirement }): RequirementNode => ({
        ...requirement,
        implemented: controls.filter(isImplemented).length,
        controls: controlsOf(controls),
      }),
    ),
    notGiven: notGiven.flatMap(({ about, text }) => (about === undefined ? text : [])),
  };
}

type ControlsOf = (controls: readonly ReportedControl[]) => HelpingControl[];

/** Adds to controls what a view shows; where each stands is looked up once. */
function controlNodes(root: FeatureRoot): ControlsOf {
  const locations = new Map<string, Location | undefined>();
  const locationOf = (id: string): Location | undefined => {
    if (!locations.has(id)) {
      const [entry] = controlCoverage(id, root.snapshot).entries;
      locations.set(id, entry && recordLocation(entry, root));
    }
    return locations.get(id);
  };
  return (controls) => controls.map((control) => ({ ...control, stateLabel: stateLabel(control.state), location: locationOf(control.id) }));
}
