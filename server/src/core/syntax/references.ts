import { findBare } from "./references/bare.ts";
import { findClauses } from "./references/clauses.ts";
import { findControls } from "./references/controls.ts";
import { findForeign } from "./references/foreign.ts";
import type { Name } from "./references/names.ts";
import { NO_HEADINGS, type Outline, outlineOf } from "./references/outline.ts";
import { Surroundings, type Whole } from "./references/surroundings.ts";
import type { Reference, ReferenceContext, Standard } from "./references/types.ts";

export { readClauseId, readClauseIds, readControlId } from "./references/fields.ts";
export { enterHeading, NO_HEADINGS, type OpenHeadings, type Outline, outlineOf } from "./references/outline.ts";
export type { Whole } from "./references/surroundings.ts";
export type { Edition, Reference, ReferenceContext, Standard } from "./references/types.ts";

/**
 * Finds every reference to a control, theme or clause of ISO 27001 in a text of any format, and the ids of other standards
 * that could be taken for one. Sorted, not overlapping; each member of a list is a reference, a range is one with several ids.
 *
 * `A.8.8` counts everywhere but in web addresses. Other forms need the standard's name: beside them, in the header of their
 * table column, in their row, in a heading above them, or (`context`) anywhere in the document.
 */
export function scanReferences(text: string, context: ReferenceContext): Reference[] {
  if (!DIGIT.test(text)) return [];
  const outline = outlineOf(text);
  const numbers = new Set(outline.marks.map(({ number }) => number));
  const whole = { ...namedIn(outline.names), isOwnSection: (number: string) => numbers.has(number), open: NO_HEADINGS };
  return scanPart(outline, whole, context);
}

/** Finds the references in a part of a document that begins with a heading, or at the top of it. */
export function scanPart(outline: Outline, whole: Whole, context: ReferenceContext): Reference[] {
  const { text } = outline;
  const around = new Surroundings(outline, whole);
  const found = [...findControls(around, context), ...findClauses(around, context), ...findForeign(around), ...findBare(around, context)];
  return found.length === 0 ? [] : disjoint(outsideAddresses(found.sort(byPlace), text));
}

/** What a document names anywhere. */
export interface Named extends Pick<Whole, "has" | "onlyLaw"> {
  /** The same for documents that name the same. */
  readonly key: string;
}

/** What all parts of a document name. */
export function namedIn(names: readonly Name[]): Named {
  const standards = new Set<Standard | undefined>();
  const laws = new Set<Standard | undefined>();
  for (const { standard, kind } of names) {
    standards.add(standard);
    if (kind === "law") laws.add(standard);
  }
  const onlyLaw = laws.size === 1 ? [...laws][0] : undefined;
  return { has: (standard) => standards.has(standard), onlyLaw, key: `${textOf(standards)} ${textOf(laws)}` };
}

function textOf(standards: ReadonlySet<Standard | undefined>): string {
  return [...standards].map(String).sort().join();
}

/** True when `text` names ISO 27001, ISO 27002 or Annex A, but not for the Annex A of another standard. */
export function namesStandard(text: string): boolean {
  if (ISO_27001.test(text)) return true;
  for (const match of text.matchAll(ANNEX_A)) {
    if (!OTHER_STANDARD.test(text.slice(Math.max(0, match.index - 40), match.index))) return true;
  }
  return false;
}

/** Every reference has a number. */
const DIGIT = /\d/;
const ISO_27001 = /(?:[Ii][Ss][Oo]|[Ii][Ee][Cc])[ \u00a0_/-]{0,2}2700[12](?!\d)/;
const ANNEX_A = /(?<![\p{L}\d])(?:[Aa]nnexe?|ANNEXE?|Anhang|ANHANG|[Aa]nexo|ANEXO)[ \u00a0]A(?![\p{L}\d'’-])/gu;
const OTHER_STANDARD = /(?:ISO|IEC|EN|BS|PCI|NIST|ASTM)[ /A-Z]{0,8}[-:.\d ]{1,16}[\s,(:]{0,4}$/;
const ADDRESS = /:\/\/[^\s<>"'`|)\]]+|www\.[^\s<>"'`|)\]]+/g;

/** First the one that begins first, then the longer one. */
function byPlace(a: Reference, b: Reference): number {
  return a.start - b.start || b.end - a.end;
}

function disjoint(references: readonly Reference[]): Reference[] {
  const kept: Reference[] = [];
  let end = 0;
  for (const reference of references) {
    if (reference.start < end) continue;
    kept.push(reference);
    end = reference.end;
  }
  return kept;
}

function outsideAddresses(references: readonly Reference[], text: string): Reference[] {
  const addresses = text.matchAll(ADDRESS);
  let address = addresses.next();
  return references.filter((reference) => {
    while (!address.done && address.value.index + address.value[0].length <= reference.start) address = addresses.next();
    return address.done === true || reference.end <= address.value.index;
  });
}
