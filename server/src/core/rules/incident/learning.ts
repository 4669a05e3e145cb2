import { isActedOn } from "../../model/nonconformities.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { isUnwritten } from "../../model/unwritten.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { addDays } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { dayOf } from "../../text/moments.ts";
import { isClosedAndSerious, seriousness } from "./seriousness.ts";

type Incident = IsmsRecord<"incidents">;

export const learningRules = [
  defineRule({
    code: "incident/no-lessons",
    severity: "warning",
    clause: "A.5.27",
    kind: "incidents",
    docs: {
      what: "A serious incident is closed, and nothing was learnt from it.",
      why: "What an incident teaches is used to strengthen the controls (A.5.27). Auditors pick the gravest incident of the year and ask what changed because of it.",
      how: "Meet with those who took part, and record the outcome in `lessons`. Serious is what is `high`, `critical` or `significant`.",
    },
    check(incident, { report }) {
      if (!isClosedAndSerious(incident) || !isUnwritten(incident, ["lessons"])) return;
      report(
        incident,
        incident.data.status === "closed" ? ["status"] : ["closedOn"],
        t(
          "{0} was serious and is closed, but nothing says what was learnt from it (A.5.27). Look back with those who took part, and record it in `lessons`.",
          nameOf(incident),
        ),
      );
    },
  }),
  defineRule({
    code: "incident/no-cause",
    severity: "info",
    clause: "A.5.27",
    kind: "incidents",
    docs: {
      what: "A serious incident is closed without its cause.",
      why: "Whoever does not know why it could happen cannot tell whether it will happen again (A.5.27; clause 10.2 asks the same of nonconformities).",
      how: "Record the cause in `rootCause`, or that it could not be found and why.",
    },
    check(incident, { report }) {
      if (!isClosedAndSerious(incident) || !isUnwritten(incident, ["rootCause"])) return;
      report(
        incident,
        [],
        t(
          "{0} was serious and is closed, but nothing says why it could happen (A.5.27). Record the cause in `rootCause`, or that it could not be found.",
          nameOf(incident),
        ),
      );
    },
  }),
  defineRule({
    code: "incident/lesson-without-action",
    severity: "info",
    clause: "A.5.27",
    kind: "incidents",
    docs: {
      what: "An incident is closed and taught something, but no action, nonconformity, improvement or changed control came of it, or only cancelled actions.",
      why: "A lesson that nobody carries out is one that is learnt again (A.5.27).",
      how: "Record the action and name it in `actions`. Where the change is made already, name the control in `controls` or the evidence in `evidence`. Where there was nothing to learn, say so: a text that begins with `None` is no lesson.",
    },
    check(incident, { snapshot, report }) {
      const { lessons = "", actions, status, closedOn } = incident.data;
      const isOver = status === "closed" || closedOn !== undefined;
      if (!isOver || seriousness(incident) === "none" || isUnwritten(incident, ["lessons"]) || NOTHING.test(lessons.trim())) return;
      if (["nonconformities", "controls", "evidence"].some((field) => !saysNothing(incident, [field]))) return;
      if (isActedOn(incident, "actions", actions, snapshot.index) || isAnswered(incident, snapshot)) return;
      report(
        incident,
        ["lessons"],
        t(
          "{0} taught something, but no action came of it (A.5.27). Record who changes what by when, and name it in `actions`.",
          nameOf(incident),
        ),
      );
    },
  }),
  defineRule({
    code: "incident/no-evidence-kept",
    severity: "hint",
    clause: "A.5.28",
    kind: "incidents",
    docs: {
      what: "A serious incident is closed, and no evidence of it is recorded.",
      why: "Logs are overwritten and devices reinstalled. What a court, an insurer or an authority may ask for is secured while it is there (A.5.28).",
      how: "Name logs, images or the custody sheet in `evidence`, or let an evidence record name the incident in `for`.",
    },
    check(incident, { snapshot, report }) {
      if (
        !isClosedAndSerious(incident) ||
        !saysNothing(incident, ["evidence"]) ||
        isCitedIn(incident, "for", snapshot, (kind) => kind === "evidence")
      )
        return;
      report(
        incident,
        [],
        t("No evidence of {0} is recorded, although it was serious (A.5.28). Name what was secured in `evidence`.", nameOf(incident)),
      );
    },
  }),
  defineRule({
    code: "incident/risk-not-reassessed",
    severity: "info",
    clause: "8.2",
    kind: "incidents",
    docs: {
      what: "Risks that came true in an incident have not been assessed since, a month after it was detected.",
      why: "An incident is news about likelihood and impact. Clause 8.2 asks for a new assessment when something significant happens.",
      how: "Assess the risks again and record `reviewedOn`, even where the rating stays.",
    },
    check(incident, { snapshot: { index, today }, report }) {
      const { detectedOn, risks = [], type = "incident", status } = incident.data;
      if (
        detectedOn === undefined ||
        type !== "incident" ||
        status === "false-alarm" ||
        addDays(dayOf(detectedOn), DAYS_TO_REASSESS) >= today
      )
        return;
      const old = risks.filter((id) => {
        const risk = index.record("risks", id)?.data;
        return risk?.reviewedOn !== undefined && risk.status !== "closed" && risk.reviewedOn < dayOf(detectedOn);
      });
      if (old.length === 0) return;
      report(
        incident,
        ["risks"],
        t(
          "{0} was detected on {1}, and {2} has not been assessed since. An incident says something about its rating (clause 8.2): assess it again, even if the rating stays.",
          nameOf(incident),
          dayOf(detectedOn),
          someOf(old, 3),
        ),
      );
    },
  }),
];

const DAYS_TO_REASSESS = 30;

/** True where a record of such a kind names the incident in a field. */
function isCitedIn({ id }: Incident, field: string, { index }: Snapshot, isMeant: (kind: string) => boolean): boolean {
  return id !== undefined && index.citing(`record:${id}`, field).some(({ kind }) => isMeant(kind));
}

/** True where another record than an action is for the incident, or an improvement or nonconformity says that it came from it. */
function isAnswered(incident: Incident, snapshot: Snapshot): boolean {
  const { index } = snapshot;
  if (isCitedIn(incident, "for", snapshot, (kind) => kind !== "actions")) return true;
  const answers = [...index.ofKind("improvements"), ...index.ofKind("nonconformities")];
  return incident.id !== undefined && answers.some(({ data }) => data.source?.trim() === incident.id);
}

/** How people begin where there was nothing to learn. */
const NOTHING =
  /^(none|no|nothing|nil|n\/a|-+|keine?|nichts|aucune?|rien|ning[uú]n[ao]?|nada|nessun[ao]?|niente|geen|niets|nenhuma?|なし)(?!\p{L})/iu;
