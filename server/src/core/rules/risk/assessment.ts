import type { Methodology } from "../../model/methodology.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { formulaOf, proposeMethodologyFix } from "../../ruleKit/proposeMethodology.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import type { Rating } from "../../text/rating.ts";
import { suggest } from "../../text/suggest.ts";

type Risk = IsmsRecord<"risks">;
type Scale = "likelihood" | "impact";

export const assessmentRules = [
  defineRule({
    code: "risk/no-methodology",
    severity: "info",
    clause: "6.1.2",
    docs: {
      what: "Risks are rated, but the ISMS has no `methodology` record to rate them by.",
      why: "Without scales, formula and acceptance criteria (clause 6.1.2 a) ratings cannot be compared, and nothing can be checked against them: a clean result means little.",
      how: "Record your own scales, formula and acceptance criteria under `methodology`.",
    },
    check({ snapshot, methodology, report }) {
      const isms = snapshot.index.singleton("isms");
      if (methodology || !isms) return;
      const rated = snapshot.index.ofKind("risks").filter(({ data }) => data.likelihood !== undefined || data.impact !== undefined);
      if (rated.length === 0) return;
      const inferred = formulaOf(rated);
      report(
        isms,
        [],
        t(
          "{0} risks are rated, but there is no `methodology` record, so no rating can be held against a scale or an acceptance limit (clause 6.1.2 a). Record your scales, formula and criteria.",
          rated.length,
        ),
        inferred ? [proposeMethodologyFix(inferred)] : [],
      );
    },
  }),
  defineRule({
    code: "risk/no-acceptance-criteria",
    severity: "warning",
    clause: "6.1.2 a",
    kind: "methodology",
    docs: {
      what: "Risks are rated, but the methodology does not say which of them may be accepted.",
      why: "Clause 6.1.2 a asks for risk acceptance criteria. Without them nobody can tell which risks need treatment, and no rule can.",
      how: "Set `acceptance.maxScore`, the highest score that a risk owner may accept, and `acceptance.authority` for what lies above; or write the criteria in `acceptance.criteria`.",
    },
    check(methodology, { snapshot, report }) {
      const states = ["maxScore", "criteria"].some((field) => !saysNothing(methodology, ["acceptance", field]));
      const isUsed = snapshot.index.ofKind("risks").some(({ data }) => data.likelihood !== undefined || data.impact !== undefined);
      if (states || !isUsed) return;
      report(
        methodology,
        ["acceptance"],
        t(
          "The methodology has no risk acceptance criteria, which clause 6.1.2 a asks for, so nobody can tell which risks need treatment. Set `acceptance.maxScore`, or write them in `acceptance.criteria`.",
        ),
      );
    },
  }),
  defineRule({
    code: "risk/outside-scale",
    severity: "error",
    clause: "6.1.2",
    kind: "risks",
    docs: {
      what: "A rating is no value of the methodology's scale.",
      why: "It has no meaning: the risk can be neither scored nor compared with others (clause 6.1.2 b). It happens when a scale is changed and old ratings stay.",
      how: "Assess the risk again with a value of the scale.",
    },
    check(risk, { methodology, report }) {
      if (!methodology || risk.data.status === "closed") return;
      const { likelihood, impact, residual } = risk.data;
      const check = (scale: Scale, rating: Rating | undefined, path: readonly string[]) => {
        const steps = methodology.data[scale] ?? [];
        if (rating === undefined || steps.length === 0 || methodology.value(scale, rating) !== undefined) return;
        report(
          risk,
          path,
          t(
            "{0} is no value of the {1} scale, which has {2}. Without one the risk can be neither scored nor compared (clause 6.1.2 b): assess it again.",
            JSON.stringify(rating),
            scale,
            steps.map(stepName).join(", "),
          ),
          scaleFixes(risk, path, rating, scale, methodology),
        );
      };
      check("likelihood", likelihood, ["likelihood"]);
      check("impact", impact, ["impact"]);
      check("likelihood", residual?.likelihood, ["residual", "likelihood"]);
      check("impact", residual?.impact, ["residual", "impact"]);
    },
  }),
  defineRule({
    code: "risk/not-rated",
    severity: "warning",
    clause: "6.1.2 d",
    kind: "risks",
    docs: {
      what: "A risk has no likelihood or no impact.",
      why: "An identified risk must be analysed (clause 6.1.2 d); unrated, it cannot be prioritised or compared with the acceptance criteria.",
      how: "Rate both by the methodology's scales.",
    },
    check(risk, { report }) {
      if (risk.data.status === "closed") return;
      const missing = ["likelihood", "impact"].filter((field) => saysNothing(risk, [field]) && (field !== "impact" || !risk.data.cia));
      if (missing.length === 0) return;
      report(
        risk,
        ["id"],
        t(
          "{0} lacks {1}, so it cannot be prioritised or held against the acceptance criteria. Clause 6.1.2 d asks for likelihood and impact: rate it by the methodology's scales.",
          nameOf(risk),
          missing.map((field) => `\`${field}\``).join(", "),
        ),
      );
    },
  }),
  defineRule({
    code: "risk/no-owner",
    severity: "warning",
    clause: "6.1.2 c",
    kind: "risks",
    docs: {
      what: "A risk has no owner.",
      why: "Each risk needs an owner (clause 6.1.2 c), who approves its treatment and accepts what remains (clause 6.1.3 f). Nobody else can do either.",
      how: "Name the person or role that answers for the business affected; seldom the security officer.",
    },
    check(risk, { report }) {
      if (risk.data.status === "closed" || !saysNothing(risk, ["owner"])) return;
      report(
        risk,
        ["owner"],
        t(
          "{0} has no owner, so nobody can approve its treatment or accept what remains (clauses 6.1.2 c and 6.1.3 f). Name the person or role that answers for what is at stake.",
          nameOf(risk),
        ),
      );
    },
  }),
];

interface Step {
  readonly value?: number;
  readonly label?: string;
}

function stepName({ value, label }: Step): string {
  return label === undefined ? String(value) : `${value} (${label})`;
}

/** The nearest value for a number, labels like the word for a text. The assessment remains the user's. */
function scaleFixes(risk: Risk, path: readonly string[], rating: Rating, scale: Scale, methodology: Methodology): Fix[] {
  const steps = methodology.data[scale] ?? [];
  const number = Number(rating);
  const near = Number.isFinite(number)
    ? [...steps].sort((a, b) => Math.abs((a.value ?? 0) - number) - Math.abs((b.value ?? 0) - number)).slice(0, 1)
    : suggest(
        String(rating),
        steps.flatMap(({ label }) => label ?? []),
      ).flatMap((label) => steps.find((step) => step.label === label) ?? []);
  return near.map((step) => {
    const value = typeof rating === "string" && step.label !== undefined ? scalarText(step.label) : String(step.value);
    return setFieldFix(t("Change to {0}", stepName(step)), risk, path, value);
  });
}
