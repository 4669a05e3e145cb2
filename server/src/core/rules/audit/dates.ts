import { lastDayOfAudit } from "../../model/audits.ts";
import { nameOf } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

export const dateRules = [
  defineRule({
    code: "audit/dates",
    severity: "warning",
    clause: "9.2.2",
    kind: "audits",
    docs: {
      what: "Dates of an audit contradict each other: it is called held on a day to come, ends before it begins, or was reported before it began.",
      why: "What is kept as evidence of an audit (clause 9.2.2) has to show when it took place. One wrong date, and it does not.",
      how: "Correct the date or the status that is wrong.",
    },
    check(audit, { snapshot: { today }, report }) {
      const { status, date, until, reportedOn } = audit.data;
      const name = nameOf(audit);
      const last = lastDayOfAudit(audit);
      if (status === "done" && last !== undefined && last > today) {
        report(
          audit,
          [until === undefined ? "date" : "until"],
          t(
            "{0} is called held, and its day, {1}, is still to come. Evidence of an audit shows when it took place (clause 9.2.2): correct the day or the status.",
            name,
            last,
          ),
        );
      }
      if (date !== undefined && until !== undefined && until < date) {
        report(audit, ["until"], t("{0} ends on {1}, before it begins on {2} (clause 9.2.2). Correct one of the days.", name, until, date));
      }
      if (date !== undefined && reportedOn !== undefined && reportedOn < date) {
        report(
          audit,
          ["reportedOn"],
          t("{0} was reported on {1}, before it began on {2} (clause 9.2.2). Correct one of the days.", name, reportedOn, date),
        );
      }
    },
  }),
];
