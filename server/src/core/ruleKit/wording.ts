import type { Catalog } from "../catalog/catalog.ts";
import { t } from "../text/l10n.ts";

/** The first names of a list for a sentence: `A.5.1, A.5.2 and 7 more`. */
export function someOf(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? t("{0} and {1} more", shown, names.length - most) : shown;
}

/** A control for a sentence: `A.8.8 (Management of technical vulnerabilities)`, or its id alone where it is not of Annex A. */
export function controlName(catalog: Catalog, control: string): string {
  const title = catalog.control(control)?.title;
  return title === undefined ? control : `${control} (${title})`;
}
