import type { IsmsRecord, Segment } from "../../model/record.ts";
import { kindOf } from "../../schema/kinds.ts";
import type { MarkdownFile } from "../../syntax/markdown.ts";
import type { Entry, MapNode } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";
import { buildRecord } from "../buildRecord.ts";
import { badges } from "./badges.ts";
import { blockquote } from "./blockquote.ts";
import { documentHead } from "./documentHead.ts";
import type { MetadataForm, Statement, Written } from "./form.ts";
import { frontMatterLines } from "./frontMatterLines.ts";
import { keyValueLines } from "./keyValueLines.ts";
import { type StatedField, statedField } from "./statedField.ts";
import { table } from "./table.ts";
import { typeOfTitle } from "./vocabulary.ts";

/** The forms, in the order in which they are tried. */
const FORMS: readonly MetadataForm[] = [frontMatterLines, keyValueLines, table, blockquote, badges];

/** Where a Markdown file is, and which of its front matter may be read line by line. */
export interface ProseSource {
  readonly path: string;
  readonly text: string;
  readonly markdown: Pick<MarkdownFile, "frontMatter" | "headings" | "prose">;
  /** A segment that starts where the file does. */
  readonly segment: Segment;
  readonly frontMatter: Span | undefined;
  /** Its front matter is sound YAML, which may as well be a web page's. */
  readonly isSound: boolean;
}

/**
 * The document that a Markdown file describes in another form than YAML front matter: the first form that states enough wins.
 * Nobody promised that it has the shape of a schema, so what cannot be read is no problem of the file.
 */
export function proseDocument(source: ProseSource): IsmsRecord | undefined {
  const head = documentHead(source.text, source.markdown, source.frontMatter);
  for (const form of FORMS) {
    if (form === badges && FRONT_PAGE.test(source.path)) continue;
    for (const statements of form.read(head)) {
      const fields = fieldsOf(statements);
      const isPage = form === frontMatterLines && source.isSound && !isControlled(fields);
      if (!isPage && isEnough(fields)) return recordOf(fields, head.title, form, source);
    }
  }
  return undefined;
}

/** The badges of a project's front page tell of its software. */
const FRONT_PAGE = /(?:^|\/)readme(?:[._-][^/]*)?$/i;

/** Fields that a document has because it is controlled; others have titles and authors as well. */
const CONTROL_FIELDS = new Set(["version", "status", "owner", "approvedBy", "approvedOn", "nextReview", "reviewedOn"]);

function isEnough(fields: readonly StatedField[]): boolean {
  const meant = fields.filter(({ isMeant }) => isMeant);
  return meant.length >= 2 && meant.some(({ name }) => CONTROL_FIELDS.has(name));
}

/** Web pages have titles, authors and days of their last change. */
function isControlled(fields: readonly StatedField[]): boolean {
  return fields.some(({ name, isMeant }) => isMeant && name !== "reviewedOn" && CONTROL_FIELDS.has(name));
}

/** Each field once: what is stated first holds. */
function fieldsOf(statements: readonly Statement[]): StatedField[] {
  const fields = new Map<string, StatedField>();
  for (const statement of statements) {
    const field = statedField(statement);
    if (field && !fields.has(field.name)) fields.set(field.name, field);
  }
  return [...fields.values()];
}

function recordOf(fields: readonly StatedField[], title: Written | undefined, form: MetadataForm, source: ProseSource): IsmsRecord {
  const { path, segment, text } = source;
  const stated = fields.map(entryOf);
  const entries = [...titled(fields, title), ...stated].sort((a, b) => a.keySpan.start - b.keySpan.start);
  const unread = new Set(fields.filter(({ meaning }) => meaning === undefined).map(({ name }) => name));
  const readable = entries.filter(({ key }) => !unread.has(key));
  const record = buildRecord(kindOf("document"), mapOf(readable), path, segment, text, form.carrier);
  // who is named in free text is a reference only where there is a record of them
  const mentions = record.mentions.flatMap(({ field, expects: _, open: __, ...mention }) => (field === undefined ? [] : [mention]));
  const written = mapOf(entries);
  return { ...record, written, start: written.start, end: written.end, problems: [], mentions };
}

/** What the first heading says where nothing else does: the title, and the type where it names one. */
function titled(fields: readonly StatedField[], title: Written | undefined): Entry[] {
  const stated = fields.find(({ name }) => name === "title");
  const words = stated ? stated.value : title;
  if (!words) return [];
  const type = fields.some(({ name }) => name === "type") ? undefined : typeOfTitle(words.text);
  return [...(stated ? [] : [entry("title", words, words.text)]), ...(type === undefined ? [] : [entry("type", words, type)])];
}

function entryOf({ name, label, value, meaning }: StatedField): Entry {
  return {
    key: name,
    keySpan: label,
    value: { type: "scalar", value: meaning ?? value.text, quoted: true, start: value.start, end: value.end },
  };
}

function entry(key: string, { start, end }: Span, value: string): Entry {
  return { key, keySpan: { start, end: start }, value: { type: "scalar", value, quoted: true, start, end } };
}

function mapOf(entries: readonly Entry[]): MapNode {
  const start = Math.min(...entries.map(({ keySpan }) => keySpan.start));
  const end = Math.max(...entries.map(({ keySpan, value }) => Math.max(keySpan.end, value?.end ?? 0)));
  return { type: "map", entries, flow: false, start: entries.length === 0 ? 0 : start, end: entries.length === 0 ? 0 : end };
}
