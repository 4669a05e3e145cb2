import { clauseIds, clauseReference, controlReference, requirement } from "./build.ts";
import { endOf, type Item, type Link, type ListGrammar, readList, type Token } from "./lists.ts";
import type { Name } from "./names.ts";
import { expand, isClause, isControl } from "./numbering.ts";
import type { Surroundings } from "./surroundings.ts";
import { matches, readClause } from "./tokens.ts";
import type { Reference, ReferenceContext } from "./types.ts";

/**
 * How much a word says. `clause` alone means the standard in a text that names it. `section` words mean the document
 * itself as often. `weak` ones count only with the name of a standard beside them.
 */
type Word = "clause" | "section" | "weak";

const WORDS: readonly (readonly [Word, string])[] = [
  ["clause", "(?:[Ss]ub-?)?[Cc]lauses?|CLAUSES?|[Cc]l\\.|Klauseln?|[Cc]láusulas?|CLÁUSULAS?"],
  ["section", "§§?|[Aa]bschnitte?n?|Abschn\\.|Kapiteln?|Kap\\.|[Aa]partados?|[Cc]hapitres?"],
  ["weak", "[Ss]ections?|SECTION|[Cc]hapters?|Ziffern?|[Rr]equirements?|Anforderung(?:en)?|[Rr]equisitos?|Exigences?"],
];
const GAP = "(?:[ \\t\\u00a0\\u202f]{1,2}|[ \\t]?\\r?\\n[ \\t>]{0,12})";
const WORD = new RegExp(
  `(?<![\\p{L}\\d_/.-])(?:${WORDS.map(([, words]) => `(${words})`).join("|")})` + `(?:(?:\\(s\\))?${GAP}|(?<=[§.]))[*]{0,2}(?=\\d)`,
  "gu",
);
/** Paper that has clauses of its own. */
const PAPER =
  "contracts?|agreements?|DPAs?|MSA|NDA|SCCs?|addendum|terms|lease|deed|polic(?:y|ies)|procedure|handbook|manual|" +
  "Vertrag(?:e?s)?|AVV|Vereinbarung|Richtlinie|contrat|accord|contrato|acuerdo|Law|Act|Decree|Regulation|document|" +
  "Dokuments?";
