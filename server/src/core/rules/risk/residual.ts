import { nameOf, saysNothing } from "../../model/recordFields.ts";
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
      what: "The residual rating is higher than the rating before treatment, or unchanged although the risk is not merely accepted and its treatment is not finished.",
      why: "It is possible, but suspicious: either the treatment (clause 6.1.3) does nothing for this risk, or one of the ratings is wrong.",
      how: "Check both ratings. Where they are right, choose another treatment or accept the risk as it is. Once a finished treatment has brought today's rating down to what remains, set the status to `treated`.",
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
      } else if (trend === "same" && option !== undefined && option !== "accept" && risk.data.status !== "treated") {
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
    code: "risk/residual-not-rated",
    severity: "info",
    clause: "6.1.3 f",
    kind: "risks",
    docs: {
      what: "What remains of a treated risk is accepted, but not rated.",
      why: "Nobody can tell what the risk owner accepted (clause 6.1.3 f), whether it lies within the acceptance criteria (clause 6.1.2 a), or when it has changed.",
      how: "Rate what remains by the methodology's scales, in `likelihood` and `impact` of `residual`, and show the rating to the risk owner.",
    },
    check(risk, { report }) {
      const option = treatmentOf(risk);
      if (risk.data.status === "closed" || (option !== "mitigate" && option !== "transfer")) return;
      const isRated = ["likelihood", "impact"].every((field) => !saysNothing(risk, [field]));
      const missing = ["likelihood", "impact"].filter((field) => saysNothing(risk, ["residual", field]));
      const accepted = ["acceptedBy", "acceptedOn"].find((field) => !saysNothing(risk, ["residual", field]));
      if (!isRated || missing.length === 0 || accepted === undefined) return;
      report(
        risk,
        ["residual", accepted],
        t(
          "What remains of {0} is accepted, but its rating lacks {1}, so nobody can tell what was accepted (clause 6.1.3 f). Rate it and have that rating accepted.",
          nameOf(risk),
          missing.map((field) => `\`${field}\``).join(", "),
        ),
      );
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
