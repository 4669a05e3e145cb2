import { type HeadLine, type MetadataForm, type Statement, type Written, written } from "./form.ts";
import { isExplanation } from "./vocabulary.ts";

/** `| Version | 1.0 |`, also with two pairs to a row, under a header row or without one. */
export const table: MetadataForm = {
  carrier: "prose",
  read: ({ lines }) => tablesIn(lines).map(statementsOf),
};

function tablesIn(lines: readonly HeadLine[]): Written[][][] {
  const tables: Written[][][] = [];
  let isOpen = false;
  for (const line of lines) {
    const isRow = /^\s*\|.*\|/.test(line.prose);
    if (isRow && !isOpen) tables.push([]);
    isOpen = isRow;
    if (isRow && !DELIMITER.test(line.prose)) tables[tables.length - 1]?.push(cellsOf(line));
  }
  return tables;
}

const DELIMITER = /^[\s|:-]+$/;

function statementsOf(rows: readonly Written[][]): Statement[] {
  const [header] = rows;
  if (!header || isExplanation(stripped(header[1]))) return [];
  return rows.flatMap((cells) => (cells.length === 2 || cells.length === 4 ? pairs(cells) : []));
}

function pairs(cells: readonly Written[]): Statement[] {
  return cells.flatMap((label, i) => {
    const value = i % 2 === 0 ? cells[i + 1] : undefined;
    return value ? [{ label: { ...label, text: stripped(label) }, value }] : [];
  });
}

function stripped(cell: Written | undefined): string {
  return (cell?.text ?? "").replace(/[*_`:：]+/g, "").trim();
}

/** The cells between the bars; an escaped bar is text. What stands behind the last bar is no cell. */
function cellsOf({ prose, start }: HeadLine): Written[] {
  const bars = [...prose.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  return bars.slice(1).map((bar, i) => written(prose, start, (bars[i] as number) + 1, bar));
}
