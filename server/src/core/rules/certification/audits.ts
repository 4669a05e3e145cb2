import { type AuditEvent, dayOf } from "../../model/certificationCycle.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import type { Path } from "../../syntax/node.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

export const auditRules = [
  defineRule({
    code: "certification/stages-out-of-order",
    severity: "error",
    kind: "certification",
    docs: {
      what: "The days of the certification contradict each other: stage 1, stage 2, the decision, the issue and the end of the certificate follow one another.",
      why: "Every day of the cycle is worked out from these. While one of them is wrong, what is said about surveillance and renewal cannot be trusted.",
      how: "Correct the day that is wrong.",
    },
    check(record, { report }) {
      const steps = stepsOf(record);
      const wrong = steps.findIndex(({ day }, index) => index > 0 && day < (steps[index - 1]?.day ?? day));
      const [before, after] = [steps[wrong - 1], steps[wrong]];
      if (!before || !after) return;
      report(
        record,
        after.at,
        t("{0} is on {1}, before {2} on {3}, which it follows. Correct one of the days.", after.name, after.day, before.name, before.day),
      );
    },
  }),
  defineRule({
    code: "certification/stage-overdue",
    severity: "info",
    kind: "certification",
    docs: {
      what: "The planned day of stage 1 or stage 2 is past, and nothing says that it was held.",
      why: "Everything that is prepared for the audit hangs on its day, and certification bodies are booked months ahead.",
      how: "Record the `date` and the `result`, or agree a new day and change `planned`.",
    },
    check(record, { snapshot: { today }, report }) {
      for (const [field, name] of stages()) {
        const { planned, date } = record.data[field] ?? {};
        if (planned === undefined || planned >= today || date !== undefined || record.data.decidedOn !== undefined) continue;
        report(
          record,
          [field, "planned"],
          t("{0} was planned for {1}, and nothing says that it was held. Record its `date`, or agree a new day.", name, planned),
        );
      }
    },
  }),
  defineRule({
    code: "certification/stages-far-apart",
    severity: "info",
    kind: "certification",
    docs: {
      what: "More than six months lie between stage 1 and stage 2.",
      why: "What the body saw in stage 1 grows old. After about half a year most bodies repeat it, and charge for it.",
      how: "Move stage 2 forward, or ask the certification body how long its stage 1 holds.",
    },
    check(record, { report }) {
      const [first, second] = [dayOf(record.data.stage1), dayOf(record.data.stage2)];
      if (first === undefined || second === undefined || second <= (addFrequency(first, "P6M") ?? second)) return;
      report(
        record,
        ["stage2"],
        t(
          "Stage 2 on {0} comes more than six months after stage 1 on {1}. Most bodies then repeat stage 1: move it forward, or ask how long stage 1 holds.",
          second,
          first,
        ),
      );
    },
  }),
  defineRule({
    code: "certification/decided-after-failure",
    severity: "error",
    kind: "certification",
    docs: {
      what: "There is a decision to certify, although the result of stage 2 is `failed`.",
      why: "No body certifies after a failed audit, so one of the two is wrong.",
      how: "Correct the result to that of the audit the decision rests on, or take out the decision.",
    },
    check(record, { report }) {
      const { stage2, decidedOn } = record.data;
      if (stage2?.result !== "failed" || decidedOn === undefined) return;
      report(
        record,
        ["stage2", "result"],
        t("Stage 2 failed, but the body is said to have certified on {0}. Correct the result, or take out the decision.", decidedOn),
      );
    },
  }),
];

function stages(): (readonly ["stage1" | "stage2", string])[] {
  return [
    ["stage1", t("Stage 1")],
    ["stage2", t("Stage 2")],
  ];
}

interface Step {
  readonly name: string;
  readonly day: string;
  readonly at: Path;
}

/** The days that are known, in the order in which they must come. */
function stepsOf({ data }: IsmsRecord<"certification">): Step[] {
  const { decidedOn, certificate } = data;
  const step = (name: string, day: string | undefined, at: Path): Step[] => (day === undefined ? [] : [{ name, day, at }]);
  const event = (name: string, field: "stage1" | "stage2", audit: AuditEvent | undefined) =>
    step(name, dayOf(audit), [field, audit?.date === undefined ? "planned" : "date"]);
  return [
    ...stages().flatMap(([field, name]) => event(name, field, data[field])),
    ...step(t("The decision"), decidedOn, ["decidedOn"]),
    ...step(t("The issue of the certificate"), certificate?.issued, ["certificate", "issued"]),
    ...step(t("The end of the certificate"), certificate?.expires, ["certificate", "expires"]),
  ];
}
