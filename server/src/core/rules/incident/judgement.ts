import { withLawsAbove } from "../../model/notificationClock.ts";
import { owedOf } from "../../model/owedNotifications.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { t } from "../../text/l10n.ts";
import { dayOf, hasTime } from "../../text/moments.ts";
import { seriousness } from "./seriousness.ts";

export const judgementRules = [
  defineRule({
    code: "incident/undecided",
    severity: "info",
    clause: "A.5.25",
    kind: "incidents",
    docs: {
      what: "A serious incident, or one that touches personal data, does not say whether a duty to notify applies.",
      why: "Judging an event includes the question whom to tell (A.5.25). With hours to go, a question that nobody answered is the usual reason for a late notification.",
      how: "Record `personalData` (for GDPR) and `significant` (for NIS2 and DORA) as true or false, and who decided it in `notes`.",
    },
    check(incident, { snapshot, report }) {
      const missing = undecided(incident, snapshot);
      if (missing.length === 0) return;
      report(
        incident,
        [],
        t(
          "Nothing says whether {0} must be notified. The decision is part of judging an incident (A.5.25), and the hours run from its detection: record {1} as true or false.",
          nameOf(incident),
          missing.map((field) => `\`${field}\``).join(t(" and ")),
        ),
        missing.length === 1
          ? ["true", "false"].map((value) => setFieldFix(t("Record `{0}: {1}`", missing[0] as string, value), incident, missing, value))
          : [],
      );
    },
  }),
  defineRule({
    code: "incident/law-unnamed",
    severity: "hint",
    clause: "A.5.31",
    kind: "incidents",
    docs: {
      what: "An incident touches personal data or was judged significant, `frameworks` in `isms.yaml` names no law that asks for a notification of that, and the incident records none.",
      why: "Whom to tell by when is a legal duty (A.5.31). Without the law its deadlines are not worked out, and nobody is warned of them.",
      how: "Name the law in `frameworks`: `gdpr` for personal data, `nis2` or `dora` for what is significant. Where another law or none applies, record what is owed under `notifications`, with `due`, or in `notNeeded` why nothing is.",
    },
    check(incident, { snapshot: { config }, report }) {
      const { personalData, significant } = incident.data;
      if (seriousness(incident) === "none" || !saysNothing(incident, ["notifications"])) return;
      const frameworks = withLawsAbove(config.frameworks);
      const isUnnamed = (...laws: readonly string[]) => !laws.some((law) => frameworks.includes(law));
      const field =
        personalData === true && isUnnamed("gdpr")
          ? "personalData"
          : significant === true && isUnnamed("nis2", "dora")
            ? "significant"
            : undefined;
      if (field === undefined) return;
      report(
        incident,
        [field],
        field === "personalData"
          ? t(
              "{0} touches personal data, and `frameworks` in `isms.yaml` does not name `gdpr`, so no deadline of a notification is worked out (A.5.31). Name it, or record under `notifications` what is owed and why.",
              nameOf(incident),
            )
          : t(
              "{0} was judged significant, and `frameworks` in `isms.yaml` names neither `nis2` nor `dora`, so no deadline of a notification is worked out (A.5.31). Name the one that applies, or record under `notifications` what is owed and why.",
              nameOf(incident),
            ),
      );
    },
  }),
  defineRule({
    code: "incident/no-severity",
    severity: "info",
    clause: "A.5.25",
    kind: "incidents",
    docs: {
      what: "An incident has no severity, a day or more after it was detected.",
      why: "Events are judged (A.5.25): the severity decides who is called, how fast, and whom to tell.",
      how: "Record the `severity`, or set `type: event` where it was judged to be no incident.",
    },
    check(incident, { snapshot: { today }, report }) {
      const { detectedOn, reportedOn } = incident.data;
      const known = detectedOn ?? reportedOn;
      if (seriousness(incident) === "none" || !saysNothing(incident, ["severity"]) || (known !== undefined && dayOf(known) >= today))
        return;
      report(
        incident,
        [],
        t(
          "Nobody has recorded how grave {0} is (A.5.25). The severity decides who acts and whom to tell: add it, or `type: event` if it was no incident.",
          nameOf(incident),
        ),
      );
    },
  }),
  defineRule({
    code: "incident/no-detection-time",
    severity: "info",
    clause: "A.5.25",
    kind: "incidents",
    docs: {
      what: "An incident has no day at all; or a law gives hours for a notification, and the incident does not say when it was detected, or not at what time.",
      why: "Whoever looks at how an incident was handled begins with when (A.5.25). The deadline of a notification runs from becoming aware: without the day it cannot be worked out at all, without the time only to the day.",
      how: "Write `detectedOn` with the time, for example `2026-03-11T14:20`.",
    },
    check(incident, { snapshot, report }) {
      const { detectedOn } = incident.data;
      const isOwed = owedOf(incident, snapshot).length > 0;
      if (!isOwed && seriousness(incident) !== "none" && MOMENTS.every((field) => saysNothing(incident, [field]))) {
        report(
          incident,
          [],
          t(
            "Nothing says when {0} happened or was noticed, so nobody can see how it was handled (A.5.25). Add `detectedOn`.",
            nameOf(incident),
          ),
        );
      }
      if (!isOwed || (detectedOn === undefined ? !saysNothing(incident, ["detectedOn"]) : hasTime(detectedOn))) return;
      report(
        incident,
        detectedOn === undefined ? [] : ["detectedOn"],
        detectedOn === undefined
          ? t(
              "Nothing says when {0} was detected, so no deadline of its notifications can be worked out (A.5.25). Add `detectedOn` with the time.",
              nameOf(incident),
            )
          : t(
              "The law gives hours for the notification of {0}, and they run from its detection (A.5.25). Add the time, as in {1}T14:20.",
              nameOf(incident),
              detectedOn,
            ),
      );
    },
  }),
];

/** When something happened to it. */
const MOMENTS = ["occurredOn", "detectedOn", "reportedOn", "containedOn", "resolvedOn", "closedOn"];

/** The decisions that are open for an incident that may have to be notified. */
function undecided(incident: IsmsRecord<"incidents">, { config, index }: Snapshot): string[] {
  const { affects = [] } = incident.data;
  const grade = seriousness(incident);
  if (grade === "none") return [];
  const isSerious = grade === "serious";
  const holdsPersonalData = affects.some((id) => index.record("assets", id)?.data.personalData === true);
  const frameworks = withLawsAbove(config.frameworks);
  const asksFor = (framework: string) => frameworks.includes(framework);
  return [
    ...(asksFor("gdpr") && (isSerious || holdsPersonalData) ? ["personalData"] : []),
    ...((asksFor("nis2") || asksFor("dora")) && isSerious ? ["significant"] : []),
  ].filter((field) => saysNothing(incident, [field]));
}
