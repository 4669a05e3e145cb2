import assert from "node:assert/strict";
import { isTemplateText } from "../../../server/src/core/model/templateText.ts";
import { applyFix, expectFindings, findingIn, findingsOf, openFixture } from "../../fixture.ts";

/** A document in force, on the fixtures' day 2026-06-15, with some fields changed; undefined takes one out. */
function policy(changes: Record<string, string | undefined> = {}, body = "# Policy\n"): string {
  const fields: Record<string, string | undefined> = {
    id: "POL-1",
    title: "Policy",
    type: "policy",
    version: '"1.0"',
    status: "approved",
    owner: "Jane",
    approvedBy: "John",
    approvedOn: "2026-01-10",
    nextReview: "2027-01-10",
    ...changes,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `==> a.md\n---\n${lines.join("\n")}\n---\n${body}`;
}

const messageOf = async (text: string, code: string) => (await findingIn(text, code)).finding.message;
const codesOf = async (text: string) => (await findingsOf(text, "document")).map((line) => line.replace(/^.* /, ""));

describe("document rules", () => {
  it("have nothing to say of a document in force", () => expectFindings(policy(), "document", []));
});

describe("document/missing-metadata", () => {
  it("names all that is missing in one finding", async () => {
    const text = policy({ id: undefined, owner: "", version: undefined });
    assert.deepEqual(await codesOf(text), ["document/missing-metadata"]);
    assert.match(await messageOf(text, "document/missing-metadata"), /lacks `id`, `version`, `owner`\./);
  });

  it("leaves the pages of a web site alone", () =>
    expectFindings("==> a.md\n---\ntitle: x\nlast_updated: 2020-01-01\n---\n# x\n", "document", []));

  it("is not said of a value in a wrong shape, which is a finding already", async () => {
    assert.deepEqual(await codesOf(policy({ type: "[a]" })), []);
  });

  it("adds what it can tell, and empty values for the rest, in order and with Windows line ends", async () => {
    const text = "==> docs/access-control.md\n---\r\ntype: policy # ours\r\nstatus: draft\r\n---\r\n\r\n# Access control\r\n";
    assert.equal(
      (await applyFix(text, "document/missing-metadata", "Add")).get("docs/access-control.md"),
      '---\r\nid: ""\r\ntitle: Access control\r\ntype: policy # ours\r\nversion: "0.1"\r\nstatus: draft\r\nowner: ""\r\n---\r\n\r\n# Access control\r\n',
    );
  });
});

describe("document/unapproved", () => {
  it("finds an approval without approver or day", async () => {
    assert.match(await messageOf(policy({ approvedBy: undefined }), "document/unapproved"), /lacks `approvedBy`,/);
    assert.match(
      await messageOf(policy({ approvedBy: undefined, approvedOn: undefined }), "document/unapproved"),
      /`approvedBy` and `approvedOn`/,
    );
  });

  it("finds an approval in the future, and lets one of today stand", async () => {
    await expectFindings(policy({ approvedOn: "2026-06-16" }), "document", ["a.md:9 document/unapproved"]);
    await expectFindings(policy({ approvedOn: "2026-06-15" }), "document", []);
  });

  it("asks nothing of drafts, and makes one", async () => {
    const text = policy({ approvedBy: undefined });
    const after = (await applyFix(text, "document/unapproved", "draft")).get("a.md") ?? "";
    await expectFindings(`==> a.md\n${after}`, "document", []);
  });

  it("does not call an approval missing that is written in another way", async () => {
    assert.deepEqual(await codesOf(policy({ approvedOn: "10.01.2026" })), []);
  });
});

describe("document/not-in-force", () => {
  const soa = (status: string) =>
    `==> s.yaml\nsoa:\n  controls:\n    - {control: A.5.1, applicable: true, status: ${status}, documents: [POL-1]}\n    - {control: A.5.2, applicable: true, status: ${status}, documents: [a.md]}\n`;

  it("finds drafts, retired documents and such without a status that implement a control", async () => {
    for (const status of ["draft", "retired", undefined]) {
      assert.ok((await codesOf(policy({ status }) + soa("implemented"))).includes("document/not-in-force"), status);
    }
    assert.match(
      await messageOf(policy({ status: "draft" }) + soa("partial"), "document/not-in-force"),
      /the SoA entry of A\.5\.1, the SoA entry of A\.5\.2\./,
    );
  });

  it("finds a retired document that a duty or exception of today names", async () => {
    const duty = (fields: string) =>
      `==> d.yaml\nactivities:\n  - {id: D-1, title: x, frequency: annually, owner: Jane, documents: [POL-1]${fields}}\n`;
    const retired = policy({ status: "retired" });
    assert.match(await messageOf(retired + duty(""), "document/not-in-force"), /is retired, yet relied on by D-1\./);
    assert.deepEqual(await codesOf(retired + duty(", until: 2026-06-14")), []);
    assert.deepEqual(await codesOf(policy({ status: "draft" }) + duty("")), []);
  });

  it("lets a control be planned by a draft, and be implemented by what is approved", async () => {
    assert.deepEqual(await codesOf(policy({ status: "draft" }) + soa("planned")), []);
    assert.deepEqual(await codesOf(policy() + soa("implemented")), []);
  });

  it("finds a draft that an approved document refers to, by link or id, but not what it supersedes", async () => {
    const draft = "==> b.md\n---\nid: PRC-1\ntitle: b\ntype: procedure\nversion: '1'\nstatus: draft\nowner: Jane\n---\n";
    for (const words of ["See [b](b.md).\n", "See PRC-1.\n"])
      await expectFindings(policy({}, words) + draft, "document", ["b.md:6 document/not-in-force"]);
    await expectFindings(policy({ supersedes: "[PRC-1]" }) + draft, "document", []);
    await expectFindings(policy({ status: "draft" }, "See [b](b.md).\n") + draft, "document", []);
  });
});

describe("document/review-overdue", () => {
  it("finds a next review that has passed, from the day after", async () => {
    await expectFindings(policy({ nextReview: "2026-06-14" }), "document", ["a.md:10 document/review-overdue"]);
    await expectFindings(policy({ nextReview: "2026-06-15" }), "document", []);
  });

  it("finds a document without one that nobody looked at for a year", async () => {
    const dates = { nextReview: undefined, approvedOn: "2025-06-14" };
    await expectFindings(policy(dates), "document", ["a.md:2 document/review-overdue"]);
    await expectFindings(policy({ ...dates, approvedOn: "2025-06-15" }), "document", []);
    await expectFindings(policy({ ...dates, reviewedOn: "2026-01-01" }), "document", []);
  });

  it("gives other documents than policies three years, because no clause asks for a year", async () => {
    const dates = { nextReview: undefined, type: "procedure" };
    await expectFindings(policy({ ...dates, approvedOn: "2023-06-15" }), "document", []);
    const old = policy({ ...dates, approvedOn: "2023-06-14" });
    await expectFindings(old, "document", ["a.md:2 document/review-overdue"]);
    assert.match((await findingIn(old, "document/review-overdue")).finding.message, /more than three years ago/);
    assert.match((await applyFix(old, "document/review-overdue", "today")).get("a.md") ?? "", /nextReview: 2029-06-15\n/);
  });

  it("keeps to the interval that the document gives", async () => {
    const every = (reviewEvery: string, more = {}) => policy({ nextReview: undefined, reviewEvery, approvedOn: "2025-12-14", ...more });
    await expectFindings(every("half-yearly"), "document", ["a.md:10 document/review-overdue"]);
    assert.match((await findingIn(every("half-yearly"), "document/review-overdue")).finding.message, /`half-yearly` .* due on 2026-06-14/);
    const after = (await applyFix(every("half-yearly"), "document/review-overdue", "today")).get("a.md") ?? "";
    assert.match(after, /reviewedOn: 2026-06-15\n/);
    assert.doesNotMatch(after, /nextReview/);
    await expectFindings(every("P2Y", { approvedOn: "2024-06-15" }), "document", []);
    await expectFindings(every("P2Y", { approvedOn: "2023-01-01", nextReview: "2026-06-15" }), "document", []);
  });

  it("asks no review of drafts, retired documents, records and reports", async () => {
    for (const changes of [{ status: "draft" }, { status: "retired" }, { type: "record" }, { type: "report" }]) {
      assert.deepEqual(await codesOf(policy({ nextReview: "2026-01-11", ...changes })), []);
    }
  });

  it("records a review of today", async () => {
    const after = (await applyFix(policy({ nextReview: "2026-06-14" }), "document/review-overdue", "today")).get("a.md") ?? "";
    assert.match(after, /approvedOn: 2026-01-10\nreviewedOn: 2026-06-15\nnextReview: 2027-06-15\n/);
    await expectFindings(`==> a.md\n${after}`, "document", []);
  });
});

describe("document/conflicting-dates", () => {
  const cases: [changes: Record<string, string>, line: number][] = [
    [{ nextReview: "2026-01-10" }, 10],
    [{ nextReview: "2026-02-01", reviewedOn: "2026-03-01" }, 10],
    [{ effectiveFrom: "2026-01-09" }, 11],
    [{ reviewedOn: "2026-06-16" }, 11],
  ];
  for (const [changes, line] of cases) {
    it(`finds ${JSON.stringify(changes)}`, () => expectFindings(policy(changes), "document", [`a.md:${line} document/conflicting-dates`]));
  }

  it("stays silent where dates follow one another", () =>
    expectFindings(policy({ effectiveFrom: "2026-01-10", reviewedOn: "2026-06-15" }), "document", []));
});

describe("document/placeholder", () => {
  const placeholders = [
    "[TBD]",
    "TODO",
    "We TBC later",
    "Signed: ________",
    "{{company}}",
    "{{ company_name }}",
    "<name>",
    "<Name of the company>",
    "[Organisation name]",
    "[insert your logo]",
    "[YYYY-MM-DD]",
    "[Name der Firma]",
    "xxx",
    "Lorem ipsum dolor",
    "<!-- isms-template -->",
    "| Owner | <role> |\n|---|---|",
  ];
  it("finds them in the texts of records, once a file, and not in comments, ids and lists", async () => {
    const risk = (rest: string) => `==> r.yaml\nrisks:\n  - id: R-1 # TODO\n    title: Loss of data\n${rest}`;
    await expectFindings(risk("    description: >-\n      Happens [TBD] times\n    threat: <name>\n"), "document", [
      "r.yaml:5 document/placeholder",
    ]);
    await expectFindings(risk("    tags: [owner, date]\n    # [TBD]\n    description: Nothing open\n"), "document", []);
  });

  for (const words of placeholders) {
    it(`finds ${JSON.stringify(words)}`, () => expectFindings(`==> a.md\n${words}\n`, "document", ["a.md:1 document/placeholder"]));
  }

  const finished = [
    "<br> and <b>bold</b> and <details>",
    "<Tabs> a component </Tabs>",
    "<https://example.com> <a@example.com>",
    "List<String> and a < b > c",
    "`TODO` and `<name>` and `{{x}}`",
    "```\nssh <host> # TODO\n```",
    "{{ site.title }} {{< note >}}",
    "Text\n\n____\n\nmore",
    "- [x] done\n- [ ] open",
    "[Company name](company.md) and [Organisation name][org]\n\n[org]: company.md",
    "[Company name]\n\n[Company name]: company.md",
    "[see the service catalogue]",
    "todos los datos, Todoist",
    "<!-- TODO for the editors -->",
  ];
  for (const words of finished) {
    it(`stays silent about ${JSON.stringify(words)}`, () => expectFindings(`==> a.md\n${words}\n==> company.md\nx\n`, "document", []));
  }

  it("counts in one finding and looks into front matter", async () => {
    const text = policy({ owner: "TBD", status: "draft" }, "# [Company name]\n\nTODO TODO\n");
    await expectFindings(text, "document", ["a.md:7 document/placeholder"]);
    const message = await messageOf(text, "document/placeholder");
    assert.match(message, /4 places: "TBD" \(line 7\), "\[Company name\]" \(line 12\), "TODO" \(line 14\)\./);
  });

  it("makes a document count as template text, and of the records of a register those that hold it", async () => {
    const text = `==> a.md\n---\nid: A\n---\nTODO\n==> b.md\n---\nid: B\n---\nDone.\n==> r.yaml\nrisks:\n  - {id: R-1, title: TODO}\n  - {id: R-2, title: x}\n`;
    const snapshot = (await openFixture(text)).folder.snapshot();
    const records = [...snapshot.index.ofKind("document"), ...snapshot.index.ofKind("risks")];
    assert.deepEqual(
      records.filter((record) => isTemplateText(record, snapshot)).map(({ id }) => id),
      ["A", "R-1"],
    );
  });
});

describe("document/vague-wording", () => {
  it("names the words with their lines in one finding, at the first", async () => {
    const text = policy({}, "# Policy\nReview as needed.\nCheck regularly, and As\nneeded. Etc. and adequately.\n");
    await expectFindings(text, "document", ["a.md:13 document/vague-wording"]);
    assert.match(
      await messageOf(text, "document/vague-wording"),
      /"as needed" \(lines 13, 14\), "regularly" \(line 14\), "etc\." \(line 15\), "adequately" \(line 15\)\./,
    );
  });

  it("lets words of time stand where the sentence says how often", () =>
    expectFindings(policy({}, "We review regularly, at least once a year. Every 3 months we periodically test.\n"), "document", []));

  it("looks into approved documents that bind people alone", async () => {
    for (const changes of [{ status: "draft" }, { type: "guideline" }, { type: "report" }]) {
      assert.deepEqual(await codesOf(policy(changes, "As needed.\n")), []);
    }
  });

  it("takes the language of the document, else of the ISMS, else English", async () => {
    const german = "Zugriffe prüfen wir zeitnah und ggf. sofort.\n";
    const isms = "==> isms.yaml\nisms: {organisation: X, language: de-AT}\n";
    await expectFindings(policy({}, german), "document", []);
    await expectFindings(policy({ language: "de" }, german), "document", ["a.md:13 document/vague-wording"]);
    await expectFindings(policy({}, german) + isms, "document", ["a.md:12 document/vague-wording"]);
    await expectFindings(policy({}, "As needed.\n") + isms, "document", []);
    await expectFindings(policy({ language: "pl" }, "As needed.\n"), "document", []);
  });

  it("reads no front matter, code and comments", () =>
    expectFindings(policy({ notes: "as needed" }, "`as needed`\n\n```\nas needed\n```\n<!-- as needed -->\n"), "document", []));
});
