import type { Readiness } from "../model/readiness.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { openChecks } from "./checkItem.ts";
import type { ViewItem } from "./view.ts";

/** The checklist for a stage of the certification audit: what is there, and what is open. */
export function readinessItem({ id, title, items }: Readiness, snapshot: Snapshot): ViewItem {
  const done = items.filter(({ share }) => share === 1).length;
  return {
    id,
    label: t("Ready for {0}", title),
    description: t("{0} of {1}", done, items.length),
    tooltip: t(
      "{0}: {1} of {2} are there. The records tell what is missing, never that the audit will be passed.",
      title,
      done,
      items.length,
    ),
    kind: "certification",
    children: items.map(({ title: name, clause, share, checks }) => ({
      id: name,
      label: name,
      description: [share === 1 ? undefined : `${Math.floor(share * 100)} %`, clause && t("clause {0}", clause)]
        .filter(Boolean)
        .join(" · "),
      state: share === 1 ? "done" : share > 0 ? "partial" : "open",
      children: openChecks(checks, snapshot),
    })),
  };
}
