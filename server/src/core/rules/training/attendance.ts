import { isHere } from "../../model/duties.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { addDays, addFrequency } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { fold } from "../../text/suggest.ts";

type Training = IsmsRecord<"trainings">;
type Person = IsmsRecord<"people">;

export const attendanceRules = [
  defineRule({
    code: "training/awareness-due",
    severity: "warning",
    clause: "7.3",
    docs: {
      what: "People who are here have had no awareness training in the last twelve months, or in the `frequency` that the training names. A training that lists no attendees counts for everyone.",
      why: "Clause 7.3 asks that everyone knows the policy, their part in it and what follows from ignoring it; control A.6.3 asks for regular training. Auditors pick joiners and ask.",
      how: "Train them, or add them to `attendees` of the training they took part in. Joiners have 30 days; people with an `employer` of their own are left out. Where no awareness training is recorded at all, this rule is silent.",
    },
    check({ snapshot: { index, today }, report }) {
      const held = index.ofKind("trainings").filter((training) => training.data.type === "awareness" && isHeld(training, today));
      const newest = held.reduce<Training | undefined>((a, b) => (a && lastDay(a) >= lastDay(b) ? a : b), undefined);
      if (!newest) return;
      const recent = held.filter((training) => holdsUntil(training) >= today);
      const due = index.ofKind("people").filter((person) => {
        const { employer, joined = "" } = person.data;
        const isStaff = employer === undefined && isHere(person, today) && (joined === "" || addDays(joined, GRACE) < today);
        return isStaff && !recent.some((training) => tookPart(person, training));
      });
      if (due.length === 0) return;
      report(
        newest,
        ["attendees"],
        t(
          "People whose awareness training is due: {0} ({1}). Clause 7.3 and A.6.3 ask for it: train them, or add them to the attendees.",
          due.length,
          someOf(
            due.map((person) => person.data.name ?? nameOf(person)),
            5,
          ),
        ),
      );
    },
  }),
  defineRule({
    code: "training/overdue",
    severity: "warning",
    clause: "7.2",
    kind: "trainings",
    docs: {
      what: "A training is still called planned after its day.",
      why: "Either it did not take place, and the competence or awareness that it was to give is missing (clauses 7.2 and 7.3), or nobody recorded who took part.",
      how: "Hold it, or set `status` to `held` and record the attendance; move the date where it was put off.",
    },
    check(training, { snapshot: { today }, report }) {
      const { status } = training.data;
      const day = lastDay(training);
      if (status !== "planned" || day === "" || day >= today) return;
      report(
        training,
        ["status"],
        t(
          "{0} was planned for {1} and is still to be held. Hold it, or record that it was and who took part (clauses 7.2 and 7.3).",
          nameOf(training),
          day,
        ),
      );
    },
  }),
];

/** Days in which somebody new is to be trained. */
const GRACE = 30;

/** The day by which a training is repeated: as often as it says, or a year later. */
function holdsUntil(training: Training): string {
  const day = lastDay(training);
  return addFrequency(day, training.data.frequency ?? "annually") ?? addFrequency(day, "annually") ?? "";
}

/** The last day of a training; empty where none is recorded. */
export function lastDay({ data }: Training): string {
  return data.until ?? data.date ?? "";
}

/** True for a training that has taken place. */
export function isHeld(training: Training, today: string): boolean {
  const day = lastDay(training);
  return day !== "" && day <= today && training.data.status !== "cancelled" && training.data.status !== "planned";
}

/** Without a list of attendees everyone who was there already is taken to have taken part. */
function tookPart({ id, data }: Person, training: Training): boolean {
  const { attendees = [] } = training.data;
  if (attendees.length === 0) return (data.joined ?? "") <= lastDay(training);
  return attendees.some((attendee) => attendee === id || (data.name !== undefined && fold(attendee) === fold(data.name)));
}
