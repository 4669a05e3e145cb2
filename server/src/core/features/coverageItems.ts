import type { CoverageItem, CoverageItemsParams } from "../featureKit/coverageProtocol.ts";
import { type FeatureRoot, workspaceFeature } from "../featureKit/feature.ts";
import { rootHolding } from "../featureKit/rootHolding.ts";
import { recordLocation } from "../featureKit/targets.ts";
import { controlCoverage } from "../model/coverage.ts";
import type { IsmsRecord } from "../model/record.ts";
import { idAndTitle } from "../model/recordLabel.ts";
import { t } from "../text/l10n.ts";

export const feature = workspaceFeature<CoverageItemsParams, readonly CoverageItem[]>({
  method: "isms/coverageItems",
  capability: {},
  summary: "What hangs on a control: SoA entries, risks, obligations, actions, documents and evidence, each with its place.",
  handle({ roots, params: { uri, control } }) {
    const root = rootHolding(uri, roots);
    return root ? itemsOf(control, root) : [];
  },
});

function itemsOf(id: string, root: FeatureRoot): CoverageItem[] {
  const control = controlCoverage(id, root.snapshot);
  return [
    ...control.entries.flatMap((record) => item("soaEntry", record, t("SoA entry"), root)),
    ...control.risks.flatMap((record) => item("risks", record, t("risk"), root)),
    ...control.obligations.flatMap((record) => item("obligations", record, t("obligation"), root)),
    ...control.actions.flatMap((record) => item("actions", record, t("action"), root)),
    ...control.documents.flatMap((record) => item("documents", record, t("document"), root)),
    ...control.evidence.flatMap((record) => item("evidence", record, t("evidence"), root)),
  ];
}

function item(kind: CoverageItem["kind"], record: IsmsRecord, description: string, root: FeatureRoot): CoverageItem[] {
  const location = recordLocation(record, root);
  if (!location) return [];
  const label = kind === "soaEntry" ? description : idAndTitle(record);
  return [{ kind, label, description: kind === "soaEntry" ? record.path : description, ...location }];
}
