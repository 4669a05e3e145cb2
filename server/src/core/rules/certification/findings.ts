import { isCertificationAudit, lastDayOfAudit } from "../../model/audits.ts";
import { dayOf } from "../../model/certificationCycle.ts";
import type { IsmsIndex } from "../../model/ismsIndex.ts";
import { breaksRequirement, isClosed, type Nonconformity } from "../../model/nonconformities.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

/** How long after stage 2 the body must have seen that a major nonconformity is dealt with; otherwise it repeats stage 2. */
const MAJOR_AFTER_STAGE_2 = "P6M";

export const findingRules = [
  defineRule({
    code: "certification/finding-without-deadline",
    severity: "info",
    kind: "nonconformities",
    docs: {
      what: "The certification body raised a nonconformity that is open and has no day by which it is closed.",
      why: "The body sets a time for each of its nonconformities, mostly within 90 days, and looks at them again in the next audit. Whoever misses it risks the certificate.",
      how: "Copy the body's deadline to `due`.",
    },
    check(nonconformity, { snapshot: { index }, report }) {
      if (isClosed(nonconformity) || !breaksRequirement(nonconformity) || nonconformity.data.due !== undefined) return;
      const audit = certificationAuditOf(nonconformity, index);
      if (!audit) return;
      report(
        nonconformity,
        [],
        t(
          "{0} comes from {1}, an audit of the certification body, and has no day by which it is closed. The body sets one, and the certificate hangs on it (clause 10.2): copy it to `due`.",
          nameOf(nonconformity),
          nameOf(audit),
        ),
      );
    },
  }),
  defineRule({
    code: "certification/major-unresolved",
    severity: "warning",
    kind: "nonconformities",
    docs: {
      what: "A major nonconformity of stage 2 is open, there is no certificate yet, and the six months in which the body must see it corrected have passed, or are to pass before its `due`.",
      why: "By ISO/IEC 17021-1 the body checks correction and corrective action of each major nonconformity before it certifies. Where it cannot within six months after stage 2, it holds stage 2 again.",
      how: "Finish correction and corrective action and send the body the evidence well before that day; where it has passed, agree a new stage 2.",
    },
    check(nonconformity, { snapshot: { index, today }, report }) {
      const { grade, due } = nonconformity.data;
      if (grade !== "major" || isClosed(nonconformity)) return;
      const audit = certificationAuditOf(nonconformity, index);
      const certification = index.singleton("certification")?.data;
      if (audit?.data.type !== "stage2" || certification?.decidedOn !== undefined) return;
      const held = lastDayOfAudit(audit) ?? dayOf(certification?.stage2);
      const last = held === undefined ? undefined : addFrequency(held, MAJOR_AFTER_STAGE_2);
      if (held === undefined || last === undefined) return;
      if (today > last) {
        report(
          nonconformity,
          ["grade"],
          t(
            "{0}, a major nonconformity of stage 2 on {1}, is still open, and the six months in which the body must see it dealt with ended on {2} (clause 10.2). Agree with the body on a new stage 2.",
            nameOf(nonconformity),
            held,
            last,
          ),
        );
      } else if (due !== undefined && due > last) {
        report(
          nonconformity,
          ["due"],
          t(
            "{0} is to be closed by {1}, but the body must see major nonconformities of stage 2 dealt with by {2}, or it holds stage 2 again (clause 10.2). Plan it earlier.",
            nameOf(nonconformity),
            due,
            last,
          ),
        );
      }
    },
  }),
];

/** The audit of the certification body in which a nonconformity was found. */
function certificationAuditOf({ id, data }: Nonconformity, index: IsmsIndex): IsmsRecord<"audits"> | undefined {
  const named = index.record("audits", data.source ?? "");
  const naming = id === undefined ? [] : index.citing(`record:${id}`, "findings").filter(({ kind }) => kind === "audits");
  return [...(named ? [named] : []), ...(naming as IsmsRecord[] as IsmsRecord<"audits">[])].find(isCertificationAudit);
}
