import { findHeadlessFrontMatter, type Heading, LONGEST_FRONT_MATTER, type MarkdownFile } from "../../syntax/markdown.ts";
import type { Span } from "../../text/span.ts";
import type { DocumentHead, HeadLine, Written } from "./form.ts";
import { isMetadataHeading } from "./vocabulary.ts";

/** How far into a document its metadata may stand. */
const MOST_LINES = 60;

/**
 * The part of a document where its metadata may stand: what is before its second heading, or before the third where the second
 * announces metadata, and never more than the first lines. `frontMatter` is the front matter that is to be read line by line, where
 * there is one.
 */
export function documentHead(text: string, markdown: HeadSource, frontMatter: Span | undefined): DocumentHead {
  const from = markdown.frontMatter?.end ?? findHeadlessFrontMatter(text)?.end ?? 0;
  const headings = markdown.headings.filter((heading) => heading.start >= from && isHeading(heading, text));
  const second = headings.slice(1).find((heading) => !isMetadataHeading(heading.text));
  const lines = linesIn(text, markdown.prose, { start: from, end: second?.start ?? text.length }, MOST_LINES);
  return {
    lines,
    frontMatter: frontMatter ? linesIn(text, markdown.prose, frontMatter, MOST_LINES) : [],
    title: htmlTitle(lines, headings[0]?.start ?? text.length) ?? (headings[0] && titleOf(headings[0], text)),
  };
}

/** What a document's head is read from, beside its text. */
type HeadSource = Pick<MarkdownFile, "frontMatter" | "headings" | "prose">;

/** Where in a text ends what its head, and the front matter before that, can depend on. */
export function headReach(text: string, { frontMatter, headings }: HeadSource): number {
  const from = frontMatter?.end ?? findHeadlessFrontMatter(text)?.end ?? 0;
  const first = headings.find((heading) => heading.start >= from && isHeading(heading, text));
  if (!first) return Number.POSITIVE_INFINITY;
  let at = from;
  for (let line = 0; line < MOST_LINES && at < text.length; line++) {
    const feed = text.indexOf("\n", at);
    at = feed < 0 ? text.length : feed + 1;
  }
  return Math.max(at + 1, first.end, LONGEST_FRONT_MATTER);
}

/** Lines with a rule right below them are a heading to Markdown, yet metadata to whoever wrote them. */
function isHeading({ start, end }: Heading, text: string): boolean {
  const written = text.slice(start, Math.min(end, start + 2000));
  return written.startsWith("#") || /\n[ \t]*=+\s*$/.test(written) || !/[:：|\n][^:：|\n]*\n/.test(written);
}

function linesIn(text: string, prose: string, { start, end }: Span, most: number): HeadLine[] {
  const lines: HeadLine[] = [];
  for (let at = start; at < end && lines.length < most; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 ? text.length : feed + 1;
    const stop = Math.min(end, feed < 0 ? text.length : text[feed - 1] === "\r" ? feed - 1 : feed);
    lines.push({ start: at, raw: text.slice(at, stop), prose: prose.slice(at, stop) });
    at = next;
  }
  return lines;
}

function titleOf({ start, text: words }: Heading, text: string): Written | undefined {
  const at = text.indexOf(words, start);
  return words === "" || at < 0 ? undefined : unadorned({ text: words, start: at, end: at + words.length });
}

/** The first heading where it is written in HTML. */
function htmlTitle(lines: readonly HeadLine[], before: number): Written | undefined {
  for (const { raw, start } of lines) {
    if (start >= before) break;
    const [all, words = ""] = /<h1(?:\s[^<>]{0,200})?>([^<>]{1,200})<\/h1>/i.exec(raw.slice(0, 1000)) ?? [];
    if (all === undefined) continue;
    const at = start + raw.indexOf(all) + all.indexOf(">") + 1;
    return unadorned({ text: words, start: at, end: at + words.length });
  }
  return undefined;
}

/** Without emphasis and emoji around it. */
function unadorned({ text, start }: Written): Written | undefined {
  const from = text.search(/[\p{L}\p{N}({["«„“]/u);
  if (from < 0) return undefined;
  const kept = text.slice(from).replace(/(?<![\s*_`])[\s*_`]+$/, "");
  return { text: kept, start: start + from, end: start + from + kept.length };
}
