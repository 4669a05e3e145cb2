import { requirement } from "./build.ts";
import type { Name } from "./names.ts";
import type { Surroundings } from "./surroundings.ts";
import { matches, startsWell } from "./tokens.ts";
import type { Reference, Standard } from "./types.ts";

/** Ids of a foreign standard that can be told by their shape. */
interface Shape {
  readonly standard: Standard;
  /** One id. Group 1 is what the ids of a range share, group 2 the number that runs, group 3 what may follow it. */
  readonly pattern: RegExp;
  /** Where the shape alone proves nothing: `line` asks for the standard's name around it, `text` for one anywhere. */
  readonly needs: "nothing" | "text" | "line";
  readonly id: (shared: string, number: string, rest: string) => string;
  readonly isId?: (shared: string, number: string, rest: string) => boolean;
}

const JOIN = "[ \\u00a0]?(?:[-\\u2013]|to|bis|through)[ \\u00a0]?";
const AND = "(?:,[ \\u00a0]?(?:and |und )?|[ \\u00a0]?[/&][ \\u00a0]?|[ \\u00a0](?:and|und|or|oder|et|y)[ \\u00a0])";

const SHAPES: readonly Shape[] = [
  {
    standard: "nist-csf",
    pattern: /((?:GV|ID|PR|DE|RS|RC)\.[A-Z]{2}-)(\d{1,2})()/g,
    needs: "nothing",
    id: (shared, number) => shared + number,
  },
  {
    standard: "nist-800-53",
    pattern: /((?:AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PM|PS|PT|RA|SA|SC|SI|SR)-)(\d{1,2})((?: ?\(\d{1,2}\))?)/g,
    needs: "text",
    id: (shared, number, rest) => shared + Number(number) + rest.trim(),
  },
  { standard: "soc2", pattern: /((?:CC|PI)[1-9]\.)([1-9])()/g, needs: "nothing", id: (shared, number) => shared + number },
  { standard: "soc2", pattern: /((?:A1|C1|P[1-8])\.)([1-9])()/g, needs: "text", id: (shared, number) => shared + number },
  {
    standard: "iso27017",
    pattern: /(CLD\.\d{1,2}\.\d{1,2}\.)(\d{1,2})()/g,
    needs: "nothing",
    id: (shared, number) => shared + number,
  },
  {
    standard: "pci-dss",
    pattern: /(?:(?:[Rr]equirements?|REQUIREMENTS?|Reqs?\.?|Anforderung(?:en)?|[Ee]xigences?|[Rr]equisitos?)[ \u00a0])((?:\d{1,2}\.){0,3})(\d{1,2})()/g,
    needs: "line",
    id: (shared, number) => shared + number,
  },
  {
    standard: "pci-dss",
    pattern: /PCI[ -]DSS[ \u00a0]((?:\d{1,2}\.){1,3})(\d{1,2})()/g,
    needs: "nothing",
    id: (shared, number) => shared + number,
    isId: (shared, number) => !PCI_VERSIONS.has(shared + number),
  },
  {
    standard: "cis",
    pattern: /CIS(?:[ \u00a0](?:CSC|Critical Security))?(?:[ \u00a0](?:Controls?|Safeguards?))?(?:[ \u00a0]v\d(?:\.\d)?)?:?[*]{0,2}[ \u00a0](?:Controls?[ \u00a0]|Safeguards?[ \u00a0])?(\d{1,2}\.)(\d{1,2})()/g,
    needs: "nothing",
    id: (shared, number) => shared + number,
  },
  {
    standard: "cis",
    pattern: /(?:[Cc]ontrols?|[Ss]afeguards?)[ \u00a0](\d{1,2}\.)(\d{1,2})()/g,
    needs: "line",
    id: (shared, number) => shared + number,
  },
];

const PCI_VERSIONS = new Set(["1.0", "1.1", "1.2", "2.0", "3.0", "3.1", "3.2", "3.2.1", "4.0", "4.0.1"]);

const ARTICLE =
  /(?<![\p{L}\d])(?:[Aa]rt(?:icles?|ikeln?|ículos?|ículo|icolo|s)?\.?|ART(?:ICLES?|IKEL|\.))[ \u00a0]{0,2}(?=\d)/gu;
/** `21(2)(d)`, `21.2.d`, `6 Abs. 1 lit. b`, `5 para. 2`. */
const ARTICLE_NUMBER =
  /(\d{1,3})(?![\d%])((?:[ \u00a0]?\(\d{1,2}\)|\.\d{1,2}(?!\d)|[ \u00a0](?:Abs|para|par|paragraph|apartado|Absatz)\.?[ \u00a0]\d{1,2})?)((?:[ \u00a0]?\([a-z]\)|\.[a-z](?![a-z])|[ \u00a0](?:lit|Buchst|point|letra|Buchstabe)\.?[ \u00a0]\(?[a-z](?![a-z])\)?)?)/y;
const ARTICLE_RANGE = new RegExp(JOIN, "y");
const ARTICLE_LIST = new RegExp(AND, "y");

/** Ids of SOC 2, NIST, CIS, PCI DSS, ISO 27017, and articles of EU law: recognised so that they never count as ours. */
export function findForeign(around: Surroundings): Reference[] {
  return [...SHAPES.flatMap((shape) => findShape(around, shape)), ...findArticles(around)];
}

function findShape(around: Surroundings, shape: Shape): Reference[] {
  const { text } = around;
  const found: Reference[] = [];
  for (const match of matches(shape.pattern, text)) {
    const [whole, shared = "", number = "", rest = ""] = match;
    const start = match.index + whole.indexOf(shared + number + rest, whole.length - shared.length - number.length - rest.length);
    const end = match.index + whole.length;
    if (!startsWell(text, match.index) || /[\p{L}\d]/u.test(text[end] ?? "") || /^[.-]\d/.test(text.slice(end, end + 2))) continue;
    if (shape.isId?.(shared, number, rest) === false || !isNamed(around, shape, start, rest)) continue;
    found.push(requirement(text, { start, end }, shape.standard, [shape.id(shared, number, rest)]));
  }
  return found;
}
