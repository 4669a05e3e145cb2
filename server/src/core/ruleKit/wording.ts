import type { Catalog } from "../catalog/catalog.ts";
import type { IsmsRecord } from "../model/record.ts";
import { nameOf } from "../model/recordFields.ts";
import { t } from "../text/l10n.ts";

/** The first names of a list for a sentence: `A.5.1, A.5.2 and 7 more`. Of things, those that are shown are asked for their names. */
export function someOf<T>(things: readonly T[], most: number, nameOf: (thing: T) => string = String): string {
  const shown = things.slice(0, most).map(nameOf).join(", ");
  return things.length > most ? t("{0} and {1} more", shown, things.length - most) : shown;
}

/** A control for a sentence: `A.8.8 (Management of technical vulnerabilities)`, or its id alone where it is not of Annex A. */
export function controlName(catalog: Catalog, control: string): string {
  const title = catalog.control(control)?.title;
  return title === undefined ? control : `${control} (${title})`;
}

/** A record for a sentence: `SUP-01 (Kiel Hosting)`, or its name alone where it lacks an id or a title. */
export function nameAndTitle(record: IsmsRecord): string {
  const { id, title } = record;
  return id === undefined || title === undefined ? nameOf(record) : `${id} (${title})`;
}

/** The beginning of a text for a sentence, on one line. */
export function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line;
}

const MOST = 60;
