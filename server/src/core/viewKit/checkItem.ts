import type { KindName } from "../generated/types.ts";
import type { IsmsRecord } from "../model/record.ts";
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

function checkItem({ kind, todo, met, of, open }: CheckResult, snapshot: Snapshot): ViewItem {
  return {
    id: `${kind} ${todo}`,
    label: todo,
    description: of === 0 ? undefined : t("{0} of {1}", met, of),
    state: "open",
    children: openRecords(kind, open, snapshot),
  };
}

/** The records that something is about, as lines that open them. */
export function openRecords(kind: KindName, open: readonly string[], snapshot: Snapshot): ViewItem[] {
  return open.slice(0, MOST_OPEN).map((id): ViewItem => {
    const record = recordOf(kind, id, snapshot);
    return { id, label: record && kindOf(record.kind).container !== "entry" ? recordLabel(record) : id, kind, record };
  });
}

/** The record of that kind, or else any, that a check calls by a name; the first of the kind where it names none that there is. */
export function recordOf(kind: KindName, name: string | undefined, { index }: Snapshot): IsmsRecord | undefined {
  if (kind === "soaEntry") return name === undefined ? index.singleton("soa") : index.soa(name)[0];
  return (name === undefined ? undefined : (index.record(kind, name) ?? index.withId(name)[0])) ?? index.ofKind(kind)[0];
}
