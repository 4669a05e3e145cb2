import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { demand, isDecided, isTechnical } from "./state.ts";

export const planningRules = [
  defineRule({
    code: "change/no-reason",
    severity: "info",
    clause: "6.3",
    kind: "changes",
    docs: {
      what: "A change does not say why it is made.",
      why: "Changes of the ISMS are planned (clause 6.3), and planning begins with the purpose. Without it nobody can tell afterwards whether the change did what it was for.",
      how: "Record the `reason`. Standard changes need none.",
    },
    check(change, { report }) {
      const { type, status } = change.data;
      if (type === "standard" || status === "rejected" || !saysNothing(change, ["reason"])) return;
      report(change, [], t("{0} does not say why it is made ({1}). Record the `reason`.", nameOf(change), demand(change)));
    },
  }),
  defineRule({
    code: "change/no-consequences",
    severity: "warning",
    clause: "6.3, A.8.32",
    kind: "changes",
    docs: {
      what: "A change was decided or made, and nothing says what follows from it.",
      why: "Whoever decides looks at the consequences first, the unwanted ones too: that is what a planned change means (clause 6.3, A.8.32).",
      how: "Record in `consequences` what changes for security, for people, documents and services, and what may go wrong. Standard changes were thought through once.",
    },
    check(change, { snapshot: { today }, report }) {
      if (change.data.type === "standard" || !isDecided(change, today) || !saysNothing(change, ["consequences"])) return;
      report(
        change,
        [],
        t(
          "{0} was decided, but nothing says what follows from it ({1}). Record the `consequences`, the unwanted ones too.",
          nameOf(change),
          demand(change),
        ),
      );
    },
  }),
  defineRule({
    code: "change/no-back-out",
    severity: "info",
    clause: "A.8.32",
    kind: "changes",
    docs: {
      what: "A change of a system was decided or made without a way back.",
      why: "Changes fail. The way back is thought of before, because in the middle of a failure there is no time for it (A.8.32).",
      how: "Record in `backOut` how the old state is restored, or that it cannot be and what happens then. Asked for where an asset is named in `affects`.",
    },
    check(change, { snapshot, report }) {
      if (change.data.type === "standard" || !isDecided(change, snapshot.today) || !isTechnical(change, snapshot)) return;
      if (!saysNothing(change, ["backOut"])) return;
      report(
        change,
        [],
        t("{0} changes a system, but nothing says what happens if it fails (A.8.32). Record the way back in `backOut`.", nameOf(change)),
      );
    },
  }),
  defineRule({
    code: "change/overdue",
    severity: "info",
    clause: "6.3",
    kind: "changes",
    docs: {
      what: "The day planned for a change has passed, and nothing says that it was made.",
      why: "Either the plan is not followed, or the record is not kept: in both cases nobody knows how things stand (clause 6.3).",
      how: "Record `implementedOn` and the status, or plan another day in `date`.",
    },
    check(change, { snapshot: { today }, report }) {
      const { date, status, implementedOn } = change.data;
      if (date === undefined || date >= today || implementedOn !== undefined) return;
      if (status !== undefined && status !== "proposed" && status !== "approved") return;
      report(
        change,
        ["date"],
        t(
          "{0} was planned for {1}, and nothing says that it was made ({2}). Record `implementedOn`, or plan another day.",
          nameOf(change),
          date,
          demand(change),
        ),
      );
    },
  }),
];
