import { type DueDate, dueLabel } from "../model/dueDate.ts";
import { nameOf } from "../model/recordFields.ts";
import { recordLabel } from "../model/recordLabel.ts";
import { t } from "../text/l10n.ts";
import type { ViewItem, ViewState } from "./view.ts";

/** One line for something that is due. */
export function dueItem(due: DueDate, state: ViewState): ViewItem {
  const { day, what, record, path, title } = due;
  const label = dueLabel(due);
  const name = title === undefined ? recordLabel(record) : [record.id, title].filter(Boolean).join(" ");
  const { owner } = record.data as { readonly owner?: string };
  return {
    id: `${what} ${day} ${record.path} ${nameOf(record)} ${path.join(".")}`,
    // the day comes first, so that days stand below each other however long the names are
    label: `${day} ${name}`,
    description: [label, owner].filter(Boolean).join(" · "),
    tooltip: owner === undefined ? `${name}\n${label}: ${day}` : `${name}\n${label}: ${day}\n${t("owner: {0}", owner)}`,
    state,
    kind: record.kind,
    record,
    at: path,
  };
}
