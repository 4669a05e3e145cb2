import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addDays } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { fold } from "../../text/suggest.ts";

export const periodRules = [
  defineRule({
    code: "evidence/collected-in-future",
    severity: "error",
    clause: "7.5.3",
    kind: "evidence",
    docs: {
      what: "Evidence is recorded as collected on a day that is still to come.",
      why: "Nobody can have collected it yet, so neither the record nor what rests on it can be trusted (clause 7.5.3 b).",
      how: "Correct the day, or record the evidence once it is there.",
    },
    check(evidence, { snapshot: { today }, report }) {
      const { collectedOn } = evidence.data;
      if (collectedOn === undefined || collectedOn <= today) return;
      report(
        evidence,
        ["collectedOn"],
        t(
          "{0} is recorded as collected on {1}, which is still to come, so it shows nothing (clause 7.5.3). Correct the day.",
          nameOf(evidence),
          collectedOn,
        ),
      );
    },
  }),
  defineRule({
    code: "evidence/bad-period",
    severity: "error",
    clause: "7.5.2",
    kind: "evidence",
    docs: {
      what: "The period that evidence speaks for ends before it begins, or begins after the evidence was collected.",
      why: "Evidence cannot speak for a time that does not exist or that had not come, so one of the dates is wrong, and the evidence is not described as clause 7.5.2 asks.",
      how: "Correct the date. The period is the time shown, `collectedOn` the day on which it was taken.",
    },
    check(evidence, { report }) {
      const { period, collectedOn } = evidence.data;
      if (period?.from !== undefined && period.to !== undefined && period.to < period.from) {
        report(
          evidence,
          ["period", "to"],
          t(
            "The period ends on {0}, before it begins on {1}, so nobody can tell what this evidence speaks for (clause 7.5.2). Correct one of the dates.",
            period.to,
            period.from,
          ),
        );
      } else if (period?.from !== undefined && collectedOn !== undefined && collectedOn < period.from) {
        report(
          evidence,
          ["period", "from"],
          t(
            "The period begins on {0}, but the evidence was collected before, on {1}, so it cannot speak for it (clause 7.5.2). Correct one of the dates.",
            period.from,
            collectedOn,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "evidence/period-gap",
    severity: "info",
    clause: "8.1",
    docs: {
      what: "Records of the same evidence (of one title but for its figures, for the same things) leave more than a week between their periods.",
      why: "An auditor samples the whole period since the last audit. For the days between nothing shows that the control worked as planned (clause 8.1).",
      how: "Collect the evidence of the missing days, or correct the periods.",
    },
    check({ snapshot, report }) {
      for (const series of seriesOf(snapshot.index.ofKind("evidence"))) {
        let last = series[0] as Dated;
        for (const next of series.slice(1)) {
          const free = addDays(last.to, 1);
          if (addDays(free, LONGEST_GAP) < next.from) {
            report(
              next.record,
              ["period", "from"],
              t(
                "Between {0} and {1} nothing shows what this evidence and {2} show: a gap that an auditor's sample may hit (clause 8.1). Collect it, or correct the periods.",
                free,
                addDays(next.from, -1),
                nameOf(last.record),
              ),
            );
          }
          if (next.to > last.to) last = next;
        }
      }
    },
  }),
];

/** Days between two periods that nobody minds. */
const LONGEST_GAP = 7;

interface Dated {
  readonly record: IsmsRecord<"evidence">;
  readonly from: string;
  readonly to: string;
}

/** Evidence taken again and again, each series in the order of its periods. */
function seriesOf(all: readonly IsmsRecord<"evidence">[]): Dated[][] {
  const series = new Map<string, Dated[]>();
  for (const record of all) {
    const { period, title = "" } = record.data;
    if (period?.from === undefined || period.to === undefined || period.to < period.from) continue;
    const key = `${fold(title.replace(/\d+/g, ""))} ${[...(record.data.for ?? [])].sort().join()}`;
    series.set(key, [...(series.get(key) ?? []), { record, from: period.from, to: period.to }]);
  }
  return [...series.values()].map((list) => list.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)));
}
