import placeholderData from "../../../catalog/placeholders.yaml";

let bracketWords: ReadonlySet<string> | undefined;

/** True for words that wait in brackets to be filled in, such as `your company` or `to be defined`: told by the first of them or the last. */
export function isToFillIn(words: string): boolean {
  bracketWords ??= new Set(placeholderData().bracketed.flat());
  const parts = words
    .toLowerCase()
    .split(/[\s,;:/]+/)
    .filter(Boolean);
  return bracketWords.has(parts[0] ?? "") || bracketWords.has(parts.at(-1) ?? "");
}
