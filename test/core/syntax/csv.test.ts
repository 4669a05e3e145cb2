import assert from "node:assert/strict";
import fc from "fast-check";
import { csvCell, parseCsv } from "../../../server/src/core/syntax/csv.ts";

const values = (text: string) => parseCsv(text).rows.map(({ cells }) => cells.map(({ value }) => value));

describe("parseCsv", () => {
  it("reads commas, semicolons and tabs, with any line ends", () => {
    assert.deepEqual(values("a,b\r\n1,2\r\n"), [
      ["a", "b"],
      ["1", "2"],
    ]);
    assert.deepEqual(values("a;b\n1,5;2,5\n"), [
      ["a", "b"],
      ["1,5", "2,5"],
    ]);
    assert.deepEqual(values("a\tb\r1\t2"), [
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("reads quotes, doubled quotes and line breaks in cells, and keeps ragged rows", () => {
    assert.deepEqual(values('id,text\n1,"say ""yes"", or\r\nno"\n2\n3,a,b\n'), [
      ["id", "text"],
      ["1", 'say "yes", or\nno'],
      ["2"],
      ["3", "a", "b"],
    ]);
  });

  it("leaves out blank lines, and keeps what stands above the header", () => {
    assert.deepEqual(values("Register of risks\n\nid,title\nR-1,x\n"), [["Register of risks"], ["id", "title"], ["R-1", "x"]]);
  });

  it("reads a quote that nothing closes as text, and goes on with the next cell", () => {
    const { rows, unclosedQuotes } = parseCsv('a,b\n1,"open\n2,"fine"\n3,5" disk\n');
    assert.deepEqual(
      rows.map(({ cells }) => cells.map(({ value }) => value)),
      [
        ["a", "b"],
        ["1", '"open'],
        ["2", "fine"],
        ["3", '5" disk'],
      ],
    );
    assert.deepEqual(unclosedQuotes, [{ start: 6, end: 7 }]);
  });

  it("gives every cell back that was written, with its exact place", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "Ä", "🟢", " ", ",", '"', "\n", "1"), maxLength: 8 });
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n"), (written, lineBreak) => {
        const text = ["k,l,m", ...written.map((row) => row.map(csvCell).join(","))].join(lineBreak);
        const parsed = parseCsv(text);
        assert.deepEqual(
          parsed.rows.slice(1).map(({ cells }) => cells.map(({ value }) => value)),
          written,
        );
        for (const { start, end, value, quoted } of parsed.rows.flatMap(({ cells }) => cells)) {
          assert.equal(quoted ? text.slice(start, end).replaceAll('""', '"') : text.slice(start, end), value);
        }
      }),
    );
  });

  it("never fails, and its rows and cells follow each other", () => {
    const hostile = fc.string({ unit: fc.constantFrom('"', ",", ";", "\t", "\n", "\r", " ", "x", "\0"), maxLength: 60 });
    fc.assert(
      fc.property(hostile, (text) => {
        let at = 0;
        for (const { start, end, cells } of parseCsv(text).rows) {
          assert.ok(at <= start && start <= end && end <= text.length);
          for (const cell of cells) {
            assert.ok(at <= cell.outerStart && cell.outerStart <= cell.start && cell.start <= cell.end && cell.end <= end);
            at = cell.end;
          }
        }
      }),
    );
  });

  it("takes time that grows with the length only, however many quotes are open", () => {
    assert.equal(parseCsv('a,"b""'.repeat(200_000)).unclosedQuotes.length > 0, true);
  });
});
