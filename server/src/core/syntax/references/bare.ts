import { clauseIds, clauseReference, controlReference, requirement } from "./build.ts";
import { endOf, type Item, type ListGrammar, readList } from "./lists.ts";
import type { Name } from "./names.ts";
import { expand, groupSize, isClause, isControl2013, isControl2022 } from "./numbering.ts";
import type { Surroundings } from "./surroundings.ts";
import { matches, readClause, readNumber } from "./tokens.ts";
import type { Reference, ReferenceContext } from "./types.ts";

type Type = "control" | "clause";

const NUMBERS: ListGrammar = {
  read: readClause,
  join: (head, next, { isRange }) =>
    !next.prefixed && next.parts.length > 1 && (!isRange || next.parts[0] === head.parts[0]) ? next : undefined,
  expand: (from, to) => expand(from, to, groupSize(from.slice(0, -1))),
};
const CELL = /\|[ \t*_`]{0,8}(?=\d{1,2}\.\d)/g;
/** The cell ends behind its numbers, or goes on with a control that says so itself. */
const CELL_END = /^[ \t*_`]{0,200}(?:\||\r?$|,[ \t]?A\.\d)/m;
const GOES_ON = /^[*_`]{0,3}[ \t]+[\p{Lu}(–—-]/u;
const CONTROL_WORDS = "controls?|annexe? a|annex a controls?|maßnahmen?|kontrollen?|contr[oô]les?|mesures?|medidas?";
const CLAUSE_WORDS = "(?:sub-?)?clauses?|klauseln?|cláusulas?|clausules?";
const NUMBER_WORDS = "(?: ?(?:id|ids|no|nr|number|nummer|ref|refs|reference|#)\\.?| ?\\(s\\))?";
const CONTROL_HEADER = new RegExp(`^(?:iso ?)?(?:${CONTROL_WORDS})${NUMBER_WORDS}$`, "i");
const CLAUSE_HEADER = new RegExp(`^(?:iso ?)?(?:${CLAUSE_WORDS})${NUMBER_WORDS}$`, "i");
const SAYS_CONTROL = /control|annex|anhang|anexo|maßnahme|kontroll|contr[oô]le|mesure|medida|27002/i;
const SAYS_CLAUSE = /clause|klausel|cláusula|section|abschnitt|requirement/i;
/** Headers of columns that number their rows by the list itself. */
const COUNTS = /^(?:#|nr\.?|no\.?|n°|pos\.?)$/i;
const TITLED = /(?:^#{1,6}[ \t]{0,4}|\|[ \t]{0,20})[*_]{0,3}(?=\d{1,2}\.\d)/gm;
const TITLE = /^[*_`]{0,3}(?:\.|:|[ \t]?[–—-](?=[ \t]))?[ \t]{1,40}[*_`]{0,3}([^|\r\n]{1,160})/;
const OTHER_CELL = /\|[ \t]*([^|\r\n]{3,200}?)[ \t]*(?=\|)/g;
/** Among how many cells behind its number a title is looked for. */
const CELLS = 3;
const BRACKETED = /\((?=\d{1,2}\.\d{1,2}(?:\.\d)?\))/g;

/**
 * Numbers without an `A` or a word before them, where their place proves what they are: alone in a column for controls or
 * clauses, in a section headed "Clause 8", or beside the title of the control or clause of that number.
 */
export function findBare(around: Surroundings, context: ReferenceContext): Reference[] {
  if (!context.namesStandard) return [];
  return [...numbersInColumns(around, context), ...numbersWithTitles(around, context), ...numbersInBrackets(around)];
}

function numbersInColumns(around: Surroundings, context: ReferenceContext): Reference[] {
  const { text } = around;
  const found: Reference[] = [];
  for (const match of matches(CELL, text)) {
    const start = match.index + match[0].length;
    const header = around.header(start);
    const head = header === undefined ? undefined : readClause(text, start);
    if (header === undefined || head === undefined) continue;
    const items = readList(text, head, NUMBERS);
    const rest = text.slice(endOf(items), endOf(items) + 240);
    const name = around.column(start, isAnnexed);
    if (!CELL_END.test(rest) && !(name?.standard === "iso27001" && GOES_ON.test(rest))) continue;
    found.push(...judgeCell(around, context, start, items, header, name));
  }
  return found;
}

function judgeCell(
  around: Surroundings,
  context: ReferenceContext,
  start: number,
  items: readonly Item[],
  header: string,
  name: Name | undefined,
): Reference[] {
  const { text } = around;
  const owner = name ?? around.heading(start, isAnnexed);
  const isClauseColumn = CLAUSE_HEADER.test(header);
  if (owner?.standard !== undefined && owner.standard !== "iso27001") {
    const { standard } = owner;
    return name === undefined && isClauseColumn ? items.map((item) => requirement(text, item, standard, clauseIds(item))) : [];
  }
  const mixed = name !== undefined && hasPrefixedNear(text, start) && items.every((item) => fits(item, "clause"));
  const type = mixed
    ? "clause"
    : (typeOfColumn(header, name, items) ?? typeInSection(around, start, items, header) ?? typeInRow(around, context, start, items));
  const isSure = name !== undefined || type === "clause" || items.every(({ numbers }) => numbers.every(isControl2022));
  if (type === undefined || !isSure || !items.every((item) => fits(item, type))) return [];
  return items.map((item) => build(text, item, type, name));
}

/** Where controls are written with their `A.`, a bare number is a clause. */
function hasPrefixedNear(text: string, start: number): boolean {
  return /\|[^|\n]{0,80}(?<!\w)A\.\d/.test(text.slice(Math.max(0, start - 1500), start + 1500));
}

/** What a column holds: as its header says, or for one that only names the standard, clauses before controls. */
function typeOfColumn(header: string, name: Name | undefined, items: readonly Item[]): Type | undefined {
  if (name === undefined) return CONTROL_HEADER.test(header) ? "control" : CLAUSE_HEADER.test(header) ? "clause" : undefined;
  if (SAYS_CONTROL.test(header) && !items.every((item) => item.numbers.every((number) => isClause(number) && !isControl2022(number)))) {
    return SAYS_CLAUSE.test(header) && items.every((item) => fits(item, "clause")) ? "clause" : "control";
  }
  return items.every((item) => fits(item, "clause")) ? "clause" : "control";
}

/** In the tables of a section headed "Clause 8", `8.2` is that clause, unless the column counts rows. */
function typeInSection(around: Surroundings, start: number, items: readonly Item[], header: string): Type | undefined {
  if (COUNTS.test(header)) return undefined;
  const clause = around.clauseSection(start);
  return clause !== undefined && items.every(({ numbers }) => numbers.every(([first]) => first === clause)) ? "clause" : undefined;
}

/** A row that also has the title of the control or clause of its number. */
function typeInRow(around: Surroundings, { titleOf }: ReferenceContext, start: number, items: readonly Item[]): Type | undefined {
  const [item] = items;
  const number = item?.numbers[0];
  if (titleOf === undefined || items.length !== 1 || item?.numbers.length !== 1 || number === undefined) return undefined;
  const { text } = around;
  const feed = text.indexOf("\n", start);
  const row = text.slice(item.end, Math.min(feed < 0 ? text.length : feed, item.end + 600));
  let cells = 0;
  for (const match of matches(OTHER_CELL, row)) {
    if (cells++ === CELLS) return undefined;
    const type = titleOf(number, match[1] ?? "", true);
    if (type !== undefined) return type;
  }
  return undefined;
}

/** `### 5.24 Information security incident …`, and the same in one cell. */
function numbersWithTitles(around: Surroundings, { titleOf }: ReferenceContext): Reference[] {
  if (titleOf === undefined) return [];
  const { text } = around;
  const found: Reference[] = [];
  for (const match of matches(TITLED, text)) {
    const start = match.index + match[0].length;
    const token = readNumber(text, start);
    if (token === undefined || token.parts.length < 2) continue;
    const words = TITLE.exec(text.slice(token.end, token.end + 210))?.[1];
    const type = words === undefined ? undefined : titleOf(token.parts, words, false);
    const owner = type === undefined ? undefined : (around.column(start, isAnnexed) ?? around.heading(start, isAnnexed));
    if (type === undefined || (owner?.standard !== undefined && owner.standard !== "iso27001")) continue;
    found.push(build(text, { start, end: token.end, numbers: [token.parts], letters: [] }, type, undefined));
  }
  return found;
}

/** "Continual improvement (10.1)" in a section headed "Clause 10". */
function numbersInBrackets(around: Surroundings): Reference[] {
  const { text } = around;
  const found: Reference[] = [];
  for (const match of matches(BRACKETED, text)) {
    const start = match.index + 1;
    const token = readNumber(text, start);
    if (token === undefined || around.clauseSection(start) !== token.parts[0] || !isClause(token.parts)) continue;
    found.push(clauseReference(text, { ...token, numbers: [token.parts] }, undefined));
  }
  return found;
}

function fits({ numbers }: Item, type: Type): boolean {
  return numbers.every((number) => (type === "clause" ? isClause(number) : isControl2022(number) || isControl2013(number)));
}

function build(text: string, item: Item, type: Type, name: Name | undefined): Reference {
  return type === "clause" ? clauseReference(text, item, name?.edition) : controlReference(text, item, name?.edition);
}

function isAnnexed(name: Name): boolean {
  return name.kind === "annex";
}
