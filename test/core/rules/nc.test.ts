import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

const ncs = (...records: string[]) => `==> n.yaml\nnonconformities:\n${records.map((record) => `  - {${record}}\n`).join("")}`;
const nc = (fields: string) => ncs(`id: NC-1, title: a, ${fields}`);
const actions = (...records: string[]) => `==> a.yaml\nactions:\n${records.map((record) => `  - {${record}}\n`).join("")}`;
const CLOSED = "foundOn: 2026-06-01, closedOn: 2026-06-10";

describe("steps of a nonconformity", () => {
  const STEPS = /^nc\/no-(correction|cause|corrective-action)$/;
  const codes = (...names: string[]) => names.map((name) => `n.yaml:2 nc/no-${name}`);

  it("nc/no-correction, nc/no-cause and nc/no-corrective-action fall due after 14, 30 and 60 days", async () => {
    await expectFindings(nc("foundOn: 2026-06-01"), STEPS, []);
    await expectFindings(nc("foundOn: 2026-05-31"), STEPS, codes("correction"));
    await expectFindings(nc("foundOn: 2026-05-16"), STEPS, codes("correction"));
    await expectFindings(nc("foundOn: 2026-05-15"), STEPS, codes("cause", "correction"));
    await expectFindings(nc("foundOn: 2026-04-15"), STEPS, codes("cause", "correction", "corrective-action"));
  });

  it("are all due when it is closed, or when nobody says when it was found", async () => {
    await expectFindings(nc(CLOSED), STEPS, codes("cause", "correction", "corrective-action"));
    await expectFindings(nc("grade: minor"), STEPS, codes("cause", "correction", "corrective-action"));
  });

  it("take what is still to be filled in for nothing", async () => {
    const open = `${CLOSED}, correction: "[TBD: what was done]", cause: TBD, noActionReason: "TODO: why"`;
    await expectFindings(nc(open), STEPS, codes("corrective-action", "correction", "cause"));
    await expectFindings(nc(`${CLOSED}, correction: TBDs were filled in, cause: "[1] says why", noActionReason: x`), STEPS, []);
  });

  it("need no cause for observations and opportunities", async () => {
    for (const grade of ["observation", "opportunity"]) await expectFindings(nc(`grade: ${grade}, ${CLOSED}`), "nc", []);
  });

  it("tell a correction from a corrective action", async () => {
    const text = nc(`${CLOSED}, correction: Gap filled, cause: x`);
    assert.match((await findingIn(text, "nc/no-corrective-action")).finding.message, /a correction is no corrective action/);
    await expectFindings(text, STEPS, codes("corrective-action"));
    await expectFindings(nc(`${CLOSED}, correction: x, cause: x, noActionReason: One of a kind.`), STEPS, []);
  });

  it("accept actions in the list or by their `for`, unless cancelled", async () => {
    const done = nc(`${CLOSED}, correction: x, cause: x`);
    await expectFindings(done + actions("id: ACT-1, title: x, for: [NC-1]"), STEPS, []);
    await expectFindings(done + actions("id: ACT-1, title: x, for: [NC-1], status: cancelled"), STEPS, codes("corrective-action"));
    const listed = nc(`${CLOSED}, correction: x, cause: x, correctiveActions: [ACT-1]`);
    await expectFindings(listed + actions("id: ACT-1, title: x, status: cancelled"), STEPS, codes("corrective-action"));
    await expectFindings(nc(`${CLOSED}, correction: x, cause: x, correctiveActions: [ACT-1]`) + actions("id: ACT-1, title: x"), STEPS, []);
  });
});

