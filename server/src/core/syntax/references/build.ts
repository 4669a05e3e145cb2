import type { Item } from "./lists.ts";
import { isObjective2013 } from "./numbering.ts";
import type { Edition, Reference, Standard } from "./types.ts";

/** A reference to controls, objectives or themes of ISO 27001's Annex A for one member of a list. */
export function controlReference(text: string, item: Item, said: Edition | undefined): Reference {
  const ids = item.numbers.map((number) => `A.${number.join(".")}`);
  const type = item.numbers[0]?.length === 1 ? "theme" : "control";
  return reference(text, item, "iso27001", type, ids, editionOf(item, said));
}

/** A reference to clauses of ISO 27001. */
export function clauseReference(text: string, item: Item, said: Edition | undefined): Reference {
  return reference(text, item, "iso27001", "clause", clauseIds(item), said);
}

/** A reference to ids of a foreign standard. */
export function requirement(text: string, item: Span, standard: Standard, ids: readonly string[]): Reference {
  return reference(text, item, standard, "requirement", ids, undefined);
}

/** `6.1.3`, or with its points `6.1.3 d`. */
export function clauseIds(item: Item): string[] {
  const numbers = item.numbers.map((number) => number.join("."));
  return item.letters.length === 0 ? numbers : item.letters.map((letter) => `${numbers[0] ?? ""} ${letter}`);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Written out because this is made for every id of a folder, and spreading takes ten times as long. */
function reference(
  text: string,
  { start, end }: Span,
  standard: Standard,
  type: Reference["type"],
  ids: readonly string[],
  edition: Edition | undefined,
): Reference {
  return { start, end, text: text.slice(start, end), standard, type, ids, edition };
}

/** Three parts and the domains from 9 on are of 2013; the words beside it count unless the form belies them. */
function editionOf(item: Item, said: Edition | undefined): Edition | undefined {
  const parts = item.numbers.at(-1) ?? [];
  if (parts.length === 3 || (parts[0] ?? 0) > 8) return "2013";
  return said === "2013" && parts.length === 2 && !isObjective2013(parts) ? undefined : said;
}
