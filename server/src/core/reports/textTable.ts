import { displayWidth } from "../text/width.ts";
import type { Paint } from "./findings/pretty.ts";

/** A heading with lines below it, for a terminal. */
export function section(title: string, lines: readonly string[], paint: Paint): string {
  return [paint("bold", title), ...lines].join("\n");
}

/** Rows with their columns below each other, indented. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  return rows.map((row) => `  ${row.map((cell, i) => (i === row.length - 1 ? cell : padded(cell, widths[i] ?? 0))).join("  ")}`.trimEnd());
}

/** A text filled up with spaces to a width on the screen. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
