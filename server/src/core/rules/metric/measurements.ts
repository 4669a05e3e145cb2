import { isBlank, type Metric, measurementsInOrder, missBy, nextMeasurement, recordingTime, targetOf } from "../../model/metrics.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { addItemsFix } from "../../ruleKit/listItems.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { lastDayOf, periodOf } from "../../text/calendarPeriod.ts";
import { addDays, addFrequency } from "../../text/dates.ts";
import { missedBetween } from "../../text/frequency.ts";
import { t } from "../../text/l10n.ts";

/** How many results in a row, each worse than the one before, make a trend. */
const TREND = 3;

export const measurementRules = [
  defineRule({
    code: "metric/missing-measurement",
    severity: "warning",
    clause: "9.1",
    kind: "metrics",
    docs: {
      what: "A metric was not measured as often as it says, or not at all.",
      why: "Results of monitoring and measurement are kept as evidence (clause 9.1). A gap shows that the plan is not followed, and nobody knows whether security still works.",
      how: "Measure and record it. The next result is due one `frequency` after the period of the last one, with a third of that time to record it. A metric that has not begun says so in `startsOn`, one that is given up in `endsOn`.",
    },
    check(metric, { snapshot, report }) {
      const { frequency, startsOn, endsOn } = metric.data;
      if (frequency === undefined) return;
      if (startsOn === undefined && measurementsInOrder(metric).length === 0) {
        if (
          (metric.data.measurements ?? []).some((_, position) => !isBlank(metric, position)) ||
          (endsOn !== undefined && endsOn < snapshot.today)
        )
          return;
        report(
          metric,
          ["frequency"],
          t(
            "{0} is to be measured `{1}`, and there is no result. Results are the evidence that clause 9.1 asks for: record the first one, or the day from which it is measured in `startsOn`.",
            nameOf(metric),
            frequency,
          ),
          startResultFixes(metric, undefined, snapshot.today),
        );
        return;
      }
      const next = nextMeasurement(metric);
      if (next === undefined || next.due >= snapshot.today) return;
      const { since, due, isFirst } = next;
      report(
        metric,
        [isFirst ? "startsOn" : "measurements"],
        isFirst
          ? t(
              "{0} is measured `{1}` since {2}, and no result is recorded; the first was due by {3} (clause 9.1). Measure and record it.",
              nameOf(metric),
              frequency,
              since,
              due,
            )
          : t(
              "{0} is measured `{1}`, and its last result speaks for the time until {2}; the next was due by {3} (clause 9.1). Measure and record it.",
              nameOf(metric),
              frequency,
              since,
              due,
            ),
        startResultFixes(metric, isFirst ? addDays(since, -1) : since, snapshot.today),
      );
    },
  }),
  defineRule({
    code: "metric/off-target",
    severity: "info",
    clause: "9.1",
    kind: "metrics",
    docs: {
      what: "The last result of a metric misses its target. The message says whether the last three results each were worse than the one before.",
      why: "Results are analysed and evaluated (clause 9.1). Missing a target is no fault of the ISMS; not reacting to it is.",
      how: "Find out why, and decide: an action, another target, or nothing, with the reason in `note`.",
    },
    check(metric, { snapshot, report }) {
      const { endsOn, unit } = metric.data;
      if (endsOn !== undefined && endsOn < snapshot.today) return;
      const results = resultsOf(metric);
      const last = results.at(-1);
      if (!last || last.miss <= 0) return;
      const shown = unit === undefined ? String(last.value) : `${last.value} ${unit}`;
      const trend = results.slice(-TREND);
      const isWorsening = isTrend(trend);
      report(
        metric,
        ["measurements", last.position, "value"],
        isWorsening
          ? t(
              "{0} is {1}, and its target is {2}. The last three results were {3}: each worse than the one before (clause 9.1). Find out why, and decide what follows.",
              nameOf(metric),
              shown,
              targetOf(metric),
              trend.map(({ value }) => value).join(", "),
            )
          : t(
              "{0} is {1}, and its target is {2} (clause 9.1). Find out why, and decide what follows.",
              nameOf(metric),
              shown,
              targetOf(metric),
            ),
      );
    },
  }),
  defineRule({
    code: "metric/worsening",
    severity: "info",
    clause: "9.1",
    kind: "metrics",
    docs: {
      what: "A metric still meets its target, but each of its last three results was worse than the one before, and at that pace the next one misses it.",
      why: "Results are analysed, not only compared (clause 9.1): a trend tells in time what the target tells too late.",
      how: "Find out why, and decide before the target is missed: an action, or nothing, with the reason in `note` of the last result.",
    },
    check(metric, { snapshot, report }) {
      const { endsOn } = metric.data;
      if (endsOn !== undefined && endsOn < snapshot.today) return;
      const trend = resultsOf(metric).slice(-TREND);
      const [first, last] = [trend[0], trend.at(-1)];
      if (!first || !last || last.miss > 0 || !isTrend(trend)) return;
      const next = last.miss + (last.miss - first.miss) / (TREND - 1);
      if (next <= 0 || !saysNothing(metric, ["measurements", last.position, "note"])) return;
      report(
        metric,
        ["measurements", last.position, "value"],
        t(
          "{0} still meets its target ({1}), but the last three results were {2}: each worse than the one before, and at that pace the next one misses it (clause 9.1). Find out why, and decide what follows.",
          nameOf(metric),
          targetOf(metric),
          trend.map(({ value }) => value).join(", "),
        ),
      );
    },
  }),
  defineRule({
    code: "metric/gap",
    severity: "info",
    clause: "9.1",
    kind: "metrics",
    docs: {
      what: "In the last twelve months results of a metric are missing between others. What is missing up to today is `metric/missing-measurement`.",
      why: "Results are kept as evidence of monitoring (clause 9.1), and auditors look at the whole time since their last visit. A trend with holes is none.",
      how: "Add the results if they are only missing here. Where nothing was measured, say why in `note` of the next result.",
    },
    check(metric, { snapshot: { today }, report }) {
      const { frequency, startsOn } = metric.data;
      if (frequency === undefined) return;
      const results = measurementsInOrder(metric);
      const start = startsOn === undefined ? [] : [{ day: addDays(startsOn, -1), position: undefined }];
      const days = [...start, ...results].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
      const gaps = days.slice(1).flatMap(({ day, position }, index) => {
        const before = days[index]?.day ?? day;
        const isOld = (addFrequency(day, "annually") ?? "") < today;
        if (isOld || position === undefined || !saysNothing(metric, ["measurements", position, "note"])) return [];
        const missed = missedBetween(before, day, frequency);
        return missed > 0 ? [{ before, day, missed }] : [];
      });
      const [first] = gaps;
      if (!first) return;
      report(
        metric,
        ["measurements"],
        t(
          "{0} is measured `{1}`, and between {2} and {3} there is no result; {4} are missing in the last twelve months. Results are kept as evidence (clause 9.1): add them, or say in `note` of the next one why there are none.",
          nameOf(metric),
          frequency,
          first.before,
          first.day,
          gaps.reduce((sum, { missed }) => sum + missed, 0),
        ),
      );
    },
  }),
  defineRule({
    code: "metric/recorded-late",
    severity: "info",
    clause: "9.1",
    kind: "metrics",
    docs: {
      what: "Results of the last twelve months were recorded long after the end of the period that they speak for: later than a third of its length, 45 days at most. One finding for a metric.",
      why: "Clause 9.1 asks when results are analysed and evaluated. What is written down months later was not there when somebody should have reacted, and reads as if it was made for the audit.",
      how: "Correct the day or the period where one is wrong; otherwise say in `note` of the result why it came late, and measure in time from now on.",
    },
    check(metric, { snapshot: { today }, report }) {
      const { frequency, measurements = [] } = metric.data;
      if (frequency === undefined) return;
      const late = measurements.flatMap(({ recordedOn, period }, position) => {
        const end = period === undefined ? undefined : lastDayOf(String(period));
        if (recordedOn === undefined || end === undefined || recordedOn > today) return [];
        if ((addFrequency(recordedOn, "annually") ?? "") < today || !saysNothing(metric, ["measurements", position, "note"])) return [];
        const grace = recordingTime(end, frequency);
        return grace !== undefined && recordedOn > addDays(end, grace) ? [{ position, period, recordedOn }] : [];
      });
      const [first] = late;
      if (!first) return;
      report(
        metric,
        ["measurements", first.position, "recordedOn"],
        t(
          "Results of {0} were recorded long after their time, {1} in the last twelve months: that for {2} on {3}. Nobody could react to them when it mattered (clause 9.1): correct the day, or say why in `note`.",
          nameOf(metric),
          late.length,
          first.period ?? "",
          first.recordedOn,
        ),
      );
    },
  }),
  defineRule({
    code: "metric/recorded-in-future",
    severity: "error",
    clause: "9.1",
    kind: "metrics",
    docs: {
      what: "A result is recorded on a day that is still to come.",
      why: "Results of measurement are kept as evidence (clause 9.1). One of a day that has not come cannot have been measured, and neither can the others be trusted.",
      how: "Correct the day, or take the result out until it is measured.",
    },
    check(metric, { snapshot: { today }, report }) {
      for (const [position, { recordedOn }] of (metric.data.measurements ?? []).entries()) {
        if (recordedOn === undefined || recordedOn <= today) continue;
        report(
          metric,
          ["measurements", position, "recordedOn"],
          t(
            "This result is recorded on {0}, which is still to come, so nobody can have measured it (clause 9.1). Correct the day.",
            recordedOn,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "metric/recorded-too-early",
    severity: "info",
    clause: "9.1",
    kind: "metrics",
    docs: {
      what: "A result was recorded before the end of the period that it speaks for.",
      why: "The day of recording is not the time measured (clause 9.1): a number for September that is written down on the 12th leaves out most of it.",
      how: "Correct the day or the period, or measure again once the period is over.",
    },
    check(metric, { report }) {
      for (const [position, { recordedOn, period }] of (metric.data.measurements ?? []).entries()) {
        const end = period === undefined ? undefined : lastDayOf(String(period));
        if (recordedOn === undefined || end === undefined || recordedOn >= end) continue;
        report(
          metric,
          ["measurements", position, "recordedOn"],
          t(
            "This result is for {0}, which ends on {1}, and was recorded on {2}: it cannot speak for all of it (clause 9.1). Correct the day or the period, or measure again.",
            period ?? "",
            end,
            recordedOn,
          ),
        );
      }
    },
  }),
];

/** A result that can be held against the target. */
interface Result {
  readonly position: number;
  readonly value: number;
  /** How far it misses the target; 0 or less where it does not. */
  readonly miss: number;
}

function resultsOf(metric: Metric): Result[] {
  return measurementsInOrder(metric).flatMap(({ position, value }) => {
    const miss = value === undefined ? undefined : missBy(metric, value);
    return value === undefined || miss === undefined ? [] : [{ position, value, miss }];
  });
}

/** True where each of enough results is worse than the one before. */
function isTrend(results: readonly Result[]): boolean {
  return results.length === TREND && results.every(({ miss }, at) => at === 0 || miss > (results[at - 1]?.miss ?? miss));
}

/** Adds a result without its value, which people measure; none while there is one without. `until`: the day up to which the last speaks. */
function startResultFixes(metric: Metric, until: string | undefined, today: string): Fix[] {
  if ((metric.data.measurements ?? []).some((_, position) => isBlank(metric, position))) return [];
  const period = until === undefined ? undefined : periodAfter(until, metric.data.frequency ?? "");
  return [
    addItemsFix(
      period === undefined
        ? t("Start a result, with the value to be written")
        : t("Start the result for {0}, with the value to be written", period),
      metric,
      ["measurements"],
      [[`recordedOn: ${today}`, ...(period === undefined ? [] : [`period: ${period}`]), "value:"]],
    ),
  ];
}

/** The period of the calendar that follows on a day, where the day ends one of that length. */
function periodAfter(day: string, frequency: string): string | undefined {
  const last = periodOf(day, frequency);
  return last !== undefined && lastDayOf(last) === day ? periodOf(addDays(day, 1), frequency) : undefined;
}
