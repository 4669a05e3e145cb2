import assert from "node:assert/strict";
import fc from "fast-check";
import type { CarrierContext } from "../../../server/src/core/carriers/carrier.ts";
import { readFile } from "../../../server/src/core/carriers/readFile.ts";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import type { IsmsRecord, Place } from "../../../server/src/core/model/record.ts";
import { proseMentionsIn, type SourceFile, spanIn } from "../../../server/src/core/model/sourceFile.ts";
import { parseMarkdown } from "../../../server/src/core/syntax/markdown.ts";
import { headingsOf, parseSections, tablesOf } from "../../../server/src/core/syntax/markdownSections.ts";
import { textChange } from "../../../server/src/core/text/textChange.ts";
import { cases } from "../../property.ts";

/** Lines and parts of them that open, close, join and split what a Markdown file is made of. */
const PIECES = [
  "# Policy on ISO 27001\n",
  "## Clause 8\n",
  "## 4.2 Scope\n",
  "### A.5.1 Policies for information security\n",
  "### A.5.2 Access control\n",
  "## GDPR and NIS2\n",
  "###### Deep\n",
  "#\n",
  "#no heading\n",
  " # Indented\n",
  "Title\n=====\n",
  "Title\n---\n",
  "---\nid: POL-1\ntitle: Policy\ntype: policy\nstatus: approved\nowner: anna\n---\n",
  "---\n",
  "...\n",
  "id: POL-2\nstatus: approved\n",
  "**Owner:** Anna\n**Version:** 1.0\n",
  "```\n",
  "  ```\n",
  "~~~\n",
  "~~~~\n# code\n",
  "> ```\n",
  "- ```\n",
  "    code\n",
  "<!-- isms-ignore ref: known -->\n",
  "<!--\n",
  "-->\n",
  "<!-- note -->",
  "<div>\n",
  "</div>\n",
  "<pre>\n",
  "</pre>\n",
  "<script>\n",
  "<![CDATA[\n",
  "]]>\n",
  "<?x\n",
  "?>\n",
  "| ID | Risk | Owner | Likelihood |\n|---|---|---|---|\n| R-1 | Theft | anna | 3 |\n| R-8 | Fire A.8.8 | ghost | 9 |\n",
  "| R-2 | Loss of data | bob | x |\n",
  "| Control | Applicable | Justification |\n|---|---|---|\n| A.5.1 | yes | R-1 |\n| A.5.2 | no | |\n| 8.8 | yes | ISO 42001 |\n",
  "| Clause | What |\n|---|---|\n| 8.2 | Continual improvement (10.1) |\n",
  "- **Status:** implemented\n- **Owner:** anna\n",
  "See A.8.8, A.12.6.1, A.6.2.4, clause 6.1.3 d), § 4.2, R-1 and [the risks](../risks.yaml) as appropriate, [TBD].\n",
  "ISO 42001 has A.6.2.4 and ISO 27001 A.8.8.\n",
  "Art. 32 and GDPR Art. 5, PIPL Art. 3.\n",
  "[TBD]: x.md\n",
  "[name]: <a b.md> 'title\n",
  "<name> and [to be written] and {{company}}, TODO\n",
  "</name>\n",
  "- item\n  - inner\n",
  "> quote\n",
  "1. one\n   # inner\n",
  "word ".repeat(45),
  "*".repeat(20),
  " ".repeat(1200),
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\t",
  " ",
  "#",
  "# ",
  "-",
  "|",
  "A.5.1",
  "5.1 Leadership",
  "text",
];

/** Tables that are long enough to be cut, or become so with a few rows more. */
const HEADER = "| ID | Risk | Owner | Annex A controls | Likelihood | Impact |\n|---|---|---|---|---|---|\n";
const LONG_TABLES = [98, 99, 130].map(
  (rows) =>
    HEADER +
    Array.from(
      { length: rows },
      (_, row) => `| R-${row} | Loss ${row % 7} of A.8.${row % 40} | anna | A.5.${row % 40} | ${row % 6} | 2 |\n`,
    ).join(""),
);

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.constantFrom("\n", "\n\n", "# ", "## x\n") },
);
const OPEN: CarrierContext = { catalog: catalog(), inIsms: true, keepsText: true };
const editFields = {
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  onLine: fc.boolean(),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60), fc.nat(1500)),
};
const edit = fc.record({ ...editFields, text: fc.oneof(fc.constant(""), piece) });
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;
const text = fc.array(piece, { maxLength: 30, size: "max" }).map((pieces) => pieces.join(""));

