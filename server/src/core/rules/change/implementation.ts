import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { isMade, isTechnical } from "./state.ts";

export const implementationRules = [
  defineRule({
    code: "change/untested",
    severity: "warning",
    clause: "A.8.32",
    kind: "changes",
    docs: {
      what: "A change of a system was made, and nothing says how it was tested.",
      why: "Testing before a change goes live is part of controlling it (A.8.32, A.8.29); an untested change is the commonest cause of outages.",
      how: "Record in `tested` how it was tested and with which result. Asked for where an asset is named in `affects`; not of standard and emergency changes.",
    },
    check(change, { snapshot, report }) {
      const { type } = change.data;
      if (type === "standard" || type === "emergency" || !isMade(change, snapshot.today) || !isTechnical(change, snapshot)) return;
      if (!saysNothing(change, ["tested"])) return;
      report(
        change,
        [],
        t("{0} changed a system, and nothing says how it was tested (A.8.32). Record it in `tested`, with the result.", nameOf(change)),
      );
    },
  }),
  defineRule({
    code: "change/no-result",
    severity: "info",
    clause: "A.8.32",
    kind: "changes",
    docs: {
      what: "An emergency change, or one that was taken back, was never looked at again.",
      why: "An emergency skips the thinking before, so it comes after; a change that failed has something to teach (A.8.32, clause 10.2).",
      how: "Look at it and record the `result`.",
    },
    check(change, { snapshot: { today }, report }) {
      const { type, status, reviewedOn } = change.data;
      if (!isMade(change, today) || (type !== "emergency" && status !== "rolled-back")) return;
      if (reviewedOn !== undefined || !saysNothing(change, ["result"])) return;
      report(
        change,
        [],
        status === "rolled-back"
          ? t("{0} was taken back, and nothing says why (A.8.32). Look at it, and record the `result`.", nameOf(change))
          : t("{0} was an emergency, so the thinking comes afterwards (A.8.32). Look at it, and record the `result`.", nameOf(change)),
      );
    },
  }),
  defineRule({
    code: "change/dates",
    severity: "warning",
    clause: "A.8.32",
    kind: "changes",
    docs: {
      what: "Dates of a change contradict each other or lie in the future: made on a day to come, decided before it was asked for, looked at before it was made.",
      why: "One of the dates is wrong, so none of them shows that the change was planned and approved before it was made (A.8.32).",
      how: "Correct the date that is wrong.",
    },
    check(change, { snapshot: { today }, report }) {
      const { requestedOn, approvedOn, implementedOn, reviewedOn } = change.data;
      const isBefore = (one: string | undefined, other: string | undefined) => one !== undefined && other !== undefined && one < other;
      if (implementedOn !== undefined && implementedOn > today) {
        report(
          change,
          ["implementedOn"],
          t("{0} was made on {1}, which is still to come (A.8.32). Correct the day, or give it in `date`.", nameOf(change), implementedOn),
        );
      } else if (isBefore(approvedOn, requestedOn)) {
        report(
          change,
          ["approvedOn"],
          t(
            "{0} was approved on {1}, before it was asked for on {2} (A.8.32). Correct one of the days.",
            nameOf(change),
            approvedOn ?? "",
            requestedOn ?? "",
          ),
        );
      } else if (isBefore(reviewedOn, implementedOn)) {
        report(
          change,
          ["reviewedOn"],
          t(
            "{0} was looked at on {1}, before it was made on {2} (A.8.32). Correct one of the days.",
            nameOf(change),
            reviewedOn ?? "",
            implementedOn ?? "",
          ),
        );
      }
    },
  }),
];
