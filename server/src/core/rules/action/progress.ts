import type { IsmsIndex } from "../../model/ismsIndex.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { setFieldsFix } from "../../ruleKit/fixes.ts";
import { reportLacking } from "../../ruleKit/lacking.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { type Action, isOpen } from "./state.ts";

export const progressRules = [
  defineRule({
    code: "action/overdue",
    severity: "warning",
    clause: "8.3, 10.2",
    kind: "actions",
    docs: {
      what: "An action was due on a day that is past, and is neither done nor cancelled.",
      why: "The plan for treating risks is to be carried out (clause 8.3), and so are corrective actions (clause 10.2). Until then the risk or the cause is what it was, and an auditor samples what is late first.",
      how: "Finish it and record `status: done` with `completedOn`; or agree a new day with its owner and say why in `notes`.",
    },
    check(action, { snapshot: { today }, report }) {
      const { due } = action.data;
      if (due === undefined || due >= today || !isOpen(action)) return;
      report(
        action,
        ["due"],
        t(
          "{0} was due on {1} and is not done, so what it serves is as it was (clauses 8.3 and 10.2). Finish it, or agree a new day with its owner and say why.",
          nameOf(action),
          due,
        ),
        [
          setFieldsFix(t("Record that it was done today"), action, [
            { path: ["status"], value: "done" },
            { path: ["completedOn"], value: today },
          ]),
        ],
      );
    },
  }),
  defineRule({
    code: "action/done-without-evidence",
    severity: "info",
    clause: "8.3, 10.2",
    docs: {
      what: "An action is called done, and neither the action nor an evidence record shows it. Where that is so of all that are done in a file, or of many, it is a single finding.",
      why: "The results of treating risks (clause 8.3) and of corrective actions (clause 10.2 g) are kept as evidence. Done is a word until somebody can see it.",
      how: "Name in `evidence` what shows it, such as a ticket, a report or a record, or link to it in `links`; or record evidence `for` the action.",
    },
    check(context) {
      const { index } = context.snapshot;
      reportLacking(context, index.ofKind("actions"), {
        applies: ({ data }) => data.status === "done",
        lacks: (action) => isUnshown(action, index),
        field: "status",
        one: (name) =>
          t(
            "{0} is called done, but nothing shows it (clauses 8.3 and 10.2 g). Name what does in `evidence`, or record evidence for it.",
            name,
          ),
        all: (count) =>
          t(
            "The {0} actions in this file that are called done have nothing that shows it (clauses 8.3 and 10.2 g). Name what does in `evidence`, or record evidence for them.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "{0} of the {1} actions in this file that are called done have nothing that shows it (clauses 8.3 and 10.2 g): {2}. Name what does in `evidence`, or record evidence for them.",
            count,
            of,
            names,
          ),
      });
    },
  }),
  defineRule({
    code: "action/dates",
    severity: "warning",
    clause: "8.3, 10.2",
    kind: "actions",
    docs: {
      what: "The day on which an action was completed is still to come, comes before the finding that it answers, or stands on an action that is called open or cancelled.",
      why: "One of the entries is wrong, so neither proves that the action was carried out (clauses 8.3 and 10.2).",
      how: "Correct the day or the status. A day by which it is to be done belongs in `due`.",
    },
    check(action, { snapshot, report }) {
      const { completedOn, status } = action.data;
      if (completedOn === undefined) return;
      const say = (message: string) => report(action, ["completedOn"], message);
      if (completedOn > snapshot.today) {
        say(
          t(
            "{0} is completed on {1}, which is still to come, so it proves nothing (clauses 8.3 and 10.2). Correct it, or plan the day as `due`.",
            nameOf(action),
            completedOn,
          ),
        );
      } else if (status !== undefined && status !== "done") {
        say(
          t(
            "{0} has a day of completion, {1}, and is called {2}. One of the two is wrong (clauses 8.3 and 10.2): correct it.",
            nameOf(action),
            completedOn,
            status,
          ),
        );
      } else {
        const finding = laterFinding(action, completedOn, snapshot);
        if (!finding) return;
        say(
          t(
            "{0} was completed on {1}, before {2}, which it answers, was found on {3}. One of the days is wrong, or the action answers something else (clause 10.2).",
            nameOf(action),
            completedOn,
            nameOf(finding),
            finding.data.foundOn ?? "",
          ),
        );
      }
    },
  }),
];

function isUnshown(action: Action, index: IsmsIndex): boolean {
  if (!saysNothing(action, ["evidence"]) || !saysNothing(action, ["links"])) return false;
  // evidence that has expired is a finding of its own, at the evidence
  return action.id === undefined || index.citing(`record:${action.id}`, "for").every(({ kind }) => kind !== "evidence");
}

/** A nonconformity that the action serves and that was found after it was completed. */
function laterFinding({ data }: Action, completedOn: string, { index }: Snapshot) {
  return index.records("nonconformities", data.for).find(({ data: { foundOn } }) => foundOn !== undefined && foundOn > completedOn);
}
