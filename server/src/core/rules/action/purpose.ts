import type { IsmsIndex } from "../../model/ismsIndex.ts";
import { saysNothing } from "../../model/recordFields.ts";
import { reportLacking } from "../../ruleKit/lacking.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { type Action, isMeant } from "./state.ts";

export const purposeRules = [
  defineRule({
    code: "action/for-nothing",
    severity: "hint",
    clause: "6.1.3 e, 10.2",
    docs: {
      what: "An open action names neither what it serves nor a control, and nothing in the ISMS names the action. Where that is so of all in a file, or of many, it is a single finding.",
      why: "Nobody can tell what stays as it is if the action is not done, nor what to look at again once it is: a risk (clause 6.1.3 e), a nonconformity (clause 10.2) or a decision.",
      how: "Name the risk, finding or decision in `for`, or the controls that it puts in place in `controls`.",
    },
    check(context) {
      const { index } = context.snapshot;
      reportLacking(context, index.ofKind("actions"), {
        applies: isMeant,
        lacks: (action) => servesNothing(action, index),
        field: "for",
        one: (name) =>
          t(
            "{0} serves no risk, finding, decision or control, and nothing names it, so nobody can tell what it is for (clauses 6.1.3 e and 10.2). Name it in `for`.",
            name,
          ),
        all: (count) =>
          t(
            "None of the {0} open actions in this file says what it is for, and nothing names them (clauses 6.1.3 e and 10.2). Name the risks, findings or decisions that they serve in `for`.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "{0} of the {1} open actions in this file do not say what they are for, and nothing names them (clauses 6.1.3 e and 10.2): {2}. Name the risks, findings or decisions that they serve in `for`.",
            count,
            of,
            names,
          ),
      });
    },
  }),
];

function servesNothing(action: Action, index: IsmsIndex): boolean {
  if (action.id === undefined || !saysNothing(action, ["for"]) || !saysNothing(action, ["controls"])) return false;
  return index.mentionsOf(`record:${action.id}`).every(({ record }) => record === action);
}
