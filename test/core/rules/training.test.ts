import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

const list = (key: string, records: readonly string[]) =>
  `==> ${key}.yaml\n${key}:\n${records.map((record) => `  - {${record}}\n`).join("")}`;
const people = (...records: string[]) => list("people", records);
const competences = (...records: string[]) => list("competences", records);
const trainings = (...records: string[]) => list("trainings", records);
const ANN = "id: ann, name: Ann";
const BOB = "id: bob, name: Bob";

describe("training/competence-missing", () => {
  const code = "training/competence-missing";
  const text = (...records: string[]) =>
    people(ANN, BOB, "id: old, name: Old, left: 2020-01-01") +
    list("roles", ["id: r, title: R, holders: [ann, bob, old], requiredCompetences: [Lead auditor, GDPR]"]) +
    competences(...records);

  it("lists what is not recorded for holders who are here, in one finding a role", async () => {
    const some = text("id: C-1, title: lead auditor, person: ann, achieved: x", "id: C-2, title: any, person: bob, required: GDPR");
    await expectFindings(some, code, [`roles.yaml:2 ${code}`]);
    assert.match((await findingIn(some, code)).finding.message, /for ann \(GDPR\), bob \(Lead auditor\)\./);
  });

  it("stays silent where all is recorded, and where no competences are", async () => {
    const all = ["ann", "bob"].flatMap((who) => [
      `id: ${who}-1, title: Lead auditor, person: ${who}`,
      `id: ${who}-2, title: GDPR, person: ${who}`,
    ]);
    await expectFindings(text(...all), code, []);
    await expectFindings(text().split("==> competences")[0] as string, code, []);
  });
});

describe("training/competence-missing, in other words", () => {
  const code = "training/competence-missing";
  const role = people(ANN) + list("roles", ["id: r, title: R, holders: [ann], requiredCompetences: [Knowledge of audits]"]);

  it("takes a competence that names the role for what the role asks for, one for one", async () => {
    await expectFindings(role + competences("id: C-1, title: ISO 27001 lead auditor, role: r, person: ann"), code, []);
    await expectFindings(role + competences("id: C-1, title: ISO 27001 lead auditor, person: ann"), code, [`roles.yaml:2 ${code}`]);
  });

  it("asks also where only courses are recorded, and not where awareness alone is", async () => {
    await expectFindings(role + trainings("id: T-1, title: x, type: course, date: 2026-05-01"), code, [`roles.yaml:2 ${code}`]);
    await expectFindings(role + trainings("id: T-1, title: x, type: awareness, date: 2026-05-01"), code, []);
  });
});

describe("training/competence-undetermined", () => {
  const code = "training/competence-undetermined";
  const role = people(ANN) + list("roles", ["id: r, title: R, holders: [ann]"]);

  it("finds competences where nothing says what is needed", () =>
    expectFindings(role + competences("id: C-1, title: x, person: ann, achieved: yes"), code, [`competences.yaml:2 ${code}`]));

  it("stays silent where a role, a competence or a document says it, and without competences", async () => {
    await expectFindings(role, code, []);
    for (const field of ["role: r", "required: three years"])
      await expectFindings(role + competences(`id: C-1, title: x, ${field}`), code, []);
    await expectFindings(role.replace("[ann]}", "[ann], requiredCompetences: [x]}") + competences("id: C-1, title: x"), code, []);
    await expectFindings(`${role}${competences("id: C-1, title: x")}==> d.md\n---\nid: D-1\nclauses: ["7.2"]\n---\n# D\n`, code, []);
  });
});

describe("training/competence-gap", () => {
  const code = "training/competence-gap";
  const gap = (more: string) => people(ANN, "id: old, name: Old, left: 2020-01-01") + competences(`id: C-1, title: x, ${more}`);

  it("finds what is not achieved, or less than required", async () => {
    for (const more of ["person: ann", "person: ann, achieved: false", "person: ann, required: 3, achieved: 2"]) {
      await expectFindings(gap(more), code, [`competences.yaml:2 ${code}`]);
    }
  });

  it("stays silent where it is achieved or planned, and about people who left", async () => {
    for (const more of ["person: ann, required: 3, achieved: 3", "person: ann, required: expert, achieved: expert", "person: old"]) {
      await expectFindings(gap(more), code, []);
    }
    await expectFindings(gap("person: ann, trainings: [T-1]") + trainings("id: T-1, title: x"), code, []);
  });
});

describe("training/competence-without-evidence", () => {
  const code = "training/competence-without-evidence";

  it("finds achievements that nothing shows", () =>
    expectFindings(competences("id: C-1, title: x, achieved: expert", "id: C-2, title: y, achieved: true", "id: C-3, title: z"), code, [
      `competences.yaml:2 ${code}`,
      `competences.yaml:3 ${code}`,
    ]));

  it("takes evidence, a training, or evidence that is for it", async () => {
    const others = list("evidence", ["id: EV-1, title: x", "id: EV-2, title: y, for: [C-2]"]) + trainings("id: T-1, title: x");
    await expectFindings(
      others +
        competences(
          "id: C-1, title: x, achieved: 1, evidence: [EV-1]",
          "id: C-2, title: y, achieved: 1",
          "id: C-3, title: z, achieved: 1, trainings: [T-1]",
        ),
      code,
      [],
    );
  });
});

