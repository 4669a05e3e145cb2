import type { IsmsIndex } from "../../model/ismsIndex.ts";
import type { IsmsRecord, Mention } from "../../model/record.ts";
import { firstById, idOf } from "../../model/recordFacts.ts";
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
      const isCustom = index.facts("actions", isUnsaid).includes(false);
      if (!isCustom && (index.has("budget") || !index.facts("risks", isPlanApproved).includes(true))) return;
      const treating = treatingActions(index);
      const [first] = treating;
      if (first === undefined) return;
      const names = index.facts("actions", nameOf);
      const nameAt = (place: number) => names[place] as string;
      report(
        index.nth("actions", first),
        ["resources"],
        isCustom
          ? t(
              "Actions that treat risks and do not say what they take, as others do: {0}. A plan is approved with its means (clauses 6.1.3 e and 7.1): name them in `resources`.",
              someOf(treating, 5, nameAt),
            )
          : t(
              "None of the actions that treat risks says what it takes, and there is no `budget`: {0}. A plan is approved with its means (clauses 6.1.3 e and 7.1): name them in `resources`, the time of people too.",
              someOf(treating, 5, nameAt),
            ),
      );
    },
  }),
];

/** The places of open actions that do not say what they take, and name a risk that is not closed or are named by its treatment. */
function treatingActions(index: IsmsIndex): readonly number[] {
  const isOpenRisk = firstById(index.facts("risks", idOf), index.facts("risks", isNotClosed));
  const named = new Set(index.facts("risks", actionsOf).flat());
  const ids = index.facts("actions", idOf);
  const isNamed = (place: number) => named.has(ids[place] ?? "");
  const treats = (risks: readonly string[], place: number) => isNamed(place) || risks.some((id) => isOpenRisk.get(id));
  return index.facts("actions", unsaidFor).flatMap((risks, place) => (risks && treats(risks, place) ? [place] : []));
}

function isUnsaid(action: Action): boolean {
  return saysNothing(action, ["resources"]);
}

/** What an open action is for that does not say what it takes; undefined for any other. */
function unsaidFor(action: Action): readonly string[] | undefined {
  return isUnsaid(action) && isMeant(action) ? (action.data.for ?? NONE) : undefined;
}

function isPlanApproved(risk: Risk): boolean {
  return !saysNothing(risk, ["treatment", "approvedOn"]);
}

function isNotClosed({ data }: Risk): boolean {
  return data.status !== "closed";
}

/** The actions that the treatment of a risk names, unless it is closed. */
function actionsOf(risk: Risk): readonly string[] {
  const isNamed = ({ field, target }: Mention) => field === "treatment.actions" && target.type === "record";
  const named = isNotClosed(risk) ? risk.mentions.filter(isNamed) : [];
  return named.length === 0 ? NONE : named.map(({ target }) => (target as { readonly id: string }).id);
}

type Risk = IsmsRecord<"risks">;

/** Thousands of records say nothing: that is one list. */
const NONE: readonly string[] = [];
