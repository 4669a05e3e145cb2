import type { Span } from "../text/span.ts";

/** A grid of cells, whatever it is written in. Offsets are those of the file's text. */
export interface Table {
  /** Rows from the top, the header among them. */
  readonly rows: readonly TableRow[];
}

export interface TableRow extends Span {
  readonly cells: readonly TableCell[];
}

/** A cell: the span is that of its text, without padding, quotes and marks of emphasis around the whole of it. */
export interface TableCell extends Span {
  /** What a reader sees in it; line breaks are `\n`. */
  readonly value: string;
  /** Where the cell begins, before padding and quotes. */
  readonly outerStart: number;
  /** Marks of emphasis stand around the whole of it, as around a heading between rows. */
  readonly emphasised: boolean;
  /** Written in quotes, so that more of them inside are doubled. */
  readonly quoted: boolean;
  /** Addresses of the links in it, with their places. */
  readonly links: readonly CellLink[];
}

export interface CellLink extends Span {
  readonly target: string;
}
