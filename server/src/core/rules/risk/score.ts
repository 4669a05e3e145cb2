import type { Methodology, Rated } from "../../model/methodology.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import { inferRiskFormula } from "../../model/riskFormula.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { formulaInWords } from "../../ruleKit/proposeMethodology.ts";
import { defineRule, type RuleContext } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { ratingValue } from "../../text/rating.ts";
import { fold } from "../../text/suggest.ts";

type Risk = IsmsRecord<"risks">;

export const scoreRules = [
  defineRule({
    code: "risk/score-mismatch",
    severity: "warning",
    clause: "6.1.2 d",
    kind: "risks",
    docs: {
      what: "The score or level that a register states is not the one that the methodology gives for the risk's ratings.",
      why: "One of the three is wrong, so the risk is prioritised and accepted by a figure that nobody can follow (clauses 6.1.2 d and e).",
      how: "Correct the rating, or take over the score or level; the quick fix writes what the methodology gives. Only a methodology that the organisation has recorded counts.",
    },
    check(risk, context) {
      const { methodology } = context;
      if (!methodology || risk.data.status === "closed") return;
      const { residual, score, level } = risk.data;
      compare(risk, [], { score, level }, methodology.rateRisk(risk.data), context);
      if (residual) compare(risk, ["residual"], residual, methodology.rate(residual.likelihood, residual.impact), context);
    },
  }),
  defineRule({
    code: "risk/score-unlike-others",
    severity: "info",
    clause: "6.1.2 b",
    docs: {
      what: "Nearly all risks of a file follow one formula, which no `methodology` states, and these do not. One finding a file.",
      why: "Assessments must be comparable (clause 6.1.2 b). Mostly a score was not worked out again when a rating changed.",
      how: "Check the risks named. Where the formula is yours, record it as `methodology`; the fix at `risk/no-methodology` writes a proposal.",
    },
    check({ snapshot, methodology, report }) {
      if (methodology) return;
      const byFile = new Map<string, Risk[]>();
      for (const risk of snapshot.index.ofKind("risks")) {
        const own = byFile.get(risk.path);
        if (own) own.push(risk);
        else byFile.set(risk.path, [risk]);
      }
      for (const risks of byFile.values()) {
        const inferred = inferRiskFormula(risks);
        const [first] = inferred?.misfits ?? [];
        if (!inferred || !first) continue;
        const { count, misfits } = inferred;
        report(
          first.risk,
          first.risk.data.score === undefined ? ["level"] : ["score"],
          t(
            "{0} of the {1} rated risks here follow {2}; these do not: {3}. Nobody has stated the formula, so check whether they were worked out again when their ratings changed (clause 6.1.2 b).",
            count - misfits.length,
            count,
            formulaInWords(inferred),
            someOf(
              misfits.map(({ risk, stated, computed }) => t("{0} says {1}, the others' way gives {2}", risk.id ?? "", stated, computed)),
              5,
            ),
          ),
        );
      }
    },
  }),
];

interface Stated {
  readonly score?: number | string;
  readonly level?: string;
}

function compare(risk: Risk, at: readonly string[], stated: Stated, rated: Rated | undefined, { methodology, report }: RuleContext): void {
  if (!rated || !methodology) return;
  const score = typeof stated.score === "string" ? ratingValue(stated.score) : stated.score;
  if (score !== undefined && Math.abs(score - rated.score) > 0.0051) {
    const path = [...at, "score"];
    const value = String(rated.score);
    report(
      risk,
      path,
      t(
        "{0} states the score {1}, but by the methodology its ratings give {2}{3}. The risk is prioritised by a figure that nobody can follow (clause 6.1.2 d): correct the rating or the score.",
        nameOf(risk),
        score,
        value,
        sumOf(risk, at, methodology),
      ),
      [setFieldFix(t("Change the score to {0}", value), risk, path, value, { preferred: true })],
    );
  }
  if (stated.level === undefined || rated.level === undefined || fold(stated.level) === fold(rated.level)) return;
  const path = [...at, "level"];
  report(
    risk,
    path,
    t(
      "{0} states the level {1}, but by the methodology its score of {2} is {3}. The risk is accepted or treated by the wrong level (clause 6.1.2 e): correct the rating or the level.",
      nameOf(risk),
      JSON.stringify(stated.level),
      rated.score,
      JSON.stringify(rated.level),
    ),
    [setFieldFix(t('Change the level to "{0}"', rated.level), risk, path, scalarText(rated.level), { preferred: true })],
  );
}

/** ` (3 × 4)`, so that a reader can follow it. */
function sumOf({ data }: Risk, at: readonly string[], methodology: Methodology): string {
  const { likelihood, impact } = at.length > 0 ? (data.residual ?? {}) : data;
  const l = methodology.value("likelihood", likelihood);
  const i = methodology.value("impact", impact);
  if (l === undefined || i === undefined) return "";
  const sign = methodology.data.formula === "product" ? "×" : methodology.data.formula === "sum" ? "+" : undefined;
  return sign === undefined ? "" : ` (${l} ${sign} ${i})`;
}
