/** Text from a workspace as Markdown that shows it literally: it can neither format nor link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-!|~&$]/g, "\\$&").replace(/(?<!\s)\s*\n\s*/g, " ");
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Sections with a blank line between them; empty ones left out. */
export function sections(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join("\n\n");
}

/** A table with its cells shown literally. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
