import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { addDays } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { dayOf, isAfter } from "../../text/moments.ts";
import { seriousness } from "./seriousness.ts";

/** How long an incident may stay open before somebody asks. */
const OPEN_DAYS = 90;

export const handlingRules = [
  defineRule({
    code: "incident/dates",
    severity: "warning",
    clause: "A.5.26",
    kind: "incidents",
    docs: {
      what: "The dates of an incident contradict each other or lie in the future: closed before it was detected, told to an authority before anyone knew of it.",
      why: "The timeline is what an authority, an insurer or an auditor reads first. One wrong date in it, and none of them proves anything; deadlines are worked out from it as well. The response is to follow the procedure and be recorded (A.5.26).",
      how: "Correct the date that is wrong.",
    },
    check(incident, { snapshot: { today }, report }) {
      const wrong = moments(incident).flatMap(({ path, name, moment, notBefore }) => {
        if (dayOf(moment) > today) return [{ path, text: t("`{0}` is {1}, which is still to come", name, moment) }];
        const earlier = notBefore.find(([, other]) => other !== undefined && isAfter(other, moment));
        return earlier ? [{ path, text: t("`{0}` is {1}, before `{2}` ({3})", name, moment, earlier[0], earlier[1] ?? "") }] : [];
      });
      const [first] = wrong;
      if (!first) return;
      report(
        incident,
        first.path,
        t(
          "{0}: {1}. A timeline with a wrong date proves nothing about how the incident was handled (A.5.26). Correct it.",
          nameOf(incident),
          first.text,
        ),
      );
    },
  }),
  defineRule({
    code: "incident/no-owner",
    severity: "info",
    clause: "A.5.24",
    kind: "incidents",
    docs: {
      what: "Nobody leads the handling of an incident that is not closed.",
      why: "Roles in the handling of incidents are planned beforehand (A.5.24); an incident that nobody leads stays open.",
      how: "Name the person or role in `owner`.",
    },
    check(incident, { report }) {
      const { status, closedOn } = incident.data;
      if (seriousness(incident) === "none" || status === "closed" || closedOn !== undefined || !saysNothing(incident, ["owner"])) return;
      report(
        incident,
        [],
        t("Nobody leads the handling of {0}, which is not closed (A.5.24). Name a person or role in `owner`.", nameOf(incident)),
      );
    },
  }),
  defineRule({
    code: "incident/still-open",
    severity: "info",
    clause: "A.5.26",
    kind: "incidents",
    docs: {
      what: "An incident was detected more than 90 days ago and is not closed.",
      why: "Incidents are answered and brought to an end (A.5.26), and what they teach is drawn while people remember (A.5.27). One that stays open was mostly forgotten.",
      how: "Finish what is open, record lessons and `closedOn`. Where work goes on for long, close the incident and carry it on as actions.",
    },
    check(incident, { snapshot: { today }, report }) {
      const { status, closedOn, detectedOn } = incident.data;
      if (seriousness(incident) === "none" || status === "closed" || closedOn !== undefined || !saysNothing(incident, ["closedOn"])) return;
      if (detectedOn === undefined || addDays(dayOf(detectedOn), OPEN_DAYS) >= today) return;
      report(
        incident,
        status === undefined ? ["detectedOn"] : ["status"],
        t(
          "{0} was detected on {1} and is not closed. Incidents are brought to an end while people remember (A.5.26, A.5.27): close it with what was learnt, and carry on as actions what takes longer.",
          nameOf(incident),
          dayOf(detectedOn),
        ),
      );
    },
  }),
  defineRule({
    code: "incident/status-contradicts",
    severity: "info",
    clause: "A.5.26",
    kind: "incidents",
    docs: {
      what: "An incident is called closed without a day, or has a day of closing and another status.",
      why: "How long incidents stay open is one of the first figures that people ask for, and this record of the response (A.5.26) counts as both.",
      how: "Record `closedOn`, or correct the status.",
    },
    check(incident, { report }) {
      const { status, closedOn } = incident.data;
      if (status === "closed" && closedOn === undefined && saysNothing(incident, ["closedOn"])) {
        report(incident, ["status"], t("{0} is called closed, but nothing says since when (A.5.26). Record `closedOn`.", nameOf(incident)));
      } else if (closedOn !== undefined && (status === "open" || status === "contained" || status === "resolved")) {
        report(
          incident,
          ["status"],
          t("{0} was closed on {1}, but its status is `{2}` (A.5.26). Correct one of them.", nameOf(incident), closedOn, status),
          [setFieldFix(t("Set the status to `closed`"), incident, ["status"], "closed")],
        );
      }
    },
  }),
];

interface Dated {
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly moment: string;
  /** Moments that it must not lie before, by their names. */
  readonly notBefore: readonly (readonly [string, string | undefined])[];
}

function moments({ data }: IsmsRecord<"incidents">): Dated[] {
  const { occurredOn, detectedOn, containedOn } = data;
  const begin = [
    ["detectedOn", detectedOn],
    ["occurredOn", occurredOn],
  ] as const;
  const own = [
    { name: "occurredOn", moment: occurredOn, notBefore: [] },
    { name: "detectedOn", moment: detectedOn, notBefore: [["occurredOn", occurredOn]] as const },
    { name: "reportedOn", moment: data.reportedOn, notBefore: [["occurredOn", occurredOn]] as const },
    { name: "classifiedOn", moment: data.classifiedOn, notBefore: [["occurredOn", occurredOn]] as const },
    { name: "containedOn", moment: containedOn, notBefore: [["occurredOn", occurredOn]] as const },
    {
      name: "resolvedOn",
      moment: data.resolvedOn,
      notBefore: [
        ["containedOn", containedOn],
        ["occurredOn", occurredOn],
      ] as const,
    },
    {
      name: "closedOn",
      moment: data.closedOn,
      notBefore: [...begin, ["containedOn", containedOn], ["resolvedOn", data.resolvedOn]] as const,
    },
  ].map((dated) => ({ ...dated, path: [dated.name] }));
  const sent = (data.notifications ?? []).map(({ sentOn }, at) => ({
    name: "sentOn",
    moment: sentOn,
    path: ["notifications", at, "sentOn"],
    notBefore: begin,
  }));
  return [...own, ...sent].flatMap(({ moment, ...dated }) => (moment === undefined ? [] : [{ ...dated, moment }]));
}
