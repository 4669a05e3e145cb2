import { t } from "../text/l10n.ts";
import { type DueDate, dueLabel } from "./dueDate.ts";
import { dueDates } from "./dueDates.ts";
import { isClosed, type Nonconformity } from "./nonconformities.ts";
import { recordLabel } from "./recordLabel.ts";
import type { Snapshot } from "./snapshot.ts";

/** The next audit of the ISMS, by its own people or the certification body, and what to prepare for it. */
export interface NextAudit {
  readonly name: string;
  readonly due: DueDate;
  /** What falls due until then, late things first. */
  readonly before: readonly DueDate[];
  readonly open: readonly Nonconformity[];
}

const AUDITS: readonly string[] = ["audit", "surveillance", "recertification"];

/** The next audit that is planned, or that keeping the certificate asks for; undefined where none is. `dues` are all days that are known. */
export function nextAudit(snapshot: Snapshot, dues: readonly DueDate[] = dueDates(snapshot)): NextAudit | undefined {
  const { today, index } = snapshot;
  const audit = dues.find(({ what, day }) => AUDITS.includes(what) && day >= today);
  if (!audit) return undefined;
  return {
    name: nameOf(audit),
    due: audit,
    before: dues.filter((due) => due.day <= audit.day && !AUDITS.includes(due.what)),
    open: index.ofKind("nonconformities").filter((record) => !isClosed(record)),
  };
}

function nameOf(audit: DueDate): string {
  if (audit.title !== undefined) return audit.title;
  if (audit.what === "recertification") return t("recertification, before the certificate ends");
  return audit.record.kind === "audits" ? recordLabel(audit.record) : dueLabel(audit);
}
