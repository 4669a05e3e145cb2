import type { CheckResult } from "../model/recordConditions.ts";
import { recordLabel } from "../model/recordLabel.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { kindOf } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";
import type { ViewItem } from "./view.ts";

/** So many records are shown; the rest is found in the register itself. */
const MOST_OPEN = 20;

/** What is still open of some checks, with the records that each is about. What several checks ask for is one item. */
export function openChecks(checks: readonly CheckResult[], snapshot: Snapshot): ViewItem[] {
  const open = checks.filter(({ share }) => share < 1);
  return open.filter(({ todo }, at) => open.findIndex((check) => check.todo === todo) === at).map((check) => checkItem(check, snapshot));
}

function checkItem({ kind, todo, met, of, open }: CheckResult, { index }: Snapshot): ViewItem {
  const records = open.slice(0, MOST_OPEN).map((id): ViewItem => {
    const record = kind === "soaEntry" ? index.soa(id)[0] : (index.record(kind, id) ?? index.ofKind(kind)[0]);
    return { id, label: record && kindOf(kind).container !== "entry" ? recordLabel(record) : id, kind, record };
  });
  return {
    id: `${kind} ${todo}`,
    label: todo,
    description: of === 0 ? undefined : t("{0} of {1}", met, of),
    state: "open",
    children: records,
  };
}
