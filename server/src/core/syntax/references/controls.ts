import { clauseReference, controlReference, requirement } from "./build.ts";
import { endOf, type Item, type Link, type ListGrammar, readList, type Token } from "./lists.ts";
import type { Name } from "./names.ts";
import { expand, groupSize, isClause, isControl, isControl2013, isControl2022, isIn42001, isOnlyIn42001 } from "./numbering.ts";
import type { Surroundings } from "./surroundings.ts";
import { matches, readClause, readNumber, startsWell } from "./tokens.ts";
import type { Edition, Reference, ReferenceContext, Standard } from "./types.ts";

/** Whose number it is. `firm`: the words directly beside it or its column say so, hence of a whole list. */
interface Verdict {
  readonly standard: Standard;
  readonly edition: Edition | undefined;
  readonly firm: boolean;
}

const ANNEX = "(?:Annexe?|ANNEX|Anhang|ANHANG|Anexo|ANEXO|Appendix)";
const CONTROL = "(?:[Cc]ontrols?|CONTROLS?|Maßnahmen?|Kontrollen?|[Cc]ontrôles?|[Cc]ontroles?|[Mm]esures?|[Mm]edidas?)";
const PREFIXED = /A[. \u00a0\u202f]?(?=\d)/g;
const BARE = new RegExp(
  `(?<![A-Za-z-])(?:${ANNEX}[ \u00a0]A(?:[ \u00a0]?[:,(][ \u00a0]?(?:${CONTROL}[ \u00a0])?|[ \u00a0]${CONTROL}[ \u00a0])|` +
    `${CONTROL}[ \u00a0])(?=\\d{1,2}\\.\\d)`,
  "g",
);
const BEHIND_NAME = new RegExp(`[ \u00a0]?[:,]?[ \u00a0]?(?:in[ \u00a0])?(?:${CONTROL}[ \u00a0])?(?=\\d{1,2}\\.\\d)`, "y");
const AFTER_ANNEX = new RegExp(`${ANNEX}[\\s:,-]{1,2}(?:A[\\s:,]{1,2}(?:${CONTROL}[\\s:]{1,2})?)?[("*_\`]{0,2}$`);
const AFTER_FIGURE = /(?:Table|Tabelle|Tableau|Tabla|Figure|Figura|Abbildung|Abb\.|Fig\.|Appendix|Option|Section)[ \u00a0]$/;
/** The standards beside ISO 27001 that number requirements `A.x.y`. */
const WITH_ANNEX_A: ReadonlySet<Standard> = new Set(["iso42001", "iso27017", "iso27018", "iso27701"]);
/** What may stand before `A8.8`: no part of a file name, a path or an address. */
const LOOSE_BEFORE = /(?:^|[\s([{"'*`|,;:+>]|\d\/)$/;

/** Behind a theme: an id of the organisation's own, such as `A.5.AI.1`; `A.8.x` means the theme. */
const OWN_SERIES = /^\.(?![xXn](?![A-Za-z]))[A-Za-z]/;

const CONTROLS: ListGrammar = {
  read: readNumber,
  join: joinControl,
  expand: (from, to) => expand(from, to, groupSize(from.slice(0, -1))),
};

/** Bare numbers behind the name of the standard: clauses and controls. */
const NUMBERS: ListGrammar = { ...CONTROLS, read: readClause, join: (_, next) => (isBareNumber(next) ? next : undefined) };

/** The controls, themes and 2013 objectives of Annex A, and the numbers of other standards that look like them. */
export function findControls(around: Surroundings, context: ReferenceContext): Reference[] {
  return [...prefixedControls(around, context), ...controlsBehindWords(around, context), ...numbersBehindName(around)];
}

function prefixedControls(around: Surroundings, context: ReferenceContext): Reference[] {
  const { text } = around;
  const found: Reference[] = [];
  for (const match of matches(PREFIXED, text)) {
    const head = startsWell(text, match.index) ? readNumber(text, match.index) : undefined;
    const first = head && judge(around, head, context);
    if (head === undefined || first === undefined) continue;
    const items = readList(text, head, CONTROLS);
    PREFIXED.lastIndex = endOf(items);
    for (const item of items) {
      const verdict = first.firm || item.start === head.start ? first : judge(around, tokenOf(item), context);
      if (verdict !== undefined) found.push(toReference(text, item, verdict));
    }
  }
  return found;
}

/** `control 8.8`, `Annex A: 8.8`, `Annex A control 8.8`. */
function controlsBehindWords(around: Surroundings, context: ReferenceContext): Reference[] {
  const { text } = around;
  const found: Reference[] = [];
  for (const match of matches(BARE, text)) {
    const head = readNumber(text, match.index + match[0].length);
    if (head === undefined || !isControl2022(head.parts)) continue;
    const owner = around.near(head.start, isNotLaw) ?? around.column(head.start, isNotLaw);
    const named = owner ?? around.heading(head.start, isNotLaw);
    const isProven = context.namesStandard || /^A[NnP]/.test(match[0]);
    if (named === undefined ? !isProven : named.standard !== "iso27001") continue;
    const items = readList(text, head, CONTROLS);
    BARE.lastIndex = endOf(items);
    for (const item of items) found.push(controlReference(text, item, owner?.edition));
  }
  return found;
}

/**
 * Numbers right behind "ISO 27001" or "ISO 27002". Those of 27002 are controls. Those of 27001 are the clause of that
 * number where there is one, and otherwise the control; a list with one that can only be a control is one of controls.
 */
function numbersBehindName(around: Surroundings): Reference[] {
  const { text } = around;
  const found: Reference[] = [];
  for (const name of around.names) {
    if (name.standard !== "iso27001") continue;
    BEHIND_NAME.lastIndex = name.end;
    const gap = BEHIND_NAME.exec(text)?.[0] ?? "";
    const head = gap === "" ? undefined : readClause(text, name.end + gap.length);
    if (head === undefined || !isBareNumber(head)) continue;
    const items = readList(text, head, NUMBERS);
    const areControls = name.guidance || /\p{L}{3}/u.test(gap) || items.some(isOnlyControl);
    const reference = areControls ? controlReference : clauseReference;
    for (const item of items) found.push(reference(text, item, name.edition));
  }
  return found;
}

/** Decides whose number `token` is; undefined when it is no reference. */
function judge(around: Surroundings, token: Token, context: ReferenceContext): Verdict | undefined {
  const { start, end, parts } = token;
  const isCanonical = !token.prefixed || around.text[start + 1] === ".";
  if (!isPlausible(parts) || (!isCanonical && !isPlausibleLoose(around.text, token))) return undefined;
  if (parts.length === 1 && OWN_SERIES.test(around.text.slice(end, end + 3))) return undefined;
  const owner = around.beside(start, isAnnexed) ?? around.behind(end, hasAnnexA) ?? around.column(start, isAnnexed);
  if (owner !== undefined) return verdictOf(owner, parts);
  if (!isCanonical && isCyberEssentials(around, token)) return foreign("cyber-essentials", false);
  const far = around.near(start, hasAnnexA) ?? around.row(start, hasAnnexA) ?? around.heading(start, hasAnnexA);
  if (isIn42001(parts) && is42001(around, far, parts)) {
    return isOfUnknown(around.row(start, isAnnexed)) ? undefined : foreign("iso42001", false);
  }
  const before = around.text.slice(Math.max(0, start - 28), start);
  const isNamed = AFTER_ANNEX.test(before);
  if (!isOurs(parts) || (AFTER_FIGURE.test(before) && !(isNamed && context.namesStandard))) return undefined;
  const proves = isNamed || (isCanonical && parts.length > 1);
  if (!proves && !context.namesStandard && far?.standard !== "iso27001") return undefined;
  if (!isNamed && !isCanonical && !isControl(parts)) return undefined;
  return { standard: "iso27001", edition: undefined, firm: isNamed };
}

/** A standard that is not told apart, whose own annex the row is about. */
function isOfUnknown(name: Name | undefined): boolean {
  return name !== undefined && name.standard === undefined;
}

function verdictOf(name: Name, parts: readonly number[]): Verdict | undefined {
  if (name.standard === undefined) return undefined;
  if (name.standard !== "iso27001") return WITH_ANNEX_A.has(name.standard) ? foreign(name.standard, true) : undefined;
  return isOurs(parts) ? { standard: "iso27001", edition: name.edition, firm: true } : undefined;
}

function foreign(standard: Standard, firm: boolean): Verdict {
  return { standard, edition: undefined, firm };
}

/** Its numbers mean ISO 42001 where that is the nearest name, or where nothing names ISO 27001 or has such a number. */
function is42001(around: Surroundings, far: Name | undefined, parts: readonly number[]): boolean {
  if (far?.standard === "iso42001") return true;
  return around.has("iso42001") && (isOnlyIn42001(parts) || (far === undefined && !around.has("iso27001")));
}

function isCyberEssentials(around: Surroundings, token: Token): boolean {
  if (token.parts.length !== 2 || !/\d/.test(around.text[token.start + 1] ?? "")) return false;
  const accept = (name: Name): boolean => name.standard === "cyber-essentials" || name.standard === "iso27001";
  const { start } = token;
  const owner = around.near(start, accept) ?? around.column(start, accept) ?? around.row(start, accept);
  const named = owner ?? around.heading(start, accept);
  if (named !== undefined) return named.standard === "cyber-essentials";
  return around.has("cyber-essentials") && !around.has("iso27001");
}

/** Continues a list: full numbers of the same depth, or the last part alone (`A.5.1-4`, `A.5.15/16`). */
function joinControl(head: Token, next: Token, link: Link): Token | undefined {
  if (next.prefixed) return isPlausible(next.parts) ? next : undefined;
  if (next.parts.length > 1) return next.parts.length === head.parts.length && isControl(next.parts) ? next : undefined;
  const group = head.parts.slice(0, -1);
  const [number = 0] = next.parts;
  const isWritten = link.isRange ? link.isTight || /[a-z]/.test(link.text) : link.text === "/" && !/^\/\d{4}/.test(link.after);
  if (group.length === 0 || !isWritten || number <= (head.parts.at(-1) ?? 0) || number > groupSize(group)) return undefined;
  return { ...next, parts: [...group, number] };
}

function toReference(text: string, item: Item, verdict: Verdict): Reference {
  if (verdict.standard === "iso27001") return controlReference(text, item, verdict.edition);
  const prefix = verdict.standard === "cyber-essentials" ? "A" : "A.";
  return requirement(
    text,
    item,
    verdict.standard,
    item.numbers.map((number) => prefix + number.join(".")),
  );
}

function isPlausible(parts: readonly number[]): boolean {
  const [first = 0, second = 1, third = 1] = parts;
  return first >= 1 && first <= 18 && second > 0 && third > 0;
}

function isPlausibleLoose(text: string, { start, parts }: Token): boolean {
  return parts.length > 1 && LOOSE_BEFORE.test(text.slice(Math.max(0, start - 2), start));
}

function isOurs(parts: readonly number[]): boolean {
  return (parts[0] ?? 0) >= 5;
}

function isBareNumber({ prefixed, parts }: Token): boolean {
  return !prefixed && parts.length > 1 && (isControl(parts) || isClause(parts));
}

function isOnlyControl(item: Item): boolean {
  return item.numbers.every((number) => !isClause(number) && (isControl2022(number) || isControl2013(number)));
}

function isAnnexed(name: Name): boolean {
  return name.kind === "annex";
}

function hasAnnexA(name: Name): boolean {
  return name.standard === "iso27001" || name.standard === "iso42001";
}

function isNotLaw(name: Name): boolean {
  return name.kind !== "law";
}

function tokenOf(item: Item): Token {
  return { start: item.start, end: item.end, parts: item.numbers[0] ?? [], prefixed: true, letters: [] };
}
