import type { IsmsRecord } from "../model/record.ts";
import { saysNothing } from "../model/recordFields.ts";
import { setFieldFix } from "../ruleKit/fixes.ts";
import { overdueReview } from "../ruleKit/reviews.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { addFrequency } from "../text/dates.ts";
import { t } from "../text/l10n.ts";
import { contradictionsIn } from "./methodology/contradictions.ts";

/** The risk methodology itself (clause 6.1.2): whole, free of contradictions, and approved before it is used. */
export const rules = [
  defineRule({
    code: "methodology/incomplete",
    severity: "warning",
    clause: "6.1.2",
    kind: "methodology",
    docs: {
      what: "The risk methodology lacks a scale of likelihood or impact, what the steps of one mean, the formula, how often risks are assessed, or who may accept a risk above its limit.",
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
    code: "methodology/contradictory",
    severity: "warning",
    clause: "6.1.2",
    kind: "methodology",
    docs: {
      what: "Parts of the methodology do not fit each other: two steps of a scale have one value, a score that can come out belongs to no level or to two, the matrix has other rows or columns than the scales have steps, or every score that can come out may be accepted, or none.",
      why: "Clause 6.1.2 b asks for consistent results. Where a rating falls between two levels, two people read it differently; and acceptance criteria (clause 6.1.2 a) that let everything pass, or nothing, separate no risk from another.",
      how: "Mend what the message names. Where ratings exist already, hold them against the changed scale.",
    },
    check(methodology, { report }) {
      for (const { path, message } of contradictionsIn(methodology.data)) report(methodology, path, message);
    },
  }),
  defineRule({
    code: "methodology/review-overdue",
    severity: "warning",
    clause: "6.1.2",
    kind: "methodology",
    docs: {
      what: "The planned review of the risk methodology is overdue.",
      why: "Amounts, scales and criteria (clause 6.1.2 a) fit an organisation as it was when they were written. A planned review that passed unnoticed shows that nobody looks (clause 7.5.2 c).",
      how: "See whether scales and acceptance criteria still fit, record the approval if they changed, and plan the next review in `nextReview`.",
    },
    check(methodology, { snapshot: { today }, report }) {
      const due = overdueReview(methodology, today);
      if (due === undefined) return;
      const next = addFrequency(today, "annually") ?? today;
      report(
        methodology,
        ["nextReview"],
        t(
          "The review of the risk methodology was due on {0}. Scales and criteria have to fit the organisation as it is (clauses 6.1.2 a and 7.5.2 c): go through them and plan the next review.",
          due,
        ),
        [setFieldFix(t("Plan the next review in a year"), methodology, ["nextReview"], next)],
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
    [stepsWithoutMeaning(data) !== "", t("what these steps mean: {0} (`meaning`)", stepsWithoutMeaning(data))],
    [lacks("formula"), t("how a rating is worked out (`formula`)")],
    [data.formula === "matrix" && lacks("matrix"), t("the `matrix` that its formula names")],
    [lacks("reviewEvery"), t("how often risks are assessed (`reviewEvery`)")],
  ];
  const { maxScore } = data.acceptance ?? {};
  const isOpenAbove = maxScore !== undefined && ["authority", "criteria"].every((field) => saysNothing(methodology, ["acceptance", field]));
  parts.push([isOpenAbove, t("who may accept a risk above {0} (`acceptance.authority`)", maxScore ?? "")]);
  return parts.flatMap(([missing, words]) => (missing ? [words] : []));
}

/** Steps of the scales that are a number and nothing else, in words. */
function stepsWithoutMeaning(data: IsmsRecord<"methodology">["data"]): string {
  return SCALES.flatMap((scale) => {
    const bare = (data[scale] ?? []).filter(({ label, meaning }) => !label?.trim() && !meaning?.trim());
    const values = bare.map(({ value }) => String(value ?? "?"));
    return bare.length === 0 ? [] : [`${scale} ${someOf(values, 5)}`];
  }).join("; ");
}

const SCALES = ["likelihood", "impact"] as const;
