import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

/** A document in force at a path; fields on one line each, undefined takes one out. */
function document(path: string, id: string, fields: Record<string, string | undefined> = {}, body = "# Title\n"): string {
  const all: Record<string, string | undefined> = {
    id,
    title: `Rules for ${id}`,
    type: "policy",
    version: '"1.0"',
    status: "approved",
    owner: "Jane",
    approvedBy: "John",
    approvedOn: "2026-01-10",
    nextReview: "2027-01-10",
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `==> ${path}\n---\n${lines.join("\n")}\n---\n${body}\n`;
}

const words = (count: number, word = "word") => Array.from({ length: count }, (_, i) => `${word}${i}`).join(" ");
const messageOf = async (text: string, code: string) => (await findingIn(text, code)).finding.message;

describe("document/unreferenced", () => {
  const code = "document/unreferenced";
  /** Documents in force that name a clause. */
  const placed = (count: number) =>
    Array.from({ length: count }, (_, i) => document(`z${i}.md`, `Z-${i}`, { clauses: '["5.2"]' })).join("");

  it("finds a document in force that nothing points at", () =>
    expectFindings(document("a.md", "POL-1") + placed(1), code, [`a.md:2 ${code}`]));

  it("stays silent where a control, a clause, a link, a text or a record points at it", async () => {
    const others = placed(1);
    await expectFindings(document("a.md", "POL-1", { controls: "[A.8.8]" }) + others, code, []);
    await expectFindings(`${document("a.md", "POL-1") + others}==> b.md\nSee [rules](a.md).\n`, code, []);
    await expectFindings(`${document("a.md", "POL-1") + others}==> b.md\nPOL-1 says so.\n`, code, []);
    await expectFindings(`${document("p/q/a.md", "POL-1") + others}==> b.md\nAll [policies](p/).\n`, code, []);
    const soa = "==> s.yaml\nsoa:\n  controls: [{control: A.5.1, documents: [a.md]}]\n";
    await expectFindings(document("a.md", "POL-1") + others + soa, code, []);
  });

  it("does not count what a document says of itself", () =>
    expectFindings(document("a.md", "POL-1", {}, "POL-1, [here](a.md).\n") + placed(1), code, [`a.md:2 ${code}`]));

  it("asks nothing of drafts, retired documents, records and reports", async () => {
    for (const fields of [{ status: "draft" }, { status: "retired" }, { type: "record" }, { type: "report" }])
      await expectFindings(document("a.md", "POL-1", fields) + placed(1), code, []);
  });

  it("stays silent where most documents are not referred to", async () => {
    await expectFindings(document("a.md", "POL-1"), code, []);
    await expectFindings(document("a.md", "POL-1") + document("b.md", "POL-2") + placed(1), code, []);
    await expectFindings(document("a.md", "POL-1") + document("b.md", "POL-2") + placed(2), code, [`a.md:2 ${code}`, `b.md:2 ${code}`]);
  });

  it("is one finding for more than five", async () => {
    const loose = (count: number) => Array.from({ length: count }, (_, i) => document(`a${i}.md`, `POL-${i}`)).join("") + placed(6);
    await expectFindings(
      loose(5),
      code,
      [0, 1, 2, 3, 4].map((i) => `a${i}.md:2 ${code}`),
    );
    await expectFindings(loose(6), code, [`a0.md:2 ${code}`]);
    assert.match(await messageOf(loose(6), code), /at 6 approved documents, .*: POL-0, POL-1, POL-2, POL-3, POL-4 and 1 more\./);
  });
});

describe("document/too-long", () => {
  const code = "document/too-long";
  const policy = (body: string, fields = {}) => document("a.md", "POL-1", fields, body);

  it("finds a policy of more than 4,000 words", async () => {
    await expectFindings(policy(words(4001)), code, [`a.md:3 ${code}`]);
    await expectFindings(policy(words(4000)), code, []);
    assert.match(await messageOf(policy(words(5160)), code), /about 5200 words/);
  });

  it("counts lists and quotes, and neither tables, code nor signs", async () => {
    await expectFindings(policy(`${words(2000)}\n\n- ${words(1000)}\n\n> ${words(1001)}\n`), code, [`a.md:3 ${code}`]);
    await expectFindings(policy(`${words(4000)} - + *\n\n| a |\n|---|\n| ${words(50)} |\n\n\`\`\`\n${words(50)}\n\`\`\`\n`), code, []);
  });

  it("leaves other types and what is not in force alone", async () => {
    for (const fields of [{ type: "procedure" }, { status: "draft" }]) await expectFindings(policy(words(4001), fields), code, []);
  });
});

describe("document/duplicated-paragraph", () => {
  const code = "document/duplicated-paragraph";
  const pair = (one: string, other: string, fields = {}) => document("a.md", "POL-1", {}, one) + document("b.md", "POL-2", fields, other);
  const long = words(40);

  it("finds a paragraph of 40 words that stands in two documents, in the second", async () => {
    const text = pair(`# A\n\n${long}\n`, `# B\n\nIntroduction.\n\n${long}\n`);
    await expectFindings(text, code, [`b.md:16 ${code}`]);
    assert.match(await messageOf(text, code), /word for word in POL-1 \(line 14\) as well/);
    await expectFindings(pair(words(39), words(39)), code, []);
  });

  it("looks past line breaks, quotes and lists, and at every word", async () => {
    const broken = long.replace(/ (word2\d)/g, "\n> $1");
    await expectFindings(pair(long, `> ${broken}\n`), code, [`b.md:12 ${code}`]);
    await expectFindings(pair(long, `- ${long}\n`), code, [`b.md:12 ${code}`]);
    await expectFindings(pair(long, long.replace("word7 ", "words7 ")), code, []);
  });

  it("is one finding for all that the same documents share", async () => {
    const both = `${long}\n\n${words(40, "x")}\n`;
    const text = pair(both, both) + document("c.md", "POL-3", {}, words(50));
    await expectFindings(text, code, [`b.md:12 ${code}`]);
    assert.match(await messageOf(text, code), /^2 paragraphs/);
  });

  it("is one finding for a paragraph that stands in many", async () => {
    const text = pair(long, long) + document("c.md", "POL-3", {}, long);
    await expectFindings(text, code, [`b.md:12 ${code}`]);
    assert.match(await messageOf(text, code), /in POL-1 \(line 12\), POL-3 as well/);
  });

  it("leaves drafts, reports and what has the topic of another alone", async () => {
    for (const fields of [{ status: "draft" }, { type: "report" }]) await expectFindings(pair(long, long, fields), code, []);
    const title = { title: "Access control policy" };
    await expectFindings(document("a.md", "POL-1", title, long) + document("b.md", "POL-2", title, long), code, []);
  });

  it("goes with an edit", async () => {
    const { fixture } = await findingIn(pair(long, long), code);
    const { folder, files } = fixture;
    folder.setOpenText("a.md", (files.get("a.md") ?? "").replace("word7 ", ""));
    assert.deepEqual(
      [...folder.findings().values()].flat().filter((finding) => finding.code === code),
      [],
    );
  });
});

describe("document/same-topic", () => {
  const code = "document/same-topic";
  const titled = (one: string, other: string, fields = {}) =>
    document("a.md", "POL-1", { title: one }) + document("b.md", "POL-2", { title: other, ...fields });
  const citing = (one: string, other: string, fields = {}) =>
    document("a.md", "POL-1", { controls: `[${one}]` }) + document("b.md", "POL-2", { controls: `[${other}]`, ...fields });
  const FOUR = "A.8.1, A.8.2, A.8.3, A.8.4";

  it("finds titles that differ in small words, order and plurals only", async () => {
    const text = titled("Access control policy", "Policy on Access Controls");
    await expectFindings(text, code, [`b.md:3 ${code}`]);
    assert.match(await messageOf(text, code), /that of POL-1 \(Access control policy\)/);
    await expectFindings(titled("Access control policy", "Access policy"), code, []);
    await expectFindings(titled("Access control 1", "Access control 2"), code, []);
    await expectFindings(titled("Policy", "Policy"), code, []);
  });

  it("finds the same four controls, however they are written", async () => {
    await expectFindings(citing(FOUR, "A.8.4, A.8.3, A.8.2, A.8.1"), code, [`b.md:11 ${code}`]);
    await expectFindings(citing(FOUR, `${FOUR}, A.8.5`), code, []);
    await expectFindings(citing("A.8.1, A.8.2, A.8.3", "A.8.1, A.8.2, A.8.3"), code, []);
  });

  it("is one finding for all that are alike", async () => {
    const three = titled("Access control", "Access control") + document("c.md", "POL-3", { title: "Access control" });
    await expectFindings(three, code, [`b.md:3 ${code}`]);
    assert.match(await messageOf(three, code), /POL-1 \(Access control\), POL-3 \(Access control\)/);
    const same = { title: "Access control", controls: `[${FOUR}]` };
    await expectFindings(document("a.md", "POL-1", same) + document("b.md", "POL-2", same), code, [`b.md:3 ${code}`]);
  });

  it("leaves other types, translations, drafts and ids that are taken alone", async () => {
    const title = "Access control";
    for (const fields of [{ type: "procedure" }, { language: "de" }, { status: "retired" }]) {
      await expectFindings(titled(title, title, fields), code, []);
      await expectFindings(citing(FOUR, FOUR, fields), code, []);
    }
    await expectFindings(document("en/a.md", "POL-1", { title }) + document("de/a.md", "POL-2", { title }), code, []);
    await expectFindings(document("a.md", "POL-1", { title }) + document("b.md", "POL-1", { title }), code, []);
  });
});
