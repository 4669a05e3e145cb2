import type { DueDate } from "../model/dueDate.ts";
import { dueDates } from "../model/dueDates.ts";
import { type Methodology, methodologyOf } from "../model/methodology.ts";
import type { IsmsRecord } from "../model/record.ts";
import { nameOf } from "../model/recordFields.ts";
import { recordLabel } from "../model/recordLabel.ts";
import { inherentRating, remainingRating, treatmentOf } from "../model/riskRating.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { addDays } from "../text/dates.ts";
import { t } from "../text/l10n.ts";
import { dueItem } from "../viewKit/dueItem.ts";
import type { View, ViewItem, ViewState } from "../viewKit/view.ts";

type Risk = IsmsRecord<"risks">;

/** Days ahead within which something counts as due. */
const SOON = 30;

/** The risks: what is due first, of them and of what treats them, then by level, owner and treatment. Closed ones come last. */
export const view: View = {
  id: "risks",
  read(snapshot) {
    const all = snapshot.index.ofKind("risks");
    const risks = all.filter(({ data }) => data.status !== "closed");
    const closed = all.filter(({ data }) => data.status === "closed");
    const methodology = methodologyOf(snapshot.index);
    const item = (risk: Risk) => riskItem(risk, methodology);
    const soon = addDays(snapshot.today, SOON);
    const treats = treatmentOfRisks(risks);
    const due = dueDates(snapshot).filter(({ record, day }) => day <= soon && (record.kind === "risks" || treats(record)));
    const above = risks.filter((risk) => stateOf(risk, methodology) === "late").length;
    const last: ViewItem = {
      id: "closed",
      label: t("Closed"),
      kind: "evidence",
      description: String(closed.length),
      children: closed.map(item),
    };
    const items = [
      ...dueGroup(due, snapshot),
      ...group({ id: "level", label: t("By level"), kind: "risks", isOpen: true }, byLevel(risks, methodology), item),
      ...group(
        { id: "owner", label: t("By owner"), kind: "people" },
        byWord(risks, ({ data }) => data.owner ?? t("no owner")),
        item,
      ),
      ...group({ id: "treatment", label: t("By treatment"), kind: "actions" }, byWord(risks, treatmentWord), item),
      ...(closed.length > 0 ? [last] : []),
    ];
    const badge =
      above > 0 ? { value: above, tooltip: t("Risks above the acceptance criteria that nobody has accepted: {0}", above) } : undefined;
    return { items, badge, empty: t("No risk is recorded yet.") };
  },
};

/** Tells an action that treats one of these risks: named by the risk, or naming it. */
function treatmentOfRisks(risks: readonly Risk[]): (record: IsmsRecord) => boolean {
  const ids = new Set(risks.flatMap(({ id }) => id ?? []));
  const named = new Set(risks.flatMap(({ data }) => data.treatment?.actions ?? []));
  return (record) => {
    if (record.kind !== "actions") return false;
    const { for: served = [] } = (record as IsmsRecord<"actions">).data;
    return named.has(record.id ?? "") || served.some((id) => ids.has(id));
  };
}

function dueGroup(due: readonly DueDate[], { today }: Snapshot): ViewItem[] {
  if (due.length === 0) return [];
  const children = due.map((one) => dueItem(one, one.day < today ? "late" : "soon"));
  const state = due.some(({ day }) => day < today) ? "late" : "soon";
  return [{ id: "due", label: t("Due within {0} days", SOON), description: String(due.length), state, isOpen: true, children }];
}

type Groups = readonly (readonly [string, readonly Risk[]])[];

/** A way to look at the risks. */
function group(head: Omit<ViewItem, "children">, groups: Groups, item: (risk: Risk) => ViewItem): ViewItem[] {
  const count = groups.reduce((sum, [, risks]) => sum + risks.length, 0);
  if (count === 0) return [];
  const parts = groups.map(
    ([word, risks]): ViewItem => ({ id: word, label: word, description: String(risks.length), children: risks.map(item) }),
  );
  return [{ ...head, description: String(count), children: parts }];
}

/** The highest level first; what cannot be rated comes last. */
function byLevel(risks: readonly Risk[], methodology: Methodology | undefined): Groups {
  const levels = [...(methodology?.data.levels ?? [])].sort((a, b) => (b.min ?? 0) - (a.min ?? 0)).flatMap(({ name }) => name ?? []);
  const levelOf = (risk: Risk) => (methodology && inherentRating(risk, methodology)?.level) ?? risk.data.level ?? t("not rated");
  const order = (level: string) => (levels.includes(level) ? levels.indexOf(level) : levels.length);
  const groups = [...byWord(risks, levelOf)].sort(([a], [b]) => order(a) - order(b));
  return groups.map(([name, own]) => [name, byScore(own, methodology)]);
}

function byScore(risks: readonly Risk[], methodology: Methodology | undefined): Risk[] {
  const score = (risk: Risk) => (methodology && inherentRating(risk, methodology)?.score) ?? 0;
  return [...risks].sort((a, b) => score(b) - score(a));
}

function byWord(risks: readonly Risk[], wordOf: (risk: Risk) => string): Groups {
  const groups = new Map<string, Risk[]>();
  for (const risk of risks) {
    const list = groups.get(wordOf(risk));
    if (list) list.push(risk);
    else groups.set(wordOf(risk), [risk]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function treatmentWord(risk: Risk): string {
  const option = treatmentOf(risk);
  if (option === undefined) return risk.data.treatment?.option ?? t("no treatment chosen");
  return { mitigate: t("mitigate"), avoid: t("avoid"), transfer: t("transfer"), accept: t("accept") }[option];
}

function riskItem(risk: Risk, methodology: Methodology | undefined): ViewItem {
  const before = methodology && inherentRating(risk, methodology);
  const after = methodology && remainingRating(risk, methodology);
  const scores = [before?.score, after?.score].filter((score) => score !== undefined).join(" → ");
  const name = recordLabel(risk);
  const lines = [
    name,
    before && t("before treatment: {0}", [before.score, before.level].filter((part) => part !== undefined).join(" ")),
    after && t("what remains: {0}", [after.score, after.level].filter((part) => part !== undefined).join(" ")),
    risk.data.owner && t("owner: {0}", risk.data.owner),
    treatmentWord(risk),
  ];
  return {
    id: `${risk.path} ${nameOf(risk)}`,
    label: name,
    description: [scores, risk.data.owner].filter(Boolean).join(" · "),
    tooltip: lines.filter(Boolean).join("\n"),
    state: stateOf(risk, methodology),
    record: risk,
  };
}

/** Late where what remains lies above the limit and nobody has accepted it; done where it is within it. */
function stateOf(risk: Risk, methodology: Methodology | undefined): ViewState {
  const { status, residual } = risk.data;
  if (status === "closed") return "done";
  const rated = methodology && (remainingRating(risk, methodology) ?? inherentRating(risk, methodology));
  if (!methodology || !rated) return "open";
  if (!methodology.isAboveAcceptance(rated.score)) return treatmentOf(risk) === undefined ? "open" : "done";
  return residual?.acceptedOn === undefined ? "late" : "partial";
}
