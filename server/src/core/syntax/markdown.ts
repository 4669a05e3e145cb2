import type { SyntaxNode, SyntaxNodeRef } from "@lezer/common";
import { parser as commonMark, GFM } from "@lezer/markdown";
import { mixIn, NO_CONTENT } from "../text/contentHash.ts";
import { detached, sharedText } from "../text/sharedText.ts";
import type { Span } from "../text/span.ts";
import { plainText } from "./plainText.ts";
import type { Table, TableRow } from "./table.ts";
import { readMarkdownRow } from "./tables.ts";
import { tameMarkdown } from "./tameMarkdown.ts";

/** What the product needs to know of a Markdown text, with offsets in it. */
export interface MarkdownFile extends MarkdownPart {
  readonly frontMatter: FrontMatter | undefined;
}

/** A Markdown text, or a part of one that was parsed alone. */
export interface MarkdownPart {
  readonly headings: readonly Heading[];
  readonly links: readonly MarkdownLink[];
  readonly tables: readonly Table[];
  /** Its paragraphs, those of lists and quotes too. */
  readonly paragraphs: readonly Span[];
  /** The text with everything blanked that is not prose: front matter, code blocks, comments, HTML, link targets. Same offsets. */
  readonly prose: string;
  /** The text with code, comments and link targets blanked: what people write, with front matter and HTML tags. Same offsets. */
  readonly wording: string;
}

export interface FrontMatter {
  /** The YAML between the fences. */
  readonly content: Span;
  /** Offset behind the closing fence's line. */
  readonly end: number;
}

export interface Heading extends Span {
  readonly level: number;
  readonly text: string;
}

/** `target` as written, without `#fragment`; `span` covers the written target. */
export interface MarkdownLink {
  readonly target: string;
  readonly span: Span;
}

const parser = commonMark.configure([GFM, plainText]);
const FENCE = /^---[ \t]*\r?\n/;
const CLOSING_FENCE = /^(?:---|\.\.\.)[ \t]*$/m;

/** Parses a Markdown text (CommonMark with GFM, and YAML front matter). Never throws. */
export function parseMarkdown(text: string): MarkdownFile {
  const frontMatter = findFrontMatter(text);
  const reader = new PartReader(text, 0, frontMatter);
  parser.parse(tameMarkdown(withoutFrontMatter(text, frontMatter))).iterate({ enter: (node) => reader.enter(node) });
  return { frontMatter, ...reader.part() };
}

/** A part that {@link parseParts} gives, with where it starts. */
export interface PlacedPart {
  readonly start: number;
  readonly opens: "top" | "heading" | "row";
  /** The header of the table that its first rows belong to, with the row of dashes below that; "" for a part that begins with no row. */
  readonly lead: string;
  readonly text: string;
  readonly part: MarkdownPart;
}

/** Where a text to parse stands that is a part of a file itself. */
export interface Around {
  /** See {@link PlacedPart}. */
  readonly lead: string;
  /** Its last table goes on behind it. */
  readonly goesOn: boolean;
}

/**
 * Parses a Markdown text in parts, each of which says the same when it is parsed alone behind its lead. It is cut before each heading
 * `# …` at the start of its line that stands in nothing else, and long tables before some of their rows. `frontMatter` is that of the text.
 */
export function parseParts(text: string, frontMatter: FrontMatter | undefined, around: Around = { lead: "", goesOn: false }): PlacedPart[] {
  const { lead } = around;
  const source = lead + text;
  const tame = tameMarkdown(withoutFrontMatter(source, frontMatter));
  const tree = parser.parse(tame);
  const first: Cut = { at: lead.length, opens: "top", lead };
  const cuts = [first];
  for (let block = tree.topNode.firstChild; block; block = block.nextSibling) {
    const found = opensPart(block, tame)
      ? [{ at: block.from, opens: "heading", lead: "" } as const]
      : block.name === "Table"
        ? rowCuts(source, tame, block, around)
        : [];
    for (const cut of found) {
      if (cut.at > first.at) cuts.push(cut);
      else cuts[0] = cut;
    }
  }
  // a part of a larger text would hold on to the whole of it, long after that has become another
  const readers = cuts.map(
    ({ at }, index) => new PartReader(detached(source.slice(at, cuts[index + 1]?.at)), at, index === 0 ? frontMatter : undefined),
  );
  let index = 0;
  tree.iterate({
    enter(node) {
      if (node.type.isTop) return true;
      while (node.from >= (cuts[index + 1]?.at ?? Number.POSITIVE_INFINITY)) index++;
      return node.from < first.at ? node.name === "Table" : (readers[index] as PartReader).enter(node);
    },
  });
  return readers.map((reader, number) => {
    const { at, ...cut } = cuts[number] as Cut;
    return { ...cut, start: at - first.at, text: reader.text, part: reader.part() };
  });
}