const OF_PAPER = new RegExp(
  "^[)\"'”*_]{0,3} ?(?:(?:of|in|from|under|to|des|der|dieses|dieser|du|de|del)\\s(?:[\\p{L}'’-]{1,24}\\s){0,3}" +
    `(?:${PAPER})(?![\\p{L}])|,? ?(?:Article|Art\\.|Point))`,
  "u",
);
const PAPER_BEFORE = new RegExp(`(?:${PAPER}|[Cc]ontractual|its|their)(?:['’]s)?[\\s,]{1,2}$`, "u");
/** Between two clauses of one standard: "§ 6.1, § 8.2". */
const LINK = /^[\s*_`]{0,3}(?:[,;/&+]|and|or|und|oder|et|y)[\s*_`]{0,3}$/;
/** What may lead into "§ 9.3" when no standard is named beside it: no other document's title. */
const OPEN_BEFORE = /(?:^|[\n|([,;:+/>]|(?:^|[\s(])(?:per|under|to|and|gemäß|gem\.|nach|laut|und|selon|et|según|y))[\s*_"'`•–-]{0,4}$/;

const CLAUSES: ListGrammar = {
  read: readClause,
  join: joinClause,
  expand: (from, to) => expand(from, to, from.length === 1 ? 10 : 37),
};

/** Clauses of ISO 27001, of other ISO standards, and the clauses of ISO 27002, which are controls. */
export function findClauses(around: Surroundings, context: ReferenceContext): Reference[] {
  const { text } = around;
  const found: Reference[] = [];
  let last: { end: number; owner: Owner } | undefined;
  for (const match of matches(WORD, text)) {
    const head = readClause(text, match.index + match[0].length);
    if (head === undefined || head.prefixed || (match[0].includes("\n") && head.parts.length === 1)) continue;
    const items = readList(text, head, CLAUSES);
    const follows = last !== undefined && match.index - last.end < 8 && LINK.test(text.slice(last.end, match.index));
    const owner = follows ? last?.owner : ownerOf(around, match.index, items, wordOf(match), context);
    if (owner === undefined) continue;
    last = owner === OURS ? undefined : { end: endOf(items), owner };
    WORD.lastIndex = endOf(items);
    for (const item of items) {
      const start = item.start === head.start ? match.index : item.start;
      found.push(...toReferences(text, { ...item, start }, owner));
    }
  }
  return found;
}

/** Whose clauses these are: what the nearest words name, or ISO 27001 where the whole text is about it. */
function ownerOf(around: Surroundings, start: number, items: readonly Item[], word: Word, context: ReferenceContext): Owner | undefined {
  const { text } = around;
  const end = endOf(items);
  const named = around.beside(start, isAnnexedOrLaw) ?? around.behind(end, isAnnexedOrLaw);
  if (named !== undefined) return named.kind === "law" ? undefined : named;
  const before = text.slice(Math.max(0, start - 32), start);
  if (OF_PAPER.test(text.slice(end, end + 100)) || PAPER_BEFORE.test(before)) return undefined;
  if (word === "weak") return undefined;
  const near = around.near(start, isAnnexed, word === "clause" ? 160 : 400);
  if (near !== undefined && (word === "clause" || near.standard !== "iso27001" || isInBrackets(near, start, before))) {
    return near;
  }
  const inTable = around.column(start, isAnnexed) ?? around.row(start, isAnnexed);
  if (inTable !== undefined) return inTable;
  const heading = around.heading(start, isAnnexed);
  if (heading !== undefined && heading.standard !== "iso27001") return heading;
  if (!context.namesStandard || (word === "section" && !isOurSection(around, start, items, before))) return undefined;
  return OURS;
}

type Owner = Pick<Name, "standard" | "edition" | "guidance">;

const OURS: Owner = { standard: "iso27001", edition: undefined, guidance: false };

/** "ISO 27001, management systems (Kapitel 4–10)". */
function isInBrackets(name: Name, start: number, before: string): boolean {
  return before.endsWith("(") && start - name.end < 80;
}

/**
 * "§ 9.3" without a name beside it: a clause that exists, and neither a section of this document nor of one named before.
 * In a table whose header names standards it belongs to its column, and that one names none we know.
 */
function isOurSection(around: Surroundings, start: number, items: readonly Item[], before: string): boolean {
  if (!OPEN_BEFORE.test(before) || around.hasNamedColumns(start)) return false;
  const numbers = items.flatMap((item) => item.numbers);
  return numbers.every((number) => number.length > 1 && isClause(number) && !around.isOwnSection(number.join(".")));
}

function toReferences(text: string, item: Item, owner: Owner): Reference[] {
  const { standard, guidance, edition } = owner;
  const first = item.numbers[0] ?? [];
  if (standard === undefined) return [];
  if (standard !== "iso27001") return [requirement(text, item, standard, clauseIds(item))];
  if (guidance) return isControl(first) ? [controlReference(text, item, edition)] : [];
  return (first[0] ?? 0) >= 4 && (first[0] ?? 0) <= 10 ? [clauseReference(text, item, edition)] : [];
}

/** Continues a list: whole numbers after whole numbers (`4–10`), dotted ones, or the last part alone (`6.1.1-3`). */
function joinClause(head: Token, next: Token, link: Link): Token | undefined {
  const [number = 0] = next.parts;
  if (next.prefixed) return undefined;
  if (next.parts.length > 1 || head.parts.length === 1) return number >= 4 && number <= 18 ? next : undefined;
  if (!link.isRange || !link.isTight || number <= (head.parts.at(-1) ?? 0)) return undefined;
  const parts = [...head.parts.slice(0, -1), number];
  return isClause(parts) || isControl(parts) ? { ...next, parts } : undefined;
}

function wordOf(match: RegExpExecArray): Word {
  return WORDS[match.findIndex((group, index) => index > 0 && group !== undefined) - 1]?.[0] ?? "weak";
}

function isAnnexed(name: Name): boolean {
  return name.kind === "annex";
}

function isAnnexedOrLaw(name: Name): boolean {
  return name.kind !== "list";
}