function apply(before: string, { at, onLine, length, text: typed }: Edit): string {
  const place = Math.floor(at * before.length);
  const start = onLine ? before.lastIndexOf("\n", place) + 1 : place;
  return before.slice(0, start) + typed + before.slice(start + length);
}

describe("Markdown sections", () => {
  it("say together what the whole file says, also after edits", () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 12 }), (start, edits) => {
        let now = start;
        let sections = parseSections(now);
        for (const change of edits) {
          const next = apply(now, change);
          sections = parseSections(next, sections, textChange(now, next));
          now = next;
        }
        assert.deepEqual(whole(sections), parseMarkdown(now));
        assert.equal(sections.sections.map(({ text }) => text).join(""), now);
        assert.deepEqual(starts(sections), starts(parseSections(now)));
      }),
      cases(300),
    );
  }).timeout(0);

  it("cut long tables, and say of their rows what the whole table says", () => {
    const table = fc.constantFrom(...LONG_TABLES);
    const rowEdit = fc.record({
      ...editFields,
      text: fc.constantFrom("", "x", "|", "\n", "| R-500 | x | bob | A.5.1 | 3 | 9 |\n", "9", "\n\n", "# H\n", "- "),
    });
    fc.assert(
      fc.property(table, fc.array(rowEdit, { maxLength: 8 }), (start, edits) => {
        let now = `# Risks\n\n${start}\ntext\n`;
        let sections = parseSections(now);
        let file = readFile("a.md", now, OPEN);
        for (const change of edits) {
          const next = apply(now, change);
          sections = parseSections(next, sections, textChange(now, next));
          file = readFile("a.md", next, OPEN, file);
          now = next;
        }
        assert.deepEqual(whole(sections), parseMarkdown(now));
        assert.deepEqual(starts(sections), starts(parseSections(now)));
        assert.deepEqual(describeFile(file), describeFile(readFile("a.md", now, OPEN)));
      }),
      cases(30),
    );
  }).timeout(0);

  it("know that front matter is open again once something is typed behind its last mark", () => {
    const before = "---\nid: POL-1\n---";
    for (const typed of ["x", "\n# Scope\n", "\n---\n"]) {
      const after = before + typed;
      const change = textChange(before, after);
      assert.deepEqual(parseSections(after, parseSections(before), change).frontMatter, parseSections(after).frontMatter);
    }
  });

  it("stay the same objects where an edit touches others", () => {
    const before = "# One\n\ntext\n\n# Two\n\ntext\n\n# Three\n";
    const after = before.replace("# Two\n\ntext", "# Two\n\nother text");
    const old = parseSections(before);
    const now = parseSections(after, old, textChange(before, after));
    assert.deepEqual(
      now.sections.map((section, index) => section === old.sections[index]),
      [true, false, true],
    );
  });
});

describe("a Markdown file", () => {
  for (const inIsms of [true, false]) {
    it(`gives ${inIsms ? "in" : "outside"} an ISMS after edits what it gives when it is read anew, open or closed`, () => {
      const context: CarrierContext = { catalog: catalog(), inIsms };
      fc.assert(
        fc.property(text, fc.array(edit, { maxLength: 10 }), (start, edits) => {
          let now = start;
          let file = readFile("docs/a.md", now, { ...context, keepsText: true });
          for (const change of edits) {
            now = apply(now, change);
            file = readFile("docs/a.md", now, { ...context, keepsText: true }, file);
          }
          const found = describeFile(file);
          assert.deepEqual(found, describeFile(readFile("docs/a.md", now, { ...context, keepsText: true })));
          const headings = file.headings.all.filter(({ level }) => level === 1);
          assert.deepEqual({ ...found, headings }, describeFile(readFile("docs/a.md", now, context)));
        }),
        cases(300),
      );
    }).timeout(0);
  }

  it("keeps the mentions of sections that an edit does not touch, and its document", () => {
    const before = `---\ntitle: Policy\nstatus: approved\n---\n\n# Policy\n\nA.5.1\n\n${"## More\n\nA.8.8\n\n".repeat(2000)}`;
    const after = `${before}## Last\n\nA.5.2\n`;
    const old = readFile("a.md", before, OPEN);
    const now = readFile("a.md", after, OPEN, old);
    assert.equal(now.records[0], old.records[0]);
    const mentions = proseMentionsIn(old);
    assert.equal(proseMentionsIn(now).filter((mention, index) => mention === mentions[index]).length, mentions.length);
    assert.equal(now.proseParts[5], old.proseParts[5]);
  });
});

