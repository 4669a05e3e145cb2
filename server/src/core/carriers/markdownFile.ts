import type { IsmsRecord, Mention, Problem, Segment } from "../model/record.ts";
import type { Wording } from "../model/sourceFile.ts";
import { fieldByName, kindOf } from "../schema/kinds.ts";
import { findHeadlessFrontMatter, type MarkdownFile, parseMarkdown } from "../syntax/markdown.ts";
import type { Entry, MapNode } from "../syntax/node.ts";
import { namesStandard } from "../syntax/references.ts";
import { parseYamlDocuments } from "../syntax/yamlNodes.ts";
import { t } from "../text/l10n.ts";
import { resolvePath } from "../text/paths.ts";
import { detached, sharedText } from "../text/sharedText.ts";
import { fold, suggest } from "../text/suggest.ts";
import { buildRecord } from "./buildRecord.ts";
import type { Carried, CarrierContext } from "./carrier.ts";
import { measureProse } from "./measureProse.ts";
import { proseDocument } from "./metadata/proseDocument.ts";
import { titlesInProse, titlesInRecords } from "./misplacedTitles.ts";
import { proseMentions } from "./prose.ts";
import { readRegisters } from "./registers.ts";
import { sectionTables } from "./sections.ts";
import { sharedTarget } from "./sharedTarget.ts";
import { findPlaceholders, findVagueWords } from "./wording.ts";

/** Reads a Markdown file: the document that its front matter describes, and what its text points at. */
export function readMarkdownFile(path: string, text: string, context: CarrierContext): Carried {
  const markdown = parseMarkdown(text);
  const head: Segment = {};
  const body: Segment = {};
  const segments = new Map<Segment, number>([[body, 0]]);
  const records: IsmsRecord[] = [];
  const problems: Problem[] = [];
  if (context.inIsms) {
    const document = readDocument(text, markdown, { path, head, body }, segments, problems);
    if (document) records.push(document);
    if (!markdown.frontMatter) problems.push(...unclosedFrontMatter(text, body));
  }
  const isRead = context.inIsms || namesStandard(text);
  const spoken = isRead ? proseMentions(markdown.prose, 0, body, true) : [];
  const all = [...spoken, ...(context.inIsms ? linkMentions(markdown, path, body) : [])];
  const wording = context.inIsms ? findWording(text, markdown, body, records[0] as IsmsRecord<"document"> | undefined) : [];
  const file = { path, text, prose: markdown.prose, segment: body, form: "table" } as const;
  const inTables = readRegisters(context.inIsms ? markdown.tables : [], file, all, context);
  const sections = context.inIsms ? sectionTables(text, markdown) : [];
  const inSections = readRegisters(sections, { ...file, form: "sections" }, inTables.mentions, context);
  for (const rows of [inTables, inSections]) {
    for (const record of rows.records) records.push(record);
    for (const problem of rows.problems) problems.push(problem);
  }
  const { mentions } = inSections;
  const misplacedTitles = [...titlesInProse(markdown.prose, spoken), ...titlesInRecords(inTables.records)];
  const registers = [...inTables.registers, ...inSections.registers];
  const { headings } = markdown;
  const prose = context.inIsms ? measureProse(text, markdown.paragraphs, body) : undefined;
  return { segments, records, mentions, problems, headings, registers, collections: [], cache: undefined, wording, prose, misplacedTitles };
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

/** A file with the segments for its front matter and for the whole of it. */
interface Place {
  readonly path: string;
  readonly head: Segment;
  readonly body: Segment;
}

/** The document that a file is: by its front matter where that says so, else by how its text begins. */
function readDocument(
  text: string,
  markdown: MarkdownFile,
  { path, head, body }: Place,
  segments: Map<Segment, number>,
  problems: Problem[],
): IsmsRecord | undefined {
  const fenced = markdown.frontMatter?.content;
  if (fenced) segments.set(head, fenced.start);
  const front = fenced && readFrontMatter(detached(text.slice(fenced.start, fenced.end)), path, head, problems);
  if (front?.isControlled && !front.isDamaged) return front.record;
  const headless = fenced ? undefined : findHeadlessFrontMatter(text);
  const isSound = front !== undefined && !front.isDamaged;
  const prose = proseDocument({ path, text, markdown, segment: body, frontMatter: fenced ?? headless?.content, isSound });
  const isMore = prose && fieldCount(prose) > (front?.isControlled ? fieldCount(front.record) : 0);
  if (isMore || front) return isMore ? prose : front?.record;
  const open = headless && readFrontMatter(text.slice(0, headless.content.end), path, body, [])?.record;
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

function linkMentions({ links }: MarkdownFile, path: string, segment: Segment): Mention[] {
  return links.flatMap(({ target, span }): Mention[] => {
    const file = linkedFile(target);
    if (file === undefined) return [];
    return [
      {
        start: span.start,
        end: span.end,
        segment,
        text: sharedText(target),
        target: sharedTarget({ type: "file", path: resolvePath(path, file) }),
      },
    ];
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
