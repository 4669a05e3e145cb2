import { t as translated } from "@vscode/l10n";

export { config as configureL10n } from "@vscode/l10n";

/**
 * The one way in which a text that a person reads is made: the English sentence is the key into the bundle of the
 * display language, `{0}` and so on are its arguments.
 */
export function t(sentence: string, ...values: readonly (string | number)[]): string {
  const text = translated(sentence);
  if (values.length === 0) return text;
  const parts = partsOf(text);
  let result = parts[0] as string;
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] as string;
    result += `${values[Number(name)] ?? `{${name}}`}${parts[at + 1]}`;
  }
  return result;
}

/** A text cut at its arguments: what stands before one, its number, what stands behind it and before the next, and so on. */
function partsOf(text: string): readonly string[] {
  const known = cut.get(text);
  if (known) return known;
  const parts = text.split(/\{([^{}]+)\}/);
  cut.set(text, parts);
  return parts;
}

/** The texts are those of the program, and thousands of findings may be worded by one of them. */
const cut = new Map<string, readonly string[]>();
