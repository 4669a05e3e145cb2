import type { CoverageControl, CoverageResult, CoverageRoot, CoverageTheme } from "../featureKit/coverageProtocol.ts";
import { type FeatureRoot, workspaceFeature } from "../featureKit/feature.ts";
import { type CountedControl, countedCoverage, stateLabel } from "../model/coverage.ts";
import { t } from "../text/l10n.ts";

export const feature = workspaceFeature<unknown, CoverageResult>({
  method: "isms/coverage",
  capability: {},
  summary: "Themes, groups and controls with their state and how much hangs on them, for the Coverage view.",
  handle({ roots }) {
    return { roots: roots.filter(({ snapshot }) => snapshot.isIsms).map(coverageRoot) };
  },
});

function coverageRoot(root: FeatureRoot): CoverageRoot {
  const { catalog, config } = root.snapshot;
  const controls = new Map(countedCoverage(root.snapshot).map((control) => [control.id, control]));
  const annexA = catalog.controls.flatMap(({ id }) => controls.get(id) ?? []);
  const own = [...controls.values()].filter(({ id }) => !catalog.isControl2022(id));
  const themes: CoverageTheme[] = catalog.themes.map(({ id, title }) => ({
    id,
    title,
    groups: catalog.groups
      .filter((group) => group.theme === id)
      .map((group) => ({
        title: group.title,
        controls: catalog.controls
          .filter((control) => control.group === group.key)
          .flatMap((control) => coverageControl(controls.get(control.id))),
      })),
  }));
  if (own.length > 0)
    themes.push({
      id: "",
      title: t("Own controls"),
      groups: [{ title: t("Beyond Annex A"), controls: own.flatMap(coverageControl) }],
    });
  return {
    uri: root.uriOf(""),
    organisation: config.organisation,
    entries: annexA.filter(({ state }) => state !== "missing").length,
    total: annexA.length,
    themes,
  };
}

function coverageControl(control: CountedControl | undefined): CoverageControl[] {
  if (!control) return [];
  const { id, title, state, counts } = control;
  return [{ id, title, state, stateLabel: stateLabel(state), counts }];
}