describe("training/certificate-expired and training/certificate-expiring", () => {
  const both = /^training\/certificate/;
  const until = (day: string, more = "person: ann") =>
    competences(`id: C-1, title: x, validUntil: ${day}, ${more}`) + people(ANN, "id: old, name: Old, left: 2020-01-01");

  it("tell what has run out from what will within 60 days", async () => {
    await expectFindings(until("2026-06-14"), both, ["competences.yaml:2 training/certificate-expired"]);
    await expectFindings(until("2026-06-15"), both, ["competences.yaml:2 training/certificate-expiring"]);
    await expectFindings(until("2026-08-14"), both, ["competences.yaml:2 training/certificate-expiring"]);
    await expectFindings(until("2026-08-15"), both, []);
  });

  it("stay silent once there is a newer one, and about people who left", async () => {
    await expectFindings(
      people(ANN) +
        competences("id: C-1, title: x, person: ann, validUntil: 2025-01-01", "id: C-2, title: X, person: ann, validUntil: 2028-01-01"),
      both,
      [],
    );
    await expectFindings(until("2026-06-14", "person: old"), both, []);
  });
});

describe("training/awareness-due", () => {
  const code = "training/awareness-due";
  const awareness = (...records: string[]) => trainings(...records.map((record, i) => `id: T-${i}, title: x, type: awareness, ${record}`));

  it("names everyone without a training of the last twelve months, in one finding", async () => {
    const text =
      people(ANN, BOB, "id: cat, name: Cat, joined: 2026-05-15") +
      awareness("date: 2025-06-14, attendees: [bob]", "date: 2026-01-10, attendees: [ann]");
    await expectFindings(text, code, [`trainings.yaml:3 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /2 \(Bob, Cat\)/);
  });

  it("takes the interval that the training names", async () => {
    const held = (frequency: string) => people(ANN) + awareness(`date: 2025-10-01, frequency: ${frequency}, attendees: [ann]`);
    await expectFindings(held("half-yearly"), code, [`trainings.yaml:2 ${code}`]);
    await expectFindings(held("annually"), code, []);
    await expectFindings(people(ANN) + awareness("date: 2025-01-10, frequency: P2Y, attendees: [ann]"), code, []);
  });

  it("leaves out leavers, joiners of the last 30 days and people with another employer", () =>
    expectFindings(
      people(ANN, "id: bob, name: Bob, left: 2026-01-01", "id: cat, name: Cat, joined: 2026-05-16", "id: dan, name: Dan, employer: X") +
        awareness("date: 2025-06-15, attendees: [ann]"),
      code,
      [],
    ));

  it("takes a training without a list for everyone who was there", async () => {
    await expectFindings(people(ANN, "id: bob, name: Bob, joined: 2026-02-01") + awareness("date: 2026-01-31"), code, [
      `trainings.yaml:2 ${code}`,
    ]);
    await expectFindings(people(ANN) + awareness("date: 2026-01-31"), code, []);
  });

  it("stays silent where no awareness training is recorded", async () => {
    await expectFindings(people(ANN) + trainings("id: T-1, title: x, type: course, date: 2020-01-01"), code, []);
    await expectFindings(people(ANN) + awareness("date: 2026-09-01, status: planned"), code, []);
  });
});

describe("training/overdue", () => {
  it("finds planned trainings whose day is past", () =>
    expectFindings(
      trainings(
        "id: T-1, title: x, status: planned, date: 2026-06-14",
        "id: T-2, title: x, status: planned, date: 2026-06-15",
        "id: T-3, title: x, status: held, date: 2026-01-01",
      ),
      "training/overdue",
      ["trainings.yaml:2 training/overdue"],
    ));
});

describe("training/no-effectiveness", () => {
  const code = "training/no-effectiveness";

  it("finds trainings held more than 90 days and less than a year ago that nobody judged", () =>
    expectFindings(trainings("id: T-1, title: x, date: 2026-03-16", "id: T-2, title: x, date: 2025-06-15"), code, [
      `trainings.yaml:2 ${code}`,
      `trainings.yaml:3 ${code}`,
    ]));

  it("stays silent earlier and later, once judged, and about what did not take place", () =>
    expectFindings(
      trainings(
        "id: T-1, title: x, date: 2026-03-17",
        "id: T-2, title: x, date: 2025-06-14",
        "id: T-3, title: x, date: 2026-01-01, effectiveness: {result: good}",
        "id: T-4, title: x, date: 2026-01-01, status: cancelled",
      ),
      code,
      [],
    ));
});

describe("training/completion-low", () => {
  const code = "training/completion-low";
  const attended = (more: string) => trainings(`id: T-1, title: x, date: 2026-05-01, ${more}`);

  it("finds attendance below the target, or below 90 percent", async () => {
    const text = attended("invited: 40, attended: 35");
    await expectFindings(text, code, [`trainings.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /35 of 40 took part in T-1: 87 %, where 90 % are to/);
    await expectFindings(attended("invited: 40, attended: 39, target: 100"), code, [`trainings.yaml:2 ${code}`]);
  });

  it("stays silent at the target, without numbers, and about history", async () => {
    await expectFindings(attended("invited: 40, attended: 36"), code, []);
    await expectFindings(attended("invited: 40, attended: 20, target: 50"), code, []);
    await expectFindings(attended("attended: 1"), code, []);
    await expectFindings(trainings("id: T-1, title: x, date: 2025-06-14, invited: 10, attended: 1"), code, []);
  });
});
