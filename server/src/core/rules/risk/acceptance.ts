import { actsAs } from "../../model/actors.ts";
import type { Methodology } from "../../model/methodology.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { remainingRating, treatmentOf } from "../../model/riskRating.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule, type RuleContext } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

type Risk = IsmsRecord<"risks">;

export const acceptanceRules = [
  defineRule({
    code: "risk/above-acceptance",
    severity: "warning",
    clause: "6.1.2 a",
    kind: "risks",
    docs: {
      what: "What remains of a risk is above the methodology's limit, and whoever may accept that has not.",
      why: "The acceptance criteria (clause 6.1.2 a) bind everybody. A risk above them is treated further, or accepted by the authority that the methodology names.",
      how: "Treat the risk further, or have it accepted by that authority and record it in `residual`.",
    },
    check(risk, context) {
      const { methodology, report } = context;
      const excess = methodology && risk.data.status !== "closed" ? unacceptedExcess(risk, methodology, context) : undefined;
      if (!excess) return;
      const { score, limit, authority, acceptedBy } = excess;
      report(
        risk,
        acceptedBy !== undefined ? ["residual", "acceptedBy"] : risk.data.residual ? ["residual"] : ["treatment", "option"],
        acceptedBy !== undefined
          ? t(
              "What remains of {0} scores {1}, above the limit of {2}. Above it only {3} may accept (clause 6.1.2 a), not {4}: treat the risk further or get that acceptance.",
              nameOf(risk),
              score,
              limit,
              authority ?? "",
              acceptedBy,
            )
          : authority !== undefined
            ? t(
                "What remains of {0} scores {1}, above the limit of {2} that the methodology accepts (clause 6.1.2 a), and {3} has not accepted it. Treat the risk further or get that acceptance.",
                nameOf(risk),
                score,
                limit,
                authority,
              )
            : t(
                "What remains of {0} scores {1}, above the limit of {2} that the methodology accepts (clause 6.1.2 a), and nobody has accepted it. Treat the risk further, or have it accepted by whoever may.",
                nameOf(risk),
                score,
                limit,
              ),
      );
    },
  }),
  defineRule({
    code: "risk/residual-unaccepted",
    severity: "warning",
    clause: "6.1.3 f",
    kind: "risks",
    docs: {
      what: "Nobody has accepted what remains of a risk after treatment, or the acceptance lacks its author or its day.",
      why: "The risk owner accepts the residual risk (clause 6.1.3 f). It is the second of two acts: approving the plan is not it, nor is choosing to accept as a treatment.",
      how: "Have the risk owner accept what remains and record `acceptedBy` and `acceptedOn` in `residual`.",
    },
    check(risk, context) {
      const { methodology, report, snapshot } = context;
      if (risk.data.status === "closed" || !needsAcceptance(risk)) return;
      if (methodology && unacceptedExcess(risk, methodology, context)) return;
      const missing = ["acceptedBy", "acceptedOn"].filter((field) => saysNothing(risk, ["residual", field]));
      const acceptedOn = risk.data.residual?.acceptedOn;
      if (missing.length === 2) {
        report(
          risk,
          saysNothing(risk, ["residual"]) ? ["treatment", "option"] : ["residual"],
          t(
            "Nobody has accepted what remains of {0}. Clause 6.1.3 f asks the risk owner to, besides approving the treatment: get the acceptance and record who gave it and when.",
            nameOf(risk),
          ),
        );
      } else if (missing.length === 1) {
        report(
          risk,
          ["residual", missing[0] === "acceptedBy" ? "acceptedOn" : "acceptedBy"],
          t(
            "The acceptance of what remains of {0} lacks `{1}`, so it proves nothing (clause 6.1.3 f). Record who accepted it and when.",
            nameOf(risk),
            missing[0] as string,
          ),
        );
      } else if (acceptedOn !== undefined && acceptedOn > snapshot.today) {
        report(
          risk,
          ["residual", "acceptedOn"],
          t(
            "What remains of {0} is accepted on {1}, which is still to come, so it is not accepted yet (clause 6.1.3 f). Correct the day.",
            nameOf(risk),
            acceptedOn,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "risk/acceptance-stale",
    severity: "warning",
    clause: "6.1.3 f",
    kind: "risks",
    docs: {
      what: "A residual risk was accepted before the risk was last assessed or its treatment approved.",
      why: "An acceptance holds for the rating and plan that it was given for. Once they change, nobody has accepted what remains now (clause 6.1.3 f).",
      how: "Show the risk owner the present rating and have it accepted again. Where nothing changed, the owner confirms it and `acceptedOn` moves on.",
    },
    check(risk, { snapshot, report }) {
      const { status, treatment, residual } = risk.data;
      const reviewedOn = assessedBy(risk, snapshot.today);
      const accepted = residual?.acceptedOn;
      if (status === "closed" || accepted === undefined || isExpired(risk, snapshot)) return;
      const approvedOn = treatment?.approvedOn ?? "";
      if (reviewedOn <= accepted && approvedOn <= accepted) return;
      report(
        risk,
        ["residual", "acceptedOn"],
        reviewedOn > accepted
          ? t(
              "What remains of {0} was accepted on {1}, before its assessment of {2}. An acceptance holds for the rating it was given for (clause 6.1.3 f): have it accepted again, or confirmed if nothing changed.",
              nameOf(risk),
              accepted,
              reviewedOn,
            )
          : t(
              "What remains of {0} was accepted on {1}, before its treatment was approved on {2}. An acceptance holds for the plan it was given for (clause 6.1.3 f): have it accepted again.",
              nameOf(risk),
              accepted,
              approvedOn,
            ),
      );
    },
  }),
  defineRule({
    code: "risk/acceptance-expired",
    severity: "warning",
    clause: "6.1.3 f",
    kind: "risks",
    docs: {
      what: "The acceptance of a residual risk has expired.",
      why: "The risk owner accepted it until that day only; since then nobody has (clause 6.1.3 f).",
      how: "Have it accepted again, or treat the risk further.",
    },
    check(risk, { snapshot, report }) {
      if (risk.data.status === "closed" || !isExpired(risk, snapshot)) return;
      report(
        risk,
        ["residual", "expires"],
        t(
          "The acceptance of what remains of {0} ended on {1}; since then nobody has accepted it (clause 6.1.3 f). Have it accepted again, or treat the risk further.",
          nameOf(risk),
          risk.data.residual?.expires ?? "",
        ),
      );
    },
  }),
  defineRule({
    code: "risk/approver-not-owner",
    severity: "warning",
    clause: "6.1.3 f",
    kind: "risks",
    docs: {
      what: "A treatment was approved, or a residual risk accepted, by someone who is neither the risk's owner nor the authority that the methodology names.",
      why: "Clause 6.1.3 f gives both acts to the risk owner. The security officer is not that by default.",
      how: "Get the owner's approval or acceptance, or correct the owner.",
    },
    check(risk, context) {
      const { treatment, residual, status } = risk.data;
      if (status === "closed") return;
      const { methodology } = context;
      checkActor(risk, treatment?.approvedBy, ["treatment", "approvedBy"], context);
      if (methodology && unacceptedExcess(risk, methodology, context)) return;
      checkActor(risk, residual?.acceptedBy, ["residual", "acceptedBy"], context);
    },
  }),
];

/** The day of the last assessment; one that is still to come is none, and `risk/dates` says so. */
function assessedBy({ data: { reviewedOn = "" } }: IsmsRecord<"risks">, today: string): string {
  return reviewedOn > today ? "" : reviewedOn;
}

/** What remains where it is above the limit and not accepted by whom the methodology names; undefined where all is well or unknown. */
function unacceptedExcess(risk: Risk, methodology: Methodology, context: RuleContext) {
  const score = remainingRating(risk, methodology)?.score;
  if (score === undefined || methodology.isAboveAcceptance(score) !== true) return undefined;
  const { maxScore: limit = 0, authority } = methodology.acceptance;
  const acceptedBy = risk.data.residual?.acceptedBy?.trim() || undefined;
  const isRefused = acceptedBy !== undefined && authority !== undefined && isAnother(acceptedBy, authority, context);
  const isMissing = acceptedBy === undefined && saysNothing(risk, ["residual", "acceptedBy"]);
  return isRefused || isMissing ? { score, limit, authority, acceptedBy } : undefined;
}

/** Once a way to treat it is chosen, what remains needs an acceptance. Of a risk that is avoided nothing remains unless it is rated. */
function needsAcceptance(risk: Risk): boolean {
  if (!saysNothing(risk, ["residual", "likelihood"]) || !saysNothing(risk, ["residual", "impact"])) return true;
  const option = treatmentOf(risk);
  return option !== undefined && option !== "avoid";
}

function isExpired({ data }: Risk, { today }: Snapshot): boolean {
  return data.residual?.expires !== undefined && data.residual.expires < today;
}

/** True for someone who surely does not act as `subject`: the same few people accept thousands of risks. */
function isAnother(actor: string, subject: string, { snapshot, once }: RuleContext): boolean {
  return actor !== subject && once(`${actor} for ${subject}`, () => actsAs(snapshot.index, actor, subject) === false);
}

function checkActor(risk: Risk, actor: string | undefined, path: readonly string[], context: RuleContext): void {
  const { methodology, report } = context;
  const { owner } = risk.data;
  if (!actor?.trim() || !owner?.trim()) return;
  const authority = methodology?.acceptance.authority;
  if (!isAnother(actor, owner, context)) return;
  if (authority !== undefined && !isAnother(actor, authority, context)) return;
  report(
    risk,
    path,
    path[0] === "treatment"
      ? t(
          "The treatment of {0} was approved by {1}, but its owner is {2}. Clause 6.1.3 f asks for the owner's approval: get it, or correct the owner.",
          nameOf(risk),
          actor,
          owner,
        )
      : t(
          "What remains of {0} was accepted by {1}, but its owner is {2}. Clause 6.1.3 f asks for the owner's acceptance: get it, or correct the owner.",
          nameOf(risk),
          actor,
          owner,
        ),
  );
}
