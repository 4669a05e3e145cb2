import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn } from "../../fixture.ts";

const supplier = (...fields: string[]) =>
  `==> s.yaml\nsuppliers:\n  - id: SUP-1\n    title: Acme\n${fields.map((field) => `    ${field}\n`).join("")}`;
/** One that is in order. */
const SOUND = { criticality: "high", owner: "me", agreement: "C-1", lastReview: "2026-01-15", nextReview: "2027-01-15" };
const sound = (changes: Readonly<Record<string, string | undefined>> = {}) =>
  supplier(...Object.entries({ ...SOUND, ...changes }).flatMap(([field, value]) => (value === undefined ? [] : [`${field}: ${value}`])));
const LOW = { criticality: "low", agreement: undefined, lastReview: undefined, nextReview: undefined };
const GDPR = "==> isms.yaml\nisms: {organisation: x, frameworks: [gdpr]}\n";
const expect = (text: string, ...codes: string[]) => expectFindings(text, "supplier", codes);

describe("a supplier in order", () => {
  it("has no findings, nor has one of low criticality, a candidate or one that has ended", async () => {
    await expect(sound());
    await expect(sound(LOW));
    await expect(supplier("status: candidate"));
    await expect(supplier("status: ended"));
    await expect(supplier("endedOn: 2026-06-15"));
  });
});

describe("the agreement with a supplier", () => {
  it("supplier/no-owner, supplier/no-criticality: someone answers, and its weight is known", async () => {
    await expect(sound({ owner: undefined }), "s.yaml:2 supplier/no-owner");
    await expect(sound({ criticality: undefined }), "s.yaml:2 supplier/no-criticality");
  });

  it("supplier/no-agreement: is there where something depends on them", async () => {
    await expect(sound({ agreement: undefined }), "s.yaml:2 supplier/no-agreement");
    await expect(sound({ agreement: undefined, criticality: "medium" }), "s.yaml:2 supplier/no-agreement");
    await expect(sound({ ...LOW, personalData: "true" }), "s.yaml:2 supplier/no-agreement");
    await expect(sound({ agreement: undefined, agreementFrom: "2025-01-01" }));
    assert.match(
      (await findingIn(sound({ agreement: undefined }), "supplier/no-agreement")).finding.message,
      /SUP-1 is recorded \(A\.5\.20\)/,
    );
  });

  it("supplier/agreement-expired: runs to the end of its last day", async () => {
    await expect(sound({ agreementUntil: "2026-06-14" }), "s.yaml:9 supplier/agreement-expired");
    await expect(sound({ agreementUntil: "2026-06-15" }));
    await expect(sound({ agreementUntil: "2026-06-14", status: "ended" }));
  });

  it("supplier/no-processing-agreement: where GDPR counts and personal data are processed", async () => {
    await expect(GDPR + sound({ personalData: "true" }), "s.yaml:9 supplier/no-processing-agreement");
    await expect(GDPR + sound({ personalData: "true", processingAgreement: "Annex 2" }));
    await expect(GDPR + sound({ personalData: "false" }));
    await expect(sound({ personalData: "true" }));
  });

  it("supplier/no-risk: much depends on them, so a risk comes through them", async () => {
    const risks = (assets: string) =>
      `==> r.yaml\nrisks:\n  - {id: R-1, title: x, assets: [${assets}]}\nassets:\n  - {id: AST-1, title: x, supplier: SUP-1}\n`;
    await expect(sound() + risks(""), "s.yaml:4 supplier/no-risk");
    await expect(sound() + risks("AST-1"));
    await expect(sound({ risks: "[R-1]" }) + risks(""));
    await expect(sound({ assets: "[AST-2]" }) + risks("AST-2"));
    await expect(sound({ criticality: "medium" }) + risks(""));
  });
});

