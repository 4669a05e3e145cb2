import type { IsmsIndex } from "../../model/ismsIndex.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { reportLacking } from "../../ruleKit/lacking.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { type Action, isMeant } from "./state.ts";

export const planningRules = [
  defineRule({
    code: "action/no-owner",
    severity: "warning",
    clause: "6.1.3 e, 10.2",
    docs: {
      what: "An action is open and has no owner. Where no open action of a file has one, or many have none, that is a single finding.",
      why: "A plan for treating risks (clause 6.1.3 e) and a corrective action (clause 10.2) both need somebody who carries them out. What nobody is responsible for stays as it is.",
      how: "Name the person or role that sees to it as `owner`: one, who need not do all of it.",
    },
    check(context) {
      reportLacking(context, context.snapshot.index.ofKind("actions"), {
        applies: isMeant,
        lacks: (action) => saysNothing(action, ["owner"]),
        field: "owner",
        one: (name) =>
          t("{0} has no owner, so nobody will do it (clauses 6.1.3 e and 10.2). Name the person or role that sees to it.", name),
        all: (count) =>
          t(
            "None of the {0} open actions in this file has an owner, so nobody will do them (clauses 6.1.3 e and 10.2). Name one for each.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "{0} of the {1} open actions in this file have no owner, so nobody will do them (clauses 6.1.3 e and 10.2): {2}. Name one for each.",
            count,
            of,
            names,
          ),
      });
    },
  }),
  defineRule({
    code: "action/no-due",
    severity: "warning",
    clause: "6.1.3 e, 10.2",
    docs: {
      what: "An action is open and has no day by which it is done. Where no open action of a file has one, or many have none, that is a single finding.",
      why: "Nobody can tell whether the plan for treating risks (clause 6.1.3 e) or a corrective action (clause 10.2) is on time, and no overview or reminder shows it.",
      how: "Agree a day with the owner and record it as `due`.",
    },
    check(context) {
      reportLacking(context, context.snapshot.index.ofKind("actions"), {
        applies: isMeant,
        lacks: (action) => saysNothing(action, ["due"]),
        field: "due",
        one: (name) =>
          t(
            "{0} has no day by which it is done, so nobody can tell whether it is late (clauses 6.1.3 e and 10.2). Agree one with its owner and set `due`.",
            name,
          ),
        all: (count) =>
          t(
            "None of the {0} open actions in this file has a day by which it is done, so nobody can tell which are late (clauses 6.1.3 e and 10.2). Agree one for each and set `due`.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "{0} of the {1} open actions in this file have no day by which they are done, so nobody can tell which are late (clauses 6.1.3 e and 10.2): {2}. Agree one for each and set `due`.",
            count,
            of,
            names,
          ),
      });
    },
  }),
  defineRule({
    code: "action/no-resources",
    severity: "info",
    clause: "6.1.3 e, 7.1",
    docs: {
      what: "Open actions that treat risks do not say what they take. One finding for all. Where no action says it, it is asked once the treatment of a risk is approved, and only as long as there is no `budget` that plans the means elsewhere.",
      why: "Whoever approves a plan for treating risks (clause 6.1.3 e) has to know what it takes, and clause 7.1 asks that it is provided. A plan without means is late before it begins.",
      how: "Say in `resources` what money, people or tools it takes; also that it takes none beside the owner's time.",
    },
    check({ snapshot: { index }, report }) {
      const isUnsaid = (action: Action) => saysNothing(action, ["resources"]);
      const isCustom = !index.ofKind("actions").every(isUnsaid);
      const isPlanApproved = () => index.ofKind("risks").some((risk) => !saysNothing(risk, ["treatment", "approvedOn"]));
      if (!isCustom && (index.has("budget") || !isPlanApproved())) return;
      const treating = index.ofKind("actions").filter((action) => isUnsaid(action) && isMeant(action) && treatsRisk(action, index));
      const [first] = treating;
      if (!first) return;
      report(
        first,
        ["resources"],
        isCustom
          ? t(
              "Actions that treat risks and do not say what they take, as others do: {0}. A plan is approved with its means (clauses 6.1.3 e and 7.1): name them in `resources`.",
              someOf(treating.map(nameOf), 5),
            )
          : t(
              "None of the actions that treat risks says what it takes, and there is no `budget`: {0}. A plan is approved with its means (clauses 6.1.3 e and 7.1): name them in `resources`, the time of people too.",
              someOf(treating.map(nameOf), 5),
            ),
      );
    },
  }),
];

/** True where the action names a risk that is not closed, or such a risk's treatment names the action. */
function treatsRisk({ id, data }: Action, index: IsmsIndex): boolean {
  const named = (data.for ?? []).flatMap((target) => index.record("risks", target) ?? []);
  const naming = id === undefined ? [] : index.citing(`record:${id}`, "treatment.actions");
  return [...named, ...naming].some(({ kind, data: risk }) => kind === "risks" && (risk as { status?: string }).status !== "closed");
}
