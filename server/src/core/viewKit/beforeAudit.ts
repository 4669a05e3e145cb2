import { dueLabel } from "../model/dueDate.ts";
import { dueDates } from "../model/dueDates.ts";
import { isClosed } from "../model/nonconformities.ts";
import { recordLabel } from "../model/recordLabel.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { dueItem } from "./dueItem.ts";
import type { ViewItem } from "./view.ts";

const AUDITS: readonly string[] = ["audit", "surveillance", "recertification"];
/** Nobody prepares further ahead. */
const MOST = 100;

/** What to prepare for the next audit: what falls due before it, and the nonconformities that are open. */
export function beforeAudit(snapshot: Snapshot): ViewItem[] {
  const { today, index } = snapshot;
  const dues = dueDates(snapshot);
  const audit = dues.find(({ what, day }) => AUDITS.includes(what) && day >= today);
  if (!audit) return [];
  const before = dues.filter((due) => due.day <= audit.day && !AUDITS.includes(due.what)).slice(0, MOST);
  const open = index.ofKind("nonconformities").filter((record) => !isClosed(record));
  const name = audit.title ?? (audit.record.kind === "audits" ? recordLabel(audit.record) : dueLabel(audit));
  return [
    {
      id: "audit",
      label: t("Before {0}", name),
      description: [audit.day, t("{0} to prepare", before.length + open.length)].join(" · "),
      kind: "audits",
      record: audit.record,
      at: audit.path,
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
        ...before.map((due) => dueItem(due, due.day < today ? "late" : "open")),
      ],
    },
  ];
}
