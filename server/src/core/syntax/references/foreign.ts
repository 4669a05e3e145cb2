import { requirement } from "./build.ts";
import { LAWS, type Name } from "./names.ts";
import { SHAPES, type Shape } from "./shapes.ts";
import type { Surroundings } from "./surroundings.ts";
import { isQuantity, matches, startsWell } from "./tokens.ts";
import type { Reference, Standard } from "./types.ts";

const MARKS = "[*_`]{0,3}";
const RANGE = new RegExp(
  `${MARKS}(?:[ \u00a0]?(?:[-\u2010-\u2015]|\\.\\.)[ \u00a0]?|[ \u00a0](?:to|bis|through|until|à|al?)[ \u00a0])${MARKS}`,
  "y",
);
const LIST = new RegExp(
  `${MARKS}(?:[,;][ \u00a0]?(?:(?:and|und)[ \u00a0])?|[ \u00a0]?[/&+][ \u00a0]?|` + `[ \u00a0](?:and|und|or|oder|et|y)[ \u00a0])${MARKS}`,
  "y",
);
const ARTICLE = /(?<![\p{L}\d])(?:[Aa]rt(?:icles?|ikeln?|ículos?|icolo|s)?|ART(?:ICLES?|IKEL)?)\.?[ \u00a0]{0,2}(?=\d)/gu;
const PARAGRAPH =
  String.raw`[ \u00a0]?\(\d{1,2}\)|\.\d{1,2}(?!\d)|` + String.raw`[ \u00a0](?:Abs|Absatz|para|paragraph|apartado)\.?[ \u00a0]\d{1,2}`;
const POINT =
  String.raw`[ \u00a0]?\([a-z]\)|\.[a-z](?![a-z])|` +
  String.raw`[ \u00a0](?:lit|Buchst|Buchstabe|point|letra)\.?[ \u00a0]\(?[a-z](?![a-z])\)?`;
/** `32`, `21(2)(d)`, `21.2.d`, `6 Abs. 1 lit. b`. */
const ARTICLE_NUMBER = new RegExp(String.raw`(\d{1,3})(?![\d%])((?:${PARAGRAPH})?)((?:${POINT})?)`, "y");
/** The longest range that is taken for one. */
const LONGEST = 60;

interface Id {
  readonly start: number;
  readonly end: number;
  readonly shared: string;
  readonly number: number;
  /** Undefined where the id has more behind its number and so cannot run. */
  readonly name: (number: number) => string;
  readonly runs: boolean;
}

/** Ids of SOC 2, NIST, CIS, PCI DSS, ISO 27017, and articles of EU law: recognised so that they never count as ours. */
export function findForeign(around: Surroundings): Reference[] {
  const found: Reference[] = [];
  const mayBeAny = ANY_SHAPE.test(around.text);
  for (const shape of SHAPES) {
    const mayBe = provesItself(shape) ? mayBeAny : around.has(shape.standard);
    if (mayBe) found.push(...findShape(around, shape));
  }
  return LAWS.some((law) => around.has(law)) ? [...found, ...findArticles(around)] : found;
}

/** Some of its ids need no name of their standard anywhere. */
function provesItself({ needs, standard }: Shape): boolean {
  return needs === "nothing" || standard === "nist-800-53";
}

/** One look for all of those takes as long as for one of them, and most texts have none. */
const ANY_SHAPE = new RegExp(
  SHAPES.filter(provesItself)
    .map(({ head }) => `(?:${head.source})`)
    .join("|"),
);

function findShape(around: Surroundings, shape: Shape): Reference[] {
  const { text } = around;
  const found: Reference[] = [];
  for (const match of matches(shape.head, text)) {
    const start = match.index + (shape.lead === undefined ? 0 : match[0].length);
    const head = startsWell(text, match.index) ? readShape(text, start, shape) : undefined;
    if (head === undefined || !isNamed(around, shape, head)) continue;
    const ids = readIds(text, head, (at) => readShape(text, at, shape));
    shape.head.lastIndex = ids.at(-1)?.end ?? head.end;
    for (const id of ids) found.push(requirement(text, id, shape.standard, id.ids));
  }
  return found;
}

