import type { IsmsRecord, Problem, Segment } from "../model/record.ts";
import { fieldByName, kindOf } from "../schema/kinds.ts";
import { findHeadlessFrontMatter, type MarkdownFile } from "../syntax/markdown.ts";
import type { Entry, MapNode } from "../syntax/node.ts";
import { SegmentPlace } from "../syntax/segmentPlace.ts";
import { parseYamlDocuments } from "../syntax/yamlNodes.ts";
import { t } from "../text/l10n.ts";
import { detached } from "../text/sharedText.ts";
import { fold, suggest } from "../text/suggest.ts";
import { buildRecord } from "./buildRecord.ts";
import { proseDocument } from "./metadata/proseDocument.ts";

/** A Markdown file as its metadata is looked for. */
export interface DocumentSource {
  readonly path: string;
  readonly text: string;
  readonly markdown: Pick<MarkdownFile, "frontMatter" | "headings" | "prose">;
  /** A segment that starts where the file does. */
  readonly whole: Segment;
}

/** The document that a Markdown file is. */
export interface ReadDocument {
  /** Undefined for a file that says nothing of itself. */
  readonly record: IsmsRecord | undefined;
  readonly problems: readonly Problem[];
  /** What is between the fences of its front matter, with where that starts. */
  readonly head: { readonly segment: Segment; readonly start: number } | undefined;
}

/** Reads the document that a Markdown file is, and what is wrong with its front matter. */
export function readDocument(source: DocumentSource): ReadDocument {
  const { text, markdown, whole } = source;
  const problems: Problem[] = [];
  const start = markdown.frontMatter?.content.start;
  const head = start === undefined ? undefined : { segment: new SegmentPlace(), start };
  const record = documentRecord(source, head?.segment ?? whole, problems);
  if (!markdown.frontMatter) problems.push(...unclosedFrontMatter(text, whole));
  return { record, problems, head };
}

/** A first line `---` with keys below it and no second one: nothing in it would be read, and no one would know. */
function unclosedFrontMatter(text: string, segment: Segment): Problem[] {
  if (!/^---[ \t]*\r?\n[A-Za-z][\w-]{0,40}:[ \t\r\n]/.test(text)) return [];
  const message = t("The front matter has no closing `---`, so the document has no metadata at all. Close it on a line of its own.");
  return [{ code: "syntax/front-matter", start: 0, end: 3, segment, message }];
}

/** The document that a file is: by its front matter where that says so, else by how its text begins. */
function documentRecord({ path, text, markdown, whole }: DocumentSource, head: Segment, problems: Problem[]): IsmsRecord | undefined {
  const fenced = markdown.frontMatter?.content;
  const front = fenced && readFrontMatter(detached(text.slice(fenced.start, fenced.end)), path, head, problems);
  if (front?.isControlled && !front.isDamaged) return front.record;
  const headless = fenced ? undefined : findHeadlessFrontMatter(text);
  const isSound = front !== undefined && !front.isDamaged;
  const prose = proseDocument({ path, text, markdown, segment: whole, frontMatter: fenced ?? headless?.content, isSound });
  const isMore = prose && fieldCount(prose) > (front?.isControlled ? fieldCount(front.record) : 0);
  if (isMore || front) return isMore ? prose : front?.record;
  const open = headless && readFrontMatter(text.slice(0, headless.content.end), path, whole, [])?.record;
  // its body's mentions are those of the whole text, because without a fence it is text as well
  return open && { ...open, problems: [], mentions: open.mentions.filter(({ field }) => field !== undefined) };
}

function fieldCount({ data }: IsmsRecord): number {
  return Object.keys(data).length;
}

interface FrontMatterDocument {
  readonly record: IsmsRecord;
  /** It says something that only a document of an ISMS says. */
  readonly isControlled: boolean;
  readonly isDamaged: boolean;
}

/** Front matter is a document where it is a mapping; keys that are no document's are the site generator's own and left alone. */
function readFrontMatter(source: string, path: string, segment: Segment, problems: Problem[]): FrontMatterDocument | undefined {
  const [document] = parseYamlDocuments(source);
  const isDamaged = document !== undefined && document.problems.length > 0;
  for (const problem of document?.problems ?? []) {
    const message = t(
      "The front matter cannot be read as meant: {0}. What it damages is left out of every check until it is mended.",
      problem.message.replace(/\.$/, ""),
    );
    problems.push({ code: "syntax/front-matter", start: problem.start, end: Math.max(problem.end, problem.start + 1), segment, message });
  }
  if (document?.root?.type !== "map") return undefined;
  const built = buildRecord(kindOf("document"), document.root, path, segment, source, "frontMatter");
  if (fieldCount(built) === 0) return undefined;
  const isOurs = isControlled(document.root);
  const foreign = document.root.entries.filter(isSomebodyElses);
  const isForeign = (at: number) => foreign.some(({ keySpan, value }) => at >= keySpan.start && at < (value?.end ?? keySpan.end));
  const record = isOurs
    ? { ...built, problems: built.problems.filter(({ start }) => !isForeign(start)) }
    : { ...built, problems: [], mentions: built.mentions.filter(({ field }) => field === undefined) };
  return { record, isControlled: isOurs, isDamaged };
}

/**
 * True where front matter says anything that only a document of an ISMS says. The page of a web site has a title, a category,
 * tags and dates in any form, and its keys are its generator's business.
 */
function isControlled(node: MapNode): boolean {
  return node.entries.some((entry) => {
    const name = fieldByName(kindOf("document").root, entry.key)?.name;
    if (name === undefined) return false;
    return CONTROL_FIELDS.has(name) || (COMMON_WORDS.has(name) && fold(entry.key) === name && !isUnknownWord(entry));
  });
}

/** A word that means many things (`category`) beside a value that says nothing to us: the key of somebody else's tool. */
function isSomebodyElses(entry: Entry): boolean {
  const name = fieldByName(kindOf("document").root, entry.key)?.name;
  return name !== undefined && COMMON_WORDS.has(name) && fold(entry.key) !== name && isUnknownWord(entry);
}

/** True for a text where one of a few words is meant, and neither it nor one that is nearly it stands there. */
function isUnknownWord({ key, value }: Entry): boolean {
  const words = fieldByName(kindOf("document").root, key)?.enum;
  if (!words || value?.type !== "scalar" || value.value === null) return false;
  const written = String(value.value);
  return !words.some((word) => fold(word) === fold(written)) && suggest(written, words).length === 0;
}

const CONTROL_FIELDS = new Set([
  "approvedBy",
  "approvedOn",
  "nextReview",
  "effectiveFrom",
  "classification",
  "controls",
  "clauses",
  "supersedes",
]);
/** Fields whose synonyms (`category`, `state`) say nothing. */
const COMMON_WORDS = new Set(["id", "type", "version", "status", "owner"]);
