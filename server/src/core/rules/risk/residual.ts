import { nameOf } from "../../model/recordFields.ts";
import { hasMeasures, residualTrend, treatmentOf } from "../../model/riskRating.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const residualRules = [
  defineRule({
    code: "risk/residual-not-lower",
    severity: "warning",
    clause: "6.1.3",
    kind: "risks",
    docs: {
      what: "The residual rating is higher than the rating before treatment, or unchanged although the risk is not merely accepted.",
      why: "It is possible, but suspicious: either the treatment does nothing for this risk, or one of the ratings is wrong.",
      how: "Check both ratings. Where they are right, choose another treatment or accept the risk as it is.",
    },
    check(risk, { methodology, report }) {
      const trend = methodology && risk.data.status !== "closed" ? residualTrend(risk, methodology) : undefined;
      const option = treatmentOf(risk);
      if (trend === "higher") {
        report(
          risk,
          ["residual"],
          t(
            "What remains of {0} is rated higher than the risk before treatment. That is possible but seldom meant (clause 6.1.3): check both ratings, and the treatment if they are right.",
            nameOf(risk),
          ),
        );
      } else if (trend === "same" && option !== undefined && option !== "accept") {
        report(
          risk,
          ["residual"],
          t(
            "What remains of {0} is rated like the risk before treatment, so the treatment would change nothing (clause 6.1.3). Check both ratings, or choose a treatment that lowers the risk.",
            nameOf(risk),
          ),
        );
      }
    },
  }),
  defineRule({
    code: "risk/residual-unexplained",
    severity: "warning",
    clause: "6.1.3 b",
    kind: "risks",
    docs: {
      what: "The residual rating is lower than the rating before treatment, but the treatment names no control and no action.",
      why: "A risk does not fall by itself. Without something that lowers it, the residual rating is a wish, and accepting it means nothing (clause 6.1.3).",
      how: "Name the controls or actions that lower the risk, or rate what remains like the risk itself.",
    },
    check(risk, { methodology, report }) {
      if (!methodology || risk.data.status === "closed" || hasMeasures(risk.data)) return;
      if (residualTrend(risk, methodology) !== "lower") return;
      report(
        risk,
        ["residual"],
        t(
          "What remains of {0} is rated lower than the risk before treatment, but no control or action lowers it. Name what does (clause 6.1.3 b), or rate what remains like the risk itself.",
          nameOf(risk),
        ),
      );
    },
  }),
];
