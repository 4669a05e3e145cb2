import { costOrigin } from "../catalog/projectPlan.ts";
import type { ProjectPlan } from "../model/projectPlan.ts";
import { t } from "../text/l10n.ts";
import type { ViewItem } from "./view.ts";

/** What the way usually costs, with what the budget plans and has spent. */
export function costItem({ size, currency, costs }: ProjectPlan): ViewItem {
  const { source, asOf, sizeMeaning } = costOrigin(size);
  return {
    id: "costs",
    label: t("Costs"),
    description: t("range of thumb for size {0}, in {1}", size, currency),
    tooltip: `${t("Size {0}: {1}. As of {2}.", size, sizeMeaning, asOf)}\n${t("Source: {0}.", source)}`,
    kind: "budget",
    children: costs.map(({ category, title, from, to, yearly, planned, actual }) => {
      const range = to === undefined ? t("{0} and more", from) : `${from} – ${to}`;
      return {
        id: category,
        label: title,
        description: [
          yearly ? t("{0} a year", range) : range,
          planned === undefined ? undefined : t("planned {0}", planned),
          actual === undefined ? undefined : t("spent {0}", actual),
        ]
          .filter(Boolean)
          .join(" · "),
        state: to !== undefined && (actual ?? planned ?? 0) > to ? "soon" : "later",
      };
    }),
  };
}