describe("effectiveness", () => {
  const review = (text: string) => nc(`${CLOSED}, effectiveness: {${text}}`);
  const DONE = "reviewedOn: 2026-06-09, result: effective";

  it("nc/no-effectiveness finds closed records without a whole review", async () => {
    await expectFindings(nc(CLOSED), "nc/no-effectiveness", ["n.yaml:2 nc/no-effectiveness"]);
    assert.match((await findingIn(review("reviewedOn: 2026-06-09"), "nc/no-effectiveness")).finding.message, /lacks `result`/);
    await expectFindings(review(DONE), "nc/no-effectiveness", []);
    await expectFindings(nc("status: open, foundOn: 2025-01-01"), "nc/no-effectiveness", []);
    await expectFindings(nc("status: closed"), "nc/no-effectiveness", ["n.yaml:2 nc/no-effectiveness"]);
  });

  it("nc/ineffective finds records closed although it did not work", async () => {
    for (const result of ["ineffective", "partly"]) {
      await expectFindings(review(`result: ${result}`), "nc/ineffective", ["n.yaml:2 nc/ineffective"]);
    }
    await expectFindings(review(DONE), "nc/ineffective", []);
    await expectFindings(nc("effectiveness: {result: ineffective}"), "nc/ineffective", []);
  });

  it("nc/effectiveness-too-early finds reviews before the action", async () => {
    const done = (day: string) => actions(`id: ACT-1, title: x, for: [NC-1], status: done, completedOn: ${day}`);
    for (const day of ["2026-06-10", "2026-06-09"]) {
      await expectFindings(review(DONE) + done(day), "nc/effectiveness-too-early", ["n.yaml:2 nc/effectiveness-too-early"]);
    }
    await expectFindings(review(DONE) + done("2026-06-08"), "nc/effectiveness-too-early", []);
  });

  it("nc/effectiveness-overdue finds reviews past their day, or 90 days after the last action where none is set", async () => {
    const code = "nc/effectiveness-overdue";
    const open = (rest: string) => nc(`foundOn: 2026-02-01, ${rest}`);
    await expectFindings(open("effectiveness: {due: 2026-06-14}"), code, [`n.yaml:2 ${code}`]);
    const done = (...days: string[]) =>
      actions(...days.map((day, at) => `id: ACT-${at}, title: x, for: [NC-1], status: done, completedOn: ${day}`));
    await expectFindings(open("grade: minor") + done("2026-02-10", "2026-03-16"), code, [`n.yaml:2 ${code}`]);
    assert.match((await findingIn(open("grade: minor") + done("2026-03-16"), code)).finding.message, /done since 2026-03-16/);
    for (const rest of [
      "effectiveness: {due: 2026-06-15}",
      "effectiveness: {due: 2026-06-14, reviewedOn: 2026-06-10}",
      "due: 2026-06-14, effectiveness: {due: 2026-06-10}",
      "grade: observation, effectiveness: {due: 2026-06-14}",
      "closedOn: 2026-06-10, effectiveness: {due: 2026-06-14}",
    ]) {
      await expectFindings(open(rest), code, []);
    }
    await expectFindings(open("grade: minor") + done("2026-02-10", "2026-03-17"), code, []);
    await expectFindings(
      `${open("grade: minor") + done("2026-02-10")}==> b.yaml\nactions:\n  - {id: ACT-9, title: x, for: [NC-1]}\n`,
      code,
      [],
    );
  });

  it("nc/reviewer-not-independent finds who judges their own action", async () => {
    const text = review(`${DONE}, by: Bob`);
    await expectFindings(text + actions("id: ACT-1, title: x, for: [NC-1], owner: Bob"), "nc/reviewer-not-independent", [
      "n.yaml:2 nc/reviewer-not-independent",
    ]);
    await expectFindings(text + actions("id: ACT-1, title: x, for: [NC-1], owner: Eve"), "nc/reviewer-not-independent", []);
  });
});

describe("nc/correction-repeated", () => {
  const code = "nc/correction-repeated";

  it("finds a corrective action that says the same as the correction", async () => {
    const text = nc("correction: Remind the admins, correctiveActions: [ACT-1]");
    await expectFindings(text + actions("id: ACT-1, title: remind the admins."), code, [`n.yaml:2 ${code}`]);
    await expectFindings(text + actions("id: ACT-1, title: Alarm where logs stop"), code, []);
    await expectFindings(text + actions("id: ACT-1, title: Remind the admins", "id: ACT-2, title: Alarm, for: [NC-1]"), code, []);
    await expectFindings(nc("grade: observation, correction: x, correctiveActions: [ACT-1]") + actions("id: ACT-1, title: x"), code, []);
  });
});

describe("nc/no-requirement", () => {
  it("asks what is not met, not of observations", async () => {
    const code = "nc/no-requirement";
    await expectFindings(nc("grade: minor"), code, [`n.yaml:2 ${code}`]);
    await expectFindings(ncs("id: NC-1, title: a", "id: NC-2, title: b", "id: NC-3, title: c"), code, [`n.yaml:2 ${code}`]);
    for (const fields of ["requirement: POL-1", "clauses: [9.2]", "controls: [A.5.18]", "grade: observation", "grade: opportunity"]) {
      await expectFindings(nc(fields), code, []);
    }
  });
});