describe("the review of a supplier", () => {
  const never = { lastReview: undefined, nextReview: undefined };

  it("supplier/not-reviewed: has happened or is planned where much depends on them", async () => {
    await expect(sound(never), "s.yaml:2 supplier/not-reviewed");
    await expect(sound({ ...never, criticality: "medium", personalData: "true" }), "s.yaml:2 supplier/not-reviewed");
    await expect(sound({ ...never, criticality: "medium" }));
    await expect(sound({ ...never, nextReview: "2026-06-15" }));
    await expect(sound({ ...never, assessedOn: "2026-06-01", reviewEvery: "annually" }));
  });

  it("supplier/review-overdue: by its day, or by the last review and its interval", async () => {
    await expect(sound({ nextReview: "2026-06-14" }), "s.yaml:8 supplier/review-overdue");
    await expect(sound({ nextReview: "2026-06-15" }));
    await expect(
      sound({ lastReview: "2025-12-14", nextReview: undefined, reviewEvery: "half-yearly" }),
      "s.yaml:7 supplier/review-overdue",
    );
    await expect(sound({ lastReview: "2025-12-15", nextReview: undefined, reviewEvery: "half-yearly" }));
  });

  it("supplier/review-overdue: after a year, where nothing is planned for one that matters", async () => {
    const unplanned = (more: Readonly<Record<string, string | undefined>>) => sound({ nextReview: undefined, ...more });
    await expect(unplanned({ lastReview: "2025-06-14" }), "s.yaml:7 supplier/review-overdue");
    assert.match(
      (await findingIn(unplanned({ lastReview: "2025-06-14" }), "supplier/review-overdue")).finding.message,
      /Nobody has looked at SUP-1 since 2025-06-14, .*no review is planned \(A\.5\.22\)/,
    );
    await expect(unplanned({ lastReview: "2025-06-15" }), "s.yaml:7 supplier/no-next-review");
    await expect(unplanned({ lastReview: "2025-06-14", criticality: "medium" }), "s.yaml:7 supplier/no-next-review");
    await expect(unplanned({ lastReview: "2025-06-14", criticality: "low" }));
    await expect(unplanned({ lastReview: "2025-06-14", reviewEvery: "P2Y" }));
  });

  it("supplier/no-next-review: is planned, for a year later where nothing else is said", async () => {
    const text = sound({ nextReview: undefined });
    await expect(text, "s.yaml:7 supplier/no-next-review");
    assert.match((await applyFix(text, "supplier/no-next-review", "Plan")).get("s.yaml") ?? "", /nextReview: 2027-01-15\n/);
    await expect(sound({ nextReview: undefined, criticality: "low" }));
  });

  it("supplier/certificate-expired: the newest of a standard counts", async () => {
    const certificates = (...items: string[]) => sound({ certifications: `[${items.join(", ")}]` });
    const old = "{standard: ISO/IEC 27001, validUntil: 2026-06-14}";
    await expect(certificates(old), "s.yaml:9 supplier/certificate-expired");
    await expect(certificates(old, "{standard: ISO/IEC 27001, validUntil: 2029-06-14}"));
    await expect(certificates(old, "{standard: SOC 2, validUntil: 2029-06-14}"), "s.yaml:9 supplier/certificate-expired");
    await expect(certificates("{standard: ISO/IEC 27001, validUntil: 2026-06-15}", "{standard: C5}"));
  });

  it("supplier/dates: agree with each other", async () => {
    await expect(sound({ lastReview: "2026-06-16" }), "s.yaml:7 supplier/dates");
    await expect(sound({ nextReview: "2026-01-15" }), "s.yaml:8 supplier/dates");
    await expect(sound({ agreementFrom: "2027-02-01", agreementUntil: "2027-01-31" }), "s.yaml:10 supplier/dates");
    await expect(sound({ lastReview: "2026-06-15", agreementFrom: "2027-01-31", agreementUntil: "2027-01-31" }));
  });
});

describe("leaving a supplier", () => {
  it("supplier/no-exit-plan: is thought of while the cloud service runs", async () => {
    await expect(sound({ cloud: "true" }), "s.yaml:9 supplier/no-exit-plan");
    await expect(sound({ cloud: "true", exitPlan: "Move in a month" }));
    await expect(sound({ cloud: "true", criticality: "medium" }));
    await expect(sound({ cloud: "false" }));
    await expect(sound({ category: "cloud" }), "s.yaml:9 supplier/no-exit-plan");
    await expect(sound({ category: "cloud", cloud: "false" }));
  });

  it("supplier/cloud-undecided: is known to be a cloud service or not, where it reads like one and much depends on it", async () => {
    await expect(sound({ service: "SaaS for tickets" }), "s.yaml:2 supplier/cloud-undecided");
    await expect(sound({ service: "SaaS for tickets", category: "software" }), "s.yaml:2 supplier/cloud-undecided");
    const after = (await applyFix(sound({ service: "SaaS for tickets" }), "supplier/cloud-undecided", "false")).get("s.yaml") ?? "";
    assert.match(after, /cloud: false\n/);
    for (const rest of [{ cloud: "false" }, { criticality: "medium" }, { service: "Cleaning" }]) {
      await expect(sound({ service: "SaaS for tickets", ...rest }));
    }
  });

  it("supplier/ended-but-used: no asset names one that has ended", async () => {
    const assets = "==> a.yaml\nassets:\n  - {id: AST-1, title: x, supplier: SUP-1}\n";
    await expect(supplier("status: ended") + assets, "s.yaml:4 supplier/ended-but-used");
    await expect(supplier("endedOn: 2026-06-15") + assets, "s.yaml:4 supplier/ended-but-used");
    await expect(sound({ endedOn: "2026-06-16" }) + assets);
  });

  it("supplier/not-left: access is closed and the data are back", async () => {
    await expect(supplier("status: ended", "personalData: true"), "s.yaml:4 supplier/not-left");
    await expect(supplier("status: ended", "dataAccess: confidential", "accessEndedOn: 2026-06-01"), "s.yaml:4 supplier/not-left");
    await expect(supplier("status: ended", "dataAccess: confidential", "accessEndedOn: 2026-06-01", "dataReturnedOn: 2026-06-01"));
    await expect(supplier("status: ended", "dataAccess: None"));
  });
});

describe("the supplier of an asset", () => {
  const asset = "==> a.yaml\nassets:\n  - {id: AST-1, title: x, supplier: Acme Ltd}\n";
  it("is free text until suppliers are recorded", async () => {
    await expectFindings(asset, "ref", []);
    await expectFindings(sound() + asset, "ref", ["a.yaml:2 ref/unknown-record"]);
  });
});
