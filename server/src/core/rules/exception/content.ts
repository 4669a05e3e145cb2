import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { isInForce } from "./inForce.ts";

export const contentRules = [
  defineRule({
    code: "exception/no-rule",
    severity: "warning",
    clause: "A.5.36",
    kind: "exceptions",
    docs: {
      what: "An exception does not say which rule is not followed.",
      why: "Whoever checks whether a rule is followed (A.5.36) looks for its exceptions; this one they cannot find.",
      how: "Name the document or control in `from`.",
    },
    check(exception, { snapshot: { today }, report }) {
      if (!isInForce(exception, today) || !saysNothing(exception, ["from"])) return;
      report(
        exception,
        [],
        t("{0} does not say which rule is not followed (A.5.36). Name the document or control in `from`.", nameOf(exception)),
      );
    },
  }),
  defineRule({
    code: "exception/no-reason",
    severity: "warning",
    clause: "A.5.36",
    kind: "exceptions",
    docs: {
      what: "An exception has no reason.",
      why: "Without it nobody can judge whether the exception is still needed, or should have been allowed at all (A.5.36).",
      how: "Record in `reason` why the rule cannot be followed.",
    },
    check(exception, { snapshot: { today }, report }) {
      if (!isInForce(exception, today) || !saysNothing(exception, ["reason"])) return;
      report(
        exception,
        [],
        t("{0} has no reason, so nobody can judge whether it is still needed (A.5.36). Record it in `reason`.", nameOf(exception)),
      );
    },
  }),
  defineRule({
    code: "exception/no-compensation",
    severity: "info",
    clause: "6.1.3",
    kind: "exceptions",
    docs: {
      what: "Nothing protects in place of the rule, and no risk of the exception is recorded.",
      why: "A rule treats a risk. Where it is not followed the risk is back, and is treated another way or accepted by its owner (clause 6.1.3).",
      how: "Record in `compensating` what protects meanwhile, or name the risk in `risks`.",
    },
    check(exception, { snapshot: { today }, report }) {
      if (!isInForce(exception, today) || !saysNothing(exception, ["compensating"]) || !saysNothing(exception, ["risks"])) return;
      report(
        exception,
        [],
        t(
          "Nothing says what protects in place of the rule while {0} holds (clause 6.1.3). Record it in `compensating`, or name the risk in `risks`.",
          nameOf(exception),
        ),
      );
    },
  }),
];
