import { nameOf } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import type { Path } from "../../syntax/node.ts";
import { t } from "../../text/l10n.ts";

export const dateRules = [
  defineRule({
    code: "nc/dates",
    severity: "warning",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "Dates of a nonconformity contradict each other or lie in the future: found on a day to come, or corrected, reviewed or closed before it was found or on a day to come.",
      why: "The record of a nonconformity shows what was done about it, and with which result (clause 10.2 f and g). One wrong date in it, and it shows neither.",
      how: "Correct the date that is wrong. A day by which something is to be done belongs in `due`.",
    },
    check(nonconformity, { snapshot: { today }, report }) {
      const { foundOn, correctedOn, effectiveness, closedOn } = nonconformity.data;
      const name = nameOf(nonconformity);
      const days: readonly (readonly [Path, string | undefined])[] = [
        [["foundOn"], foundOn],
        [["correctedOn"], correctedOn],
        [["effectiveness", "reviewedOn"], effectiveness?.reviewedOn],
        [["closedOn"], closedOn],
      ];
      const known = days.filter((one): one is [Path, string] => one[1] !== undefined);
      for (const [path, day] of known.filter(([, on]) => on > today)) {
        report(
          nonconformity,
          path,
          t(
            "`{0}` of {1} is {2}, which is still to come, so it records nothing (clause 10.2). Correct the day.",
            path.join("."),
            name,
            day,
          ),
        );
      }
      if (foundOn === undefined || foundOn > today) return;
      const [path, day] = known.find(([, on]) => on < foundOn) ?? [];
      if (path === undefined || day === undefined) return;
      report(
        nonconformity,
        path,
        t(
          "`{0}` of {1} is {2}, before it was found on {3}. One of the days is wrong, so the record does not show what was done about it (clause 10.2): correct it.",
          path.join("."),
          name,
          day,
          foundOn,
        ),
      );
    },
  }),
];
