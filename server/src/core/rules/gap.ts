import type { IsmsRecord } from "../model/record.ts";
import { nameOf, saysNothing } from "../model/recordFields.ts";
import { isShownByRecords } from "../model/shownRequirements.ts";
import { setFieldsFix } from "../ruleKit/fixes.ts";
import { reportLacking } from "../ruleKit/lacking.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { t } from "../text/l10n.ts";
import { isOpen as isStillToDo } from "./action/state.ts";

/** Gaps between what the standard asks for and what there is: each has somebody, a way and a day. */
export const rules = [
  defineRule({
    code: "gap/no-action",
    severity: "info",
    clause: "4.4",
    kind: "gaps",
    docs: {
      what: "A gap is open, and neither an action nor a remediation says how it is closed.",
      why: "Clause 4.4 asks for an ISMS that is complete and kept up. A gap that is known and left is worse in an audit than one that nobody saw.",
      how: "Name the actions that close it in `actions`, or say in `remediation` what is to be done. Where it stays, set `status: accepted` and say why.",
    },
    check(gap, { report }) {
      if (!isOpen(gap) || !saysNothing(gap, ["actions"]) || !saysNothing(gap, ["remediation"])) return;
      report(
        gap,
        [],
        t(
          "Nothing is planned to close this gap in {0}. A gap that is known and left weighs heavily in an audit: name the actions in `actions`, or say in `remediation` what is to be done.",
          gap.data.requirement ?? nameOf(gap),
        ),
      );
    },
  }),
  defineRule({
    code: "gap/no-owner",
    severity: "info",
    clause: "5.3",
    docs: {
      what: "A gap is open and has no owner, nor have the actions that close it. Where no gap of a file has one, or many have none, that is a single finding.",
      why: "What nobody is responsible for stays as it is; clause 5.3 asks that responsibilities are assigned.",
      how: "Name the person or role that sees to it as `owner`.",
    },
    check(context) {
      const { index } = context.snapshot;
      reportLacking(context, index.ofKind("gaps"), {
        applies: isOpen,
        lacks: (gap) =>
          saysNothing(gap, ["owner"]) && !index.records("actions", gap.data.actions).some((action) => !saysNothing(action, ["owner"])),
        field: "owner",
        one: (name) => t("Nobody is responsible for closing {0} (clause 5.3). Name a person or role as `owner`.", name),
        all: (count) =>
          t(
            "Nobody is responsible for closing any of the {0} open gaps in this file (clause 5.3). Name a person or role as `owner` of each.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "Nobody is responsible for closing {0} of the {1} open gaps in this file (clause 5.3): {2}. Name a person or role as `owner` of each.",
            count,
            of,
            names,
          ),
      });
    },
  }),
  defineRule({
    code: "gap/overdue",
    severity: "warning",
    clause: "4.4",
    kind: "gaps",
    docs: {
      what: "A gap was to be closed by a day that is past. Where an action that closes it is late as well, `action/overdue` says so once.",
      why: "A requirement of the standard is not met, and the organisation's own day for it went by. An auditor raises a nonconformity for the requirement (clause 4.4).",
      how: "Close it and record `status: closed` with `closedOn`, or agree a new day with its owner and say why.",
    },
    check(gap, { snapshot: { index, today }, report }) {
      const { due, requirement, actions = [] } = gap.data;
      if (due === undefined || due >= today || !isOpen(gap)) return;
      // the gap waits for an action that is late itself, which `action/overdue` says
      if (actions.some((id) => isLate(index.record("actions", id), today))) return;
      report(
        gap,
        ["due"],
        t(
          "This gap in {0} was to be closed by {1}. The requirement is still not met (clause 4.4): close it and record `closedOn`, or agree a new day with its owner.",
          requirement ?? nameOf(gap),
          due,
        ),
      );
    },
  }),
  defineRule({
    code: "gap/closed-with-open-actions",
    severity: "warning",
    clause: "4.4",
    kind: "gaps",
    docs: {
      what: "A gap is called closed, although an action that closes it is not done.",
      why: "Either the requirement is not met yet, or the action is no longer needed. As it stands, one of the records is not true, and the ISMS (clause 4.4) is further away than it looks.",
      how: "Open the gap again, or finish or cancel the action.",
    },
    check(gap, { snapshot: { index }, report }) {
      if (gap.data.status !== "closed") return;
      const open = index.records("actions", gap.data.actions).filter(({ data }) => data.status === "open" || data.status === "in-progress");
      if (open.length === 0) return;
      report(
        gap,
        ["status"],
        t(
          "This gap is called closed, but {0} is not done, so the ISMS (clause 4.4) is not as far as it says. Open the gap again, or finish or cancel the action.",
          someOf(open.map(nameOf), 3),
        ),
      );
    },
  }),
  defineRule({
    code: "gap/action-too-late",
    severity: "info",
    clause: "4.4",
    kind: "gaps",
    docs: {
      what: "An action is due after the day by which it is to have closed its gap.",
      why: "The gap will be overdue although the action is in time, so one of the two days is wrong, and with it the plan for the ISMS (clause 4.4).",
      how: "Move one of the days.",
    },
    check(gap, { snapshot: { index, today }, report }) {
      const { due } = gap.data;
      if (due === undefined || due < today || !isOpen(gap)) return;
      const late = index
        .records("actions", gap.data.actions)
        .find(({ data }) => data.due !== undefined && data.due > due && data.status !== "done" && data.status !== "cancelled");
      if (!late) return;
      report(
        gap,
        ["due"],
        t(
          "The gap is to be closed by {0}, but {1} is due on {2} (clause 4.4). Move one of the days.",
          due,
          nameOf(late),
          late.data.due ?? "",
        ),
      );
    },
  }),
  defineRule({
    code: "gap/shown-by-records",
    severity: "hint",
    clause: "4.4",
    kind: "gaps",
    docs: {
      what: "A gap is open, no action for it is, and the records show what its clause or control asks for: all that records can show of the clause, or the control implemented with current evidence.",
      why: "Gaps that stay in the register after they were closed hide what is still missing, and clause 4.4 asks for a system that is kept up, not only set up.",
      how: "Record `status: closed` with `closedOn`. Where something is missing that no record shows, name the action that sees to it, or set `status: in-progress`.",
    },
    check(gap, { snapshot, report }) {
      const { index, today } = snapshot;
      const { status = "open", actions = [], requirement } = gap.data;
      if (status !== "open" || actions.some((id) => isWaiting(index.record("actions", id)))) return;
      const target = gap.mentions.find(({ field }) => field === "requirement")?.target;
      if (!target || !isShownByRecords(target, snapshot)) return;
      report(
        gap,
        ["status"],
        t(
          "This gap in {0} is open, but the records show what it asks for. Close it, or name the action for what is still missing, so that the register tells what is left to do.",
          requirement ?? nameOf(gap),
        ),
        [
          setFieldsFix(t("Record that the gap is closed"), gap, [
            { path: ["status"], value: "closed" },
            { path: ["closedOn"], value: today },
          ]),
        ],
      );
    },
  }),
];

function isWaiting(action: IsmsRecord<"actions"> | undefined): boolean {
  return action !== undefined && isStillToDo(action);
}

function isOpen({ data }: IsmsRecord<"gaps">): boolean {
  return data.status !== "closed" && data.status !== "accepted";
}

function isLate(action: IsmsRecord<"actions"> | undefined, today: string): boolean {
  return action?.data.due !== undefined && action.data.due < today && isStillToDo(action);
}
