import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

type Fields = Readonly<Record<string, string | undefined>>;
/** One that is in order. */
const SOUND = {
  from: "A.8.23",
  reason: "r",
  requestedBy: "bo",
  approvedBy: "al",
  approvedOn: "2026-05-01",
  until: "2026-10-31",
  compensating: "c",
};
const record = (id: string, fields: Fields) =>
  `  - id: ${id}\n    title: x\n${Object.entries(fields)
    .flatMap(([field, value]) => (value === undefined ? [] : [`    ${field}: ${value}\n`]))
    .join("")}`;
const exceptions = (...changes: Fields[]) =>
  `==> e.yaml\nexceptions:\n${changes.map((change, at) => record(`EXC-${at + 1}`, { ...SOUND, ...change })).join("")}`;
const expect = (text: string, ...codes: string[]) =>
  expectFindings(
    text,
    "exception",
    codes.map((code) => code.replace(/^(\d+) /, "e.yaml:$1 exception/")),
  );
const NONE = Object.fromEntries(Object.keys(SOUND).map((field) => [field, undefined]));

describe("an exception in order", () => {
  it("has no findings, nor has one asked for, refused or ended", async () => {
    await expect(exceptions({}));
    for (const status of ["requested", "rejected", "ended"]) await expect(exceptions({ ...NONE, status }));
    await expect(exceptions({ ...NONE, endedOn: "2026-06-15" }));
  });

  it("may name one rule or a list of them", async () => {
    await expectFindings(exceptions({ from: "[A.8.23, A.5.1]" }), /^(schema|ref|exception)\//, []);
    await expectFindings(exceptions({ from: "A.9.99", compensating: "[a, b]" }), /^(schema|ref)\//, ["e.yaml:4 ref/unknown-control"]);
  });
});

describe("the approval of an exception", () => {
  it("exception/unapproved: says who and when", async () => {
    await expect(exceptions({ approvedBy: undefined }), "2 unapproved");
    await expect(exceptions({ approvedOn: "2026-06-16" }), "8 unapproved");
    await expect(exceptions({ approvedOn: "2026-06-15" }));
    const both = exceptions({ approvedBy: undefined, approvedOn: undefined, status: "approved" });
    assert.match((await findingIn(both, "exception/unapproved")).finding.message, /lacks `approvedBy` and `approvedOn`.*\(A\.5\.36\)/);
    await expect(exceptions({ ...NONE, status: "requested", validFrom: "2026-06-14" }), "4 unapproved");
    await expect(exceptions({ ...NONE, status: "requested", validFrom: "2026-06-15" }));
  });

  it("exception/own-approval: comes from someone else, also behind a role", async () => {
    const people = "==> p.yaml\npeople:\n  - {id: bo, name: Bo}\n  - {id: al, name: Al}\nroles:\n";
    const role = (more = "") => `${people}  - {id: role-it, title: IT, holders: [bo]${more}}\n`;
    await expect(exceptions({ approvedBy: "bo" }), "7 own-approval");
    await expect(`${exceptions({ approvedBy: "bo" })}==> one.yaml\npeople:\n  - {id: bo, name: Bo}\n`);
    await expect(exceptions({ approvedBy: "role-it" }) + role(), "7 own-approval");
    await expect(exceptions({ approvedBy: "Bo" }) + role(), "7 own-approval");
    await expect(exceptions({ approvedBy: "role-it" }) + role(", deputy: al"));
    await expect(exceptions({ approvedBy: "role-it", requestedBy: "al" }) + role());
  });

  it("exception/approved-late: comes first", async () => {
    await expect(exceptions({ validFrom: "2026-04-30" }), "11 approved-late");
    await expect(exceptions({ validFrom: "2026-05-01" }));
  });
});

describe("what an exception says", () => {
  it("exception/no-rule, exception/no-reason, exception/no-compensation", async () => {
    await expect(exceptions({ from: undefined }), "2 no-rule");
    await expect(exceptions({ reason: "" }), "2 no-reason");
    await expect(exceptions({ compensating: undefined }), "2 no-compensation");
    await expect(exceptions({ compensating: undefined, risks: "[R-1]" }));
  });
});

describe("the end of an exception", () => {
  it("exception/no-end: there is one", async () => {
    await expect(exceptions({ until: undefined }), "2 no-end");
  });

  it("exception/expired: the rule is followed from then on, or the exception prolonged", async () => {
    await expect(exceptions({ until: "2026-06-14" }), "9 expired");
    await expect(exceptions({ until: "2026-06-15" }));
    await expect(exceptions({ until: "2026-06-14", endedOn: "2026-06-10" }));
    await expect(exceptions({ until: "2026-06-14" }, { renews: "EXC-1" }));
  });

  it("exception/too-long: a year is enough, prolonged or not", async () => {
    await expect(exceptions({ until: "2027-05-02" }), "9 too-long");
    await expect(exceptions({ until: "2027-05-01" }));
    await expect(exceptions({ until: "2027-05-02", actions: "[ACT-1]" }));
    const chain = exceptions({ approvedOn: "2025-05-01", until: "2025-12-31", status: "ended" }, { renews: "EXC-1" });
    await expect(chain, "19 too-long");
    assert.match((await findingIn(chain, "exception/too-long")).finding.message, /EXC-2 lasts from 2025-05-01 to 2026-10-31/);
    await expect(exceptions({ renews: "EXC-1" }));
  });

  it("exception/dates: lies behind its beginning", async () => {
    await expect(exceptions({ until: "2026-04-30" }), "9 dates");
    await expect(exceptions({ validFrom: "2026-11-01" }), "9 dates");
    await expect(exceptions({ validFrom: "2026-10-31" }));
  });
});
