import { actionsOf, breaksRequirement, hasHadTime } from "../../model/nonconformities.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";

/** How many days after the finding each step should be recorded; closing asks for all of them. */
const CORRECTION_DAYS = 14;
const CAUSE_DAYS = 30;
const ACTION_DAYS = 60;

export const handlingRules = [
  defineRule({
    code: "nc/no-correction",
    severity: "warning",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "A nonconformity was found more than 14 days ago or is closed, and nothing says what was done at once.",
      why: "The first step is to react: control and correct the case itself, and deal with what followed from it (clause 10.2 a).",
      how: "Record in `correction` what made this case right again. Where nothing can be made right any more, say so there.",
    },
    check(nonconformity, { snapshot, report }) {
      if (!breaksRequirement(nonconformity) || !hasHadTime(nonconformity, CORRECTION_DAYS, snapshot.today)) return;
      if (!saysNothing(nonconformity, ["correction"])) return;
      report(
        nonconformity,
        ["correction"],
        t(
          "{0} does not say how the case itself was corrected. Reacting to it comes first (clause 10.2 a): record the `correction`, or why none was possible.",
          nameOf(nonconformity),
        ),
      );
    },
  }),
  defineRule({
    code: "nc/no-cause",
    severity: "warning",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "A nonconformity was found more than 30 days ago or is closed, and no cause is recorded.",
      why: "Whoever does not know why it happened cannot keep it from happening again (clause 10.2 b). Observations and opportunities need no cause.",
      how: "Find out why it could happen and record it in `cause`; look in `similar` whether the same exists elsewhere.",
    },
    check(nonconformity, { snapshot, report }) {
      if (!breaksRequirement(nonconformity) || !hasHadTime(nonconformity, CAUSE_DAYS, snapshot.today)) return;
      if (!saysNothing(nonconformity, ["cause"])) return;
      report(
        nonconformity,
        ["cause"],
        t(
          "{0} has no cause, so nobody can keep it from coming back (clause 10.2 b). Find out why it could happen and record it in `cause`.",
          nameOf(nonconformity),
        ),
      );
    },
  }),
  defineRule({
    code: "nc/no-corrective-action",
    severity: "warning",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "A nonconformity was found more than 60 days ago or is closed, and no action against its cause is recorded.",
      why: "A correction makes one case right; a corrective action removes the cause (clause 10.2 b and c). Auditors see the first sold as the second more than anything else.",
      how: "Record an action and name it in `correctiveActions`, or let its `for` name the nonconformity. Where none is needed, say why in `noActionReason`.",
    },
    check(nonconformity, { snapshot, report }) {
      if (!breaksRequirement(nonconformity) || !hasHadTime(nonconformity, ACTION_DAYS, snapshot.today)) return;
      const { correctiveActions } = nonconformity.data;
      if (!saysNothing(nonconformity, ["correctiveActions"]) || !saysNothing(nonconformity, ["noActionReason"])) return;
      if (actionsOf(nonconformity, correctiveActions, snapshot.index).length > 0) return;
      report(
        nonconformity,
        ["correctiveActions"],
        saysNothing(nonconformity, ["correction"])
          ? t(
              "{0} has no corrective action, so its cause remains (clause 10.2 c). Record what removes the cause, or in `noActionReason` why nothing is needed.",
              nameOf(nonconformity),
            )
          : t(
              "{0} was corrected, but nothing is done about its cause: a correction is no corrective action (clause 10.2 b and c). Record what removes the cause, or in `noActionReason` why nothing is needed.",
              nameOf(nonconformity),
            ),
      );
    },
  }),
];
