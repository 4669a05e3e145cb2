import { certificationCycle } from "../../model/certificationCycle.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

export const cycleRules = [
  defineRule({
    code: "certification/surveillance-unplanned",
    severity: "warning",
    kind: "certification",
    docs: {
      what: "The next surveillance audit has no day, or one after the last that is possible: twelve months after the decision for the first, the end of each calendar year after it.",
      why: "The certification body suspends a certificate whose surveillance does not take place in time.",
      how: "Agree a day with the certification body and record it as `planned` under `surveillance`.",
    },
    check(record, { snapshot: { today }, report }) {
      const cycle = certificationCycle(record.data);
      if (!cycle || cycle.expires < today) return;
      const open = cycle.surveillance.filter(({ due, event }) => due >= today && event?.date === undefined);
      const [next] = open;
      const late = open.find(({ due, event }) => (event?.planned ?? due) > due);
      if (late?.event) {
        report(
          record,
          ["surveillance", late.index ?? 0, "planned"],
          t(
            "This surveillance audit is planned for {0}, but {1} is the last day for it: the first follows the decision within twelve months, each later one in its calendar year. Move it forward, or the certificate may be suspended.",
            late.event.planned ?? "",
            late.due,
          ),
        );
      } else if (next && !next.event && next.due <= (addFrequency(today, "P12M") ?? today)) {
        report(
          record,
          ["surveillance"],
          t(
            "The certification of {0} needs its next surveillance audit by {1}, and none is planned. Agree a day with the certification body and record it under `surveillance`.",
            cycle.decidedOn,
            next.due,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "certification/surveillance-overdue",
    severity: "warning",
    kind: "certification",
    docs: {
      what: "The last day for a surveillance audit, or the day it was planned for, is past, and nothing says that it was held.",
      why: "A certificate without surveillance in time is suspended and in the end withdrawn.",
      how: "Record the `date` on which it was held, or agree the next possible day with the certification body at once.",
    },
    check(record, { snapshot: { today }, report }) {
      const cycle = certificationCycle(record.data);
      if (!cycle || cycle.expires < today) return;
      const open = cycle.surveillance.filter(({ event }) => event?.date === undefined);
      const overdue = open.find(({ due }) => due < today);
      const missed = open.find(({ event }) => event?.planned !== undefined && event.planned < today);
      if (overdue) {
        report(
          record,
          overdue.index === undefined ? ["surveillance"] : ["surveillance", overdue.index],
          t(
            "A surveillance audit was due by {0}, and none is recorded as held. The certificate may be suspended: record its `date`, or agree a day with the certification body at once.",
            overdue.due,
          ),
        );
      } else if (missed) {
        report(
          record,
          ["surveillance", missed.index ?? 0, "planned"],
          t(
            "This surveillance audit was planned for {0}, and nothing says that it was held. It must be by {1}: record its `date`, or plan it anew.",
            missed.event?.planned ?? "",
            missed.due,
          ),
        );
      }
    },
  }),
  defineRule({
    code: "certification/recertification-unplanned",
    severity: "warning",
    kind: "certification",
    docs: {
      what: "The certificate ends within nine months and no recertification audit is planned, or it is planned for a day that is past or less than two months before the end.",
      why: "The body must have audited, seen nonconformities corrected and decided before the certificate ends. Otherwise there is a time without a certificate, and after six months at least another stage 2.",
      how: "Agree a day at least two months before the certificate expires and record it under `recertification`.",
    },
    check(record, { snapshot: { today }, report }) {
      const cycle = certificationCycle(record.data);
      const { planned, date } = record.data.recertification ?? {};
      if (!cycle || cycle.expires < today || (date !== undefined && date > cycle.decidedOn)) return;
      const isPlanned = planned !== undefined && planned > cycle.decidedOn;
      const at = isPlanned ? ["recertification", "planned"] : ["recertification"];
      const problem = isPlanned ? planProblem(planned, cycle.expires, today) : missingPlan(cycle.expires, today);
      if (problem !== undefined) report(record, at, problem);
    },
  }),
];

/** How long before the end a day for the recertification must be known, and the audit be over. */
const PLANNED_BEFORE = "P9M";
const HELD_BEFORE = "P2M";

function missingPlan(expires: string, today: string): string | undefined {
  if ((addFrequency(today, PLANNED_BEFORE) ?? today) < expires) return undefined;
  return t(
    "The certificate ends on {0}, and no recertification audit is planned. Audit, corrections and decision must be done by then: agree a day at least two months before.",
    expires,
  );
}

function planProblem(planned: string, expires: string, today: string): string | undefined {
  if (planned < today) {
    return t(
      "The recertification audit was planned for {0}, and nothing says that it was held. The certificate ends on {1}: record its `date`, or plan it anew.",
      planned,
      expires,
    );
  }
  if ((addFrequency(planned, HELD_BEFORE) ?? planned) <= expires) return undefined;
  return t(
    "The recertification audit is planned for {0}, less than two months before the certificate ends on {1}. That leaves too little time to correct nonconformities before the body decides: move it forward.",
    planned,
    expires,
  );
}