describe("nc/overdue", () => {
  it("finds open records after their day", async () => {
    await expectFindings(nc("due: 2026-06-14"), "nc/overdue", ["n.yaml:2 nc/overdue"]);
    await expectFindings(nc("due: 2026-06-14, grade: observation"), "nc/overdue", ["n.yaml:2 nc/overdue"]);
    await expectFindings(nc("due: 2026-06-15"), "nc/overdue", []);
    await expectFindings(nc("due: 2026-06-14, closedOn: 2026-06-10"), "nc/overdue", []);
    await expectFindings(nc("due: 2026-06-14, closedOn: 2026-06-10, status: open"), "nc/overdue", ["n.yaml:2 nc/overdue"]);
  });

  it("finds those without a day after half a year", async () => {
    await expectFindings(nc("foundOn: 2025-12-16"), "nc/overdue", ["n.yaml:2 nc/overdue"]);
    await expectFindings(nc("foundOn: 2025-12-17"), "nc/overdue", []);
    await expectFindings(nc("foundOn: 2024-12-17, grade: observation"), "nc/overdue", []);
  });
});

describe("nc/closed-with-open-actions", () => {
  it("finds closed records whose action is open", async () => {
    await expectFindings(nc(CLOSED) + actions("id: ACT-1, title: x, for: [NC-1], status: open"), "nc/closed-with-open-actions", [
      "n.yaml:2 nc/closed-with-open-actions",
    ]);
    for (const status of ["done", "cancelled"]) {
      await expectFindings(nc(CLOSED) + actions(`id: ACT-1, title: x, for: [NC-1], status: ${status}`), "nc/closed-with-open-actions", []);
    }
  });
});

describe("nc/repeated-cause", () => {
  const FOUND = (line: number) => [`n.yaml:${line} nc/repeated-cause`];
  const found = (id: string, day: string, more: string) => `id: ${id}, title: a, foundOn: ${day}, ${more}`;

  it("finds the same cause again, and what says that it repeats a closed one", async () => {
    const same = [found("NC-1", "2026-02-01", "cause: No stand-in."), found("NC-2", "2026-01-01", "cause: no stand-in")];
    await expectFindings(ncs(...same), "nc/repeated-cause", FOUND(2));
    const first = found("NC-1", "2025-02-01", "closedOn: 2025-04-01");
    await expectFindings(ncs(first, found("NC-2", "2026-02-01", "recurrenceOf: [NC-1]")), "nc/repeated-cause", FOUND(3));
  });

  it("finds the third of one kind within a year", async () => {
    const kind = "causeCategory: training";
    const two = [found("NC-1", "2025-06-01", kind), found("NC-2", "2026-02-01", kind)];
    await expectFindings(ncs(...two), "nc/repeated-cause", []);
    await expectFindings(ncs(...two, found("NC-3", "2026-05-01", kind)), "nc/repeated-cause", FOUND(4));
    await expectFindings(ncs(...two, found("NC-3", "2026-06-02", kind)), "nc/repeated-cause", []);
  });
});

describe("nc/dates", () => {
  const code = "nc/dates";

  it("finds days to come, and days before the finding, the first of them", async () => {
    await expectFindings(nc("foundOn: 2026-06-16"), code, [`n.yaml:2 ${code}`]);
    await expectFindings(nc("foundOn: 2026-06-01, closedOn: 2026-06-16"), code, [`n.yaml:2 ${code}`]);
    const before = nc("foundOn: 2026-06-01, correctedOn: 2026-05-31, closedOn: 2026-05-30");
    await expectFindings(before, code, [`n.yaml:2 ${code}`]);
    assert.match((await findingIn(before, code)).finding.message, /`correctedOn` of NC-1 is 2026-05-31, before it was found on 2026-06-01/);
    await expectFindings(nc("foundOn: 2026-06-01, effectiveness: {reviewedOn: 2026-05-01}"), code, [`n.yaml:2 ${code}`]);
  });

  it("stays silent on what happens the same day, and on days that are planned", () =>
    expectFindings(
      nc(`foundOn: 2026-06-15, correctedOn: 2026-06-15, closedOn: 2026-06-15, due: 2026-09-01, effectiveness: {due: 2026-12-01}`),
      code,
      [],
    ));
});
