import assert from "node:assert/strict";
import { parseMarkdown } from "../../../server/src/core/syntax/markdown.ts";
import { scanReferences } from "../../../server/src/core/syntax/references.ts";
import { parseYaml, type YamlFile } from "../../../server/src/core/syntax/yaml.ts";
import { LineIndex } from "../../../server/src/core/text/lineIndex.ts";
import { walk } from "../../../server/src/workspace/scan.ts";
import { findingsOf, memoryFileSystem } from "../../fixture.ts";

/* Texts that once brought something down, or made it run without an end. */
describe("texts that parsers stumbled over", () => {
  it("a heading that is being typed", () => {
    for (const text of ["#", "ISO 27001\n#", "## ISO 27001\nA.8.8\n#######"]) scanReferences(text, { namesStandard: true });
  });

  it("headings with marks and gaps of any length", () => {
    const heading = (text: string) => parseMarkdown(text).headings[0]?.text;
    assert.equal(heading("## Scope ##\n"), "Scope");
    assert.equal(heading("# C#\n"), "C#");
    assert.equal(heading("### ###\n"), "");
    const gap = " ".repeat(200_000);
    assert.equal(heading(`# a${gap}b\n`), `a${gap}b`);
  });

  it("a mapping where one word belongs", async () => {
    const text = "==> a.yaml\nrisks:\n  - {id: R-1, title: x, status: {a: 1}, nextReview: [{a: 1}], owner: ghost}\n";
    const found = await findingsOf(text, /^(schema|internal)\//);
    assert.deepEqual(found, ["a.yaml:2 schema/wrong-type", "a.yaml:2 schema/wrong-type"]);
  });

  it("items under a key that becomes another, and a key that is no longer there twice", () => {
    const risks = "risks:\n  - id: R-1\n  - id: R-2\n";
    const before = parseYaml(risks);
    const after = parseYaml(risks.replace("risks", "assets"), before);
    assert.ok(after.segments.every(({ segment }) => before.segments.every((old) => old.segment !== segment || old.path.length === 0)));
    const problems = (file: YamlFile) => file.segments.flatMap(({ segment }) => segment.problems.map(({ message }) => message));
    const twice = parseYaml(`risks:\n  - id: R-0\n${risks}`);
    assert.deepEqual(problems(twice), ['The key "risks" stands here twice']);
    assert.deepEqual(problems(parseYaml(risks, twice)), []);
  });

  it("documents of a file that cannot be cut have their own text", () => {
    const file = parseYaml("a: &x 1\nb: *x\n---\nc: 2\n---\nd: 3\n");
    assert.deepEqual(
      file.segments.map(({ segment }, index) => [file.starts[index], segment.text]),
      [
        [0, "a: &x 1\nb: *x\n"],
        [14, "---\nc: 2\n"],
        [23, "---\nd: 3\n"],
      ],
    );
  });

  it("a position behind the end of its line is that end, whatever the line break", () => {
    for (const lineBreak of ["\n", "\r\n", "\r"]) {
      const lines = LineIndex.of(`ab${lineBreak}cd`);
      assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
      assert.equal(lines.offsetAt({ line: 1, character: 99 }), 4 + lineBreak.length);
      assert.equal(lines.offsetAt({ line: 9, character: 0 }), 4 + lineBreak.length);
    }
  });

  it("patterns of .gitignore that no regular expression holds", async () => {
    const ignored = `a${" ".repeat(50_000)}b\n${"**/a/".repeat(30)}b\n${"[".repeat(400)}\ndrafts/\n`;
    const files = new Map(
      [".gitignore", "a.md", "drafts/b.md", `${"a/".repeat(58)}c.md`].map((name) => [name, name === ".gitignore" ? ignored : ""]),
    );
    const { files: found } = await walk(memoryFileSystem(files));
    assert.deepEqual(found, ["a.md", `${"a/".repeat(58)}c.md`].sort());
  });
});
