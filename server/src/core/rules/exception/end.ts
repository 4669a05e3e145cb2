import { isRenewed } from "../../model/exceptions.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { isInForce } from "./inForce.ts";

type Exception = IsmsRecord<"exceptions">;

export const endRules = [
  defineRule({
    code: "exception/no-end",
    severity: "warning",
    clause: "A.5.36",
    kind: "exceptions",
    docs: {
      what: "An exception has no end.",
      why: "What has no end is no exception but another rule that nobody approved as one (A.5.36).",
      how: "Record the last day in `until`. Where the rule can never be followed, change the rule.",
    },
    check(exception, { snapshot: { today }, report }) {
      if (!isInForce(exception, today) || !saysNothing(exception, ["until"])) return;
      report(
        exception,
        [],
        t(
          "{0} has no end, so it is a rule of its own that nobody approved as one (A.5.36). Record the last day in `until`, or change the rule.",
          nameOf(exception),
        ),
      );
    },
  }),
  defineRule({
    code: "exception/expired",
    severity: "warning",
    clause: "A.5.36",
    kind: "exceptions",
    docs: {
      what: "An exception is past its last day, and nothing says that the rule is followed again.",
      why: "It was allowed until that day. Since then the rule is broken, or the list of exceptions is out of date (A.5.36).",
      how: "Follow the rule and record `endedOn` and `status: ended`; or have it prolonged as an exception of its own that names this one in `renews`.",
    },
    check(exception, { snapshot, report }) {
      const { until, validFrom, approvedOn } = exception.data;
      if (!isInForce(exception, snapshot.today) || until === undefined || until >= snapshot.today || isRenewed(exception, snapshot)) return;
      if (beginsBehind(until, validFrom, approvedOn) !== undefined) return;
      report(
        exception,
        ["until"],
        t(
          "{0} was allowed until {1}. Since then the rule is broken, or followed again and nobody said so (A.5.36): record `endedOn`, or have it prolonged.",
          nameOf(exception),
          until,
        ),
      );
    },
  }),
  defineRule({
    code: "exception/too-long",
    severity: "info",
    clause: "A.5.36",
    kind: "exceptions",
    docs: {
      what: "An exception, with those that it prolongs, lasts longer than a year.",
      why: "What goes on for years is no exception: the rule does not fit, or the work that would end it is not done (A.5.36).",
      how: "Change the rule, or plan the action that ends the exception and name it in `actions`.",
    },
    check(exception, { snapshot, report }) {
      const { until } = exception.data;
      if (
        !isInForce(exception, snapshot.today) ||
        until === undefined ||
        !saysNothing(exception, ["actions"]) ||
        isRenewed(exception, snapshot)
      )
        return;
      const since = beginOf(exception, snapshot);
      if (since === undefined || until <= (addFrequency(since, "annually") ?? until)) return;
      report(
        exception,
        ["until"],
        t(
          "{0} lasts from {1} to {2}. What goes on so long is no exception (A.5.36): change the rule, or plan in `actions` what ends it.",
          nameOf(exception),
          since,
          until,
        ),
      );
    },
  }),
  defineRule({
    code: "exception/dates",
    severity: "warning",
    clause: "A.5.36",
    kind: "exceptions",
    docs: {
      what: "Dates of an exception contradict each other: it ends before it begins, or before it was allowed.",
      why: "One of the dates is wrong, so nothing says when the rule was not followed, and nobody can judge whether rules are kept (A.5.36).",
      how: "Correct the date that is wrong.",
    },
    check(exception, { report }) {
      const { until, validFrom, approvedOn } = exception.data;
      const begin = beginsBehind(until, validFrom, approvedOn);
      if (begin === undefined || exception.data.status === "rejected") return;
      report(
        exception,
        ["until"],
        t(
          "{0} ends on {1}, before it begins or was allowed on {2} (A.5.36). Correct one of the days.",
          nameOf(exception),
          until ?? "",
          begin,
        ),
      );
    },
  }),
];

/** The day that an end must not lie before, but does. */
function beginsBehind(until: string | undefined, ...begins: readonly (string | undefined)[]): string | undefined {
  return begins.find((day) => day !== undefined && until !== undefined && until < day);
}

/** The day on which the first exception of a chain of prolongations began. */
function beginOf(exception: Exception, { index }: Snapshot): string | undefined {
  const seen = new Set<Exception>();
  let begin: string | undefined;
  for (let at: Exception | undefined = exception; at && !seen.has(at); at = index.record("exceptions", at.data.renews)) {
    seen.add(at);
    begin = at.data.validFrom ?? at.data.approvedOn ?? begin;
  }
  return begin;
}
