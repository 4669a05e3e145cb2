import { controlCitations } from "../../model/controlUse.ts";
import { type IsmsIndex, soaKey } from "../../model/ismsIndex.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { defineRule, type RuleContext } from "../../ruleKit/rule.ts";
import { startRecordsFix } from "../../ruleKit/startRecord.ts";
import { controlName, someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

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
    check(context) {
      const { catalog } = context.snapshot;
      const unplanned = unplannedControls(context);
      const [first] = unplanned;
      if (!first) return;
      context.report(
        first.entry,
        ["status"],
        t(
          "Controls that treat risks are planned, but no action puts them in place: {0}. The plan for treating risks says who does it by when (clause 6.1.3 e): record an action for each.",
          someOf(unplanned, 5, ({ entry, risks }) => `${soaKey(entry)} (${someOf(risks, 2, nameOf)})`),
        ),
        [
          startRecordsFix(t("Start the actions for them"), "actions", () =>
            unplanned
              .slice(0, MOST_ACTIONS)
              .map(({ entry, risks }) => [
                `title: ${scalarText(t("Put {0} in place", controlName(catalog, soaKey(entry))))}`,
                `controls: [${soaKey(entry)}]`,
                `for: [${risks.map((risk) => scalarText(nameOf(risk))).join(", ")}]`,
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

type Risk = IsmsRecord<"risks">;

interface Unplanned {
  readonly entry: IsmsRecord<"soaEntry">;
  /** The risks that it treats, by a plan that is approved. */
  readonly risks: readonly Risk[];
}

function unplannedControls({ controlUse, snapshot }: RuleContext): Unplanned[] {
  const { index, catalog } = snapshot;
  const use = controlUse();
  const acted = citedByActed(snapshot);
  return index.ofKind("soaEntry").flatMap((entry) => {
    if (entry.data.status !== "planned" || entry.data.applicable === false || entry.data.control === undefined) return [];
    const control = soaKey(entry);
    const numbers = [control, ...catalog.retiredIds(control)];
    const risks = risksCiting(numbers, isTreated, index);
    const isPlanned =
      use.actions(control).length > 0 ||
      numbers.some((number) => acted.has(number)) ||
      risksCiting(numbers, listsActions, index).some((risk) => actionsListed(risk, index)) ||
      hasGapActions(control, snapshot);
    return risks.length === 0 || isPlanned ? [] : [{ entry, risks }];
  });
}

/** The numbers of controls that treatments cite of risks which an action names. There are fewer actions than risks. */
function citedByActed({ index }: Snapshot): ReadonlySet<string> {
  const named = new Set(index.facts("actions", namedBy).flat());
  const risks = [...named].flatMap((id) => index.withId(id)).filter(isTreated);
  return new Set(risks.flatMap((risk) => controlCitations(risk, FIELD).map(({ id }) => id)));
}

function namedBy({ data, mentions }: IsmsRecord<"actions">): readonly string[] {
  if (data.status === "cancelled") return NONE;
  return mentions.flatMap(({ field, target }) => (field === "for" && target.type === "record" ? [target.id] : []));
}

const NONE: readonly string[] = [];
const FIELD = "treatment.controls";

/** The risks that cite a control, of which something holds that rests on each alone: very many may cite one control. */
function risksCiting(controls: readonly string[], holds: (risk: IsmsRecord) => boolean, index: IsmsIndex): readonly Risk[] {
  const keys = controls.flatMap((id) => [`control:${id}`, `record:${id}`]);
  const lists = keys.map((key) => index.citingThat(key, FIELD, holds)).filter(({ length }) => length > 0);
  return (lists.length > 1 ? [...new Set(lists.flat())] : (lists[0] ?? [])) as readonly Risk[];
}

/** An open risk whose treatment is approved. */
function isTreated(record: IsmsRecord): boolean {
  return record.kind === "risks" && (record as Risk).data.status !== "closed" && !saysNothing(record, ["treatment", "approvedOn"]);
}

function listsActions(record: IsmsRecord): boolean {
  return isTreated(record) && ((record as Risk).data.treatment?.actions?.length ?? 0) > 0;
}

/** True where an action that the risk lists is known and not cancelled. */
function actionsListed({ data }: Risk, index: IsmsIndex): boolean {
  return (data.treatment?.actions ?? []).some((id) => {
    const action = index.record("actions", id);
    return action !== undefined && action.data.status !== "cancelled";
  });
}

function hasGapActions(control: string, { index }: Snapshot): boolean {
  return index.citing(`control:${control}`, "requirement").some((gap) => !saysNothing(gap, ["actions"]));
}
