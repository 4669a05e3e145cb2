import { isCurrent } from "../../model/competences.ts";
import { holdersOf } from "../../model/duties.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { addDays } from "../../text/dates.ts";
import { t } from "../../text/l10n.ts";
import { fold } from "../../text/suggest.ts";
import { isHeld } from "./attendance.ts";

type Competence = IsmsRecord<"competences">;

export const competenceRules = [
  defineRule({
    code: "training/competence-missing",
    severity: "warning",
    clause: "7.2",
    kind: "roles",
    docs: {
      what: "A role asks for competences in `requiredCompetences`, and for a holder who is here no competence record of that title exists.",
      why: "Clause 7.2 asks for the competence that work affecting security needs, and for evidence of it. A requirement that nobody has compared with the holder proves the gap.",
      how: "Record under `competences` what the holder has, with the words of the role as `title` or the role as `role`, and what shows it. Where they lack it, leave `achieved` empty and plan a training or action. Where no competence and no course is recorded at all, this rule is silent: `clause/missing-information` says so.",
    },
    check(role, { snapshot, report }) {
      const { index, today } = snapshot;
      const required = (role.data.requiredCompetences ?? []).filter((text) => text.trim() !== "");
      if (required.length === 0 || !isCompetenceKept(snapshot)) return;
      const gaps = holdersOf(index, role, today).flatMap((holder) => {
        const records = competencesOf(holder, snapshot);
        const missing = required.filter((text) => !records.some((record) => isAbout(record, text)));
        // in other words, but for this role
        const others = records.filter((record) => record.data.role === role.id && !required.some((text) => isAbout(record, text)));
        return missing.slice(others.length).map((text) => `${holder} (${text})`);
      });
      if (gaps.length === 0) return;
      report(
        role,
        ["requiredCompetences"],
        t(
          "What {0} asks for is not recorded for {1}. Clause 7.2 asks for competence with evidence: record under `competences` what they have, or plan how they get it.",
          nameOf(role),
          someOf(gaps, 4),
        ),
      );
    },
  }),
  defineRule({
    code: "training/competence-undetermined",
    severity: "info",
    clause: "7.2",
    docs: {
      what: "Competences are recorded, and nothing says what anybody must have: no role has `requiredCompetences`, no competence names a `role` or says what is `required`, and no document names clause 7.2.",
      why: "Clause 7.2 a asks first which competence the work needs. What people have can be held against nothing, so nobody can tell who lacks what.",
      how: "List under `requiredCompetences` of a role what its holder must know or be able to do; start with those who lead the ISMS, audit it and run what is critical.",
    },
    check({ snapshot: { index }, report }) {
      const [first] = index.ofKind("competences");
      if (!first || index.ofKind("roles").some((role) => !saysNothing(role, ["requiredCompetences"]))) return;
      if (index.ofKind("competences").some((one) => ["role", "required"].some((field) => !saysNothing(one, [field])))) return;
      if (index.ofKind("document").some(({ data: { clauses = [] } }) => clauses.some((clause) => /^7\.2\b/.test(String(clause))))) return;
      report(
        first,
        [],
        t(
          "What people can do is recorded, but nothing says what their work needs, so nobody can tell who lacks what. Clause 7.2 a asks for that first: list it in `requiredCompetences` of the roles.",
        ),
      );
    },
  }),
  defineRule({
    code: "training/competence-gap",
    severity: "warning",
    clause: "7.2",
    kind: "competences",
    docs: {
      what: "A person lacks a competence: nothing is achieved, or less than the level required, and no training or action closes the gap.",
      why: "Clause 7.2 c asks for action where competence is missing. A known gap without one is worse than an unknown one.",
      how: "Plan a training or an action and name it in `trainings` or `actions`, or record what was achieved.",
    },
    check(competence, { snapshot, report }) {
      const { required, achieved, person } = competence.data;
      const lacks =
        achieved === false ||
        saysNothing(competence, ["achieved"]) ||
        (typeof required === "number" && typeof achieved === "number" && achieved < required);
      const isPlanned = ["trainings", "actions"].some((field) => !saysNothing(competence, [field]));
      if (!lacks || isPlanned || !isCurrent(competence, snapshot)) return;
      report(
        competence,
        ["achieved"],
        t(
          "{0} lacks what {1} asks for, and nothing is planned. Clause 7.2 c asks for action then: name a training or an action, or record what was achieved.",
          person ?? t("The holder"),
          nameOf(competence),
        ),
      );
    },
  }),
  defineRule({
    code: "training/competence-without-evidence",
    severity: "warning",
    clause: "7.2",
    kind: "competences",
    docs: {
      what: "A competence is called achieved, and neither evidence nor a training shows it.",
      why: "Clause 7.2 d asks for documented information as evidence of competence. It is one of the records that every audit asks for.",
      how: "Name in `evidence` the certificate, CV or assessment, or in `trainings` the training with its attendance.",
    },
    check(competence, { snapshot: { index }, report }) {
      const { achieved } = competence.data;
      if (achieved === undefined || achieved === false || achieved === "") return;
      const isShown = ["evidence", "trainings", "links"].some((field) => !saysNothing(competence, [field]));
      if (isShown || (competence.id !== undefined && index.citing(`record:${competence.id}`, "for").length > 0)) return;
      report(
        competence,
        ["achieved"],
        t(
          "Nothing shows that {0} is achieved. Clause 7.2 d asks for evidence of competence: name the certificate, CV, assessment or training.",
          nameOf(competence),
        ),
      );
    },
  }),
  defineRule({
    code: "training/certificate-expired",
    severity: "warning",
    clause: "7.2",
    kind: "competences",
    docs: {
      what: "A certificate or proof of competence is past its `validUntil`, the person is still here, and no newer record stands in its place.",
      why: "What the organisation itself asks for (clause 7.2) has run out; nothing shows that the person is competent today.",
      how: "Renew it and move `validUntil` on, or record the new certificate.",
    },
    check(competence, { snapshot, report }) {
      const { validUntil, person } = competence.data;
      if (validUntil === undefined || validUntil >= snapshot.today || !isCurrent(competence, snapshot)) return;
      report(
        competence,
        ["validUntil"],
        t(
          "{0} of {1} ran out on {2}, so nothing shows the competence today (clause 7.2). Renew it, or record what came instead.",
          competence.title ?? nameOf(competence),
          person ?? "?",
          validUntil,
        ),
      );
    },
  }),
  defineRule({
    code: "training/certificate-expiring",
    severity: "hint",
    clause: "7.2",
    kind: "competences",
    docs: {
      what: "A certificate or proof of competence runs out within 60 days.",
      why: "Clause 7.2 asks for competence all the time, and courses and examinations need time to book. Once it has run out, `training/certificate-expired` finds it.",
      how: "Book the renewal now.",
    },
    check(competence, { snapshot, report }) {
      const { validUntil, person } = competence.data;
      const { today } = snapshot;
      if (validUntil === undefined || validUntil < today || validUntil > addDays(today, SOON) || !isCurrent(competence, snapshot)) return;
      report(
        competence,
        ["validUntil"],
        t(
          "{0} of {1} runs out on {2}. Book the renewal in time (clause 7.2).",
          competence.title ?? nameOf(competence),
          person ?? "?",
          validUntil,
        ),
      );
    },
  }),
];

/** True where a competence is recorded, or a course that may have given one. */
function isCompetenceKept({ index, today }: Snapshot): boolean {
  return (
    index.has("competences") || index.ofKind("trainings").some((training) => training.data.type !== "awareness" && isHeld(training, today))
  );
}

/** Days before the end of a certificate. */
const SOON = 60;

function competencesOf(person: string, { index }: Snapshot): Competence[] {
  const name = index.record("people", person)?.data.name;
  return index
    .ofKind("competences")
    .filter(
      ({ data }) => data.person !== undefined && (data.person === person || (name !== undefined && fold(data.person) === fold(name))),
    );
}

function isAbout({ id, data }: Competence, required: string): boolean {
  return [id, data.title, data.required].some((text) => typeof text === "string" && fold(text) === fold(required));
}
