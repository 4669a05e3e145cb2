import { type Readiness, type ReadinessResult, readiness } from "../../model/readiness.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import type { Paint } from "../findings/pretty.ts";
import { section } from "../textTable.ts";

/** The checklists for stage 1 and stage 2 in full: what is there, and for what is open what is to be done with which records. */
export function readinessAsText(snapshot: Snapshot, paint: Paint): string {
  const end = t("The records tell what is missing, never that the audit will be passed.");
  return `${[...readiness(snapshot).map((stage) => stageText(stage, paint)), end].join("\n\n")}\n`;
}

function stageText({ title, items }: Readiness, paint: Paint): string {
  const done = items.filter(({ share }) => share === 1).length;
  return section(
    `${title}: ${t("{0} of {1}", done, items.length)}`,
    items.flatMap((item) => itemLines(item, paint)),
    paint,
  );
}

function itemLines({ title, clause, share, checks }: ReadinessResult, paint: Paint): string[] {
  const place = clause === undefined ? "" : ` (${t("clause {0}", clause)})`;
  if (share === 1) return [`  ✓ ${title}${place}`];
  const open = checks.filter((check) => check.share < 1);
  return [
    `  ${paint("yellow", "·")} ${title}${place}`,
    ...open.map(({ todo, met, of, open: names }) => {
      const records = of > 1 ? ` ${t("({0} of {1}; open: {2})", met, of, someOf(names, 5))}` : "";
      return `      → ${todo}${records}`;
    }),
  ];
}