function findArticles(around: Surroundings): Reference[] {
  const { text } = around;
  const found: Reference[] = [];
  for (const match of matches(ARTICLE, text)) {
    const head = readArticle(text, match.index + match[0].length);
    if (head === undefined) continue;
    const ids = readIds(text, head, (at) => readArticle(text, at));
    const end = ids.at(-1)?.end ?? head.end;
    ARTICLE.lastIndex = end;
    const standard = lawOf(around, match.index, end);
    if (standard === undefined) continue;
    for (const [index, id] of ids.entries()) {
      const start = index === 0 ? match.index : id.start;
      found.push(requirement(text, { start, end: id.end }, standard, id.ids));
    }
  }
  return found;
}

interface Ids {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
}

/** Follows a list or range of foreign ids from its first on. */
function readIds(text: string, head: Id, read: (at: number) => Id | undefined): Ids[] {
  const found: Ids[] = [];
  let id: Id | undefined = head;
  while (id !== undefined) {
    const last = readBehind(text, id.end, RANGE, read);
    const length = last === undefined ? 0 : last.number - id.number;
    const { name, number } = id;
    if (last !== undefined && id.runs && last.runs && last.shared === id.shared && length > 0 && length < LONGEST) {
      const ids = Array.from({ length: length + 1 }, (_, index) => name(number + index));
      found.push({ start: id.start, end: last.end, ids });
      id = readBehind(text, last.end, LIST, read);
    } else {
      found.push({ start: id.start, end: id.end, ids: [name(number)] });
      id = readBehind(text, id.end, LIST, read);
    }
  }
  return found;
}

function readBehind(text: string, at: number, link: RegExp, read: (at: number) => Id | undefined): Id | undefined {
  link.lastIndex = at;
  const found = link.exec(text)?.[0];
  return found === undefined ? undefined : read(at + found.length);
}

function readShape(text: string, at: number, shape: Shape): Id | undefined {
  shape.id.lastIndex = at;
  const match = shape.id.exec(text);
  if (match === null) return undefined;
  const [whole, shared = "", digits = "", rest = ""] = match;
  const end = at + whole.length;
  const next = text.slice(end, end + 2);
  if (/^[\p{L}\d]|^\.\d/u.test(next) || (shape.isId !== undefined && !shape.isId(whole, next))) return undefined;
  const name = (number: number): string => shape.name(shared, String(number).padStart(digits.length, "0"), rest);
  return { start: at, end, shared, number: Number(digits), name, runs: rest === "" };
}

function readArticle(text: string, at: number): Id | undefined {
  ARTICLE_NUMBER.lastIndex = at;
  const match = ARTICLE_NUMBER.exec(text);
  if (match === null) return undefined;
  const [whole, digits = "", paragraph = "", point = ""] = match;
  const end = at + whole.length;
  if (isQuantity(text, end) || /[\p{L}\d]/u.test(text[end] ?? "")) return undefined;
  const more = [/\d+/.exec(paragraph)?.[0], /[a-z](?=\)?$)/.exec(point)?.[0]].filter((part) => part !== undefined);
  const name = (number: number): string => `Art.${[number, ...more].join(".")}`;
  return { start: at, end, shared: "", number: Number(digits), name, runs: more.length === 0 };
}

/** Where the shape alone proves nothing: is its standard named around it, or anywhere? */
function isNamed(around: Surroundings, shape: Shape, head: Id): boolean {
  if (shape.needs === "nothing" || (shape.standard === "nist-800-53" && !head.runs)) return true;
  if (shape.needs === "text") return around.has(shape.standard);
  const { start } = head;
  const owner = around.near(start, isFramework) ?? around.column(start, isFramework) ?? around.row(start, isFramework);
  return (owner ?? around.heading(start, isFramework))?.standard === shape.standard;
}

/** The law whose articles these are: what stands beside them, in the column, row or heading, or the only law the text names. */
function lawOf(around: Surroundings, start: number, end: number): Standard | undefined {
  const beside = around.beside(start, isLaw) ?? around.behind(end, isLaw);
  const near = beside ?? around.near(start, isLaw) ?? around.column(start, isLaw) ?? around.row(start, isLaw);
  const named = near ?? around.heading(start, isLaw);
  return named === undefined ? around.onlyLaw : named.standard;
}

function isLaw(name: Name): boolean {
  return name.kind === "law";
}

function isFramework(name: Name): boolean {
  return name.kind !== "law";
}
