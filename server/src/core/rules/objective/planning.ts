import { actionsOf } from "../../model/nonconformities.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { blankFieldsFixes } from "../../ruleKit/blankFields.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { startRecordFix } from "../../ruleKit/startRecord.ts";
import { t } from "../../text/l10n.ts";

export const planningRules = [
  defineRule({
    code: "objective/not-measurable",
    severity: "info",
    clause: "6.2",
    kind: "objectives",
    docs: {
      what: "An objective has no metric, and no target with a figure or a state that is reached or not.",
      why: "Objectives are measurable where that is practicable (clause 6.2 b). Of “improve security” nobody can say whether it was reached.",
      how: "Name a `metric`, or give a `target` with a figure: how much, how many, until when.",
    },
    check(objective, { report }) {
      if (isOver(objective) || !saysNothing(objective, ["metric"])) return;
      const { target } = objective.data;
      if (
        target === undefined
          ? !saysNothing(objective, ["target"])
          : /\p{N}|\b(all|every|each|no|none|zero|alle|jede|kein|keine|null)\b/iu.test(target)
      )
        return;
      report(
        objective,
        [target === undefined ? "id" : "target"],
        t(
          "Of {0} nobody can say whether it is reached: it has no metric, and no figure as a target. Objectives are measurable where that is practicable (clause 6.2 b): name one or the other.",
          nameOf(objective),
        ),
        [startMetricFix(objective)],
      );
    },
  }),
  defineRule({
    code: "objective/no-metric",
    severity: "hint",
    clause: "6.2",
    kind: "objectives",
    docs: {
      what: "An objective has a target, but no metric, while others of this ISMS have one.",
      why: "Objectives are monitored (clause 6.2 d). A metric with results shows on the way whether the target will be met; without one that is seen at the end.",
      how: "Record a metric and name it in `metric`. Where the target is a state to reach once, ignore this with that reason.",
    },
    check(objective, { snapshot, report }) {
      if (isOver(objective) || !saysNothing(objective, ["metric"]) || saysNothing(objective, ["target"])) return;
      const target = objective.data.target ?? "";
      if (!/\p{N}/u.test(target) || !snapshot.index.has("metrics")) return;
      report(
        objective,
        ["target"],
        t(
          "No metric measures {0}, so whether it will be reached is seen at its end only. Objectives are monitored (clause 6.2): name a `metric`.",
          nameOf(objective),
        ),
        [startMetricFix(objective)],
      );
    },
  }),
  defineRule({
    code: "objective/no-plan",
    severity: "warning",
    clause: "6.2",
    kind: "objectives",
    docs: {
      what: "An objective lacks one of the five things that its planning says: what is done, with what, by whom, until when, and how the result is judged.",
      why: "Clause 6.2 asks for all five (h to l). An objective without them is a wish, and auditors read this list one by one.",
      how: "Fill in `actions`, `resources`, `owner`, `due` and `evaluation`. Actions whose `for` names the objective count, and a `metric` counts as evaluation.",
    },
    check(objective, { snapshot, report }) {
      if (isOver(objective)) return;
      const { actions } = objective.data;
      const lacks = (field: string) => saysNothing(objective, [field]);
      const parts: readonly (readonly [boolean, string, string])[] = [
        [lacks("actions") && actionsOf(objective, actions, snapshot.index).length === 0, "actions", t("what is done (`actions`)")],
        [lacks("resources"), "resources", t("with what (`resources`)")],
        [lacks("owner"), "owner", t("by whom (`owner`)")],
        [lacks("due"), "due", t("until when (`due`)")],
        [lacks("evaluation") && lacks("metric"), "evaluation", t("how the result is judged (`evaluation`)")],
      ];
      const missing = parts.filter(([isMissing]) => isMissing);
      if (missing.length === 0) return;
      report(
        objective,
        ["id"],
        t(
          "The plan for {0} does not say {1}. Clause 6.2 asks for it; without it the objective is a wish. Fill it in.",
          nameOf(objective),
          missing.map(([, , words]) => words).join(", "),
        ),
        blankFieldsFixes(
          objective,
          missing.map(([, field]) => [field]),
        ),
      );
    },
  }),
];

/** Starts a metric for an objective; how it is measured, by whom and what is good is for people to write. */
function startMetricFix(objective: IsmsRecord<"objectives">): Fix {
  const lines = [`title: ${scalarText(objective.title ?? nameOf(objective))}`, "method:", "unit:", "target:", "direction:", "frequency:"];
  return startRecordFix(t("Start a metric for it"), "metrics", [...lines, "measuredBy:", "analysedBy:"], (metric) =>
    setFieldFix("", objective, ["metric"], metric),
  );
}

/** True for what is reached, missed or given up: how it was planned is history. */
function isOver({ data }: IsmsRecord<"objectives">): boolean {
  return data.status === "achieved" || data.status === "missed" || data.status === "cancelled";
}
