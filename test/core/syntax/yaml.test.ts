import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { eachScalar, type Node, nodeAt } from "../../../server/src/core/syntax/node.ts";
import { parseYaml, type YamlFile, yamlValues } from "../../../server/src/core/syntax/yaml.ts";
import { parseYamlDocuments } from "../../../server/src/core/syntax/yamlNodes.ts";
import { textChange } from "../../../server/src/core/text/textChange.ts";
import { cases } from "../../property.ts";

const problemsOf = (file: YamlFile) => file.segments.flatMap(({ segment }) => segment.problems.map((problem) => problem.message));

/** The value as `yaml` itself reads the whole text, with objects made comparable. */
const expected = (text: string) => JSON.stringify(parse(text, { uniqueKeys: false, logLevel: "silent" }) ?? null);
const actual = (file: YamlFile) => JSON.stringify(yamlValues(file)[0] ?? null);

describe("YAML segments", () => {
  const register =
    "# Register\nrisks:\n  - id: R-1\n    title: One # why\n  # about two\n  - id: R-2\n    description: |\n      - not an item\n      # not a comment\n\n  - id: R-3\nnotes: end\n";

  it("cuts a register into its records", () => {
    const file = parseYaml(register);
    assert.equal(file.segments.filter(({ type }) => type === "item").length, 3);
    assert.equal(actual(file), expected(register));
    assert.deepEqual(problemsOf(file), []);
  });

  it("cuts the sequence that ends a mapping, such as an SoA's controls", () => {
    const text = "soa:\n  version: '1'\n  controls:\n    - control: A.5.1\n      applicable: true\n    - control: A.5.2\nscope: {}\n";
    const file = parseYaml(text);
    assert.deepEqual(
      file.segments.filter(({ type }) => type === "item").map(({ path }) => path),
      [
        ["soa", "controls"],
        ["soa", "controls"],
      ],
    );
    assert.equal(actual(file), expected(text));
  });

  it("joins a sequence again that is not the last key of its mapping", () => {
    const text = "soa:\n  controls:\n  - control: A.5.1\n  - control: A.5.2\n  version: 2\n";
    const file = parseYaml(text);
    assert.equal(file.segments.filter(({ type }) => type === "item").length, 0);
    assert.equal(actual(file), expected(text));
  });

  it("keeps the segments that an edit did not touch", () => {
    const before = parseYaml(register);
    const after = parseYaml(register.replace("title: One", "title: Ones"), before);
    const kept = after.segments.filter(({ segment }) => before.segments.some((old) => old.segment === segment));
    assert.equal(kept.length, after.segments.length - 1);
    assert.equal(actual(after), expected(register.replace("title: One", "title: Ones")));
  });

  it("looks at nothing but the items that a change touches", () => {
    const change = textChange(register, register.replace("title: One", "title: Ones"));
    const after = parseYaml(register.replace("title: One", "title: Ones"), parseYaml(register), change);
    assert.deepEqual(change, {
      start: register.indexOf("One") + 3,
      oldEnd: register.indexOf("One") + 3,
      newEnd: register.indexOf("One") + 4,
    });
    assert.deepEqual(summary(after), summary(parseYaml(register.replace("title: One", "title: Ones"))));
  });

  it("reads the whole file where anchors cross segments", () => {
    const text = "base: &b {owner: x}\nrisks:\n  - <<: *b\n    id: R-1\n  - *b\n";
    assert.equal(actual(parseYaml(text)), '{"base":{"owner":"x"},"risks":[{"id":"R-1","owner":"x"},{"owner":"x"}]}');
  });

  it("reads several documents", () => {
    const text = "---\nrisks:\n- id: R-1\n---\nactions:\n- id: A-1\n...\n# end\n";
    assert.deepEqual(JSON.parse(JSON.stringify(yamlValues(parseYaml(text)))).slice(0, 2), [
      { risks: [{ id: "R-1" }] },
      { actions: [{ id: "A-1" }] },
    ]);
  });

  it("damages only the record in which a quote is left open", () => {
    const file = parseYaml('risks:\n  - id: "R-1\n    title: x\n  - id: R-2\n');
    assert.ok(problemsOf(file).length > 0);
    const last = file.segments[file.segments.length - 1];
    assert.equal(last?.segment.problems.length, 0);
  });

  it("reports a key that stands twice, across segments too", () => {
    assert.match(problemsOf(parseYaml("risks:\n- id: R-1\nrisks:\n- id: R-2\n")).join(), /"risks" stands here twice/);
    assert.match(problemsOf(parseYaml("risks:\n- id: R-1\n  id: R-2\n")).join(), /"id" stands here twice/);
  });

  it("reads each piece of a text that is too long as it is alone", () => {
    const alone = (text: string) => parseYaml(text, undefined, undefined, "alone");
    assert.equal(actual(alone(register)), expected(register));
    const strange = "risks:\n  - id: &a R-1\n  - id: *a\nstray\n  - id: R-3\n\t- id: R-4\n  - id: R-5\n";
    const file = alone(strange);
    assert.equal(file.segments.filter(({ type }) => type === "item").length, 4);
    assert.deepEqual(
      file.segments.map(({ segment }) => segment.problems.length > 0),
      [false, false, false, true, true, false],
    );
    const long = `risks: [${"{id: R-1, title: &x y}, ".repeat(800_000)}]\n`;
    assert.match(problemsOf(parseYaml(long)).join(), /16 MB/);
  });

  it("refuses a file of very many records", () => {
    assert.match(problemsOf(parseYaml(`risks:\n${"- a: 1\n".repeat(200_001)}`)).join(), /200,000/);
  });

  it("survives alias bombs, deep nesting and nonsense", () => {
    const bomb =
      `a: &a [${"x,".repeat(9)}x]\n` +
      Array.from(
        { length: 12 },
        (_, i) => `${"bcdefghijklm"[i]}: &${"bcdefghijklm"[i]} [${`*${"abcdefghijkl"[i]},`.repeat(9)}*${"abcdefghijkl"[i]}]\n`,
      ).join("");
    assert.match(problemsOf(parseYaml(bomb)).join(), /multiply/);
    assert.match(problemsOf(parseYaml(`a: ${"[".repeat(5000)}`)).join(), /deep/i);
    assert.ok(problemsOf(parseYaml("a: *nowhere\n")).length > 0);
    assert.ok(problemsOf(parseYaml("\u0000\u0001%%%\n: : :\n\t- [")).length > 0);
    for (const text of ["", "\n", "---", "just text", "- 1\n- 2\n", "{a: 1}", "? x\n: y\n"]) parseYaml(text);
  });

  it("equals the whole file for random documents", () => {
    fc.assert(
      fc.property(documents(), (text) => assertSame(text)),
      cases(400),
    );
  });

  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(12),
    insert: fc.constantFrom("", " ", "\n", "- ", ":", "x", '"', "#", "  - id: N\n", "key:\n", "---\n", "&a ", "|", "[", "\r\n", "\t"),
  });

  it("equals the whole file after random edits, and a fresh parse", function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(documents(), fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        let text = start;
        let file = parseYaml(text);
        for (const { at, cut, insert } of edits) {
          const offset = Math.floor(at * text.length);
          const before = text;
          text = text.slice(0, offset) + insert + text.slice(offset + cut);
          file = parseYaml(text, file, textChange(before, text));
          assert.deepEqual(summary(file), summary(parseYaml(text)));
          assertSame(text);
        }
      }),
      cases(1500),
    );
  });

  it("equals a fresh parse after random edits of a text that is too long", () => {
    fc.assert(
      fc.property(documents(), fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        const fresh = (text: string) => parseYaml(text, undefined, undefined, "alone");
        let text = start;
        let file = fresh(text);
        for (const { at, cut, insert } of edits) {
          const offset = Math.floor(at * text.length);
          const before = text;
          text = text.slice(0, offset) + insert + text.slice(offset + cut);
          file = parseYaml(text, file, textChange(before, text), "alone");
          assert.deepEqual(summary(file), summary(fresh(text)));
        }
      }),
      { numRuns: 500 },
    );
  });
});

