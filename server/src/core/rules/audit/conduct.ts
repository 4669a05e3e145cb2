import { isHeld, isInternalAudit, lastDayOfAudit } from "../../model/audits.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { blankFieldsFixes } from "../../ruleKit/blankFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { lastDayOf } from "../../text/calendarPeriod.ts";
import { addDays, addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { startAuditFix } from "./programmeFixes.ts";

export const conductRules = [
  defineRule({
    code: "audit/no-criteria",
    severity: "warning",
    clause: "9.2.2",
    kind: "audits",
    docs: {
      what: "An internal or supplier audit was held, and nothing says what it measured against.",
      why: "Each audit needs criteria (clause 9.2.2 a). Without them a finding is an opinion: nobody can tell which requirement was not met.",
      how: "Name under `criteria` what the auditors measured against: the standard's clauses, your policies, contracts, in which version.",
    },
    check(audit, { snapshot, report }) {
      if (!isOwnAndBegun(audit, snapshot.today) || !saysNothing(audit, ["criteria"])) return;
      report(
        audit,
        ["criteria"],
        t(
          "{0} names no criteria, so nobody can tell what was measured against what. Each audit needs them (clause 9.2.2 a): list the clauses, policies or contracts.",
          nameOf(audit),
        ),
        blankFieldsFixes(audit, [["criteria"]]),
      );
    },
  }),
  defineRule({
    code: "audit/no-scope",
    severity: "warning",
    clause: "9.2.2",
    kind: "audits",
    docs: {
      what: "An internal or supplier audit was held, and nothing says what it looked at.",
      why: "Each audit needs a scope (clause 9.2.2 a). Without one nobody can show that everything is audited within the cycle.",
      how: "Record under `scope` the clauses, controls, areas or documents audited; `4-10` and `A.7` stand for all they hold.",
    },
    check(audit, { snapshot, report }) {
      if (!isOwnAndBegun(audit, snapshot.today)) return;
      if (audit.data.type === "supplier" && !saysNothing(audit, ["supplier"])) return;
      if (["clauses", "controls", "areas", "documents"].some((field) => !saysNothing(audit, ["scope", field]))) return;
      report(
        audit,
        ["scope"],
        t(
          "{0} has no scope, so it cannot count towards the coverage of the cycle. Each audit needs one (clause 9.2.2 a): list the clauses, controls or areas looked at.",
          nameOf(audit),
        ),
        blankFieldsFixes(audit, [
          ["scope", "clauses"],
          ["scope", "controls"],
        ]),
      );
    },
  }),
  defineRule({
    code: "audit/overdue",
    severity: "warning",
    clause: "9.2.1",
    docs: {
      what: "A planned audit has not been held, and its day is gone.",
      why: "Internal audits happen at planned intervals (clause 9.2.1). A date that passes without one shows that the programme is not followed.",
      how: "Hold the audit and record it; or set a new day and say why in `notes`.",
    },
    check({ snapshot, report }) {
      const { index, today } = snapshot;
      for (const audit of index.ofKind("audits")) {
        const day = lastDayOfAudit(audit);
        if ((audit.data.status !== "planned" && audit.data.status !== "in-progress") || day === undefined || day >= today) continue;
        report(
          audit,
          ["date"],
          t(
            "{0} was to be over by {1} and is still `{2}`. Audits happen when they are planned (clause 9.2.1): set `status` to `done`, or a new day with the reason.",
            nameOf(audit),
            day,
            audit.data.status,
          ),
        );
      }
      for (const programme of index.ofKind("auditProgramme")) {
        for (const [position, { title, id, when, audit }] of (programme.data.planned ?? []).entries()) {
          const day = when === undefined ? undefined : lastDayOf(String(when));
          if (day === undefined || day >= today || takesPlace(audit, snapshot)) continue;
          report(
            programme,
            ["planned", position, "when"],
            t(
              "The programme has “{0}” for {1}, and no audit is recorded for it. The programme must be followed (clause 9.2.2): record the audit and name it in `audit`, or set a new day with the reason.",
              title ?? id ?? t("an audit"),
              when ?? "",
            ),
            audit === undefined ? startAuditFix(programme, position) : [],
          );
        }
      }
    },
  }),
  defineRule({
    code: "audit/none-lately",
    severity: "warning",
    clause: "9.2.1",
    docs: {
      what: "The last internal audit is more than a year and a month old, and no other is planned.",
      why: "Internal audits happen at planned intervals (clause 9.2.1). A certification body comes every year and asks for the one since its last visit.",
      how: "Plan the next one in `audits` or in `auditProgramme.planned`, and hold it.",
    },
    check({ snapshot, report }) {
      const { index, today } = snapshot;
      const internal = index.ofKind("audits").filter(isInternalAudit);
      const [last] = internal
        .filter((audit) => isHeld(audit, today) && lastDayOfAudit(audit) !== undefined)
        .sort((a, b) => (lastDayOfAudit(b) ?? "").localeCompare(lastDayOfAudit(a) ?? ""));
      const day = last && lastDayOfAudit(last);
      if (!last || day === undefined || addDays(addFrequency(day, "annually") ?? today, GRACE_DAYS) >= today) return;
      // one that was planned and not held is told of by `audit/overdue`
      const isPlanned = internal.some((audit) => audit.data.status !== "cancelled" && !isHeld(audit, today));
      const planned = index.ofKind("auditProgramme").flatMap(({ data }) => data.planned ?? []);
      if (isPlanned || planned.some((item) => isInternalAudit({ data: item }) && item.audit === undefined)) return;
      report(
        last,
        ["date"],
        t(
          "{0} ended on {1}, more than a year ago, and no other internal audit is planned. They happen at planned intervals (clause 9.2.1), and certification bodies ask for one a year: plan the next.",
          nameOf(last),
          day,
        ),
      );
    },
  }),
];

/** How much later than a year after the last one an audit may be where none is planned. */
const GRACE_DAYS = 31;

/** True for an audit that the organisation answers for itself, once it has begun. */
function isOwnAndBegun(audit: IsmsRecord<"audits">, today: string): boolean {
  const isOwn = isInternalAudit(audit) || audit.data.type === "supplier";
  return isOwn && (isHeld(audit, today) || audit.data.status === "in-progress");
}

/** True where a planned audit has a record that is not cancelled; whether that one is late is said of it. An unknown id is said elsewhere. */
function takesPlace(id: string | undefined, { index }: Snapshot): boolean {
  if (id === undefined) return false;
  return index.record("audits", id)?.data.status !== "cancelled";
}
