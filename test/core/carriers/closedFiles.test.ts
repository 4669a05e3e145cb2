import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { languageOf, readFile } from "../../../server/src/core/carriers/readFile.ts";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import type { IsmsRecord, Place } from "../../../server/src/core/model/record.ts";
import { mentionsIn, type SourceFile, spanIn } from "../../../server/src/core/model/sourceFile.ts";

describe("Closed files", () => {
  for (const example of ["nordlicht", "nordlicht-draft"]) {
    it(`hold the same records and mentions as open ones: ${example}`, () => {
      const root = path.join("examples", example);
      const paths = readdirSync(root, { recursive: true }).map((file) => String(file).replaceAll("\\", "/"));
      const read = paths.filter((file) => languageOf(file) !== "other");
      assert.ok(read.length > 5);
      for (const file of read) {
        const text = readFileSync(path.join(root, file), "utf8");
        const [open, closed] = [true, false].map((keepsText) => readFile(file, text, { catalog: catalog(), inIsms: true, keepsText }));
        assert.deepEqual(describeFile(closed as SourceFile), describeFile(open as SourceFile), file);
      }
    });
  }

  it("hold the same records and mentions in a long text, whose items let go of their trees", () => {
    const long = `# ${"x".repeat(100)}\n`.repeat(45_000);
    for (const name of ["risks/people.yaml", "soa.yaml", "suppliers.yaml"]) {
      const text = readFileSync(path.join("examples/nordlicht", name), "utf8");
      const [short, padded] = [text, `${text}${long}`].map((one) =>
        readFile(name, one, { catalog: catalog(), inIsms: true, keepsText: true }),
      );
      assert.notEqual(padded?.records.at(-1)?.constructor, short?.records.at(-1)?.constructor, "an object of its own kind");
      assert.deepEqual(describeFile(padded as SourceFile), describeFile(short as SourceFile), name);
    }
  });

  it("keep what schemas do not accept beside what they do", () => {
    const text =
      "risks:\n  - id: R-1\n    title: Theft\n    Owner: jane\n    likelihood: often\n    next_review:\n    x-own: {a: [1, 'b', null]}\n";
    const [open, closed] = [true, false].map((keepsText) => readFile("a.yaml", text, { catalog: catalog(), inIsms: true, keepsText }));
    assert.notDeepEqual(closed?.records[0]?.written, closed?.records[0]?.node);
    assert.deepEqual(describeFile(closed as SourceFile), describeFile(open as SourceFile));
  });
});

/** What others may see of a file's records and mentions, with absolute places. */
function describeFile(file: SourceFile): object {
  const placed = <P extends Place>(place: P): object => ({ ...place, segment: undefined, ...spanIn(file, place) });
  const described = ({ kind, id, title, path: own, segment, carrier, written, node, data, problems, mentions }: IsmsRecord): object => ({
    ...{ kind, id, title, path: own, carrier, written, node, data },
    start: file.segments.get(segment),
    problems: problems.map((problem) => ({ ...placed(problem), fixes: problem.fixes?.map(({ title: name }) => name) })),
    mentions: mentions.map(placed),
  });
  return { records: file.records.map(described), mentions: mentionsIn(file).map(placed) };
}
