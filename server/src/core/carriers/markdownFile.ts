import type { IsmsRecord, Mention, Problem, Segment } from "../model/record.ts";
import { kindOf } from "../schema/kinds.ts";
import { parseMarkdown } from "../syntax/markdown.ts";
import { namesStandard } from "../syntax/references.ts";
import { parseYamlDocuments } from "../syntax/yamlNodes.ts";
import { t } from "../text/l10n.ts";
import { resolvePath } from "../text/paths.ts";
import { buildRecord } from "./buildRecord.ts";
import type { Carried, CarrierContext } from "./carrier.ts";
import { proseMentions } from "./prose.ts";

/** Reads a Markdown file: the document that its front matter describes, and what its text points at. */
export function readMarkdownFile(path: string, text: string, context: CarrierContext): Carried {
  const markdown = parseMarkdown(text);
  const head: Segment = {};
  const body: Segment = {};
  const segments = new Map<Segment, number>([[body, 0]]);
  const records: IsmsRecord[] = [];
  const problems: Problem[] = [];
  const mentions: Mention[] = [];
  if (markdown.frontMatter && context.inIsms) {
    const { start, end } = markdown.frontMatter.content;
    segments.set(head, start);
    readFrontMatter(text.slice(start, end), path, head, records, problems);
  }
  if (context.inIsms || namesStandard(text)) {
    mentions.push(...proseMentions(markdown.prose, 0, body, context.inIsms || namesStandard(text)));
  }
  for (const { target, span } of context.inIsms ? markdown.links : []) {
    const file = linkedFile(target);
    if (file !== undefined)
      mentions.push({ ...span, segment: body, text: target, target: { type: "file", path: resolvePath(path, file) } });
  }
  return { segments, records, mentions, problems, headings: markdown.headings, collections: [], cache: undefined };
}

/** Front matter is a document where it is a mapping; keys that are no document's are the site generator's own and left alone. */
function readFrontMatter(source: string, path: string, segment: Segment, records: IsmsRecord[], problems: Problem[]): void {
  const [document] = parseYamlDocuments(source);
  for (const problem of document?.problems ?? []) {
    const message = t(
      "The front matter cannot be read as meant: {0}. Its document is left out of every check until it is mended.",
      problem.message.replace(/\.$/, ""),
    );
    problems.push({ code: "syntax/front-matter", start: problem.start, end: Math.max(problem.end, problem.start + 1), segment, message });
  }
  if (document?.root?.type !== "map") return;
  const record = buildRecord(kindOf("document"), document.root, path, segment, source);
  if (Object.keys(record.data).length > 0) records.push(record);
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
