import { soaKey } from "../../model/ismsIndex.ts";
import { actionsOf } from "../../model/nonconformities.ts";
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
          someOf(
            unplanned.map(({ entry, risks }) => `${soaKey(entry)} (${someOf(risks.map(nameOf), 2)})`),
            5,
          ),
        ),
        [
          startRecordsFix(
            t("Start the actions for them"),
            "actions",
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

interface Unplanned {
  readonly entry: IsmsRecord<"soaEntry">;
  /** The risks that it treats, by a plan that is approved. */
  readonly risks: readonly IsmsRecord<"risks">[];
}

function unplannedControls({ controlUse, snapshot }: RuleContext): Unplanned[] {
  const { index } = snapshot;
  const use = controlUse();
  return index.ofKind("soaEntry").flatMap((entry) => {
    if (entry.data.status !== "planned" || entry.data.applicable === false || entry.data.control === undefined) return [];
    const control = soaKey(entry);
    const risks = use.risks(control).filter((risk) => !saysNothing(risk, ["treatment", "approvedOn"]));
    const isPlanned =
      use.actions(control).length > 0 ||
      risks.some((risk) => actionsOf(risk, risk.data.treatment?.actions, index).length > 0) ||
      hasGapActions(control, snapshot);
    return risks.length === 0 || isPlanned ? [] : [{ entry, risks }];
  });
}

function hasGapActions(control: string, { index }: Snapshot): boolean {
  return index.citing(`control:${control}`, "requirement").some((gap) => !saysNothing(gap, ["actions"]));
}
