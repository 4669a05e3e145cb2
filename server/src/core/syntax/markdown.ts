import type { SyntaxNodeRef, Tree } from "@lezer/common";
import { parser as commonMark, GFM } from "@lezer/markdown";
import { sharedText } from "../text/sharedText.ts";
import type { Span } from "../text/span.ts";
import { plainText } from "./plainText.ts";
import type { Table } from "./table.ts";
import { readMarkdownTable } from "./tables.ts";
import { tameMarkdown } from "./tameMarkdown.ts";

/** What the product needs to know of a Markdown text, with offsets in it. */
export interface MarkdownFile {
  readonly frontMatter: FrontMatter | undefined;
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
  const blanks: Span[] = frontMatter ? [{ start: 0, end: frontMatter.end }] : [];
  const headings: Heading[] = [];
  const links: MarkdownLink[] = [];
  const tables: Table[] = [];
  const paragraphs: Span[] = [];
  const unworded: Span[] = [];
  const body = frontMatter ? blank(text, blanks) : text;
  parse(body).iterate({
    enter(node) {
      const level = HEADINGS.get(node.name);
      if (level !== undefined) headings.push(readHeading(text, node, level));
      else if (node.name === "Paragraph") paragraphs.push({ start: node.from, end: node.to });
      else if (node.name === "Table") tables.push(readMarkdownTable(text, node.node));
      else if (node.name === "URL") {
        if (LINKS.has(node.node.parent?.name ?? "")) links.push(readLink(text, node));
        blanks.push({ start: node.from, end: node.to });
        unworded.push({ start: node.from, end: node.to });
      } else if (NOT_PROSE.has(node.name)) {
        blanks.push({ start: node.from, end: node.to });
        if (node.name !== "HTMLTag") unworded.push({ start: node.from, end: node.to });
        return false;
      } else if (node.name === "InlineCode") unworded.push({ start: node.from, end: node.to });
      return true;
    },
  });
  return { frontMatter, headings, links, tables, paragraphs, prose: blank(text, blanks), wording: blank(text, unworded) };
}

const HEADINGS = new Map(
  [1, 2, 3, 4, 5, 6].flatMap((level) => [`ATXHeading${level}`, `SetextHeading${level}`].map((name) => [name, level])),
);

/** Addresses that stand bare or in angle brackets lead to the web or a mailbox, never to a file. */
const LINKS = new Set(["Link", "Image", "LinkReference"]);

const NOT_PROSE = new Set([
  "FencedCode",
  "CodeBlock",
  "CommentBlock",
  "Comment",
  "HTMLTag",
  "ProcessingInstruction",
  "ProcessingInstructionBlock",
]);

function parse(text: string): Tree {
  return parser.parse(tameMarkdown(text));
}

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
const LONGEST_FRONT_MATTER = 10_000;

function readHeading(text: string, node: SyntaxNodeRef, level: number): Heading {
  const lineEnd = text.indexOf("\n", node.from);
  const end = lineEnd < 0 || lineEnd > node.to ? node.to : lineEnd;
  const words = text
    .slice(node.from, end)
    .replace(/^#+(?=[ \t\r]|$)/, "")
    .trim();
  return { level, text: sharedText(withoutClosingMarks(words)), start: node.from, end: node.to };
}

/** `Scope` of `## Scope ##`. */
function withoutClosingMarks(words: string): string {
  let end = words.length;
  while (words[end - 1] === "#") end--;
  return end === 0 || words[end - 1] === " " || words[end - 1] === "\t" ? words.slice(0, end).trimEnd() : words;
}

function readLink(text: string, node: SyntaxNodeRef): MarkdownLink {
  const written = text.slice(node.from, node.to).replace(/^<|>$/g, "");
  const hash = written.indexOf("#");
  return { target: hash < 0 ? written : written.slice(0, hash), span: { start: node.from, end: node.to } };
}

/** `text` with the spans filled by spaces, line breaks kept. */
function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), text.slice(from, end).replace(/[^\r\n]/g, " "));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
