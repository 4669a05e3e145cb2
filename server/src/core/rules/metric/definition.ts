import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { blankFieldsFixes } from "../../ruleKit/blankFields.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const definitionRules = [
  defineRule({
    code: "metric/no-method",
    severity: "warning",
    clause: "9.1",
    kind: "metrics",
    docs: {
      what: "A metric does not say how it is measured, how often, who measures or who analyses.",
      why: "Clause 9.1 asks for method, time and people of monitoring and measurement. Without them results cannot be compared, and nobody draws conclusions from them.",
      how: "Fill in `method`, `frequency`, `measuredBy` and `analysedBy`.",
    },
    check(metric, { snapshot, report }) {
      const { endsOn } = metric.data;
      if (endsOn !== undefined && endsOn < snapshot.today) return;
      const missing = ["method", "frequency", "measuredBy", "analysedBy"].filter((field) => saysNothing(metric, [field]));
      if (missing.length === 0) return;
      report(
        metric,
        ["id"],
        t(
          "{0} lacks {1}. Clause 9.1 asks how and when something is measured, and who measures and analyses it; otherwise two people get two numbers, and nobody looks at either. Fill it in.",
          nameOf(metric),
          missing.map((field) => `\`${field}\``).join(", "),
        ),
        blankFieldsFixes(
          metric,
          missing.map((field) => [field]),
        ),
      );
    },
  }),
  defineRule({
    code: "metric/no-target",
    severity: "hint",
    clause: "9.1",
    kind: "metrics",
    docs: {
      what: "A metric is measured, but does not say which values are good.",
      why: "Results are evaluated (clause 9.1). A number without anything to hold it against says nothing about whether security works.",
      how: "Set `target` and `direction` (`higher` or `lower`), or `min` and `max`. Where you only watch a trend, ignore this with that reason.",
    },
    check(metric, { report }) {
      const { direction, target } = metric.data;
      const hasRange = !saysNothing(metric, ["min"]) || !saysNothing(metric, ["max"]);
      const hasTarget = target !== undefined && (direction === "higher" || direction === "lower");
      if (hasRange || hasTarget || saysNothing(metric, ["measurements"])) return;
      report(
        metric,
        [target === undefined ? "measurements" : "target"],
        target === undefined
          ? t(
              "{0} has results and nothing to hold them against. Results are evaluated (clause 9.1): set `target` and `direction`, or `min` and `max`.",
              nameOf(metric),
            )
          : t(
              "{0} has a target, but does not say whether more or less is better, so no result can be evaluated (clause 9.1): set `direction`.",
              nameOf(metric),
            ),
        target === undefined
          ? []
          : [
              setFieldFix(t("Set `direction: {0}`: the target or more is good", "higher"), metric, ["direction"], "higher"),
              setFieldFix(t("Set `direction: {0}`: the target or less is good", "lower"), metric, ["direction"], "lower"),
            ],
      );
    },
  }),
];
