import type { CoverageControl, CoverageItem, CoverageResult, CoverageRoot, CoverageTheme } from "../featureKit/coverageProtocol.ts";
import { type FeatureRoot, workspaceFeature } from "../featureKit/feature.ts";
import { recordLocation } from "../featureKit/targets.ts";
import { type ControlCoverage, coverage, stateLabel } from "../model/coverage.ts";
import type { IsmsRecord } from "../model/record.ts";
import { t } from "../text/l10n.ts";

export const feature = workspaceFeature<unknown, CoverageResult>({
  method: "isms/coverage",
  capability: {},
  summary: "Themes, groups and controls with their state and what hangs on them, for the Coverage view.",
  handle({ roots }) {
    return { roots: roots.filter(({ snapshot }) => snapshot.isIsms).map(coverageRoot) };
  },
});

function coverageRoot(root: FeatureRoot): CoverageRoot {
  const { catalog, config } = root.snapshot;
  const controls = new Map(coverage(root.snapshot).map((control) => [control.id, control]));
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
          .flatMap((control) => coverageControl(controls.get(control.id), root)),
      })),
  }));
  if (own.length > 0)
    themes.push({
      id: "",
      title: t("Own controls"),
      groups: [{ title: t("Beyond Annex A"), controls: own.flatMap((control) => coverageControl(control, root)) }],
    });
  return {
    uri: root.uriOf(""),
    organisation: config.organisation,
    entries: annexA.filter(({ state }) => state !== "missing").length,
    total: annexA.length,
    themes,
  };
}

function coverageControl(control: ControlCoverage | undefined, root: FeatureRoot): CoverageControl[] {
  if (!control) return [];
  const items = [
    ...control.entries.flatMap((record) => item("soaEntry", record, t("SoA entry"), root)),
    ...control.risks.flatMap((record) => item("risks", record, t("risk"), root)),
    ...control.obligations.flatMap((record) => item("obligations", record, t("obligation"), root)),
    ...control.actions.flatMap((record) => item("actions", record, t("action"), root)),
    ...control.documents.flatMap((record) => item("documents", record, t("document"), root)),
    ...control.evidence.flatMap((record) => item("evidence", record, t("evidence"), root)),
  ];
  return [{ id: control.id, title: control.title, state: control.state, stateLabel: stateLabel(control.state), items }];
}

function item(kind: CoverageItem["kind"], record: IsmsRecord, description: string, root: FeatureRoot): CoverageItem[] {
  const location = recordLocation(record, root);
  if (!location) return [];
  const label = kind === "soaEntry" ? description : [record.id, record.title].filter(Boolean).join(" ");
  return [{ kind, label, description: kind === "soaEntry" ? record.path : description, ...location }];
}
