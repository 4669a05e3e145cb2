/** Text from a workspace as Markdown that shows it literally: it can neither format nor link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-!|~&$]/g, "\\$&").replace(/\s*\r?\n\s*/g, " ");
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Sections with a blank line between them; empty ones left out. */
export function sections(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join("\n\n");
}
