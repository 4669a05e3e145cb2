import type { IsmsRecord, Mention, Problem, Segment } from "../model/record.ts";
import type { Wording } from "../model/sourceFile.ts";
import { fieldByName, kindOf } from "../schema/kinds.ts";
import { type MarkdownFile, parseMarkdown } from "../syntax/markdown.ts";
import type { MapNode } from "../syntax/node.ts";
import { namesStandard } from "../syntax/references.ts";
import { parseYamlDocuments } from "../syntax/yamlNodes.ts";
import { t } from "../text/l10n.ts";
import { resolvePath } from "../text/paths.ts";
import { fold } from "../text/suggest.ts";
import { buildRecord } from "./buildRecord.ts";
import type { Carried, CarrierContext } from "./carrier.ts";
import { titlesInProse } from "./misplacedTitles.ts";
import { proseMentions } from "./prose.ts";
import { findPlaceholders, findVagueWords } from "./wording.ts";

/** Reads a Markdown file: the document that its front matter describes, and what its text points at. */
export function readMarkdownFile(path: string, text: string, context: CarrierContext): Carried {
  const markdown = parseMarkdown(text);
  const head: Segment = {};
  const body: Segment = {};
  const segments = new Map<Segment, number>([[body, 0]]);
  const records: IsmsRecord[] = [];
  const problems: Problem[] = [];
  if (markdown.frontMatter && context.inIsms) {
    const { start, end } = markdown.frontMatter.content;
    segments.set(head, start);
    readFrontMatter(text.slice(start, end), path, head, records, problems);
  }
  if (!markdown.frontMatter && context.inIsms) problems.push(...unclosedFrontMatter(text, body));
  const isRead = context.inIsms || namesStandard(text);
  const spoken = isRead ? proseMentions(markdown.prose, 0, body, true) : [];
  const mentions = [...spoken, ...(context.inIsms ? linkMentions(markdown, path, body) : [])];
  const wording = context.inIsms ? findWording(text, markdown, body, records[0] as IsmsRecord<"document"> | undefined) : [];
  const misplacedTitles = titlesInProse(markdown.prose, spoken);
  return {
    segments,
    records,
    mentions,
    problems,
    headings: markdown.headings,
    collections: [],
    cache: undefined,
    wording,
    misplacedTitles,
  };
}

/** Vague words matter in what binds people: approved policies, procedures and standards. */
function findWording(text: string, markdown: MarkdownFile, body: Segment, document: IsmsRecord<"document"> | undefined): Wording[] {
  const { status, type, language } = document?.data ?? {};
  const binds = status === "approved" && (type === "policy" || type === "procedure" || type === "standard");
  const vague = binds ? findVagueWords(markdown.wording, markdown.frontMatter?.end ?? 0, body, language) : [];
  return [...findPlaceholders(text, markdown.wording, body), ...vague].sort((a, b) => a.start - b.start);
}

/** A first line `---` with keys below it and no second one: nothing in it would be read, and no one would know. */
function unclosedFrontMatter(text: string, segment: Segment): Problem[] {
  if (!/^---[ \t]*\r?\n[A-Za-z][\w-]{0,40}:[ \t\r\n]/.test(text)) return [];
  const message = t("The front matter has no closing `---`, so the document has no metadata at all. Close it on a line of its own.");
  return [{ code: "syntax/front-matter", start: 0, end: 3, segment, message }];
}

/** Front matter is a document where it is a mapping; keys that are no document's are the site generator's own and left alone. */
function readFrontMatter(source: string, path: string, segment: Segment, records: IsmsRecord[], problems: Problem[]): void {
  const [document] = parseYamlDocuments(source);
  for (const problem of document?.problems ?? []) {
    const message = t(
      "The front matter cannot be read as meant: {0}. What it damages is left out of every check until it is mended.",
      problem.message.replace(/\.$/, ""),
    );
    problems.push({ code: "syntax/front-matter", start: problem.start, end: Math.max(problem.end, problem.start + 1), segment, message });
  }
  if (document?.root?.type !== "map") return;
  const record = buildRecord(kindOf("document"), document.root, path, segment, source);
  if (Object.keys(record.data).length === 0) return;
  const isOurs = isControlled(document.root);
  records.push(isOurs ? record : { ...record, problems: [], mentions: record.mentions.filter(({ field }) => field === undefined) });
}

/**
 * True where front matter says anything that only a document of an ISMS says. The page of a web site has a title, a category,
 * tags and dates in any form, and its keys are its generator's business.
 */
function isControlled(node: MapNode): boolean {
  return node.entries.some(({ key }) => {
    const name = fieldByName(kindOf("document").root, key)?.name;
    return name !== undefined && (CONTROL_FIELDS.has(name) || (COMMON_WORDS.has(name) && fold(key) === name));
  });
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

function linkMentions({ links }: MarkdownFile, path: string, segment: Segment): Mention[] {
  return links.flatMap(({ target, span }): Mention[] => {
    const file = linkedFile(target);
    return file === undefined ? [] : [{ ...span, segment, text: target, target: { type: "file", path: resolvePath(path, file) } }];
  });
}

/** The file that a link leads to: undefined for addresses of the web and places in the same file. */
function linkedFile(target: string): string | undefined {
  if (target === "" || /^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//")) return undefined;
  const path = target.split("?")[0] ?? "";
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
