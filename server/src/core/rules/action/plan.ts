import { controlCitations } from "../../model/controlUse.ts";
import { type IsmsIndex, soaKey } from "../../model/ismsIndex.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { firstById, idOf } from "../../model/recordFacts.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { startRecordsFix } from "../../ruleKit/startRecord.ts";
import { controlName, someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import type { Action } from "./state.ts";

export const planRules = [
  defineRule({
    code: "action/none-for-control",
    severity: "info",
    clause: "6.1.3 e",
    docs: {
      what: "Controls that treat risks are still `planned` in the Statement of Applicability, the treatment is approved, and no action puts them in place: neither one that names the control, nor one of a risk that it treats, nor a gap with actions. One finding for all.",
      why: "The plan for treating risks (clause 6.1.3 e) is what turns a decision into work. Of a control that is planned without anybody, any day and any means, an auditor says that it is not planned.",
      how: "Record an action for each, with `controls`, owner, day and resources; the quick fix starts them. Where it is in place already, set its status.",
    },
    check({ snapshot, report }) {
      const { catalog, index } = snapshot;
      const unplanned = unplannedControls(snapshot);
      const [first] = unplanned;
      if (!first) return;
      report(
        index.nth("soaEntry", first.entry),
        ["status"],
        t(
          "Controls that treat risks are planned, but no action puts them in place: {0}. The plan for treating risks says who does it by when (clause 6.1.3 e): record an action for each.",
          someOf(unplanned, 5, ({ control, risks }) => `${control} (${someOf(risks, 2)})`),
        ),
        [
          startRecordsFix(t("Start the actions for them"), "actions", () =>
            unplanned
              .slice(0, MOST_ACTIONS)
              .map(({ control, risks }) => [
                `title: ${scalarText(t("Put {0} in place", controlName(catalog, control)))}`,
                `controls: [${control}]`,
                `for: [${risks.map(scalarText).join(", ")}]`,
                "owner:",
                "due:",
                "resources:",
                "status: open",
              ]),
          ),
        ],
      );
    },
  }),
];

/** More at once help nobody. */
const MOST_ACTIONS = 20;

interface Unplanned {
  readonly control: string;
  /** Its entry, by its place among the facts about them. */
  readonly entry: number;
  /** The names of the risks that it treats, by a plan that is approved. */
  readonly risks: readonly string[];
}

function unplannedControls({ index, catalog }: Snapshot): Unplanned[] {
  const planned = index.facts("soaEntry", plannedControl);
  if (planned.every((control) => control === undefined)) return [];
  const treated = placesByControl(index.facts("risks", treatedControls));
  const names = index.facts("risks", nameOf);
  const acted = actedControls(index);
  const gapped = new Set([...index.facts("gaps", actedRequirement), ...index.facts("nonconformities", actedRequirement)].flat());
  return planned.flatMap((control, entry) => {
    if (control === undefined) return [];
    const numbers = [control, ...catalog.retiredIds(control)];
    const risks = new Set(numbers.flatMap((number) => treated.get(number) ?? NOWHERE));
    if (risks.size === 0 || numbers.some((number) => acted.has(number)) || gapped.has(control)) return [];
    return [{ control, entry, risks: [...risks].map((place) => names[place] as string) }];
  });
}

/** The controls for which something is to be done: by an action that names them, or one of a risk that they treat. */
function actedControls(index: IsmsIndex): ReadonlySet<string> {
  const acted = new Set(index.facts("actions", controlsOf).flat());
  const named = new Set(index.facts("actions", namedBy).flat());
  const isGoing = firstById(index.facts("actions", idOf), index.facts("actions", isNotCancelled));
  const ids = index.facts("risks", idOf);
  const listed = index.facts("risks", listedActions);
  for (const [place, controls] of index.facts("risks", treatedControls).entries()) {
    const id = ids[place];
    const isActed = (id !== undefined && named.has(id)) || listed[place]?.some((action) => isGoing.get(action));
    if (isActed) for (const control of controls) acted.add(control);
  }
  return acted;
}

function placesByControl(lists: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, controls] of lists.entries()) {
    for (const control of controls) {
      const known = places.get(control);
      if (known) known.push(place);
      else places.set(control, [place]);
    }
  }
  return places;
}

/** The control of an entry that is planned and not excluded. */
function plannedControl(entry: IsmsRecord<"soaEntry">): string | undefined {
  const { status, applicable, control } = entry.data;
  return status !== "planned" || applicable === false || control === undefined ? undefined : soaKey(entry);
}

/** The controls by which an open risk is treated, if that is approved. */
function treatedControls(risk: Risk): readonly string[] {
  return isTreated(risk) ? idsOf(controlCitations(risk, "treatment.controls")) : NONE;
}

/** The actions by which such a risk is treated. */
function listedActions(risk: Risk): readonly string[] {
  return isTreated(risk) ? (risk.data.treatment?.actions ?? NONE) : NONE;
}

function isTreated(risk: Risk): boolean {
  return risk.data.status !== "closed" && !saysNothing(risk, ["treatment", "approvedOn"]);
}

function controlsOf(action: Action): readonly string[] {
  return isNotCancelled(action) ? idsOf(controlCitations(action, "controls")) : NONE;
}

function namedBy(action: Action): readonly string[] {
  const { mentions } = action;
  return isNotCancelled(action)
    ? mentions.flatMap(({ field, target }) => (field === "for" && target.type === "record" ? [target.id] : NONE))
    : NONE;
}

function isNotCancelled({ data }: Action): boolean {
  return data.status !== "cancelled";
}

/** The control for which such a record has actions. */
function actedRequirement(record: IsmsRecord<"gaps" | "nonconformities">): readonly string[] {
  if (saysNothing(record, ["actions"])) return NONE;
  return record.mentions.flatMap(({ field, target }) => (field === "requirement" && target.type === "control" ? [target.id] : NONE));
}

function idsOf(citations: readonly { readonly id: string }[]): readonly string[] {
  return citations.length === 0 ? NONE : [...new Set(citations.map(({ id }) => id))];
}

type Risk = IsmsRecord<"risks">;

/** Thousands of records say nothing: that is one list. */
const NONE: readonly string[] = [];
const NOWHERE: readonly number[] = [];
