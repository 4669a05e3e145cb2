import { isFirmOfOne, isSamePerson } from "../../model/actors.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { isInForce } from "./inForce.ts";

export const approvalRules = [
  defineRule({
    code: "exception/unapproved",
    severity: "warning",
    clause: "A.5.36",
    kind: "exceptions",
    docs: {
      what: "An exception is used, but nothing says who allowed it and when, or the approval lies in the future.",
      why: "An exception that nobody allowed is a breach of the rule (A.5.36). An auditor finds the breach first and the ticket later.",
      how: "Have it approved, and record `approvedBy` and `approvedOn`. Until it is decided, `status: requested` says so, and the rule is followed.",
    },
    check(exception, { snapshot: { today }, report }) {
      const { status, validFrom, approvedOn } = exception.data;
      if (status === "requested" && validFrom !== undefined && validFrom < today) {
        report(
          exception,
          ["status"],
          t(
            "{0} holds since {1}, but is only asked for. An exception that nobody allowed is a breach of the rule (A.5.36): decide it.",
            nameOf(exception),
            validFrom,
          ),
        );
        return;
      }
      if (!isInForce(exception, today)) return;
      const missing = ["approvedBy", "approvedOn"].filter((field) => saysNothing(exception, [field]));
      if (missing.length > 0) {
        report(
          exception,
          [],
          t(
            "{0} lacks {1}. An exception that nobody allowed is a breach of the rule (A.5.36): record the approval, or set `status: requested`.",
            nameOf(exception),
            missing.map((field) => `\`${field}\``).join(t(" and ")),
          ),
        );
      } else if (approvedOn !== undefined && approvedOn > today) {
        report(
          exception,
          ["approvedOn"],
          t(
            "{0} is approved on {1}, which is still to come, so nobody has allowed it yet (A.5.36). Correct the day.",
            nameOf(exception),
            approvedOn,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "exception/own-approval",
    severity: "warning",
    clause: "A.5.3",
    kind: "exceptions",
    docs: {
      what: "An exception was allowed by the person who asked for it.",
      why: "Asking and allowing are duties that do not belong in one hand (A.5.3): whoever wants to deviate judges the risk more lightly than others.",
      how: "Have it approved by someone else with the authority to do so. A firm of one is left alone.",
    },
    check(exception, { snapshot: { today, index }, report }) {
      const { approvedBy, requestedBy } = exception.data;
      if (!isInForce(exception, today) || approvedBy === undefined || requestedBy === undefined) return;
      if (!isSamePerson(index, approvedBy, requestedBy) || isFirmOfOne(index)) return;
      report(
        exception,
        ["approvedBy"],
        t(
          "{0} was allowed by {1}, who asked for it. The two do not belong in one hand (A.5.3): have it approved by someone else.",
          nameOf(exception),
          approvedBy,
        ),
      );
    },
  }),
  defineRule({
    code: "exception/approved-late",
    severity: "info",
    clause: "A.5.36",
    kind: "exceptions",
    docs: {
      what: "An exception was used before it was allowed.",
      why: "Until the approval the rule was broken (A.5.36). If that happens often, exceptions are a formality.",
      how: "Ask before deviating. Where `validFrom` is wrong, correct it.",
    },
    check(exception, { snapshot: { today }, report }) {
      const { validFrom, approvedOn } = exception.data;
      if (
        !isInForce(exception, today) ||
        validFrom === undefined ||
        approvedOn === undefined ||
        validFrom >= approvedOn ||
        approvedOn > today
      )
        return;
      report(
        exception,
        ["validFrom"],
        t(
          "{0} was used from {1} and allowed on {2}; in between the rule was broken (A.5.36). Ask before deviating, or correct the day.",
          nameOf(exception),
          validFrom,
          approvedOn,
        ),
      );
    },
  }),
];
