import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

const assets = (...records: string[]) =>
  `==> a.yaml\nassets:\n${records.map((record, i) => `  - {id: A-${i + 1}, title: x, ${record}}\n`).join("")}`;
const CLASS = "classification: internal";

describe("asset/no-owner", () => {
  const code = "asset/no-owner";

  it("finds assets without an owner, each by itself", () =>
    expectFindings(assets("owner: CEO", `${CLASS}`, 'owner: ""'), code, [`a.yaml:3 ${code}`, `a.yaml:4 ${code}`]));

  it("is one finding where no asset of a file has one", async () => {
    const text = assets(CLASS, CLASS, CLASS);
    await expectFindings(text, code, [`a.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /None of the 3 assets/);
    await expectFindings(
      text +
        assets("owner: CEO", CLASS)
          .replace(/a\.yaml/, "b.yaml")
          .replace(/A-/g, "B-"),
      code,
      [`a.yaml:2 ${code}`, `b.yaml:3 ${code}`],
    );
  });

  it("is one finding where many of a file have none, and names some", async () => {
    const text = assets("owner: CEO", ...Array<string>(6).fill(CLASS));
    await expectFindings(text, code, [`a.yaml:3 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /^6 of the 7 assets .*A-2, A-3, A-4, A-5, A-6 and 1 more\./);
  });

  it("stays silent where all have one", () => expectFindings(assets("owner: CEO", "owner: CTO"), code, []));
});

describe("asset/no-classification", () => {
  const code = "asset/no-classification";

  it("finds what is to be classified and is not", () =>
    expectFindings(assets(CLASS, "type: information", "owner: CEO"), code, [`a.yaml:3 ${code}`, `a.yaml:4 ${code}`]));

  it("does not ask for a class of sites, people, processes and what cannot be touched", () =>
    expectFindings(assets("type: site", "type: people", "type: process", "type: intangible"), code, []));
});

describe("asset/review-overdue", () => {
  const code = "asset/review-overdue";

  it("is one finding a file, with the first day", async () => {
    const text = assets("nextReview: 2026-06-14", "nextReview: 2027-01-01", "nextReview: 2026-05-01");
    await expectFindings(text, code, [`a.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /the first on 2026-05-01: A-1, A-3\./);
  });

  it("stays silent on the day and after a review", () =>
    expectFindings(assets("nextReview: 2026-06-15", "nextReview: 2026-06-01, reviewedOn: 2026-06-10"), code, []));
});