describe("a long table", () => {
  it("keeps the records of rows that an edit does not touch", () => {
    const row = (number: number) => `| R-${number} | Loss ${number} | anna | A.5.1 | 3 | 2 |\n`;
    const before = HEADER + Array.from({ length: 1000 }, (_, number) => row(number)).join("");
    const after = before.replace("Loss 500", "Losses 500");
    const old = readFile("a.md", before, OPEN);
    const now = readFile("a.md", after, OPEN, old);
    assert.equal(now.records.length, 1000);
    const kept = now.records.filter((record, index) => record === old.records[index]).length;
    assert.ok(kept > 900 && kept < 1000, String(kept));
    assert.equal(now.records[500]?.title, "Losses 500");
    assert.equal(now.registers.length, 1);
  });
});

function starts(parsed: ReturnType<typeof parseSections>): number[] {
  return [...parsed.starts];
}

/** Sections put together as the parse of the whole file. */
function whole(parsed: ReturnType<typeof parseSections>): ReturnType<typeof parseMarkdown> {
  const moved = <S extends { start: number; end: number }>(list: readonly S[], by: number) =>
    list.map((span) => ({ ...span, start: span.start + by, end: span.end + by }));
  const { frontMatter, sections } = parsed;
  const startOf = (index: number) => parsed.starts[index] as number;
  return {
    frontMatter,
    headings: headingsOf(parsed),
    links: sections.flatMap(({ links }, index) =>
      links.map((link) => ({ ...link, span: moved([link.span], startOf(index))[0] as typeof link.span })),
    ),
    tables: tablesOf(parsed),
    paragraphs: sections.flatMap(({ paragraphs }, index) => moved(paragraphs, startOf(index))),
    prose: sections.map(({ prose }) => prose).join(""),
    wording: sections.map(({ wording }) => wording).join(""),
  };
}

/** All that a file gives, with absolute places. */
function describeFile(file: SourceFile): object {
  const placed = <P extends Place>(place: P): object => ({ ...place, segment: undefined, ...spanIn(file, place) });
  return {
    records: file.records.map((record) => describeRecord(file, record)),
    proseMentions: proseMentionsIn(file).map(placed),
    parts: file.proseParts.flatMap(({ all }) => all).map(placed),
    problems: file.problems.map((problem) => ({ ...placed(problem), fixes: problem.fixes?.map(({ title }) => title) })),
    ignores: file.ignores,
    headings: file.headings.all,
    wording: file.wording.map(placed),
    prose: { words: file.prose.words, long: file.prose.long.map(placed) },
    mixed: file.mixed && { ids: file.mixed.ids, first: placed(file.mixed.first) },
    misplacedTitles: file.misplacedTitles.map(({ mention, record, title, ...more }) => ({
      ...more,
      mention: placed(mention),
      record: record?.id,
      title: placed({ ...title, segment: mention.segment }),
    })),
    registers: file.registers.map(placed),
    edition: file.edition,
  };
}

function describeRecord(file: SourceFile, record: IsmsRecord): object {
  const { kind, id, title, path, carrier, data, written, segment, problems, mentions } = record;
  return {
    ...{ kind, id, title, path, carrier, data },
    ...spanIn(file, { ...written, segment }),
    fields: written.entries.map(({ key, keySpan, value }) => ({
      key,
      keySpan: spanIn(file, { ...keySpan, segment }),
      value: value && spanIn(file, { ...value, segment }),
    })),
    problems: problems.map((problem) => ({ ...problem, segment: undefined, ...spanIn(file, problem), fixes: undefined })),
    mentions: mentions.map((mention) => ({ ...mention, segment: undefined, ...spanIn(file, mention) })),
  };
}
