import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

type Fields = Readonly<Record<string, string | undefined>>;
/** A change of a system that was made in order. */
const SOUND = {
  reason: "r",
  consequences: "c",
  owner: "bo",
  status: "implemented",
  approvedBy: "al",
  approvedOn: "2026-05-01",
  implementedOn: "2026-05-02",
  affects: "[AST-1]",
  backOut: "b",
  tested: "t",
};
const change = (changes: Fields = {}) => {
  const fields = Object.entries({ ...SOUND, ...changes }).flatMap(([field, value]) =>
    value === undefined ? [] : [`    ${field}: ${value}\n`],
  );
  return `==> c.yaml\nchanges:\n  - id: CHG-1\n    title: x\n${fields.join("")}==> a.yaml\nassets:\n  - {id: AST-1, title: x}\n`;
};
const expect = (text: string, ...codes: string[]) =>
  expectFindings(
    text,
    "change",
    codes.map((code) => code.replace(/^(\d+) /, "c.yaml:$1 change/")),
  );
const NONE = Object.fromEntries(Object.keys(SOUND).map((field) => [field, undefined]));

describe("a change in order", () => {
  it("has no findings, nor has one that is proposed, refused or standard", async () => {
    await expect(change());
    await expect(change({ ...NONE, reason: "r", status: "proposed", date: "2026-06-15" }));
    await expect(change({ ...NONE, status: "rejected" }));
    await expect(change({ ...NONE, type: "standard", status: "implemented", affects: "[AST-1]" }));
  });
});

describe("planning a change", () => {
  it("change/no-reason: says why", async () => {
    await expect(change({ reason: undefined }), "2 no-reason");
    await expect(change({ ...NONE, status: "proposed" }), "2 no-reason");
  });

  it("change/no-consequences: are known when it is decided", async () => {
    await expect(change({ consequences: undefined }), "2 no-consequences");
    await expect(change({ consequences: undefined, status: "approved", implementedOn: undefined }), "2 no-consequences");
    const message = async (type: string) =>
      (await findingIn(change({ consequences: undefined, type }), "change/no-consequences")).finding.message;
    assert.match(await message("isms"), /\(clause 6\.3\)/);
    assert.match(await message("normal"), /\(A\.8\.32\)/);
  });

  it("change/no-back-out: systems have a way back", async () => {
    await expect(change({ backOut: undefined }), "2 no-back-out");
    await expect(change({ backOut: undefined, type: "isms", tested: undefined }));
    await expect(change({ backOut: undefined, affects: "[SUP-1]" }));
  });

  it("change/overdue: the day has come", async () => {
    const planned = (date: string, fields: Fields = {}) => change({ status: "approved", implementedOn: undefined, date, ...fields });
    await expect(planned("2026-06-14"), "13 overdue");
    await expect(planned("2026-06-15"));
    await expect(planned("2026-06-14", { implementedOn: "2026-06-14" }));
    await expect(planned("2026-06-14", { status: "rejected" }));
  });
});

describe("approving a change", () => {
  it("change/unapproved: says who and when", async () => {
    await expect(change({ approvedBy: undefined }), "2 unapproved");
    await expect(change({ approvedBy: undefined, approvedOn: undefined, status: "approved", implementedOn: undefined }), "2 unapproved");
    await expect(change({ approvedBy: undefined, approvedOn: undefined, status: undefined }), "2 unapproved");
    await expect(change({ approvedOn: "2026-06-16", status: "approved", implementedOn: undefined }), "9 unapproved");
  });

  it("change/approved-late: comes before the change, but for emergencies", async () => {
    await expect(change({ approvedOn: "2026-05-03" }), "9 approved-late");
    await expect(change({ approvedOn: "2026-05-02" }));
    await expect(change({ approvedOn: "2026-05-03", type: "emergency", result: "fine" }));
  });

  it("change/approver-is-owner: comes from someone else", async () => {
    await expect(change({ approvedBy: "bo" }), "8 approver-is-owner");
    await expect(change({ implementedBy: "al" }), "8 approver-is-owner");
    await expect(`${change({ approvedBy: "bo" })}==> one.yaml\npeople:\n  - {id: bo, name: Bo}\n`);
    await expect(change({ approvedBy: "bo", type: "standard" }));
    await expect(change({ implementedBy: "bo" }));
  });
});

describe("making a change", () => {
  it("change/untested: systems are tested before, but for emergencies", async () => {
    await expect(change({ tested: undefined }), "2 untested");
    await expect(change({ tested: undefined, status: "approved", implementedOn: undefined }));
    await expect(change({ tested: undefined, affects: undefined }));
    await expect(change({ tested: undefined, type: "emergency", reviewedOn: "2026-05-03" }));
  });

  it("change/no-result: emergencies and failures are looked at", async () => {
    await expect(change({ type: "emergency" }), "2 no-result");
    await expect(change({ status: "rolled-back" }), "2 no-result");
    await expect(change({ status: "rolled-back", result: "Disk full" }));
  });

  it("change/dates: agree with each other", async () => {
    await expect(change({ implementedOn: "2026-06-16" }), "10 dates");
    await expect(change({ implementedOn: "2026-06-15" }));
    await expect(change({ requestedOn: "2026-05-02" }), "9 dates");
    await expect(change({ reviewedOn: "2026-05-01" }), "14 dates");
    await expect(change({ requestedOn: "2026-05-01", reviewedOn: "2026-05-02" }));
  });
});
