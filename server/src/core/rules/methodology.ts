import type { IsmsRecord } from "../model/record.ts";
import { saysNothing } from "../model/recordFields.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { t } from "../text/l10n.ts";

/** The risk methodology itself (clause 6.1.2): whole, and approved before it is used. */
export const rules = [
  defineRule({
    code: "methodology/incomplete",
    severity: "warning",
    clause: "6.1.2",
    kind: "methodology",
    docs: {
      what: "The risk methodology lacks a scale of likelihood or impact, the formula, or how often risks are assessed.",
      why: "Clause 6.1.2 b asks that assessments give consistent and comparable results. Without scales that say what a step means, two people rate the same risk differently.",
      how: "Complete the fields that the message names. Acceptance criteria and approval are findings of their own.",
    },
    check(methodology, { report }) {
      const missing = missingParts(methodology);
      if (missing.length === 0) return;
      report(
        methodology,
        [],
        t(
          "The risk methodology does not say {0}, so ratings are neither consistent nor comparable (clause 6.1.2 b). Complete it.",
          missing.join(", "),
        ),
      );
    },
  }),
  defineRule({
    code: "methodology/unapproved",
    severity: "info",
    clause: "7.5.2",
    kind: "methodology",
    docs: {
      what: "Risks are rated by a methodology that nobody has approved, or that is approved on a day to come.",
      why: "The risk assessment process is mandatory documented information (clause 6.1.2), and clause 7.5.2 asks that it is approved. Ratings by a draft may have to be made again.",
      how: "Have it approved, and record `approvedBy` and `approvedOn`.",
    },
    check(methodology, { snapshot: { index, today }, report }) {
      const { approvedOn } = methodology.data;
      const isLater = approvedOn !== undefined && approvedOn > today;
      const lacks = (["approvedBy", "approvedOn"] as const).filter((field) => saysNothing(methodology, [field]));
      if (!isLater && lacks.length === 0) return;
      if (!index.ofKind("risks").some(({ data }) => data.likelihood !== undefined || data.impact !== undefined)) return;
      report(
        methodology,
        isLater ? ["approvedOn"] : [],
        isLater
          ? t(
              "The risk methodology is approved on {0}, which is still to come, yet risks are rated by it (clause 7.5.2). Correct the day, or approve it first.",
              approvedOn,
            )
          : t(
              "Risks are rated by a methodology that lacks {0}. It is mandatory documented information (clause 6.1.2) and is to be approved (clause 7.5.2): record who approved it and when.",
              lacks.map((field) => `\`${field}\``).join(", "),
            ),
      );
    },
  }),
];

/** What a methodology leaves open, in words. A value in a wrong shape was said. */
function missingParts(methodology: IsmsRecord<"methodology">): string[] {
  const { data } = methodology;
  const lacks = (field: string) => saysNothing(methodology, [field]);
  const parts: [missing: boolean, words: string][] = [
    [lacks("likelihood"), t("how likelihood is rated (`likelihood`)")],
    [lacks("impact"), t("how impact is rated (`impact`)")],
    [lacks("formula"), t("how a rating is worked out (`formula`)")],
    [data.formula === "matrix" && lacks("matrix"), t("the `matrix` that its formula names")],
    [lacks("reviewEvery"), t("how often risks are assessed (`reviewEvery`)")],
  ];
  return parts.flatMap(([missing, words]) => (missing ? [words] : []));
}