/** Where a part begins, in its lead and text. */
interface Cut extends Pick<PlacedPart, "opens" | "lead"> {
  readonly at: number;
}

/** Headings of another form may be joined to what stands before them, or be tamed with it. */
function opensPart({ name, from }: SyntaxNodeRef, text: string): boolean {
  return name.startsWith("ATXHeading") && startsLine(from, text) && text[from + (HEADINGS.get(name) ?? 0)] === " ";
}

function startsLine(at: number, text: string): boolean {
  return at === 0 || text[at - 1] === "\n";
}

/** Tables of fewer rows, with their header, are not cut. */
const MANY_ROWS = 100;
/** So many rows from the top stay together: the header is one of them. */
const HEAD_ROWS = 3;
/** On average every so many rows a table is cut: which ones the rows say themselves, so that it is the same ones wherever they move. */
const CUT_ROWS = 8;

/** Where a long table is cut. Its rows are known by their text alone, but for the header. */
function rowCuts(source: string, tame: string, table: SyntaxNode, { lead, goesOn }: Around): Cut[] {
  const isOpen = lead !== "" && table.from === 0;
  const rows = [table.firstChild, ...siblings(table.firstChild)].filter((row) => row?.name === "TableHeader" || row?.name === "TableRow");
  const isLong = isOpen || (goesOn && !table.nextSibling) || rows.length >= MANY_ROWS;
  if (!isLong || !startsLine(table.from, tame)) return [];
  const ownLead = isOpen ? lead : source.slice(table.from, nextLine(source, nextLine(source, table.from)));
  return rows.flatMap((row, index): Cut[] => {
    if (!row || row.from < lead.length || !startsLine(row.from, tame)) return [];
    const isFirst = isOpen && row.from === lead.length;
    const isCut = isFirst || ((isOpen || index >= HEAD_ROWS) && opensRows(source, row.from));
    return isCut ? [{ at: row.from, opens: "row", lead: ownLead }] : [];
  });
}

function siblings(node: SyntaxNode | null): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let next = node?.nextSibling; next; next = next.nextSibling) all.push(next);
  return all;
}

function nextLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed < 0 ? text.length : feed + 1;
}

function opensRows(text: string, start: number): boolean {
  let sum = NO_CONTENT;
  for (let at = start; at < text.length && text.charCodeAt(at) !== LINE_FEED; at++) sum = mixIn(sum, text.charCodeAt(at));
  return (sum >>> 8) % CUT_ROWS === 0;
}

const LINE_FEED = 10;

/** True where a table that was cut is as long as those that are: `rows` with its header. */
export function isLongTable(rows: number): boolean {
  return rows >= MANY_ROWS;
}

function withoutFrontMatter(text: string, frontMatter: FrontMatter | undefined): string {
  return frontMatter ? blank(text, [{ start: 0, end: frontMatter.end }]) : text;
}

/** Takes from the nodes of a tree what is to be known of a part of its text. */
class PartReader {
  private readonly headings: Heading[] = [];
  private readonly links: MarkdownLink[] = [];
  private readonly tables: { readonly rows: TableRow[] }[] = [];
  private readonly paragraphs: Span[] = [];
  private readonly blanks: Span[];
  private readonly unworded: Span[] = [];

  /** `start` is where the part starts in the text of the tree. */
  constructor(
    readonly text: string,
    private readonly start: number,
    frontMatter: FrontMatter | undefined,
  ) {
    this.blanks = frontMatter ? [{ start: 0, end: frontMatter.end }] : [];
  }

  part(): MarkdownPart {
    const { text, headings, links, tables, paragraphs, blanks, unworded } = this;
    const prose = blank(text, blanks);
    const isSame = blanks.length === unworded.length && blanks.every((span, index) => span === unworded[index]);
    return { headings, links, tables, paragraphs, prose, wording: isSame ? prose : blank(text, unworded) };
  }

  /** False for a node into which nobody needs to look. */
  enter(node: SyntaxNodeRef): boolean {
    const { id, name } = node.type;
    switch (ROLES[id]) {
      case undefined:
        return true;
      case "heading":
        this.headings.push(readHeading(this.text, this.spanOf(node), HEADINGS.get(name) ?? 1));
        return true;
      case "paragraph":
        this.paragraphs.push(this.spanOf(node));
        return true;
      case "table":
        this.tables.push({ rows: [] });
        return true;
      case "row":
        this.row(node.node);
        return true;
      case "address":
        this.address(node);
        return true;
      case "code":
        this.unworded.push(this.spanOf(node));
        return true;
      case "noProse": {
        const span = this.spanOf(node);
        this.blanks.push(span);
        if (name !== "HTMLTag") this.unworded.push(span);
        return false;
      }
    }
  }

