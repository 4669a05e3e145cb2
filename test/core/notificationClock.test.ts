import assert from "node:assert/strict";
import notificationDutiesData from "../../server/catalog/notification-duties.yaml";
import type { IncidentsData } from "../../server/src/core/generated/types.ts";
import { owedNotifications } from "../../server/src/core/model/notificationClock.ts";
import { fieldAt, kindOf } from "../../server/src/core/schema/kinds.ts";

const owed = (incident: IncidentsData, ...frameworks: string[]) =>
  owedNotifications(incident, frameworks, ({ law = "", authority = "" }) => `${law} ${authority}`).map(
    ({ duty, due, at }) => `${duty.id} ${due ?? "?"}${at === undefined ? "" : ` #${at}`}`,
  );
const AWARE = { detectedOn: "2026-03-11T22:30+01:00" };

describe("the clock of notifications", () => {
  it("counts GDPR's 72 hours from becoming aware, where personal data are concerned", () => {
    assert.deepEqual(owed({ ...AWARE, personalData: true }, "gdpr"), ["gdpr-authority 2026-03-14T22:30+01:00"]);
    assert.deepEqual(owed({ ...AWARE, personalData: false, significant: true }, "gdpr"), []);
    assert.deepEqual(owed({ ...AWARE, personalData: true }, "nis2"), []);
  });

  it("counts to the last possible day where no time is known", () => {
    assert.deepEqual(owed({ detectedOn: "2026-02-27", personalData: true, significant: true }, "gdpr", "nis2"), [
      "gdpr-authority 2026-03-02",
      "nis2-early-warning 2026-02-28",
      "nis2-notification 2026-03-02",
      "nis2-final-report 2026-04-02",
    ]);
    assert.deepEqual(owed({ personalData: true }, "gdpr"), ["gdpr-authority ?"]);
  });

  it("counts NIS2's month from the notification as it was sent", () =>
    assert.deepEqual(owed({ ...AWARE, significant: true, notifications: [{ duty: "nis2-notification", sentOn: "2026-03-12" }] }, "nis2"), [
      "nis2-early-warning 2026-03-12T22:30+01:00",
      "nis2-notification 2026-03-14T22:30+01:00 #0",
      "nis2-final-report 2026-04-12",
    ]));

  it("takes DORA's four hours from classification, at most 24 from detection, and moves weekends to Monday noon", () => {
    const initial = (detectedOn: string, classifiedOn?: string) =>
      owed({ significant: true, detectedOn, ...(classifiedOn ? { classifiedOn } : {}) }, "dora")[0];
    assert.equal(initial("2026-03-11T08:00", "2026-03-11T10:00"), "dora-initial 2026-03-11T14:00");
    assert.equal(initial("2026-03-11T08:00", "2026-03-12T07:00"), "dora-initial 2026-03-12T08:00");
    assert.equal(initial("2026-03-11T08:00", "2026-03-12T09:00"), "dora-initial 2026-03-12T13:00", "classified after a day");
    assert.equal(initial("2026-03-11T08:00"), "dora-initial 2026-03-12T08:00");
    assert.equal(initial("2026-03-13T10:00Z"), "dora-initial 2026-03-16T12:00Z");
    assert.deepEqual(owed({ significant: true, detectedOn: "2026-03-09" }, "dora"), [
      "dora-initial 2026-03-10",
      "dora-intermediate 2026-03-13",
      "dora-final 2026-04-13",
    ]);
  });

  it("counts each deadline of the laws from its own moment", () => {
    const significant = { ...AWARE, significant: true, classifiedOn: "2026-03-11T23:00+01:00" };
    const sent = (duty: "nis2-early-warning" | "nis2-notification" | "dora-initial" | "dora-intermediate", sentOn: string) => ({
      duty,
      sentOn,
    });
    // GDPR Art. 33(1): hours go on over a weekend
    assert.deepEqual(owed({ detectedOn: "2026-03-12T09:00", personalData: true }, "gdpr"), ["gdpr-authority 2026-03-15T09:00"]);
    // NIS2 Art. 23(4)(a), (b): from becoming aware, not from the early warning; (d): from the notification, whichever its length of month
    assert.deepEqual(owed({ ...significant, notifications: [sent("nis2-early-warning", "2026-03-12T08:00+01:00")] }, "nis2"), [
      "nis2-early-warning 2026-03-12T22:30+01:00 #0",
      "nis2-notification 2026-03-14T22:30+01:00",
      "nis2-final-report 2026-04-14",
    ]);
    assert.equal(
      owed({ ...significant, notifications: [sent("nis2-notification", "2026-01-31")] }, "nis2")[2],
      "nis2-final-report 2026-02-28",
    );
    // DORA Art. 19(4), 2025/301 Art. 5(1): four hours from classification, 72 hours and a month from what was sent before
    assert.deepEqual(
      owed(
        {
          ...significant,
          notifications: [sent("dora-initial", "2026-03-12T01:00+01:00"), sent("dora-intermediate", "2026-03-13T10:00+01:00")],
        },
        "dora",
      ),
      ["dora-initial 2026-03-12T03:00+01:00 #0", "dora-intermediate 2026-03-16T12:00+01:00 #1", "dora-final 2026-04-13"],
    );
  });

  it("ends months with their last day, at a weekend for DORA with Monday noon", () => {
    const sent = (sentOn: string) =>
      owed(
        {
          ...AWARE,
          significant: true,
          notifications: [
            { duty: "nis2-notification", sentOn },
            { duty: "dora-intermediate", sentOn },
          ],
        },
        "dora",
        "nis2",
      );
    const final = (sentOn: string) => sent(sentOn).filter((line) => line.includes("final"));
    assert.deepEqual(final("2026-03-13T10:20"), ["nis2-final-report 2026-04-13", "dora-final 2026-04-13"]);
    assert.deepEqual(final("2026-03-18T10:20"), ["nis2-final-report 2026-04-18", "dora-final 2026-04-20T12:00"]);
  });

  it("gives NIS2's final report a month from the end of an incident that went on, once a progress report was sent in time", () => {
    const final = (progress: string, resolvedOn?: string) =>
      owed(
        {
          ...AWARE,
          significant: true,
          ...(resolvedOn ? { resolvedOn } : {}),
          notifications: [
            { duty: "nis2-notification", sentOn: "2026-03-13" },
            { duty: "nis2-progress-report", sentOn: progress },
          ],
        },
        "nis2",
      )[2];
    assert.equal(final("2026-04-13T18:00", "2026-05-04T09:00"), "nis2-final-report 2026-06-04");
    assert.equal(final("2026-04-13", undefined), "nis2-final-report ?", "still going on");
    assert.equal(final("2026-04-14", "2026-05-04"), "nis2-final-report 2026-04-13", "sent too late");
  });

  it("judges the first of several intermediate reports, and counts DORA's month from the last", () => {
    const notifications = [
      { duty: "dora-initial", sentOn: "2026-03-09T12:00" },
      { duty: "dora-intermediate", sentOn: "2026-03-11T12:00" },
      { duty: "dora-intermediate", sentOn: "2026-03-24T12:00" },
    ] as const;
    assert.deepEqual(owed({ significant: true, detectedOn: "2026-03-09T08:00", notifications: [...notifications] }, "dora"), [
      "dora-initial 2026-03-10T08:00 #0",
      "dora-intermediate 2026-03-12T12:00 #1",
      "dora-final 2026-04-24",
    ]);
  });

  it("knows no free weekend for the first reports of entities that NIS2 binds as well", () => {
    const incident = { significant: true, detectedOn: "2026-03-13T10:00Z" };
    assert.deepEqual(owed(incident, "dora", "nis2"), [
      "dora-initial 2026-03-14T10:00Z",
      "dora-intermediate 2026-03-17T10:00Z",
      "dora-final 2026-04-17",
    ]);
    assert.equal(owed(incident, "dora")[0], "dora-initial 2026-03-16T12:00Z");
    const sent = [{ duty: "dora-intermediate", sentOn: "2026-03-18" }] as const;
    assert.equal(
      owed({ ...incident, notifications: [...sent] }, "dora", "nis2")[2],
      "dora-final 2026-04-20",
      "a month that ends on a Saturday",
    );
  });

  it("lets a financial entity report under DORA instead of NIS2, unless its notifications name NIS2", () => {
    const ids = (incident: IncidentsData) =>
      owed({ ...AWARE, significant: true, ...incident }, "nis2", "dora").map((line) => line.split("-")[0]);
    assert.deepEqual(new Set(ids({})), new Set(["dora"]));
    assert.deepEqual(new Set(ids({ notifications: [{ law: "NIS2 Art. 23" }] })), new Set(["nis2"]));
  });

  it("takes who is bound by the implementing regulation of NIS2 to be bound by NIS2", () => {
    const ids = (...frameworks: string[]) => owed({ ...AWARE, significant: true }, ...frameworks).map((line) => line.split(" ")[0]);
    assert.deepEqual(ids("nis2-2024-2690"), ["nis2-early-warning", "nis2-notification", "nis2-final-report"]);
    assert.deepEqual(ids("nis2-2024-2690", "nis2"), ids("nis2"));
  });

  it("joins notifications to duties by `duty`, by the law they name, or in order", () => {
    const incident = { ...AWARE, personalData: true, significant: true };
    const at = (...notifications: NonNullable<IncidentsData["notifications"]>) =>
      owed({ ...incident, notifications }, "gdpr", "nis2").flatMap((line) => (line.includes("#") ? [line.replace(/ .*#/, " ")] : []));
    assert.deepEqual(at({ duty: "nis2-early-warning" }, { duty: "gdpr-authority" }), ["gdpr-authority 1", "nis2-early-warning 0"]);
    assert.deepEqual(at({ law: "BSIG § 32" }, { law: "NIS 2 Art. 23" }), ["nis2-early-warning 0", "nis2-notification 1"]);
    assert.deepEqual(at({ authority: "Insurer", duty: "contract" }, { law: "Policy 3" }), []);
    assert.deepEqual(at({ authority: "Authority" }), ["gdpr-authority 0"]);
    assert.deepEqual(at({ law: "an average contract" }), [], "a law's short name counts as a word only");
  });

  it("does not run for events and false alarms", () => {
    assert.deepEqual(owed({ ...AWARE, personalData: true, type: "event" }, "gdpr"), []);
    assert.deepEqual(owed({ ...AWARE, personalData: true, status: "false-alarm" }, "gdpr"), []);
  });

  it("knows no duty that an incident cannot name", () => {
    const named = fieldAt(kindOf("incidents").root, ["notifications", 0, "duty"])?.enum ?? [];
    for (const { id } of notificationDutiesData().duties) assert.ok(named.includes(id), id);
  });
});
