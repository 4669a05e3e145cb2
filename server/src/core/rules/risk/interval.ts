import type { Methodology } from "../../model/methodology.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import { type Assessed, assessed, lastLook } from "../../model/riskReview.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule, type RuleContext } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

type Risk = IsmsRecord<"risks">;

export const intervalRules = [
  defineRule({
    code: "risk/review-overdue",
    severity: "warning",
    clause: "8.2",
    docs: {
      what: "A risk's next review has passed, or its last assessment is older than the methodology's interval while others were assessed since.",
      why: "Risks are assessed at planned intervals (clause 8.2). A missed one shows an auditor that the plan is not followed.",
      how: "Assess the risk again and record `reviewedOn` and `nextReview`. Where no risk was assessed in time, `risk/assessment-due` says so once.",
    },
    check(context) {
      const { planned, tooOld, isMissed } = latenessOf(context);
      for (const risk of planned) {
        context.report(
          risk,
          ["nextReview"],
          t(
            "The review of {0} was due on {1}. Risks are assessed at planned intervals (clause 8.2): assess it and set the next day.",
            nameOf(risk),
            risk.data.nextReview ?? "",
          ),
        );
      }
      if (isMissed) return;
      for (const { risk, last, every, due } of tooOld) {
        context.report(
          risk,
          [risk.data.reviewedOn === undefined ? "identifiedOn" : "reviewedOn"],
          t(
            "{0} was last assessed on {1}, and the methodology wants that `{2}`, so it was due on {3} (clause 8.2). Assess it again and record `reviewedOn`.",
            nameOf(risk),
            last,
            every,
            due,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "risk/assessment-due",
    severity: "warning",
    clause: "8.2",
    docs: {
      what: "No open risk was assessed within the interval that the methodology plans, or none says when it was. One finding, in place of one for each risk; up to two are told one by one by `risk/review-overdue`.",
      why: "Risks are assessed at planned intervals (clause 8.2). Here not a risk was forgotten, the assessment did not take place, or nothing shows that it did.",
      how: "Assess the risks again by the methodology and record `reviewedOn` for each. An activity for clause 8.2 that was done in time also shows it where risks have no day.",
    },
    check(context) {
      const { tooOld, undated, isMissed } = latenessOf(context);
      const methodology = context.snapshot.index.singleton("methodology");
      if (!isMissed || !methodology) return;
      const every = methodology.data.reviewEvery ?? "";
      const last = tooOld.map((risk) => risk.last).sort();
      context.report(
        methodology,
        ["reviewEvery"],
        last.length === 0
          ? t(
              "Risks are to be assessed `{0}`, but none of the {1} open risks says when it was, so nothing shows that it happens (clause 8.2). Record `reviewedOn` for each.",
              every,
              undated.length,
            )
          : t(
              "Risks are to be assessed `{0}`, but none of the open risks was since {1}: {2}. Planned intervals are kept (clause 8.2): assess them again and record `reviewedOn`.",
              every,
              last.at(-1) ?? "",
              someOf([...tooOld.map(({ risk }) => risk), ...undated].map(nameOf), 5),
            ),
      );
    },
  }),
  defineRule({
    code: "risk/rated-before-methodology",
    severity: "info",
    clause: "6.1.2 b",
    docs: {
      what: "Open risks were last assessed before the methodology was approved as it is now. One finding for all; risks whose review is overdue are not among them.",
      why: "Assessments are to give comparable results (clause 6.1.2 b). A rating made by another scale or formula looks like the others and means something else.",
      how: "Hold each rating against today's scales and record the day in `reviewedOn`, also where it stays.",
    },
    check(context) {
      const { snapshot, report } = context;
      const methodology = snapshot.index.singleton("methodology");
      const approvedOn = methodology?.data.approvedOn;
      if (!methodology || approvedOn === undefined || approvedOn > snapshot.today) return;
      const { planned, tooOld } = latenessOf(context);
      const late = new Set([...planned, ...tooOld.map(({ risk }) => risk)]);
      const isBefore = snapshot.index.facts("risks", isRatedBefore, approvedOn);
      const before = snapshot.index.ofKind("risks").filter((risk, index) => isBefore[index] && !late.has(risk));
      if (before.length === 0) return;
      report(
        methodology,
        ["approvedOn"],
        t(
          "The methodology was approved on {0}, and risks were last rated before that: {1}. If scales or formula changed, their ratings cannot be compared with later ones (clause 6.1.2 b): confirm or correct them and record `reviewedOn`.",
          approvedOn,
          someOf(before.map(nameOf), 5),
        ),
      );
    },
  }),
];

/** From so many risks on it was the assessment that did not take place. */
const MANY = 3;

interface Lateness {
  /** Open risks past the review that they plan themselves. */
  readonly planned: readonly Risk[];
  /** The others that were last assessed too long ago for the methodology. */
  readonly tooOld: readonly TooOld[];
  /** The others that neither say when they were assessed nor plan when they will be, where somebody must have by now. */
  readonly undated: readonly Risk[];
  /** True where the assessment as a whole was missed: no risk was assessed in time. */
  readonly isMissed: boolean;
}

interface TooOld extends Assessed {
  readonly risk: Risk;
}

/** Which open risks are late, worked out once for all rules that ask. */
function latenessOf({ once, snapshot: { index, today }, snapshot, methodology }: RuleContext): Lateness {
  return once("lateness of risks", () => {
    const every = methodology?.data.reviewEvery;
    const planned: Risk[] = [];
    const tooOld: TooOld[] = [];
    const undated: Risk[] = [];
    let isAnyInTime = false;
    const risks = index.ofKind("risks");
    index.facts("risks", timingOf, today, every).forEach((timing, number) => {
      isAnyInTime ||= (timing & IN_TIME) !== 0;
      if ((timing & ~IN_TIME) === 0) return;
      const risk = risks[number] as Risk;
      if (timing & PAST_REVIEW) planned.push(risk);
      else if (timing & UNDATED) undated.push(risk);
      else tooOld.push({ risk, ...(assessed(risk, every) as Assessed) });
    });
    const silent = every !== undefined && mustHaveBeenAssessed(every, methodology, snapshot) ? undated : [];
    return { planned, tooOld, undated: silent, isMissed: !isAnyInTime && tooOld.length + silent.length >= MANY };
  });
}

/** What can be said of when a risk was and will be assessed, as a number: very many risks are gone through with every key. */
type Timing = number;
const NOTHING: Timing = 0;
/** Assessed within the interval of the methodology: a bit of its own. */
const IN_TIME: Timing = 1;
const PAST_REVIEW: Timing = 2;
const TOO_OLD: Timing = 4;
const UNDATED: Timing = 8;

function timingOf(risk: Risk, today: string, every: string | undefined): Timing {
  const { status, nextReview, reviewedOn = "" } = risk.data;
  if (status === "closed") return NOTHING;
  const due = assessed(risk, every)?.due;
  const inTime = due !== undefined && due >= today ? IN_TIME : NOTHING;
  if (nextReview !== undefined && nextReview < today && reviewedOn < nextReview) return inTime | PAST_REVIEW;
  if (due !== undefined && due < today) return TOO_OLD;
  return lastLook(risk) === undefined && nextReview === undefined && isRated(risk) ? UNDATED : inTime;
}

function isRatedBefore(risk: Risk, day: string): boolean {
  const last = lastLook(risk);
  return risk.data.status !== "closed" && isRated(risk) && last !== undefined && last < day;
}

function isRated({ data: { likelihood, impact, cia } }: Risk): boolean {
  return likelihood !== undefined || impact !== undefined || cia !== undefined;
}

/** True unless the methodology is too young, or an activity for clause 8.2 was done in time. */
function mustHaveBeenAssessed(every: string, methodology: Methodology | undefined, { index, today }: Snapshot): boolean {
  if (addFrequency(today, every) === undefined) return false;
  const isInTime = (day: string | undefined) => day !== undefined && day <= today && (addFrequency(day, every) ?? "") >= today;
  const assessing = index.ofKind("activities").filter(({ data }) => data.clauses?.some((clause) => String(clause) === "8.2"));
  return !isInTime(methodology?.data.approvedOn) && !assessing.some(({ data }) => data.done?.some(({ on }) => isInTime(on)));
}