  private address(node: SyntaxNodeRef): void {
    const span = this.spanOf(node);
    if (LINKS.has(node.node.parent?.name ?? "")) this.links.push(readLink(this.text, span));
    this.blanks.push(span);
    this.unworded.push(span);
  }

  private row(node: SyntaxNode): void {
    // the first row of a part may go on with a table
    if (this.tables.length === 0) this.tables.push({ rows: [] });
    this.tables.at(-1)?.rows.push(readMarkdownRow(this.text, node, this.start));
  }

  private spanOf({ from, to }: SyntaxNodeRef): Span {
    return { start: from - this.start, end: to - this.start };
  }
}

const HEADINGS = new Map(
  [1, 2, 3, 4, 5, 6].flatMap((level) => [`ATXHeading${level}`, `SetextHeading${level}`].map((name) => [name, level])),
);

/** Addresses that stand bare or in angle brackets lead to the web or a mailbox, never to a file. */
const LINKS = new Set(["Link", "Image", "LinkReference"]);

type Role = "heading" | "paragraph" | "table" | "row" | "address" | "code" | "noProse";

const ROLE_OF: Readonly<Record<string, Role>> = {
  ...Object.fromEntries([...HEADINGS.keys()].map((name) => [name, "heading"])),
  Paragraph: "paragraph",
  Table: "table",
  TableHeader: "row",
  TableRow: "row",
  URL: "address",
  InlineCode: "code",
  FencedCode: "noProse",
  CodeBlock: "noProse",
  CommentBlock: "noProse",
  Comment: "noProse",
  HTMLTag: "noProse",
  ProcessingInstruction: "noProse",
  ProcessingInstructionBlock: "noProse",
};

/** By the number of a node's type, which is looked up sooner than a name: every node of every file asks. */
const ROLES: readonly (Role | undefined)[] = parser.nodeSet.types.map(({ name }) => ROLE_OF[name]);

/** The YAML between a first line `---` and the next `---` or `...`. */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const open = FENCE.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  const close = CLOSING_FENCE.exec(text.slice(start));
  if (!close) return undefined;
  const end = start + close.index + close[0].length;
  const feed = text.indexOf("\n", end);
  return { content: { start, end: start + close.index }, end: feed < 0 ? text.length : feed + 1 };
}

/**
 * The front matter of a text whose first fence is missing: at least two lines of it, every one a key, something below a key or a comment,
 * with no blank line before the closing fence.
 */
export function findHeadlessFrontMatter(text: string): FrontMatter | undefined {
  if (!KEY_LINE.test(text)) return undefined;
  let keys = 0;
  for (let at = 0; at < text.length && at < LONGEST_FRONT_MATTER; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 ? text.length : feed + 1;
    const line = text.slice(at, next);
    if (/^---[ \t]*\r?\n?$/.test(line)) return keys >= 2 ? { content: { start: 0, end: at }, end: next } : undefined;
    if (KEY_LINE.test(line)) keys++;
    else if (!/^(?:[ \t]+\S|- |#)/.test(line)) return undefined;
    at = next;
  }
  return undefined;
}

const KEY_LINE = /^[\p{L}"'][^:\n|*]{0,60}:[ \t\r\n]/u;
export const LONGEST_FRONT_MATTER = 10_000;

function readHeading(text: string, { start, end }: Span, level: number): Heading {
  const lineEnd = text.indexOf("\n", start);
  const words = text
    .slice(start, lineEnd < 0 || lineEnd > end ? end : lineEnd)
    .replace(/^#+(?=[ \t\r]|$)/, "")
    .trim();
  return { level, text: sharedText(withoutClosingMarks(words)), start, end };
}

/** `Scope` of `## Scope ##`. */
function withoutClosingMarks(words: string): string {
  let end = words.length;
  while (words[end - 1] === "#") end--;
  return end === 0 || words[end - 1] === " " || words[end - 1] === "\t" ? words.slice(0, end).trimEnd() : words;
}

function readLink(text: string, span: Span): MarkdownLink {
  const written = text.slice(span.start, span.end).replace(/^<|>$/g, "");
  const hash = written.indexOf("#");
  return { target: hash < 0 ? written : written.slice(0, hash), span };
}

function blanksFor(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/[^\r\n]/g, " ") : " ".repeat(text.length);
}

/** `text` with the spans filled by spaces, line breaks kept. */
function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), blanksFor(text.slice(from, end)));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
