import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { readPlainYaml } from "../../../server/src/core/syntax/plainYaml.ts";
import { parseWithLibrary } from "../../../server/src/core/syntax/yamlNodes.ts";
import { cutYaml } from "../../../server/src/core/syntax/yamlSegments.ts";
import { cases } from "../../property.ts";

/** What is read as plain must be what the library makes of it, to the last offset. */
function assertSame(text: string): boolean {
  const root = readPlainYaml(text);
  if (root === undefined) return false;
  assert.deepEqual([{ start: 0, end: text.length, root, problems: [], anchored: false }], parseWithLibrary(text), JSON.stringify(text));
  return true;
}

describe("plain YAML", () => {
  it("is read as the library reads it, or left to it: random pieces", () => {
    const piece = fc.oneof(
      fc.constantFrom("\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\n    - ", "- ", "  ", " ", "\n\n", "\n  \n", "\n# c", "\n  # c", " # c"),
      fc.constantFrom(
        "a: ",
        "b: ",
        "key:",
        "c:\n",
        "a:",
        ": ",
        ":",
        "#",
        ",",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "[a, b]",
        "{a: 1, b: c}",
        "[]",
        "{}",
        "[x, {y: z}]",
      ),
      fc.constantFrom(
        ">-\n",
        ">-\n  ",
        ">\n",
        "|\n",
        "|-\n",
        '"',
        "'",
        '"x y"',
        "'x'",
        "\\",
        "&a ",
        "*a",
        "!t ",
        "? ",
        "~",
        "---\n",
        "%",
        "\t",
        "\r",
      ),
      fc.constantFrom(
        "word",
        "two words",
        "2026-02-10",
        "12",
        "007",
        "1.0",
        "1e3",
        "0x1f",
        "-5",
        "true",
        "True",
        "null",
        "é",
        "A.5.1",
        "/a/b.md",
        "a:b",
        "a#b",
        "<<: ",
      ),
      fc.string({ maxLength: 2 }),
    );
    const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (source) => void assertSame(source)),
      cases(5_000),
    );
  });

  it("is read as the library reads it, or left to it: records with small damage", () => {
    const value = fc.constantFrom(
      "word",
      "two words",
      "12",
      "2026-02-10",
      '"1.0"',
      "'x, y'",
      "[A.5.1, b c]",
      "{a: 1, b: two words}",
      ">-\n      one\n      two",
      "",
      "a b # c",
      "\n      - x\n      - y: z\n        w: v",
      "\n    - x",
      "\n      k: v",
    );
    const field = fc.tuple(fc.constantFrom("id", "title", "owner", "notes", "dueOn"), value).map(([key, text]) => `${key}: ${text}`);
    const item = fc
      .uniqueArray(field, { minLength: 1, maxLength: 4, selector: (text) => text.split(":")[0] })
      .map((fields) => `  - ${fields.join("\n    ")}\n`);
    const file = fc.tuple(fc.array(item, { maxLength: 3 }), fc.constantFrom("", "risks:\n")).map(([items, head]) => head + items.join(""));
    const damaged = fc.tuple(file, fc.nat(), fc.constantFrom("", "", " ", "\n", "-", ":", "#", "  ", '"')).map(([text, at, what]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + what + text.slice(place);
    });
    let plain = 0;
    fc.assert(
      fc.property(damaged, (source) => {
        if (assertSame(source)) plain++;
      }),
      cases(5_000),
    );
    assert.ok(plain > 1_000, `${plain} were plain`);
  });

  it("is most of what the example holds", () => {
    const texts = readdirSync("examples/nordlicht", { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".yaml"))
      .map((path) => readFileSync(`examples/nordlicht/${path}`, "utf8"));
    const pieces = texts.flatMap((text) => {
      const cut = cutYaml(text) ?? [];
      return cut.map(({ start }, index) => text.slice(start, cut[index + 1]?.start ?? text.length));
    });
    const plain = [...texts, ...pieces].filter(assertSame);
    assert.ok(plain.length > pieces.length / 2, `${plain.length} of ${pieces.length}`);
  });

  it("leaves a line of any length and a text of any depth to the library", () => {
    assert.ok(assertSame(`a: ${"x".repeat(1_000_000)}\n`));
    assert.equal(readPlainYaml(`a: ${"[".repeat(100_000)}`), undefined);
    assert.equal(readPlainYaml("- ".repeat(100_000)), undefined);
  });
});
