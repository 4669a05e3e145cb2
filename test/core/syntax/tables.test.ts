import assert from "node:assert/strict";
import { parseMarkdown } from "../../../server/src/core/syntax/markdown.ts";
import { markdownCell } from "../../../server/src/core/syntax/tables.ts";

function cellsOf(text: string): string[][] {
  return (parseMarkdown(text).tables[0]?.rows ?? []).map(({ cells }) => cells.map(({ value }) => value));
}

describe("readMarkdownTable", () => {
  it("reads cells with and without outer bars, empty ones among them", () => {
    const expected = [
      ["a", "b", "c"],
      ["1", "", "3"],
      ["", "2", ""],
    ];
    assert.deepEqual(cellsOf("| a | b | c |\n|---|---|---|\n| 1 |  | 3 |\n| | 2 ||\n"), expected);
    assert.deepEqual(cellsOf("a | b | c\n--|--|--\n1 |  | 3\n|| 2 | |\n"), expected);
  });

  it("strips inline formatting from the value and keeps the place of the text", () => {
    const text = "| id | x |\n|--|--|\n| **A.5.1** | see [the *policy*](p.md)<br>and `a\\|b` \\_ |\n";
    const [, row] = parseMarkdown(text).tables[0]?.rows ?? [];
    const [id, x] = row?.cells ?? [];
    assert.equal(id?.value, "A.5.1");
    assert.equal(id?.emphasised, true);
    assert.equal(text.slice(id?.start, id?.end), "A.5.1");
    assert.equal(x?.value, "see the policy\nand a|b _");
    assert.equal(text.slice(x?.start, x?.end), "see [the *policy*](p.md)<br>and `a\\|b` \\_");
    assert.deepEqual(
      x?.links.map(({ target, start, end }) => [target, text.slice(start, end)]),
      [["p.md", "p.md"]],
    );
  });

  it("keeps lines to write on, and does not take two emphases for one", () => {
    assert.deepEqual(cellsOf("| a | b |\n|--|--|\n| ____ | *x* and *y* |\n")[1], ["____", "x and y"]);
  });

  it("reads them with Windows line ends and with blanks behind the bars, at their places", () => {
    const lines = ["| a | b | ", "|:--|--:|  ", "| 1 | 2 |\t", "| 3 |  |"];
    for (const text of [`x\r\n\r\n${lines.join("\r\n")}\r\n`, `> ${lines.join("\r\n> ")}`, lines.join("\n")]) {
      const [table] = parseMarkdown(text).tables;
      assert.deepEqual(
        table?.rows.map(({ cells }) => cells.map(({ value }) => value)),
        [
          ["a", "b"],
          ["1", "2"],
          ["3", ""],
        ],
        text,
      );
      const [one, two] = table?.rows[1]?.cells ?? [];
      assert.deepEqual([text.slice(one?.start, one?.end), text.slice(two?.start, two?.end)], ["1", "2"]);
    }
  });

  it("keeps ragged rows as they are", () => {
    assert.deepEqual(cellsOf("| a | b |\n|--|--|\n| 1 |\n| 1 | 2 | 3 |\n").slice(1), [["1"], ["1", "2", "3"]]);
  });
});

describe("markdownCell", () => {
  it("keeps a text in one cell", () => assert.equal(markdownCell("a|b\nc"), "a\\|b<br>c"));
});
