import { nextAudit } from "../model/nextAudit.ts";
import { recordLabel } from "../model/recordLabel.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { dueItem } from "./dueItem.ts";
import type { ViewItem } from "./view.ts";

/** Nobody prepares further ahead. */
const MOST = 100;

/** What to prepare for the next audit: the nonconformities that are open, and what falls due before it. */
export function beforeAudit(snapshot: Snapshot): ViewItem[] {
  const audit = nextAudit(snapshot);
  if (!audit) return [];
  const { name, due, open } = audit;
  const before = audit.before.slice(0, MOST);
  return [
    {
      id: "audit",
      label: t("Before {0}", name),
      description: [due.day, t("{0} to prepare", before.length + open.length)].join(" · "),
      kind: "audits",
      record: due.record,
      at: due.path,
      children: [
        ...open.map(
          (record): ViewItem => ({
            id: `nc ${record.path} ${record.id ?? record.title}`,
            label: recordLabel(record),
            description: t("open nonconformity"),
            kind: "nonconformities",
            record,
          }),
        ),
        ...before.map((one) => dueItem(one, one.day < snapshot.today ? "late" : "open")),
      ],
    },
  ];
}