const summary = (file: YamlFile) =>
  file.segments.map(({ segment, ...place }, index) => ({
    ...place,
    start: file.starts[index],
    text: segment.text,
    problems: segment.problems,
  }));

/** Where the whole text has no error, the segments give the same values at the same places; where it has one, so have they. */
function assertSame(text: string): void {
  const whole = parseYamlDocuments(text);
  const file = parseYaml(text);
  const wholeProblems = whole.flatMap((document) => document.problems);
  if (wholeProblems.length > 0) return;
  assert.deepEqual(problemsOf(file), [], text);
  assert.deepEqual(
    places(file),
    whole.flatMap(({ root, start }) => scalars(root, start)),
    text,
  );
}

function places(file: YamlFile): string[] {
  return file.segments.flatMap(({ segment }, index) => scalars(segment.root, file.starts[index] ?? Number.NaN));
}

function scalars(root: Node | undefined, offset: number): string[] {
  const found: string[] = [];
  eachScalar(root, (scalar, path) => {
    assert.equal(nodeAt(root, path), scalar);
    found.push(`${JSON.stringify(scalar.value)}@${scalar.start + offset}-${scalar.end + offset}`);
  });
  return found;
}

/** Record files as people write them, in several styles, sometimes with what makes segments hard. */
function documents(): fc.Arbitrary<string> {
  const word = fc.constantFrom(
    "R-1",
    "A.5.1",
    "true",
    "5.10",
    "2026-01-01",
    "a: b",
    "# no",
    "- dash",
    "",
    "multi\nline\n",
    "it's",
    'say "x"',
    "ü 🔒",
    "|",
    "&x",
    "*y",
    "@z",
    "  lead",
  );
  const value: fc.Arbitrary<unknown> = fc.oneof(
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(word, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("c", "i", "a"), word, { maxKeys: 3 }),
  );
  const record = fc.dictionary(fc.constantFrom("id", "title", "notes", "controls", "treatment"), value, { minKeys: 1, maxKeys: 5 });
  const file = fc.dictionary(
    fc.constantFrom("risks", "actions", "soa", "scope", "x"),
    fc.oneof(fc.array(record, { maxLength: 4 }), record, fc.record({ version: word, controls: fc.array(record, { maxLength: 3 }) }), value),
    { maxKeys: 4 },
  );
  const style = fc.record({
    indentSeq: fc.boolean(),
    indent: fc.constantFrom(2, 4),
    lineWidth: fc.constantFrom(0, 20, 80),
    comment: fc.boolean(),
    crlf: fc.boolean(),
    collectionStyle: fc.constantFrom("any" as const, "block" as const),
  });
  return fc.tuple(file, style).map(([content, { comment, crlf, ...options }]) => {
    let text = stringify(content, { ...options, aliasDuplicateObjects: false });
    if (comment) text = `# top\n${text.replace(/\n(?=\S)/g, "\n\n# between\n")}`;
    return crlf ? text.replaceAll("\n", "\r\n") : text;
  });
}
