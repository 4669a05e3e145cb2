import type { Clause } from "../catalog/types.ts";
import { type ClauseEvidence, type ClauseState, clauseCoverage, clauseStateLabel, worstState } from "../model/clauseCoverage.ts";
import type { IsmsRecord } from "../model/record.ts";
import { nameOf } from "../model/recordFields.ts";
import { recordLabel } from "../model/recordLabel.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { kindOf } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";
import type { View, ViewItem, ViewState } from "../viewKit/view.ts";

/** Clauses 4 to 10, what each asks for, and which records and documents show it. */
export const view: View = {
  id: "clauses",
  read(snapshot) {
    const evidence = clauseCoverage(snapshot);
    const missing = evidence.filter(({ isMandatory, state }) => isMandatory && state === "missing").length;
    const badge =
      missing > 0 ? { value: missing, tooltip: t("Mandatory documented information that is missing: {0}", missing) } : undefined;
    return { items: snapshot.catalog.clauses.flatMap((clause) => (clause.parent ? [] : clauseItem(clause, evidence, snapshot))), badge };
  },
};

const STATES: Readonly<Record<ClauseState, ViewState>> = {
  missing: "missing",
  overdue: "late",
  draft: "partial",
  later: "later",
  present: "present",
  approved: "done",
};

/** A clause with those below it; nothing where none of them asks for anything. */
function clauseItem({ id, title }: Clause, all: readonly ClauseEvidence[], snapshot: Snapshot): ViewItem[] {
  const below = snapshot.catalog.clauses.filter(({ parent }) => parent === id).flatMap((clause) => clauseItem(clause, all, snapshot));
  const own = all.filter(({ clause }) => clause === id || clause.startsWith(`${id} `));
  const within = all.filter(({ clause }) => clause === id || clause.startsWith(`${id} `) || clause.startsWith(`${id}.`));
  const state = worstState(within.map((item) => item.state));
  if (state === undefined) return [];
  const settled = within.filter((item) => item.state === "present" || item.state === "approved").length;
  return [
    {
      id,
      label: `${id} ${title}`,
      description: within.length > 1 ? t("{0} of {1}", settled, within.length) : clauseStateLabel(state),
      tooltip: t("{0} of {1} items that clause {2} asks for are there", settled, within.length, id),
      state: STATES[state],
      children: [...own.map((item) => evidenceItem(item)), ...below],
    },
  ];
}

function evidenceItem({ key, clause, title, isMandatory, state, records }: ClauseEvidence): ViewItem {
  const label = clause.includes(" ") ? `${clause.split(" ")[1]}) ${title}` : title;
  const count = records.length > MOST_RECORDS ? ` (${records.length})` : "";
  return {
    id: key,
    label,
    description: `${clauseStateLabel(state)}${count}`,
    tooltip: isMandatory ? t("{0}\nMandatory documented information (clause {1})", title, clause) : `${title}\n${t("clause {0}", clause)}`,
    state: STATES[state],
    children: records.slice(0, MOST_RECORDS).map(recordItem),
  };
}

/** So many are shown; the rest is found in the register itself. */
const MOST_RECORDS = 30;

function recordItem(record: IsmsRecord): ViewItem {
  return {
    id: `${record.kind} ${record.path} ${nameOf(record)}`,
    label: recordLabel(record),
    description: record.kind === "document" ? documentState(record) : kindOf(record.kind).label,
    kind: record.kind,
    record,
  };
}

function documentState({ data, path }: IsmsRecord): string {
  const { status, version } = data as { readonly status?: string; readonly version?: string | number };
  return [status, version === undefined ? undefined : t("version {0}", version)].filter(Boolean).join(" · ") || path;
}
