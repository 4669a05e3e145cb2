import { actionsOf, breaksRequirement, hasHadTime, isActedOn } from "../../model/nonconformities.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { isUnwritten } from "../../model/unwritten.ts";
import { reportLacking } from "../../ruleKit/lacking.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { fold } from "../../text/suggest.ts";

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
      if (!isUnwritten(nonconformity, ["correction"])) return;
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
      if (!isUnwritten(nonconformity, ["cause"])) return;
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
      what: "A nonconformity was found more than 60 days ago or is closed, and no action against its cause is recorded, or only cancelled ones.",
      why: "A correction makes one case right; a corrective action removes the cause (clause 10.2 b and c). Auditors see the first sold as the second more than anything else.",
      how: "Record an action and name it in `correctiveActions`, or let its `for` name the nonconformity. Where none is needed, say why in `noActionReason`.",
    },
    check(nonconformity, { snapshot, report }) {
      if (!breaksRequirement(nonconformity) || !hasHadTime(nonconformity, ACTION_DAYS, snapshot.today)) return;
      const { correctiveActions } = nonconformity.data;
      if (!isUnwritten(nonconformity, ["noActionReason"])) return;
      if (isActedOn(nonconformity, "correctiveActions", correctiveActions, snapshot.index)) return;
      report(
        nonconformity,
        ["correctiveActions"],
        isUnwritten(nonconformity, ["correction"])
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
  defineRule({
    code: "nc/correction-repeated",
    severity: "info",
    clause: "10.2",
    kind: "nonconformities",
    docs: {
      what: "The one corrective action of a nonconformity says the same as its correction.",
      why: "A correction makes one case right (clause 10.2 a); a corrective action removes the cause (clause 10.2 b and c). The same words twice mean that nothing is done about the cause.",
      how: "Record as corrective action what keeps it from happening again, or in `noActionReason` why the correction is enough.",
    },
    check(nonconformity, { snapshot, report }) {
      const { correction, correctiveActions } = nonconformity.data;
      if (!breaksRequirement(nonconformity) || correction === undefined || fold(correction) === "") return;
      const actions = actionsOf(nonconformity, correctiveActions, snapshot.index);
      const isSame = ({ data }: IsmsRecord<"actions">) =>
        [data.title, data.description].some((text) => text !== undefined && fold(text) === fold(correction));
      const [action] = actions;
      if (!action || !actions.every(isSame)) return;
      report(
        nonconformity,
        ["correction"],
        t(
          "The correction of {0} and its corrective action {1} are the same. A correction makes one case right, a corrective action removes the cause (clause 10.2 b and c): record what does, or in `noActionReason` why nothing is needed.",
          nameOf(nonconformity),
          nameOf(action),
        ),
      );
    },
  }),
  defineRule({
    code: "nc/no-requirement",
    severity: "info",
    clause: "10.2",
    docs: {
      what: "A nonconformity does not say which requirement is not met: no clause, control, policy or contract. Where that is so of all in a file, or of many, it is a single finding.",
      why: "Nonconforming to what? Its nature is kept on record (clause 10.2 f), and where no requirement is named an auditor cannot tell it from an opinion, nor the next audit look there again.",
      how: "Name it in `requirement`, `clauses` or `controls`; where none is broken, grade it `observation` or `opportunity`.",
    },
    check(context) {
      reportLacking(context, context.snapshot.index.ofKind("nonconformities"), {
        applies: breaksRequirement,
        lacks: (nonconformity) => ["requirement", "clauses", "controls"].every((field) => saysNothing(nonconformity, [field])),
        field: "requirement",
        one: (name) =>
          t(
            "{0} does not say what is not met, so nobody can tell it from an opinion. Its nature is kept on record (clause 10.2 f): name the clause, control or rule in `requirement`, or grade it as an observation.",
            name,
          ),
        all: (count) =>
          t(
            "None of the {0} nonconformities in this file says what is not met, so nobody can tell them from opinions. Their nature is kept on record (clause 10.2 f): name the clause, control or rule in `requirement`.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "{0} of the {1} nonconformities in this file do not say what is not met (clause 10.2 f): {2}. Name the clause, control or rule in `requirement`, or grade them as observations.",
            count,
            of,
            names,
          ),
      });
    },
  }),
];
