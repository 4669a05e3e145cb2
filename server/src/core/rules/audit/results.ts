import { isHeld, isInternalAudit, lastDayOfAudit } from "../../model/audits.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { blankFieldsFixes } from "../../ruleKit/blankFields.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { startRecordsFix } from "../../ruleKit/startRecord.ts";
import { addDays } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";

/** How long a report may take. */
const REPORT_DAYS = 30;

export const resultRules = [
  defineRule({
    code: "audit/no-report",
    severity: "warning",
    clause: "9.2.2",
    kind: "audits",
    docs: {
      what: "An audit was held more than 30 days ago, and there is neither a report nor evidence for it.",
      why: "Results of audits are reported to management and kept as evidence (clause 9.2.2). An audit without a report did not happen, as far as others can see.",
      how: "Name the report in `report`, or record evidence whose `for` names the audit.",
    },
    check(audit, { snapshot, report }) {
      const { index, today } = snapshot;
      const day = lastDayOfAudit(audit);
      if (!isHeld(audit, today) || day === undefined || addDays(day, REPORT_DAYS) >= today || !saysNothing(audit, ["report"])) return;
      if (audit.id !== undefined && index.citing(`record:${audit.id}`, "for").some(({ kind }) => kind === "evidence")) return;
      report(
        audit,
        ["report"],
        t(
          "{0} ended on {1} and has no report. Its results go to management and are kept (clause 9.2.2): name the report or the evidence that holds it.",
          nameOf(audit),
          day,
        ),
        blankFieldsFixes(audit, [["report"]]),
      );
    },
  }),
  defineRule({
    code: "audit/no-auditors",
    severity: "warning",
    clause: "9.2.2",
    kind: "audits",
    docs: {
      what: "An internal audit was held, and nothing says by whom.",
      why: "Auditors are chosen so that they are objective and impartial (clause 9.2.2 b). Whether they were cannot be shown of nobody.",
      how: "Name them under `auditors`.",
    },
    check(audit, { snapshot, report }) {
      if (!isInternalAudit(audit) || !isHeld(audit, snapshot.today) || !saysNothing(audit, ["auditors"])) return;
      report(
        audit,
        ["auditors"],
        t(
          "{0} does not say who audited, so nobody can show that they were impartial (clause 9.2.2 b). Name the `auditors`.",
          nameOf(audit),
        ),
        blankFieldsFixes(audit, [["auditors"]]),
      );
    },
  }),
  defineRule({
    code: "audit/finding-without-nonconformity",
    severity: "warning",
    clause: "10.2",
    kind: "audits",
    docs: {
      what: "The report of an audit counts more nonconformities than the register holds for it.",
      why: "Each nonconformity needs a reaction, and a record of it (clause 10.2 f). One that never reached the register has neither.",
      how: "Record each of them under `nonconformities` with the audit's id as `source`, or list them in the audit's `findings`.",
    },
    check(audit, { snapshot, report }) {
      const { major, minor } = audit.data.counted ?? {};
      const counted = (major ?? 0) + (minor ?? 0);
      const known = nonconformitiesOf(audit, snapshot);
      const recorded = known.length;
      if (counted <= recorded) return;
      report(
        audit,
        ["counted"],
        t(
          "The report of {0} counts {1} nonconformities, and {2} are recorded. Each needs a reaction and a record (clause 10.2): add the others under `nonconformities` with `source: {3}`.",
          nameOf(audit),
          counted,
          recorded,
          audit.id ?? "",
        ),
        startNonconformitiesFixes(audit, known),
      );
    },
  }),
];

/** The nonconformities, major or minor, that an audit lists or that name it. */
function nonconformitiesOf(audit: IsmsRecord<"audits">, { index }: Snapshot): IsmsRecord<"nonconformities">[] {
  const listed = index.records("nonconformities", audit.data.findings);
  const naming = audit.id === undefined ? [] : index.mentionsOf(`record:${audit.id}`).flatMap(({ record }) => record ?? []);
  const found = [...listed, ...naming].filter((record) => record.kind === "nonconformities") as IsmsRecord<"nonconformities">[];
  return [...new Set(found)].filter(({ data }) => data.grade !== "observation" && data.grade !== "opportunity");
}

/** Starts a record for each nonconformity that the report counts beyond those known; what was found is for people to write. */
function startNonconformitiesFixes(audit: IsmsRecord<"audits">, known: readonly IsmsRecord<"nonconformities">[]): Fix[] {
  const { major = 0, minor = 0 } = audit.data.counted ?? {};
  const missing = Math.floor(major + minor - known.length);
  if (audit.id === undefined || missing > MOST_RECORDS) return [];
  // which of them are missing cannot be told from ones without a grade
  const isTold = known.every(({ data }) => data.grade !== undefined);
  const majors = Math.max(0, major - known.filter(({ data }) => data.grade === "major").length);
  const record = (_: unknown, at: number) => [
    `title: ${scalarText(t("Finding {0} of {1}", known.length + at + 1, nameOf(audit)))}`,
    isTold ? `grade: ${at < majors ? "major" : "minor"}` : "grade:",
    `source: ${scalarText(audit.id ?? "")}`,
    "requirement:",
    "description:",
  ];
  return [
    startRecordsFix(t("Start the records of the {0} others", missing), "nonconformities", () => Array.from({ length: missing }, record)),
  ];
}

/** More at once help nobody. */
const MOST_RECORDS = 20;
